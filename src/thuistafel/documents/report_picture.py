"""Beeld: all target groups beside the municipalities, with what is missing said apart from nought (W22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thuistafel import wording
from thuistafel.core.claims import WorkingValue
from thuistafel.core.dossier import INDICATORS, PictureState
from thuistafel.core.picture import PictureCell, PictureTotal, picture
from thuistafel.core.plan import Plan
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import interval, number, say
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import place


class CellState(StrEnum):
    """What a cell of the heat map holds; each has its own sign beside its colour."""

    NUMBER = "number"
    NOUGHT = "nought"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: `shown` is '96', '0', '–' or 'n.v.t.'; `band` '86–106', `year` '2022' where it is an earlier one.

    `unit` is huishoudens, personen or ''; `place` is where the number stands.
    """

    state: CellState
    shown: str
    grade: str
    band: str
    year: str
    unit: str
    place: str


@dataclass(frozen=True, slots=True)
class HeatTotal:
    """What was delivered of a group: 'minstens 11 huishoudens' in each unit, and '7 van de 8'; '–' when nothing."""

    shown: tuple[str, ...]
    delivered: str
    at_least: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One group: its cells in the order of the columns and its totals."""

    target_group: str
    label: str
    cells: tuple[HeatCell, ...]
    total: HeatTotal


@dataclass(frozen=True, slots=True)
class HeatTable:
    """One indicator of all groups; `delivered` of `asked` cells hold a number."""

    indicator: str
    label: str
    sentence: str
    rows: tuple[HeatRow, ...]
    delivered: int
    asked: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The page: its conclusion, the municipalities as columns (CBS code, name), a table per indicator, remarks.

    `coverage` holds per group and CBS code how many of the five numbers were delivered and asked.
    """

    sentence: str
    columns: tuple[tuple[str, str], ...]
    tables: tuple[HeatTable, ...]
    coverage: Mapping[tuple[str, str], tuple[int, int]]
    remarks: tuple[str, ...]


def heat_map(plan: Plan) -> HeatMap:
    """The regional picture of all groups, municipalities in the order of the other tables."""
    found = picture(plan.dossier)
    columns = tuple((result.code, result.name) for result in by_size(plan))
    cells = {(cell.target_group, cell.municipality, cell.indicator): cell for cell in found.cells}
    groups = sorted({cell.target_group for cell in found.cells})
    tables = tuple(
        _table(indicator, groups, columns, cells, found.totals, plan.dossier.frame.plan_year)
        for indicator in INDICATORS
    )
    return HeatMap(
        sentence=_sentence(groups, tables),
        columns=columns,
        tables=tables,
        coverage={
            (group, code): _coverage(cells[group, code, indicator] for indicator in INDICATORS)
            for group in groups
            for code, _ in columns
        },
        remarks=tuple(wording.sentence(reason) for reason in found.warnings),
    )


def _table(
    indicator: str,
    groups: Iterable[str],
    columns: tuple[tuple[str, str], ...],
    cells: Mapping[tuple[str, str, str], PictureCell],
    totals: Iterable[PictureTotal],
    plan_year: int,
) -> HeatTable:
    own = [total for total in totals if total.indicator == indicator]
    rows = tuple(
        HeatRow(
            group,
            group.replace("_", " "),
            tuple(_cell(cells[group, code, indicator], plan_year) for code, _ in columns),
            _total([total for total in own if total.target_group == group]),
        )
        for group in groups
    )
    delivered, asked = _coverage(cells[row.target_group, code, indicator] for row in rows for code, _ in columns)
    label = say(f"picture_{indicator}")
    sentence = say("picture_delivered", label=label, delivered=delivered, asked=asked)
    return HeatTable(indicator, label, sentence, rows, delivered, asked)


def _cell(cell: PictureCell, plan_year: int) -> HeatCell:
    known = cell.known
    year = str(cell.year) if cell.year not in (None, plan_year) else ""
    if isinstance(known, PictureState):
        if known is PictureState.NOT_APPLICABLE:
            return HeatCell(CellState.NOT_APPLICABLE, translated("n.v.t."), "", "", year, "", "")
        return HeatCell(CellState.MISSING, number(None), "", "", "", "", "")
    claim = known.decided_by
    return HeatCell(
        state=CellState.NUMBER if known.value else CellState.NOUGHT,
        shown=number(known.value),
        grade=claim.grade.value,
        band=interval(known.range) if known.range.width else "",
        year=year,
        unit=translated(claim.unit.value),
        place="; ".join(dict.fromkeys(place(one) for one in claim.places)),
    )


def _total(totals: list[PictureTotal]) -> HeatTotal:
    """A total per unit: households and persons are never added, nor is what was not delivered counted as 0."""
    said = [
        say(
            "picture_at_least" if one.at_least else "picture_total",
            value=number(one.value),
            unit=translated(one.unit.value),
        )
        for one in totals
        if one.unit is not None
    ]
    delivered, asked = sum(one.delivered for one in totals), max((one.asked for one in totals), default=0)
    share = say("picture_share", delivered=delivered, asked=asked)
    return HeatTotal(tuple(said) or (number(None),), share, delivered < asked)


def _coverage(cells: Iterable[PictureCell]) -> tuple[int, int]:
    """How many cells hold a number, of all to which the question applies."""
    asked = [cell.known for cell in cells if cell.known is not PictureState.NOT_APPLICABLE]
    return sum(isinstance(known, WorkingValue) for known in asked), len(asked)


def _sentence(groups: list[str], tables: tuple[HeatTable, ...]) -> str:
    """How complete the picture is, and which number is missing most."""
    delivered, asked = sum(one.delivered for one in tables), sum(one.asked for one in tables)
    if not groups:
        return say("picture_empty")
    if delivered == asked:
        return say("picture_complete", groups=len(groups))
    least = min(tables, key=lambda one: one.delivered - one.asked)
    return say(
        "picture_incomplete",
        delivered=delivered,
        asked=asked,
        label=least.label.lower(),
        missing=least.asked - least.delivered,
    )
