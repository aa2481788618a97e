"""Merged areas: a text over several cells is read for each of them."""

from __future__ import annotations

from dataclasses import replace

from thuistafel.exchange.delivery.model import SentSheet
from thuistafel.exchange.raw import Raw, is_blank

MOST_MERGED = 20_000
"""So many covered cells get the text of their area at most; the rest stay blank, as a spreadsheet stores them."""


def with_texts_of_merged(sheet: SentSheet) -> SentSheet:
    """The sheet with the text of an area in the blank cells it covers in the same column or row.

    Numbers are not repeated: one number for several rows is for its reader to refuse.
    """
    if not sheet.merged:
        return sheet
    grid: list[list[Raw]] = [list(cells) for cells in sheet.grid]
    left = MOST_MERGED
    for (top, first), (bottom, last) in sorted(sheet.merged):
        text = grid[top - 1][first] if top <= len(grid) and first < len(grid[top - 1]) else ""
        # A text over many columns is a title or a caption, which the header carries to the right itself.
        if not isinstance(text, str) or is_blank(text) or last > first:
            continue
        for row in range(top + 1, min(bottom, len(grid), top + left) + 1):
            cells = grid[row - 1]
            cells.extend([""] * (first + 1 - len(cells)))
            if is_blank(cells[first]):
                cells[first] = text
                left -= 1
    return replace(sheet, grid=tuple(map(tuple, grid)))
