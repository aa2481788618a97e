"""The one place in asking that knows XlsxWriter: looks, text that stays text, formulas with their value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from thuistafel.exchange.literal import literal
from thuistafel.exchange.raw import Raw, text_of

INK, RED, GREY, LINE = "#14213D", "#A83A2A", "#5B6472", "#C9CED4"
YELLOW, WHITE, PALE, HEAD, ALARM = "#FFF6CC", "#FFFFFF", "#E8EAED", "#DCE9E7", "#F6D5CF"
DAY, COUNT = "dd-mm-yyyy", "#,##0"
LETTERS = 1.08  # letters on a line for each unit of column width
LINE_HEIGHT = 15
A4 = 9
LONGEST_FOOTER = 100

_CELL = {"border": 1, "border_color": LINE, "font_color": INK, "valign": "top"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK},
    "label": {"bold": True, "font_color": RED},
    "text": {"font_color": INK, "valign": "top"},
    "wrap": {"font_color": INK, "text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "font_color": INK, "text_wrap": True, "valign": "top"},
    "quiet": {"font_color": GREY, "font_size": 9, "valign": "top"},
    "head": {**_CELL, "bold": True, "text_wrap": True, "bg_color": HEAD, "valign": "bottom"},
    "fill": {**_CELL, "bg_color": YELLOW},
    "fill_wrap": {**_CELL, "bg_color": YELLOW, "text_wrap": True},
    "filled": {**_CELL, "bg_color": WHITE},
    "filled_wrap": {**_CELL, "bg_color": WHITE, "text_wrap": True},
    "computed": {**_CELL, "bg_color": PALE},
    "alarm": {"bg_color": ALARM, "font_color": RED, "bold": True},
}
FORMATTED: dict[str, dict[str, Any]] = {
    "count": {"num_format": COUNT},
    "date": {"num_format": DAY},
    "general": {},
    "text": {"text_wrap": True},
}


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook being written; `label` stands on every sheet (that the numbers are fictional)."""

    workbook: Workbook
    styles: dict[str, Any]
    label: str
    footer: str

    @classmethod
    def opened(cls, target: BytesIO, title: str, label: str, day: date) -> Book:
        """An empty workbook that is the same bytes for the same content."""
        workbook = Workbook(target, {"in_memory": True})
        workbook.set_properties({"title": title, "created": datetime(day.year, 1, 1)})
        made = {name: workbook.add_format(style) for name, style in STYLES.items()}
        for name in ("fill", "filled", "computed"):
            for kind, shown in FORMATTED.items():
                made[f"{name}_{kind}"] = workbook.add_format({**STYLES[name], **shown})
        return cls(workbook, made, label, " · ".join(part for part in (label, title) if part))

    def sheet(self, name: str, title: str, widths: Sequence[float] = (), start: int = 0) -> Sheet:
        """A new sheet with its title, the label and what it looks like on paper; `start` is its first seen column."""
        worksheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        worksheet.hide_gridlines(2)
        worksheet.set_landscape()
        worksheet.set_paper(A4)
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer(f"&L{self.footer[:LONGEST_FOOTER].replace('&', '&&')}&R&A · &P van &N")
        sheet = Sheet(worksheet, self.styles, name, tuple(widths))
        sheet.text(0, start, title, "title")
        sheet.text(1, start, self.label, "label")
        return sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows and columns count from 0."""

    worksheet: Worksheet
    styles: dict[str, Any]
    name: str
    widths: tuple[float, ...]

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Text that stays text: what starts with = or http too."""
        if text:
            self.worksheet.write_string(row, column, literal(text), self.styles[style])
        elif style.startswith(("fill", "computed")):
            self.worksheet.write_blank(row, column, None, self.styles[style])

    def texts(self, row: int, texts: Iterable[str], style: str) -> None:
        """Texts beside each other; the row is as high as the longest needs."""
        lines = 1
        for column, text in enumerate(texts):
            self.text(row, column, text, style)
            lines = max(lines, -(-len(text) // max(1, int(self.widths[column] * LETTERS))))
        self.worksheet.set_row(row, LINE_HEIGHT * lines + 2)

    def value(self, row: int, column: int, raw: Raw, style: str) -> None:
        """A cell by its own type."""
        if isinstance(raw, date):
            self.worksheet.write_datetime(row, column, raw, self.styles[style])
        elif isinstance(raw, int | float) and not isinstance(raw, bool):
            self.worksheet.write_number(row, column, raw, self.styles[style])
        else:
            self.text(row, column, text_of(raw), style)

    def formula(self, row: int, column: int, formula: str, value: int, style: str) -> None:
        """A formula with the value it has now, so that who does not calculate sees it too."""
        self.worksheet.write_formula(row, column, formula, self.styles[style], value)

    def stretch(self, first: int, last: int, column: int) -> str:
        """The address of a stretch of one column, for formulas on any sheet."""
        start = xl_rowcol_to_cell(first, column, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(last, column, row_abs=True, col_abs=True)
        return f"'{self.name}'!{start}:{end}"
