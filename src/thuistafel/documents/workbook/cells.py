"""The one place that knows XlsxWriter: styles and cells in which text stays text and every formula has its value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from thuistafel.exchange.literal import literal

Number = int | Fraction | None
NOT_DELIVERED = "niet geleverd"

INK, GREEN, RED, GREY = "#14213D", "#1D5F5B", "#A83A2A", "#5B6472"
YELLOW, PAPER, LINE = "#FFF6CC", "#F1F3F2", "#C9CED4"
LETTERS = 1.05  # letters on a line for each unit of column width, on the safe side
LINE_HEIGHT = 15
COUNT = "#,##0"
EXACT = "#,##0.000000"

HEAD = {"bold": True, "font_color": INK, "bottom": 1, "text_wrap": True, "valign": "bottom", "bg_color": PAPER}

STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK},
    "label": {"bold": True, "font_color": RED},
    "text": {"font_color": INK, "valign": "top", "align": "left", "indent": 1},
    "wrap": {"font_color": INK, "text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "strong": {"bold": True, "font_color": INK, "text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "quiet": {"font_color": GREY, "text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "head": {**HEAD, "align": "left", "indent": 1},
    "head_number": {**HEAD, "align": "right"},
    "fill": {"bg_color": YELLOW, "border": 1, "border_color": LINE, "num_format": COUNT, "valign": "top"},
    "percent": {"bg_color": YELLOW, "border": 1, "border_color": LINE, "num_format": "0.##"},
    "was": {"num_format": "General", "align": "right", "valign": "top", "font_color": GREY},
    "choice": {"bg_color": YELLOW, "border": 1, "border_color": LINE, "bold": True, "font_size": 14},
    "count": {"num_format": COUNT, "align": "right", "valign": "top"},
    "exact": {"num_format": EXACT, "align": "right", "valign": "top", "font_color": GREY},
    "computed": {"num_format": COUNT, "align": "right", "valign": "top", "bg_color": PAPER},
    "total": {"num_format": COUNT, "align": "right", "valign": "top", "bold": True, "top": 1, "bg_color": PAPER},
    "total_text": {"bold": True, "top": 1, "bg_color": PAPER},
    "big": {"num_format": COUNT, "bold": True, "font_size": 20, "font_color": INK, "align": "left"},
}


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook being written, with the line every sheet opens with."""

    workbook: Workbook
    styles: dict[str, Any]
    label: str

    @classmethod
    def opened(cls, target: BytesIO, names: Iterable[str], properties: dict[str, Any], label: str) -> Book:
        """A workbook with empty sheets in this order."""
        workbook = Workbook(target, {"in_memory": True})
        workbook.set_properties(properties)
        for name in names:
            workbook.add_worksheet(name)
        return cls(workbook, {name: workbook.add_format(style) for name, style in STYLES.items()}, label)

    def sheet(self, name: str, title: str, widths: Sequence[float], *, landscape: bool = False) -> Sheet:
        """The sheet of this name with title, label line and print settings."""
        worksheet = self.workbook.get_worksheet_by_name(name)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        worksheet.hide_gridlines(2)
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer(f"&L{self.label.replace('&', '&&')}&R&P van &N")
        if landscape:
            worksheet.set_landscape()
        sheet = Sheet(worksheet, self.styles, name, tuple(widths))
        sheet.text(0, 0, title, "title")
        sheet.text(1, 0, self.label, "label")
        return sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows and columns count from 0."""

    worksheet: Worksheet
    styles: dict[str, Any]
    name: str
    widths: tuple[float, ...]
    lines: dict[int, int] = field(default_factory=dict)

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write text as text: a name that starts with = or http stays a name; a row is as high as its longest text."""
        self.worksheet.write_string(row, column, literal(text), self.styles[style])
        lines = -(-len(text) // int(self.widths[column] * LETTERS)) if STYLES[style].get("text_wrap") else 1
        if lines > self.lines.get(row, 1):
            self.lines[row] = lines
            self.worksheet.set_row(row, LINE_HEIGHT * lines)

    def number(self, row: int, column: int, value: Number, style: str = "count") -> None:
        """Write a number; unknown is said in words, never 0."""
        if value is None:
            self.text(row, column, NOT_DELIVERED, style)
        else:
            self.worksheet.write_number(row, column, _cached(value), self.styles[style])

    def formula(self, row: int, column: int, formula: str, value: Number | str, style: str = "computed") -> None:
        """Write a formula with the value it has in the plan, so that readers that do not calculate see it too."""
        shown = NOT_DELIVERED if value is None else value if isinstance(value, str) else _cached(value)
        self.worksheet.write_formula(row, column, formula, self.styles[style], shown)

    def header(self, row: int, names: Iterable[str], *, numbers: range = range(0)) -> None:
        """Write a header row; columns of `numbers` are headed on the right."""
        for column, name in enumerate(names):
            self.text(row, column, name, "head_number" if column in numbers else "head")

    def at(self, row: int, column: int, *, fixed: str = "both") -> str:
        """The cell's address for formulas on any sheet, fixed in `both`, `row` or `column`."""
        cell = xl_rowcol_to_cell(row, column, row_abs=fixed in ("both", "row"), col_abs=fixed in ("both", "column"))
        return f"'{self.name}'!{cell}"

    def column(self, first: int, last: int, column: int) -> str:
        """The address of a stretch of one column."""
        end = xl_rowcol_to_cell(last, column, row_abs=True, col_abs=True)
        return f"{self.at(first, column)}:{end}"

    def across(self, row: int, first: int, last: int) -> str:
        """The address of a stretch of one row."""
        end = xl_rowcol_to_cell(row, last, row_abs=True, col_abs=True)
        return f"{self.at(row, first)}:{end}"


def _cached(value: int | Fraction) -> int | float:
    return value if isinstance(value, int) else value.numerator / value.denominator
