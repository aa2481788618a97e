"""A sheet to the tables on it: where each begins, which rows are its header, what is written above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thuistafel.exchange.delivery.facets import is_place
from thuistafel.exchange.delivery.headings import Likeness, is_amount, likeness, look_of
from thuistafel.exchange.delivery.merging import with_texts_of_merged
from thuistafel.exchange.delivery.model import Block, SentSheet
from thuistafel.exchange.delivery.stacked import (
    SEARCHED_ROWS,
    Rows,
    Table,
    bands_of,
    filled_in,
    tables_in,
    texts_between,
)
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.delivery.words import SKIPPED_SHEETS
from thuistafel.exchange.raw import MOST_COLUMNS, Raw, is_blank, text_of

MOST_ROWS = 250_000
MOST_TURNED = 200
"""A table on its side is looked for in so many rows and columns at most."""
MOST_BLOCKS = 100
"""Of one sheet; what is further down is named as unread."""
_LEAST_ROWS = 3
_LEAST_NAMED = 60


def blocks_of(sheet: SentSheet) -> tuple[Block, ...]:
    """The tables on a sheet, top to bottom and left to right; none on the sheets of our workbooks that hold no rows."""
    if is_skipped(sheet):
        return ()
    filled = with_texts_of_merged(sheet)
    rows = [cells[:MOST_COLUMNS] for cells in filled.grid[:MOST_ROWS]]
    upright = [table for left, right in bands_of(rows) for table in tables_in(rows, left, right)]
    if turned := _turned_tables(rows, is_only_reading=not upright):
        return tuple(_block(filled, one, transposed=True) for one in turned)
    return tuple(_block(filled, one) for one in upright[:MOST_BLOCKS]) or tuple(_without_header(filled, rows))


def is_blank_form(sheet: SentSheet) -> bool:
    """Whether a header stands there and nobody filled anything in below it."""
    rows = sheet.grid[:MOST_ROWS]
    header = next((number for number, cells in enumerate(rows[:SEARCHED_ROWS]) if look_of(cells).is_header), None)
    return header is not None and all(filled_in(cells) <= 1 for cells in rows[header + 1 :])


def is_skipped(sheet: SentSheet) -> bool:
    """Whether it is a sheet of our own workbooks that holds no rows: `Lees mij`, `Keuzelijsten`, …"""
    return plain(sheet.name).replace("_", " ").startswith(SKIPPED_SHEETS)


def _block(sheet: SentSheet, one: Table, *, transposed: bool = False) -> Block:
    header = tuple(row + 1 for row in one.header)
    return Block(sheet, one.title, header, one.first + 1, one.last + 1, one.left, one.right, transposed)


def _turned_tables(rows: Rows, *, is_only_reading: bool) -> list[Table]:
    """Tables on their side: names of fields below each other, records as columns; bounded, people make them small."""
    width = max(map(len, rows), default=0)
    if not rows or not width or len(rows) > MOST_TURNED or width > MOST_TURNED:
        return []
    turned = [tuple(cells[at] if at < len(cells) else "" for cells in rows) for at in range(width)]
    found = [one for one in tables_in(turned, 0, len(rows) - 1) if _lies_on_its_side(rows, one, is_only_reading)]
    return [replace(one, title=texts_between(rows, 0, one.left)) for one in found]


def _lies_on_its_side(rows: Rows, one: Table, is_only_reading: bool) -> bool:
    """Whether every row with an amount begins with the name of a field; without amounts only if nothing else fits."""
    if len(one.header) > 1:
        return False
    at = one.header[0]
    if any(filled_in(cells[:at]) for cells in rows[one.left : one.right + 1]):
        return False
    firsts = [(text_of(cells[at]).strip(), cells) for cells in rows if len(cells) > at]
    names = sum(likeness(text) is Likeness.NAMES for text, _ in firsts)
    counted = [text for text, cells in firsts if any(is_amount(cell) for cell in cells if not is_blank(cell))]
    if names < 2 or not counted:
        return is_only_reading and 100 * names >= _LEAST_NAMED * sum(bool(text) for text, _ in firsts) and names >= 2
    return all(likeness(text) is Likeness.NAMES for text in counted)


def _without_header(sheet: SentSheet, rows: Rows) -> Iterator[Block]:
    """Rows of municipalities with numbers beside them and nothing above that says what they are."""
    places = [number for number, cells in enumerate(rows) if _is_named_row(cells)]
    if len(places) < _LEAST_ROWS or 100 * len(places) < 80 * (places[-1] - places[0] + 1):
        return
    right = max(len(rows[number]) for number in places) - 1
    yield Block(sheet, texts_between(rows, 0, places[0]), (), places[0] + 1, places[-1] + 1, 0, right)


def _is_named_row(cells: Sequence[Raw]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    is_named = any(isinstance(cell, str) and is_place(cell) for cell in filled)
    return len(filled) > 1 and is_named and any(map(is_amount, filled))
