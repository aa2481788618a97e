"""The sheets of our own workbook that explain: Lees mij, Definities, C0 Controle, Terugmelding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thuistafel.exchange.asking.book import Book, Sheet
from thuistafel.exchange.asking.data_sheet import FIRST, HEAD_ROW, Written
from thuistafel.exchange.forms import DEFINITIONS, FORM, READ_ME, REMARKS, YES_NO, Field, Form
from thuistafel.exchange.tables import Kind
from thuistafel.wording import asking as words

CONTROL = "C0"


def write_read_me(book: Book, title: str, fingerprint: str, told: Sequence[str], sheets: Iterable[Form]) -> None:
    """Lees mij: what, when, whom to ask; the sheets; the colours; what becomes of the answer. The mark is in row 3."""
    sheet = book.sheet(READ_ME, title, (36, 100))
    sheet.text(2, 0, fingerprint, "quiet")
    row = _pairs(sheet, 4, words.ABOUT, told, "strong")
    row = _pairs(sheet, row + 1, words.SHEETS, [words.SHEET_TELLS[form.code] for form in sheets], "wrap")
    sheet.text(row + 1, 0, words.COLOURS, "strong")
    for place, (style, text) in enumerate(words.COLOUR_TELLS, row + 1):
        sheet.text(place, 1, text, style)
    row = _pairs(sheet, row + len(words.COLOUR_TELLS) + 2, words.HOW, words.HOW_TELLS, "wrap")
    _pairs(sheet, row + 1, words.AFTER, words.AFTER_TELLS, "wrap")
    sheet.worksheet.set_first_sheet()
    sheet.worksheet.activate()


def _pairs(sheet: Sheet, row: int, heading: str, lines: Iterable[str], style: str) -> int:
    """A heading on the left and its lines beside it; the row after the last."""
    for place, line in enumerate(lines):
        sheet.texts(row + place, ("", line), style)
        if not place:
            sheet.text(row, 0, heading, "strong")
        last = row + place
    return last + 1


def write_definitions(book: Book, forms: Iterable[Form]) -> None:
    """Definities: per number what counts and what does not, with room to sign it or to say why not."""
    sheet = book.sheet(DEFINITIONS, words.DEFINITIONS_TITLE, (28, 48, 42, 10, 18, 12, 36))
    sheet.texts(2, ("", words.DEFINITIONS_HINT), "quiet")
    sheet.texts(HEAD_ROW, words.DEFINITION_HEADS, "head")
    row = FIRST
    for form in forms:
        for one in numbers_of(form):
            name = f"{form.code} · {one.name.replace('_', ' ')}"
            sheet.texts(row, (name, _sentence(one.meaning), _sentence(one.excludes)), "filled_wrap")
            for column in range(3, len(words.DEFINITION_HEADS)):
                sheet.text(row, column, "", "fill_date" if column == words.SIGNED_ON else "fill_wrap")
            row += 1
    allowed = {"validate": "list", "source": list(YES_NO), "error_type": "warning"}
    sheet.worksheet.data_validation(FIRST, 3, max(row - 1, FIRST), 3, allowed)
    sheet.worksheet.freeze_panes(FIRST, 1)
    sheet.worksheet.repeat_rows(HEAD_ROW)


def numbers_of(form: Form) -> tuple[Field, ...]:
    """The asked fields that are counted, of which a definition matters."""
    return tuple(one for one in form.asked if one.kind in {Kind.COUNT, Kind.PERCENT} and form.code != CONTROL)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def write_control(book: Book, subtitle: str, written: Iterable[Written]) -> None:
    """C0 Controle: per column the sum of the rows (computed), the party's own total, and the difference."""
    form = FORM[CONTROL]
    sheet = book.sheet(form.sheet, f"{form.sheet} · {subtitle}", (48, 18, 18, 24))
    sheet.text(2, 0, words.CONTROL_HINT, "quiet")
    sheet.texts(HEAD_ROW, [one.name.replace("_", " ") for one in form.asked], "head")
    row = FIRST
    for each in written:
        for one in each.form.asked:
            if one.kind is Kind.COUNT:
                _control_row(sheet, row, each, one)
                row += 1
    if row > FIRST:
        differs = f"=AND(ISNUMBER(D{FIRST + 1}),D{FIRST + 1}<>0)"
        look = {"type": "formula", "criteria": differs, "format": sheet.styles["alarm"]}
        sheet.worksheet.conditional_format(FIRST, 3, row - 1, 3, look)
    sheet.worksheet.freeze_panes(FIRST, 1)


def _control_row(sheet: Sheet, row: int, each: Written, one: Field) -> None:
    total = sum(raw for line in each.lines if isinstance(raw := line.get(one.name), int))
    sheet.text(row, 0, f"{each.form.sheet} · {one.name}", "filled")
    sheet.formula(row, 1, f"=SUM({each.stretch(one.name)})", total, "computed_count")
    sheet.value(row, 2, "", "fill_count")
    there = f"C{row + 1}"
    sheet.worksheet.write_formula(
        row, 3, f'=IF(ISNUMBER({there}),{there}-B{row + 1},"")', sheet.styles["computed_count"], ""
    )


def write_remarks(book: Book, remarks: Sequence[tuple[str, str, str]]) -> None:
    """Terugmelding: what we noticed in earlier files of this party, with room for the answer; or that there is none."""
    sheet = book.sheet(REMARKS, words.REMARKS_TITLE, (34, 24, 70, 40))
    if not remarks:
        sheet.text(2, 0, words.NO_REMARKS)
        return
    sheet.texts(HEAD_ROW, words.REMARK_HEADS, "head")
    for row, remark in enumerate(remarks, FIRST):
        sheet.texts(row, remark, "filled_wrap")
        sheet.text(row, len(remark), "", "fill_wrap")
    sheet.worksheet.freeze_panes(FIRST, 0)
    sheet.worksheet.repeat_rows(HEAD_ROW)
