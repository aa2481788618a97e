"""Our own sheets drawn: nothing a sender wrote becomes a formula, a link or markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from thuistafel.exchange.feedback.pages import Blank, Grid, Link, Page, Value
from thuistafel.exchange.feedback.values import safe_text
from thuistafel.wording.numbers import UNKNOWN

A4 = 9
INK, GREEN, RED, GREY, LINE, PAPER = "#14213D", "#1D5F5B", "#A83A2A", "#5B6472", "#C9CED4", "#F1F3F2"
COLOURS: Mapping[str, str] = {
    "apart gelegd": "#F9DAD5",
    "vraag": "#FFF0B8",
    "hersteld": "#D6ECE4",
    "gelezen als": "#E4E9F2",
}
"""Soft fills by sort of remark; a note says the same in words."""
_TEXT = {"font_color": INK, "text_wrap": True, "valign": "top", "align": "left", "indent": 1}
_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK},
    "label": {"bold": True, "font_color": RED},
    "section": {"bold": True, "font_size": 13, "font_color": GREEN},
    "text": _TEXT,
    "quiet": {**_TEXT, "font_color": GREY},
    "head": {**_TEXT, "bold": True, "bottom": 1, "bg_color": PAPER},
    "head_number": {**_TEXT, "bold": True, "bottom": 1, "bg_color": PAPER, "align": "right", "indent": 0},
    "mark": {"align": "right", "valign": "top", "font_color": INK},
    "number": {"num_format": "#,##0", "align": "right", "valign": "top", "font_color": INK},
    "exact": {"num_format": "#,##0.0##", "align": "right", "valign": "top", "font_color": INK},
    "fill": {**_TEXT, "bg_color": "#FFF6CC", "border": 1, "border_color": LINE},
    "link": {**_TEXT, "font_color": "#1F4E9E", "underline": 1},
}
_LETTERS, _LINE_HEIGHT, _HIGHEST = 1.05, 15, 409


@dataclass(slots=True)
class Drawing:
    """A sheet being drawn, row by row; `sheets` are the sender's sheets by the names they got in this workbook."""

    worksheet: Worksheet
    page: Page
    styles: Mapping[str, Format]
    sheets: Mapping[str, str]
    row: int = 0
    heights: dict[int, int] = field(default_factory=dict)

    def line(self, text: str, style: str = "text") -> None:
        """A text over the whole width."""
        last = len(self.page.widths) - 1
        if style not in {"title", "label", "section"}:
            self.worksheet.merge_range(self.row, 0, self.row, last, "", self.styles[style])
            self._grow(text, sum(self.page.widths))
        self.worksheet.write_string(self.row, 0, safe_text(text), self.styles[style])
        self.row += 1

    def grid(self, grid: Grid) -> None:
        """A table under its title."""
        self.row += 1
        self.line(grid.title, "section")
        if grid.rows:
            counts = {column for cells in grid.rows for column, value in enumerate(cells) if _is_count(value)}
            for column, heading in enumerate(grid.headings):
                self._text(column, heading, "head_number" if column in counts else "head")
            self.row += 1
        for cells in grid.rows:
            for column, value in enumerate(cells):
                self._cell(column, value, "mark" if column in counts else "text")
            self.row += 1
        for note in grid.notes:
            self.line(note, "quiet")

    def legend(self, entries: Sequence[tuple[str, str]], formats: Mapping[str, Format]) -> None:
        """The colours and what they mean."""
        for name, meaning in entries:
            self.worksheet.write_blank(self.row, 0, None, formats[name])
            self.worksheet.merge_range(self.row, 1, self.row, len(self.page.widths) - 1, "", self.styles["text"])
            self.worksheet.write_string(self.row, 1, f"{name}: {meaning}", self.styles["text"])
            self.row += 1

    def _cell(self, column: int, value: Value, style: str) -> None:
        """One value; words among numbers (`<5`, `–`) stand where the numbers stand."""
        match value:
            case Link():
                self._link(column, value)
            case Blank():
                self.worksheet.write_blank(self.row, column, None, self.styles["fill"])
            case int():
                self.worksheet.write_number(self.row, column, value, self.styles["number"])
            case Fraction():
                self.worksheet.write_number(self.row, column, value.numerator / value.denominator, self.styles["exact"])
            case None:
                self._text(column, UNKNOWN, style)
            case str():
                self._text(column, value, style)

    def _link(self, column: int, link: Link) -> None:
        """To a cell of a sheet in this workbook; without such a sheet the text alone."""
        if link.sheet not in self.sheets:
            self._text(column, link.text, "text")
            return
        name = self.sheets[link.sheet].replace("'", "''")
        target = f"internal:'{name}'!{xl_rowcol_to_cell(link.row - 1, link.column)}"
        text = safe_text(link.text)
        self._grow(text, self.page.widths[column])
        if self.worksheet.write_url(self.row, column, target, self.styles["link"], text):
            self._text(column, link.text, "text")

    def _text(self, column: int, text: str, style: str) -> None:
        self._grow(text, self.page.widths[column])
        self.worksheet.write_string(self.row, column, safe_text(text), self.styles[style])

    def _grow(self, text: str, width: float) -> None:
        """The row as high as its longest text."""
        lines = sum(max(1, -(-len(part) // int(width * _LETTERS))) for part in text.split("\n"))
        if lines > self.heights.get(self.row, 1):
            self.heights[self.row] = lines
            self.worksheet.set_row(self.row, min(_HIGHEST, _LINE_HEIGHT * lines))


def _is_count(value: Value) -> bool:
    return isinstance(value, int | Fraction)


def styles_in(workbook: Workbook) -> dict[str, Format]:
    """The looks of our own sheets, and the fills by sort of remark."""
    looks = {name: workbook.add_format(dict(style)) for name, style in _STYLES.items()}
    fills = {name: workbook.add_format({"bg_color": colour}) for name, colour in COLOURS.items()}
    return looks | fills


def draw(page: Page, worksheet: Worksheet, styles: Mapping[str, Format], sheets: Mapping[str, str], label: str) -> None:
    """A page on its sheet, ready to print on A4."""
    for column, width in enumerate(page.widths):
        worksheet.set_column(column, column, width)
    dress(worksheet, label)
    worksheet.hide_gridlines(2)
    drawing = Drawing(worksheet, page, styles, sheets)
    drawing.line(page.title, "title")
    if label:
        drawing.line(label, "label")
    for text in page.lines:
        drawing.line(text)
    drawing.legend(page.legend, styles)
    for grid in page.grids:
        drawing.grid(grid)


def dress(worksheet: Worksheet, label: str) -> None:
    """Printed on A4, lying, as wide as the page, with the label (ours, without `&`) on every page."""
    worksheet.set_paper(A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(f"&L{label}&R&P van &N" if label else "&R&P van &N")
