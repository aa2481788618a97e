"""A sheet to the tables on it: where each begins, which rows are its header, what is written above it."""

from __future__ import annotations

from thuistafel.exchange.delivery.model import Block, SentSheet
from thuistafel.exchange.delivery.vocabulary import fields_named
from thuistafel.exchange.raw import Raw, is_blank, text_of

LEAST_KNOWN = 2
"""So many headings must be known before a row is taken for a header."""


def blocks_of(sheet: SentSheet) -> tuple[Block, ...]:
    """The tables on a sheet, top to bottom; none when no row looks like a header."""
    for number, cells in enumerate(sheet.grid, start=1):
        if _known_headings(cells) >= LEAST_KNOWN:
            title = " ".join(
                text_of(cell).strip() for row in sheet.grid[: number - 1] for cell in row if not is_blank(cell)
            )
            return (Block(sheet, title, (number,), number + 1, len(sheet.grid), 0, len(cells) - 1),)
    return ()


def _known_headings(cells: tuple[Raw, ...]) -> int:
    return sum(bool(fields_named(text_of(cell))) for cell in cells if not is_blank(cell))
