"""The sheet Mijn gemeente: choose a municipality and its numbers follow."""

from __future__ import annotations

from thuistafel.core.plan import Plan
from thuistafel.documents.report import Report
from thuistafel.documents.workbook.cells import NOT_DELIVERED, Book, Sheet
from thuistafel.documents.workbook.inputs import CHANGED
from thuistafel.documents.workbook.shares import FIRST, NAME, Column, Shares, why_no_formulas
from thuistafel.wording.sheets import MEANINGS, RANGES_HOLD, RANGES_LAPSED

CHOICE = 3
NUMBERS = 8


def write_own(book: Book, plan: Plan, report: Report, shares: Shares) -> None:
    """Write Mijn gemeente, opened at the municipality with the largest shortage."""
    sheet = book.sheet("Mijn gemeente", "Mijn gemeente: ons getal en hoe het ontstaat", (34, 22, 60))
    results = plan.distribution.municipalities
    chosen = max(results, key=lambda result: (result.figures.shortage or 0, result.figures.task), default=None)
    if chosen is None:
        return
    index = results.index(chosen)
    sheet.text(CHOICE, 0, "Kies uw gemeente", "strong")
    sheet.text(CHOICE, 1, chosen.name, "choice")
    sheet.text(CHOICE, 2, "Klik op de gele cel en kies uit de lijst.", "quiet")
    sheet.worksheet.data_validation(CHOICE, 1, CHOICE, 1, _validation(shares))
    _write_sentence(sheet, shares, chosen.name, chosen.figures.shortage, chosen.figures.room_left)
    for offset, column in enumerate(shares.columns):
        row = NUMBERS + offset
        sheet.text(row, 0, _words(column))
        sheet.formula(row, 1, f"={_lookup(sheet, shares, column.head)}", column.number(chosen.figures))
        sheet.text(row, 2, MEANINGS.get(column.head, ""), "quiet")
    _write_range(sheet, report, shares, chosen.code, index)


def _validation(shares: Shares) -> dict[str, str]:
    return {
        "validate": "list",
        "source": f"={shares.names}",
        "error_title": "Onbekende gemeente",
        "error_message": "Kies een gemeente uit de lijst: alleen die horen bij dit plan.",
    }


def _lookup(sheet: Sheet, shares: Shares, head: str) -> str:
    return f"INDEX({shares.stretch(head)},MATCH({sheet.at(CHOICE, 1)},{shares.names},0))"


def _words(column: Column) -> str:
    return column.head.removeprefix("+ ").capitalize() if column.head.startswith("+") else column.head


def _write_sentence(sheet: Sheet, shares: Shares, name: str, shortage: int | None, left: int | None) -> None:
    short, room = _lookup(sheet, shares, "Tekort"), _lookup(sheet, shares, "Ruimte over")
    chosen = sheet.at(CHOICE, 1)
    ending = f'{room}&IF({room}=1," woning"," woningen")&" ruimte over."'
    shortfall = f'{short}&IF({short}=1," woning"," woningen")&" tekort."'
    unknown = f'{chosen}&": verhuringen niet geleverd, dus het tekort is niet bekend."'
    formula = (
        f'=IF(ISNUMBER({short}),IF({short}>0,{chosen}&" komt "&{shortfall},{chosen}&" houdt "&{ending}),{unknown})'
    )
    sheet.formula(CHOICE + 2, 0, formula, _sentence(name, shortage, left), "big")


def _sentence(name: str, shortage: int | None, left: int | None) -> str:
    if shortage is None or left is None:
        return f"{name}: verhuringen {NOT_DELIVERED}, dus het tekort is niet bekend."
    number, ending = (shortage, "tekort") if shortage else (left, "ruimte over")
    return f"{name} {'komt' if shortage else 'houdt'} {number} {'woning' if number == 1 else 'woningen'} {ending}."


def _write_range(sheet: Sheet, report: Report, shares: Shares, code: str, index: int) -> None:
    row, first = NUMBERS + len(shares.columns) + 1, NAME + 1 + len(shares.columns)
    words = next(words for words in report.rows if words.code == code)
    low, high = (None, None) if words.band is None else (words.band.low, words.band.high)
    values = (low, high, words.verdict_words)
    lapsed = "FALSE" if why_no_formulas(shares.plan.dossier.frame.rules) else f'{CHANGED}="ja"'
    sheet.formula(row - 1, 0, f'=IF({lapsed},"{RANGES_LAPSED}","{RANGES_HOLD}")', RANGES_HOLD, "strong")
    for offset, (name, value) in enumerate(
        zip(("Tekort laagste", "Tekort hoogste", "Komt er tekort?"), values, strict=True)
    ):
        column = shares.sheet.column(FIRST, shares.last, first + offset)
        found = f"INDEX({column},MATCH({sheet.at(CHOICE, 1)},{shares.names},0))"
        sheet.text(row + offset, 0, name)
        sheet.formula(
            row + offset, 1, f'=IF(OR({lapsed},{found}=""),"–",{found})', "–" if value in (None, "") else value
        )
