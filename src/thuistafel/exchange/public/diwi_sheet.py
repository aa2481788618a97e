"""The sheet `Data` of a DIWI workbook: a row of sections, two lower the columns, then dates below some, then blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuistafel.exchange.public.diwi import NOT_SOCIAL, PLAN_STATUS, SOCIAL, Block, kind_of
from thuistafel.exchange.raw import Grid, Raw, text_of

ROWS_SEARCHED = 20
PROJECT, NUMBERS, BUILDING = "Projectgegevens", "Woning aantallen", "Bouw gegevens"
_SECTIONS = (PROJECT, NUMBERS, BUILDING, "Sloop gegevens", "Controle Bouw totalen", "Controle Sloop totalen")
_NEEDED = {(PROJECT, "Naam"), (PROJECT, "Gemeente"), (NUMBERS, "Bouw")}
_DELIVERY = (BUILDING, "Opleverdatum")
_OWNERS = {"Huur woningcorporatie": SOCIAL, "Koopwoning": "KOOPWONING", "Eigendom type onbekend": ""}
_PRIVATE = "Particuliere verhuurder"
_HOUSES = {"Eengezins woning": "eengezinswoning", "Meergezins woning": "meergezinswoning"}
_STOPPED, _OPEN = "afgebroken", {"", "openbaar", "public"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where each column stands, by section and name; the dates of delivery by column."""

    columns: Mapping[tuple[str, str], int]
    dates: Mapping[int, str]
    first_row: int


def blocks_from(grid: Grid) -> list[Block] | None:
    """The blocks of the sheet; None when it is no such sheet."""
    layout = _layout(grid)
    if layout is None:
        return None
    rows = ((number, row) for number, row in enumerate(grid, start=1) if number >= layout.first_row)
    return [_block(layout, number, row) for number, row in rows if _cell(layout, row, PROJECT, "Naam")]


def _layout(grid: Grid) -> _Layout | None:
    for at, row in enumerate(grid[:ROWS_SEARCHED]):
        names = [text_of(cell).strip() for cell in row]
        if {PROJECT, BUILDING} <= set(names) and at + 3 < len(grid):
            return _read_layout(names, grid[at + 2], grid[at + 3], at + 5)
    return None


def _read_layout(sections: Sequence[str], heads: Sequence[Raw], below: Sequence[Raw], first: int) -> _Layout | None:
    columns: dict[tuple[str, str], int] = {}
    dates: dict[int, str] = {}
    section = ""
    for index, head in enumerate(heads):
        named = sections[index] if index < len(sections) else ""
        section = named if named in _SECTIONS else section
        name = (section, text_of(head).strip())
        columns.setdefault(name, index)
        if name == _DELIVERY and index < len(below):
            dates[index] = text_of(below[index]).strip()
    return _Layout(columns, dates, first) if columns.keys() >= _NEEDED else None


def _block(layout: _Layout, number: int, row: Sequence[Raw]) -> Block:
    owner, homes = _owner(layout, row)
    delivered = [day for index, day in layout.dates.items() if _count(row, index)]
    status = _cell(layout, row, PROJECT, "Project status").casefold()
    house = [kind for head, kind in _HOUSES.items() if _count(row, layout.columns.get((BUILDING, head)))]
    municipality = _cell(layout, row, PROJECT, "Gemeente")
    return Block(
        number=number,
        project=_cell(layout, row, PROJECT, "Naam"),
        name="",
        municipalities=tuple(filter(None, map(str.strip, municipality.split(",")))),
        built=bool(homes) or not _count(row, layout.columns.get((NUMBERS, "Sloop"))),
        homes=homes,
        delivered=delivered[0] if len(delivered) == 1 else "",
        owner=owner,
        kind=kind_of(house[0] if len(house) == 1 else "", owner == SOCIAL),
        status=", ".join(filter(None, (status, _plan_status(layout, row)))),
        stopped=status == _STOPPED,
        confidential=_cell(layout, row, PROJECT, "Vertrouwelijkheid").casefold() not in _OPEN,
    )


def _owner(layout: _Layout, row: Sequence[Raw]) -> tuple[str, str]:
    """For whom, and how many homes: those of the corporation or else of no known owner; all when it is not said."""
    counts = {owner: _count(row, layout.columns.get((BUILDING, head))) for head, owner in _OWNERS.items()}
    others = counts["KOOPWONING"] + _count(row, layout.columns.get((BUILDING, _PRIVATE)))
    for owner in (SOCIAL, ""):
        if counts[owner]:
            return owner, str(counts[owner])
    built = _cell(layout, row, NUMBERS, "Bouw")
    return (min(NOT_SOCIAL) if others else "", built)


def _plan_status(layout: _Layout, row: Sequence[Raw]) -> str:
    """The furthest plan status that has a date."""
    reached = [heading for heading in PLAN_STATUS.values() if _cell(layout, row, PROJECT, heading)]
    return reached[-1] if reached else ""


def _cell(layout: _Layout, row: Sequence[Raw], section: str, name: str) -> str:
    index = layout.columns.get((section, name))
    return text_of(row[index]).strip() if index is not None and index < len(row) else ""


def _count(row: Sequence[Raw], index: int | None) -> int:
    written = text_of(row[index]).strip() if index is not None and index < len(row) else ""
    return int(written) if written.isdecimal() and len(written) <= 7 else 0
