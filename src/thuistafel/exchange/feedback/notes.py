"""Which note stands in which cell of a copy, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    areas = {sheet.name: areas_apart(sheet.merged) for sheet in sheets}
    placed = [(each, _seen(spot, areas[each.sheet])) for each in remarks for spot in each.spots if each.sheet in order]
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


def areas_apart(areas: Iterable[Area]) -> list[Area]:
    """Areas of more than one cell that do not overlap: a workbook with two on one cell does not open."""
    kept: list[Area] = []
    for first, last in areas:
        if first != last and not any(_overlap((first, last), other) for other in kept):
            kept.append((first, last))
    return kept


def _overlap(one: Area, other: Area) -> bool:
    (top, left), (bottom, right) = one
    (other_top, other_left), (other_bottom, other_right) = other
    return top <= other_bottom and other_top <= bottom and left <= other_right and other_left <= right


def _seen(spot: Spot, areas: Iterable[Area]) -> Spot:
    return next((first for first, last in areas if _overlap((first, last), (spot, spot))), spot)
