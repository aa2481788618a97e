"""The sheet Keuzelijsten: the words to choose from, each list under a name that drop-downs use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuistafel.exchange.asking.book import Book
from thuistafel.exchange.asking.layout import Asked
from thuistafel.exchange.delivery.model import Known
from thuistafel.exchange.forms import LISTS, NEIGHBOURS, OPEN_ORIGINS, SENT_GRADES, YES_NO
from thuistafel.exchange.tables import Kind
from thuistafel.wording.asking import GROUPS, HOUSEHOLDS, LISTS_TITLE, PRODUCT_KINDS

_HEAD_ROW = 3
_BY_NAME = {
    "gemeente": "Gemeentekeuze",
    "woongemeente": "Gemeentekeuze",
    "herkomst": "Herkomstkeuze",
    "herkomst_gemeente": "Herkomstkeuze",
    "doelgroep": "Groepkeuze",
    "huishouden": "Huishoudenkeuze",
}
_BY_FORM = {("P1", "soort"): "Productkeuze", ("G4", "soort"): "Productkeuze"}


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a workbook by their defined name."""

    words: Mapping[str, Sequence[str]]

    def name_for(self, form: str, column: Asked) -> str:
        """The list a column chooses from; '' when it has none."""
        if column.role == NEIGHBOURS[-1]:
            return "Kwaliteitkeuze"
        if column.kind is Kind.CHOICE and column.of:
            return next((name for name, words in self.words.items() if tuple(words) == column.of.choices), "")
        name = _BY_FORM.get((form, column.name), _BY_NAME.get(column.name, ""))
        return name if name in self.words else ""


def lists_for(known: Known, choices: Mapping[str, Sequence[str]]) -> Lists:
    """The municipalities and groups of the table, and the fixed words of the forms (`choices` by defined name)."""
    words: dict[str, Sequence[str]] = {
        "Gemeentekeuze": known.members,
        "Herkomstkeuze": (*known.members, *OPEN_ORIGINS),
        "Groepkeuze": known.target_groups or GROUPS,
        "Huishoudenkeuze": HOUSEHOLDS,
        "Productkeuze": PRODUCT_KINDS,
        "Kwaliteitkeuze": SENT_GRADES,
        "JaNeekeuze": YES_NO,
        **choices,
    }
    return Lists({name: found for name, found in words.items() if found})


def write_lists(book: Book, lists: Lists) -> None:
    """The sheet, hidden; who unhides it can read it. Its headings are none of the forms' own."""
    sheet = book.sheet(LISTS, LISTS_TITLE, [26] * len(lists.words))
    for column, (name, words) in enumerate(lists.words.items()):
        sheet.text(_HEAD_ROW, column, name, "head")
        for row, word in enumerate(words, _HEAD_ROW + 1):
            sheet.text(row, column, word)
        stretch = sheet.stretch(_HEAD_ROW + 1, _HEAD_ROW + len(words), column)
        book.workbook.define_name(name, f"={stretch}")
    sheet.worksheet.hide()
