"""A row as a line of the evidence ledger: what it is about, its number with range and grade, and where it stands."""

from __future__ import annotations

from datetime import date

from thuistafel.core.claims import Claim, Place, Unit
from thuistafel.core.dossier import EXPECTED, STOCK, Amount, Row, Table
from thuistafel.core.dossier.counts import claim_from
from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.exchange.delivery.differences import AMOUNTS, BESIDE, stated
from thuistafel.exchange.delivery.values import shown
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import COLUMNS
from thuistafel.web.figures.stems import stem_line

CLAIMING = frozenset({Table.LETTINGS, Table.OUTFLOW, Table.PRIORITY, Table.PICTURE})
"""The tables whose rows are claims; rows of the others hold facts with a place."""
OF_PEOPLE = frozenset({Table.OUTFLOW, Table.PICTURE, Table.PLACEMENTS, Table.FLOWS, Table.URGENCY})
"""The tables that count people: small numbers in them are not for everyone (W19)."""
_LONGEST = {"about": 300, "source": 200, "stated": 60, "spot": 120}


def plan_year_of(reading: Reading) -> int:
    """The year the dossier plans for; 0 when its settings do not say."""
    year = (reading.frame or {}).get("planjaar")
    return year if isinstance(year, int) else 0


def ledger_line(row: Row, plan_year: int) -> dict[str, object]:
    """What the ledger keeps of a row; a row that makes no claim has its number only as it was written."""
    claim = claim_of(row, plan_year)
    line: dict[str, object] = {
        "table": row.table.value,
        "about": about(row),
        "stated": number_of(row),
        "source": str(row.cells.get("bron", "")),
        "file": row.place.file,
        "spot": spot_of(row.place_of("aantal")),
        "day": day if isinstance(day := row.cells.get("peildatum"), date) else None,
        "stems": stem_line(row.table.value, *map(shown, row.cells.values()), row.place.file),
    }
    if claim:
        line |= {"value": claim.value, "low": claim.range.low, "high": claim.range.high, "grade": claim.grade.value}
    return {name: str(value)[: _LONGEST[name]] if name in _LONGEST else value for name, value in line.items()}


def claim_of(row: Row, plan_year: int) -> Claim | None:
    """The claim a row makes by itself, in its own unit; None when it makes none (contract rules 1 and 2)."""
    if row.table not in CLAIMING:
        return None
    try:
        return claim_from(row, Findings(), unit=Unit.HOUSEHOLDS, forecast=_is_ahead(row, plan_year))
    except Refused:
        return None


def _is_ahead(row: Row, plan_year: int) -> bool:
    if row.table is Table.LETTINGS:
        return row.cells.get("stand") == EXPECTED
    year = row.cells.get("jaar")
    return isinstance(year, int) and year >= plan_year and row.cells.get("soort") != STOCK


def about(row: Row) -> str:
    """What a row is about, as people read it, in the order of its table."""
    named = (column.name for column in COLUMNS[row.table] if column.name not in (*AMOUNTS, *BESIDE))
    words = (str(row.cells[name]) for name in named if name in row.cells and not isinstance(row.cells[name], Amount))
    return " · ".join(word.replace("_", " ") for word in words)


def number_of(row: Row) -> str:
    """Its number as it was written; where it has several, each with its name."""
    several = [f"{name} {shown(value)}" for name, value in row.cells.items() if isinstance(value, Amount)]
    if "aantal" in row.cells or len(several) < 2:
        return stated(row)
    return ", ".join(several)


def spot_of(place: Place) -> str:
    """Sheet, row and cell of a place in one word, to find a line by."""
    return f"{place.sheet}!{place.row}!{place.cell}"
