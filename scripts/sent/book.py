"""Writing a workbook or text as somebody would have made it by hand; the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter

from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import Sender

FICTIVE = "Fictieve cijfers"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the outcome the spreadsheet stored."""

    text: str
    outcome: int | str


Written = str | int | date | Formula | None


@dataclass(slots=True)
class Page:
    """One sheet: rows from row 1, merged areas with what stands in them, what is hidden."""

    name: str
    rows: Sequence[Sequence[Written]]
    merged: Mapping[str, str | int] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    hidden: bool = False


def workbook(pages: Sequence[Page], made: date) -> bytes:
    """The workbook; `made` is when it was saved."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(made.year, made.month, made.day)})
        formats = {
            "day": book.add_format({"num_format": "dd-mm-yyyy"}),
            "merged": book.add_format({"valign": "top", "text_wrap": True}),
        }
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.set_column(0, 20, 18)
            _fill(sheet, page, formats)
    return target.getvalue()


def _fill(sheet: xlsxwriter.worksheet.Worksheet, page: Page, formats: Mapping[str, object]) -> None:
    for row, cells in enumerate(page.rows):
        for column, written in enumerate(cells):
            _write(sheet, row, column, written, formats)
    for area, written in page.merged.items():
        sheet.merge_range(area, written, formats["merged"])
    for row in page.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    if page.hidden:
        sheet.hide()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, written: Written, formats: Mapping[str, object]
) -> None:
    match written:
        case Formula(text, outcome):
            sheet.write_formula(row, column, text, None, outcome)
        case date():
            sheet.write_datetime(row, column, datetime(written.year, written.month, written.day), formats["day"])
        case int():
            sheet.write_number(row, column, written)
        case str():
            sheet.write_string(row, column, written)


def read_me(sender: Sender, party: str, year: int, number: int) -> Page:
    """The first sheet of our own workbook, with the fingerprint."""
    mark = Fingerprint(1, sender, party, year, number, "")
    return Page(
        "Lees mij",
        [
            [f"Werkboek {sender.value} voor {party}, planjaar {year}"],
            [FICTIVE],
            ["Vul de gele cellen in; weet u een getal niet, laat de cel dan leeg."],
            [mark.text],
        ],
    )


def own_name(sender: Sender, party: str, year: int, number: int) -> str:
    """How our own workbook is called."""
    return Fingerprint(1, sender, party, year, number, "").file_name


def separated(rows: Sequence[Sequence[str]], separator: str, encoding: str, line_end: str = "\r\n") -> bytes:
    """Rows as delimited text, with quotes where a cell holds the separator."""
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    return "".join(separator.join(row) + line_end for row in quoted).encode(encoding)
