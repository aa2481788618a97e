"""Writing a reading as one workbook: the settings, a sheet per table, then what nothing is known about."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.cells import LONGEST_TEXT
from thuistafel.exchange.frame import frame_to_sheet
from thuistafel.exchange.literal import literal
from thuistafel.exchange.names import in_order, names_for
from thuistafel.exchange.raw import Grid, Raw, RawTable, text_of
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import Column, Kind, column_of
from thuistafel.exchange.workbook_tables import FRAME_SHEET
from thuistafel.exchange.writing import replacing

_CREATED = datetime(2000, 1, 1)
_FIRST_DAY = date(1900, 3, 1)
_LARGEST_WHOLE = 10**15
_LIST_ROWS = 1_000
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WIDTHS = {Kind.TEXT: 24, Kind.CHOICE: 18, Kind.DATE: 12}


def write_workbook(reading: Reading, path: Path) -> tuple[str, ...]:
    """Write the dossier as one .xlsx; returns the names of the kept files that a workbook cannot hold."""
    tables = in_order(reading.tables)
    with replacing(path) as target:
        book = xlsxwriter.Workbook(str(target), {"default_date_format": "yyyy-mm-dd"})
        book.set_properties({"created": _CREATED})
        bold = book.add_format({"bold": True})
        if reading.frame is not None:
            _write_frame(book.add_worksheet(FRAME_SHEET), frame_to_sheet(reading.frame_text), bold)
        for raw, name in zip(tables, names_for(tables, [FRAME_SHEET]), strict=True):
            _write_table(book.add_worksheet(name), raw, bold)
        if not book.worksheets():
            book.add_worksheet(FRAME_SHEET)
        try:
            book.close()
        except FileCreateError as problem:  # a full or read-only disk, as everywhere else
            raise OSError(str(problem)) from problem
    return tuple(sorted(reading.attachments))


def _write_frame(sheet: Worksheet, grid: Grid, bold: Format) -> None:
    sheet.set_column(0, 2, 32)
    sheet.freeze_panes(1, 0)
    for row, cells in enumerate(grid):
        for column, raw in enumerate(cells):
            _write_cell(sheet, row, column, raw, None, bold if row == 0 else None)


def _write_table(sheet: Worksheet, raw: RawTable, bold: Format) -> None:
    columns = [None if raw.table is None else column_of(raw.table, name) for name in raw.header]
    _dress(sheet, raw, columns)
    for row, cells in enumerate(raw.grid):
        is_header = row + 1 == raw.header_row
        for index, cell in enumerate(cells):
            column = columns[index] if index < len(columns) and row >= raw.header_row else None
            _write_cell(sheet, row, index, cell, column, bold if is_header else None)


def _dress(sheet: Worksheet, raw: RawTable, columns: Sequence[Column | None]) -> None:
    """Widths, a header that stays in sight, and the known words to choose from."""
    for index, (name, column) in enumerate(zip(raw.header, columns, strict=True)):
        usual = _WIDTHS.get(column.kind, 10) if column else 16
        sheet.set_column(index, index, max(usual, min(len(name) + 2, 40)))
        if column and column.choices:
            last = max(len(raw.grid), raw.header_row + _LIST_ROWS)
            allowed = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            sheet.data_validation(raw.header_row, index, last, index, allowed)
    if raw.header_row:
        sheet.freeze_panes(raw.header_row, 0)


def _write_cell(sheet: Worksheet, row: int, index: int, raw: Raw, column: Column | None, look: Format | None) -> None:
    """Each value as its own type: text never becomes a formula, a number or a date by its looks alone."""
    value = _typed(raw, column)
    if isinstance(value, bool):
        sheet.write_boolean(row, index, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, index, value, look)
    elif len(value) > LONGEST_TEXT:
        raise ThuistafelError("text_too_long_for_workbook", row=row + 1, limit=LONGEST_TEXT)
    elif value:
        sheet.write_string(row, index, literal(value), look)


def _typed(raw: Raw, column: Column | None) -> Raw:
    """The type in which a spreadsheet gives back exactly this value."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, date):
        return raw if raw >= _FIRST_DAY else text_of(raw)
    if isinstance(raw, int | float):
        return raw if math.isfinite(raw) and abs(raw) < _LARGEST_WHOLE else text_of(raw)
    if column is None:
        return raw
    return _number(raw) if column.kind.is_number else _day(raw) if column.kind is Kind.DATE else raw


def _number(text: str) -> Raw:
    """A whole number when it is written plainly; anything else (0012, 1.032, 8,1, -59/100) stays the text it is."""
    return int(text) if _WHOLE.fullmatch(text) else text


def _day(text: str) -> Raw:
    try:
        day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        day = None
    return day if day and day >= _FIRST_DAY else text
