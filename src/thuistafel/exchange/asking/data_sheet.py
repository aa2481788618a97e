"""A sheet to fill in: headings with their meaning, what we have already, room for more, and help while typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from thuistafel.exchange.asking.book import LINE_HEIGHT, Book, Sheet
from thuistafel.exchange.asking.layout import Asked, columns_of
from thuistafel.exchange.asking.lists import Lists
from thuistafel.exchange.asking.prefill import Filled
from thuistafel.exchange.forms import Form
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.tables import Kind
from thuistafel.wording.asking import COUNTS_NOT, ERROR_TITLE, ERRORS, HINT, HINT_FOLDED

HEAD_ROW = 3
FIRST = HEAD_ROW + 1
SPARE = 30
"""So many empty rows stand ready under what is filled in."""
FIRST_YEAR, LAST_YEAR = 1990, 2100
NOTE_WIDTH, NOTE_HEIGHT = 280, 130
PART_OF = "waarvan_"
_SHOWN = {Kind.COUNT: "count", Kind.DATE: "date", Kind.TEXT: "text"}
_LIMITS: Mapping[Kind, dict[str, Any]] = {
    Kind.COUNT: {"validate": "integer", "criteria": ">=", "value": 0},
    Kind.YEAR: {"validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    Kind.WHOLE: {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 4},
    Kind.PERCENT: {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100},
    Kind.DATE: {"validate": "custom", "value": "=ISNUMBER({cell})"},
}


@dataclass(frozen=True, slots=True)
class Written:
    """A data sheet that stands in the workbook, for the formulas of the control sheet."""

    form: Form
    sheet: Sheet
    columns: tuple[Asked, ...]
    lines: tuple[Filled, ...]

    @property
    def last(self) -> int:
        """The last row there is room on, counted from 0."""
        return FIRST + len(self.lines) + SPARE - 1

    def index(self, name: str) -> int:
        """The column with this heading."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def stretch(self, name: str) -> str:
        """All its cells, for a formula."""
        return self.sheet.stretch(FIRST, self.last, self.index(name))


def write_form(book: Book, form: Form, subtitle: str, lines: Sequence[Filled], lists: Lists) -> Written:
    """The sheet of a form with its lines and `SPARE` empty ones."""
    columns = columns_of(form)
    start = next(place for place, column in enumerate(columns) if not column.folded)
    sheet = book.sheet(form.sheet, f"{form.sheet} · {subtitle}", [column.width for column in columns], start)
    written = Written(form, sheet, columns, tuple(lines))
    sheet.text(2, start, f"{HINT} {HINT_FOLDED}" if any(column.folded for column in columns) else HINT, "quiet")
    _fold(sheet, columns)
    for index, column in enumerate(columns):
        sheet.text(HEAD_ROW, index, column.heading, "head")
        sheet.worksheet.write_comment(HEAD_ROW, index, _note(column), NOTE)
        _help(written, index, column, lists)
    for row in range(FIRST, written.last + 1):
        line = lines[row - FIRST] if row - FIRST < len(lines) else {}
        for index, column in enumerate(columns):
            _write(sheet, row, index, column, line.get(column.name, ""))
    sheet.worksheet.set_row(HEAD_ROW, LINE_HEIGHT * max(column.lines for column in columns) + 2)
    sheet.worksheet.freeze_panes(FIRST, start + 1)
    sheet.worksheet.repeat_rows(HEAD_ROW)
    _warn(written)
    # codes and rooms are text on purpose
    sheet.worksheet.ignore_errors({"number_stored_as_text": xl_range(FIRST, 0, written.last, len(columns) - 1)})
    return written


def _write(sheet: Sheet, row: int, index: int, column: Asked, raw: Raw) -> None:
    kind = _SHOWN.get(column.kind, "general")
    sheet.value(row, index, raw, f"fill_{kind}" if raw == "" else f"filled_{kind}")


NOTE = {"x_scale": 1.0, "width": NOTE_WIDTH, "height": NOTE_HEIGHT, "author": "Thuistafel", "font_size": 9}


def _note(column: Asked) -> str:
    """The meaning, and what does not count, under the heading."""
    excluded = column.of.excludes if column.of and not column.role else ""
    text = column.meaning[:1].upper() + column.meaning[1:] + "."
    return f"{text}\n{COUNTS_NOT}: {excluded}." if excluded else text


def _fold(sheet: Sheet, columns: Sequence[Asked]) -> None:
    """Folded columns open with the + above the column that follows them."""
    for index, column in enumerate(columns):
        follows = index > 0 and columns[index - 1].folded
        options: dict[str, Any] = {"level": 1, "hidden": True} if column.folded else {"collapsed": follows}
        sheet.worksheet.set_column(index, index, column.width, None, options)
    if columns[-1].folded:
        sheet.worksheet.set_column(len(columns), len(columns), 4, None, {"collapsed": True})


def _help(written: Written, index: int, column: Asked, lists: Lists) -> None:
    """What may be typed below a heading; always a question, never a wall: `ca. 40` and other words are welcome."""
    name = lists.name_for(written.form.code, column)
    first = xl_rowcol_to_cell(FIRST, index)
    rule: dict[str, Any] = {"validate": "list", "source": f"={name}"} if name else dict(_LIMITS.get(column.kind, {}))
    if not rule:
        return
    if isinstance(rule.get("value"), str):
        rule["value"] = rule["value"].format(cell=first)
    told = ERRORS["list" if name else column.kind.value]
    rule |= {"error_type": "warning", "error_title": ERROR_TITLE, "error_message": told}
    written.sheet.worksheet.data_validation(FIRST, index, written.last, index, rule)


def _warn(written: Written) -> None:
    """Cells turn red when a part is larger than its whole, or the number lies outside its own range."""
    total = ""
    for column in written.columns:
        if column.role in ("laag", "hoog") and column.of:
            _redden(written, column.name, ">" if column.role == "laag" else "<", column.of.name)
        elif column.name.startswith(PART_OF) and total:
            _redden(written, column.name, ">", total)
        elif column.kind is Kind.COUNT and not column.role:
            total = column.name


def _redden(written: Written, name: str, sign: str, other: str) -> None:
    index = written.index(name)
    cell = xl_rowcol_to_cell(FIRST, index, col_abs=True)
    beside = xl_rowcol_to_cell(FIRST, written.index(other), col_abs=True)
    rule = f"=AND(ISNUMBER({cell}),ISNUMBER({beside}),{cell}{sign}{beside})"
    look = {"type": "formula", "criteria": rule, "format": written.sheet.styles["alarm"]}
    written.sheet.worksheet.conditional_format(FIRST, index, written.last, index, look)
