"""Which note stands in which cell of a copy, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thuistafel.exchange.delivery.model import SentSheet, Spot
from thuistafel.exchange.feedback.remarks import Remark, Sort
from thuistafel.exchange.feedback.values import safe_text

MOST_NOTES = 1_000
LONGEST_NOTE = 1_000
Area = tuple[Spot, Spot]
Notes = Mapping[Spot, Sequence[Remark]]
_PRESSING = {sort: place for place, sort in enumerate(Sort)}


def notes_of(remarks: Iterable[Remark], sheets: Sequence[SentSheet]) -> dict[str, Notes]:
    """The remarks by sheet and cell, at most `MOST_NOTES` cells, the most pressing first; all are in the list.

    What is about a covered cell stands on the first cell of its merged area, where it can be seen.
    """
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    first_of = {
        (sheet.name, cell): first for sheet in sheets for first, last in areas_in(sheet) for cell in _cells(first, last)
    }
    placed = [
        (each, first_of.get((each.sheet, spot), spot)) for each in remarks for spot in each.spots if each.sheet in order
    ]
    placed.sort(key=lambda item: (_PRESSING[item[0].sort], order[item[0].sheet], item[1]))
    chosen = list(dict.fromkeys((each.sheet, spot) for each, spot in placed))[:MOST_NOTES]
    found: dict[tuple[str, Spot], list[Remark]] = {key: [] for key in chosen}
    for each, spot in placed:
        if (said := found.get((each.sheet, spot))) is not None and each not in said:
            said.append(each)
    return {name: {spot: said for (sheet, spot), said in found.items() if sheet == name} for name in order}


def note_text(remarks: Sequence[Remark]) -> str:
    """Each remark and what to do about it, the most pressing first."""
    lines = (f"{_before(each)}{each.what} {each.now}".rstrip() for each in remarks)
    return safe_text("\n".join(dict.fromkeys(lines)), LONGEST_NOTE)


def _before(remark: Remark) -> str:
    """What sort of remark it is, where the remark itself does not say so."""
    return "" if remark.sort is Sort.COLUMN else f"{remark.sort.value.capitalize()}: "


def areas_in(sheet: SentSheet) -> list[Area]:
    """The merged areas as far as anything stands on the sheet, without those that overlap an earlier one.

    A workbook with two areas on one cell does not open, and one over a whole empty sheet would take hours to write.
    """
    height, width = len(sheet.grid), max(map(len, sheet.grid), default=0)
    taken: set[Spot] = set()
    kept: list[Area] = []
    for first, (bottom, right) in sheet.merged:
        last = (min(bottom, height), min(right, width - 1))
        cells = set(_cells(first, last))
        if len(cells) > 1 and taken.isdisjoint(cells):
            taken |= cells
            kept.append((first, last))
    return kept


def _cells(first: Spot, last: Spot) -> Iterator[Spot]:
    return ((row, column) for row in range(first[0], last[0] + 1) for column in range(first[1], last[1] + 1))
