"""The sheets that only tell: Lees mij, Welk getal, Bronnen."""

from __future__ import annotations

from thuistafel.core.plan import Plan
from thuistafel.documents.report import Report
from thuistafel.documents.workbook.cells import Book
from thuistafel.documents.workbook.shares import why_no_formulas
from thuistafel.wording.sheets import GUIDE, NO_FORMULAS, SNAPSHOT


def write_read_me(book: Book, plan: Plan, report: Report) -> None:
    """Write Lees mij: the conclusion, what to do here, and what does not follow."""
    sheet = book.sheet("Lees mij", report.header.title, (20, 100))
    summary, why = report.summary, why_no_formulas(plan.dossier.frame.rules)
    lines = (
        summary.headline,
        summary.incomplete,
        summary.backlog,
        summary.range_agreed,
        summary.range_deviation,
        summary.assumption,
    )
    row = 3
    for line in filter(None, lines):
        sheet.text(row, 1, line, "strong" if row == 3 else "wrap")
        row += 1
    sheet.text(row + 1, 0, "Zo werkt dit", "strong")
    change = "Wijzig een geel getal op Invoer en zie uw opgave, ruimte en tekort veranderen."
    sheet.text(row + 1, 1, NO_FORMULAS.format(why=why) if why else change, "wrap")
    static = "Bandbreedte, oordeel en welk getal rekent Thuistafel; na een wijziging zijn zij vervallen."
    sheet.text(row + 2, 1, static, "wrap")
    for offset, (name, words) in enumerate(GUIDE, row + 4):
        sheet.worksheet.write_url(offset, 0, f"internal:'{name}'!A1", sheet.styles["text"], name)
        sheet.text(offset, 1, words, "wrap")
    sheet.text(row + 5 + len(GUIDE), 0, "Basis", "quiet")
    snapshot = SNAPSHOT.format(snapshot=report.header.snapshot)
    sheet.text(row + 5 + len(GUIDE), 1, f"{report.header.base_line} · {snapshot}", "quiet")


def write_next(book: Book, report: Report) -> None:
    """Write Welk getal."""
    sheet = book.sheet("Welk getal", "Welk getal nu?", (70, 16, 22, 50))
    following = report.next_numbers
    for row, line in enumerate((following.whether, following.how_much, following.detail), 2):
        sheet.text(row, 0, line)
    sheet.header(6, ("Getal", "Beslist", "Maakt smaller (woningen)", "Voor"), numbers=range(2, 3))
    for row, number in enumerate(following.rows, 7):
        sheet.text(row, 0, number.name, "wrap")
        sheet.text(row, 1, number.decides)
        sheet.number(row, 2, number.narrows)
        sheet.text(row, 3, ", ".join(number.decisions), "wrap")


def write_sources(book: Book, report: Report) -> None:
    """Write Bronnen: sources with grades, what the grades mean, what was set aside, the choices."""
    sheet = book.sheet("Bronnen", "Bronnen en keuzes", (46, 26, 14, 80))
    sheet.header(3, ("Bron", "Kwaliteit", "Getallen", "Bestanden"), numbers=range(2, 3))
    row = 4
    for source in report.sources:
        for column, word in ((0, source.name), (1, source.grades), (3, ", ".join(source.files))):
            sheet.text(row, column, word, "wrap")
        sheet.number(row, 2, source.numbers)
        row += 1
    rows = [(f"Kwaliteit {grade}", "", meaning) for grade, meaning in report.grades]
    rows += [(choice.label, choice.value, choice.sentence) for choice in report.choices]
    rows += [(notice.kind, notice.place, notice.text) for notice in report.notices]
    for name, value, words in rows:
        row += 1
        for column, word in ((0, name), (1, value), (3, words)):
            sheet.text(row, column, word, "wrap")
