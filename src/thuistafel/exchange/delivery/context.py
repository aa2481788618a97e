"""What is written around a table (title, name of sheet and file, sender) says about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from thuistafel.exchange.delivery.facets import facets_of, is_place
from thuistafel.exchange.delivery.model import Block, Known
from thuistafel.exchange.delivery.table_forms import ALL_FORMS, FORM_NAMED, FORM_OF_TABLE
from thuistafel.exchange.delivery.vocabulary import listed, plain, words_of
from thuistafel.exchange.delivery.words import CONTEXT_WORDS
from thuistafel.exchange.forms import Field, Form, Sender
from thuistafel.exchange.tables import table_named

OWN_SHEET = 6
"""Worth of a sheet named as ours: more than any heading."""
_TITLE, _SHEET, _FILE, _PARTY, _QUANTITY = 1.6, 1.2, 0.8, 1.5, 0.8
_MUNICIPALITY = re.compile(r"\bgemeente:?[ |]+(?P<name>[^|;,.()0-9]{2,40})", re.IGNORECASE)
_DAY = re.compile(
    r"\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})\.?[-/. ](?:19|20)\d\d\b|\b20\d\d-\d\d-\d\d\b", re.ASCII | re.IGNORECASE
)
_NEW_YEAR = re.compile(r"\b0?1[-/. ](?:0?1|jan|januari)[-/. ]|-01-01\b", re.ASCII | re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_DEFAULT_QUANTITY: Mapping[str, str] = {
    "Z1": "aantal",
    "C1": "aantal",
    "C2": "verwacht_aantal",
    "C3": "geplaatst",
    "G1": "verhuringen_totaal",
    "G4": "woningen",
    "G5": "aantal_toegezegd",
    "P1": "woningen",
    "voorrang": "aantal",
    "aandachtsgroepen": "aantal",
}


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a table and the kind of party that sent it."""

    title: str
    sheet: str
    file: str
    kind: Sender | None

    def worth(self, form: Form) -> float:
        """How much speaks for the form before its columns are read."""
        if self.own_form == form.code:
            return OWN_SHEET
        words = _context_words(form.code)
        found = sum(
            worth
            for text, worth in ((self.title, _TITLE), (self.sheet, _SHEET), (self.file, _FILE))
            if _has_one_of(text, words)
        )
        found += _QUANTITY if self.names_quantity(form) else 0
        return found + (_PARTY if self.kind is form.sender else 0)

    def names_quantity(self, form: Form) -> bool:
        """Whether the title or the name of the sheet says which number of the form is counted."""
        return any(_quantity_in(plain(text), form.code) for text in (self.title, self.sheet))

    @property
    def own_form(self) -> str:
        """The form the sheet (or a file without sheets) is named after, as ours or as a table of a dossier."""
        name = self.sheet or self.file
        for form in ALL_FORMS:
            if form.title and plain(name).startswith(plain(form.sheet)):
                return form.code
        table = table_named(name)
        return FORM_OF_TABLE.get(table.value, "") if table else ""

    def quantity(self, form: Form) -> Field | None:
        """The quantity the words around name, or the usual one of the form."""
        for text in (self.title, self.sheet, self.file):
            if named := _quantity_in(plain(text), form.code):
                return named
        usual = _DEFAULT_QUANTITY.get(form.code)
        return next((field for field in form.fields if field.name == usual), None)


def around(block: Block, known: Known, sender: str) -> Around:
    """What stands around a block."""
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", block.sheet.file.rpartition("/")[2])
    return Around(block.title, block.sheet.name, stem, _kind_of_party(sender, known))


def _kind_of_party(sender: str, known: Known) -> Sender | None:
    """What kind of party a known name is."""
    if sender and sender in known.institutions:
        return Sender.CARE_PROVIDER
    if sender and sender in known.corporations:
        return Sender.CORPORATION
    return Sender.MUNICIPALITY if sender and is_place(sender) else None


def stated_around(block: Block) -> Mapping[str, str | int]:
    """Year, municipality, group … that the title or the name of the sheet states for the whole table.

    >>> from thuistafel.exchange.delivery.model import SentSheet
    >>> dict(stated_around(Block(SentSheet("f.xlsx", "Delft", ()), "Verhuringen 2022", (1,), 2, 2, 0, 1)))
    {'jaar': 2022, 'plaats': 'Delft'}
    """
    found: dict[str, str | int] = {}
    for text in (*block.title.split(" | "), block.sheet.name):
        if len(text) <= 80 and not _is_dated(text):
            stated = facets_of(_NEW_YEAR.sub(" ", text)).stated
            found.update({name: value for name, value in stated.items() if name in _OF_ALL and name not in found})
    named = _MUNICIPALITY.search(block.title)
    if named and is_place(named["name"]):
        found["plaats"] = named["name"].strip()
    return found


def _is_dated(text: str) -> bool:
    """A day other than 1 January says when it was written, not what year it is about; two years say neither."""
    return bool(_DAY.search(text) and not _NEW_YEAR.search(text)) or len({*_YEARS.findall(text)}) > 1


_OF_ALL = frozenset({"jaar", "kwartaal", "plaats", "doelgroep", "stand", "eenheid", "maand"})


def _has_one_of(text: str, words: frozenset[str]) -> bool:
    within = f"_{plain(text)}_"
    return any(f"_{word}_" in within for word in words)


@cache
def _context_words(code: str) -> frozenset[str]:
    return frozenset(listed(CONTEXT_WORDS.get(code, "")))


@lru_cache(maxsize=2_000)
def _quantity_in(words: str, code: str) -> Field | None:
    """The quantity whose name or synonym stands in the text: the longest, the usual one of the form last."""
    within = f"_{words}_"
    known = words_of(FORM_NAMED[code])
    usual = _DEFAULT_QUANTITY.get(code, "")
    found = [
        (field.name != usual, len(word), word)
        for word, field in known.items()
        if field.measures and len(word) > 1 and f"_{word}_" in within
    ]
    return known[max(found)[2]] if found else None
