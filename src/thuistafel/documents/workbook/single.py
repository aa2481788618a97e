"""One table of a page as a workbook: the same cells, numbers as numbers, with title, label and base line."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

from thuistafel.documents.sheet import Table
from thuistafel.documents.workbook.cells import Book, Sheet

NAME = "Tabel"
WIDEST = 60
_WHOLE = re.compile(r"-?\d{1,3}(\.\d{3})*|-?\d+")
_YEAR = datetime(2000, 1, 1)  # a fixed day, so that the same table gives the same bytes


def table_workbook(table: Table, title: str, label: str = "") -> bytes:
    """The workbook; a cell that is no whole number (a range, a dash) stays text."""
    sink = BytesIO()
    heads = zip(table.head, *table.rows, strict=True) if table.rows else ((head,) for head in table.head)
    widths = [min(WIDEST, 3 + max(map(len, column))) for column in heads]
    book = Book.opened(sink, [NAME], {"title": title, "subject": label, "created": _YEAR}, label)
    sheet = book.sheet(NAME, f"{title}: {table.caption}", widths, landscape=len(table.head) > 6)
    sheet.header(3, table.head, numbers=range(table.words, len(table.head)))
    for row, cells in enumerate(table.rows, 4):
        _write(sheet, row, cells, table.words)
    if table.total:
        _write(sheet, 4 + len(table.rows), table.total, table.words, ("total_text", "total"))
    book.workbook.close()
    return sink.getvalue()


def _write(
    sheet: Sheet, row: int, cells: tuple[str, ...], words: int, styles: tuple[str, str] = ("text", "count")
) -> None:
    text, count = styles
    for column, cell in enumerate(cells):
        if column >= words and _WHOLE.fullmatch(cell):
            sheet.number(row, column, int(cell.replace(".", "")), count)
        else:
            sheet.text(row, column, cell, text if column < words else count)
