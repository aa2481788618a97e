"""Columns about persons: a file that holds one is refused, and nothing of it is repeated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from thuistafel.exchange.raw import MOST_COLUMNS, Grid, Raw, RawTable, column_letters, text_of
from thuistafel.exchange.tables import column_of, normal

_PERSONAL = re.compile(
    r"(.*_)?(voornaam|voornamen|roepnaam|voorletters|tussenvoegsel|achternaam|geboorte_?datum|geboorte_?dag|geb_?datum|"
    r"bsn|bsnnummer|b_s_n|burgerservice_?nummer|burger_service_nummer|sofi_?nummer|telefoon|telefoonnummer|mobiel|"
    r"e_?mail|e_?mail_?adres|woonadres)(_.*)?|"
    r"naam|(naam_)?(client|bewoner|kandidaat|persoon)(_?naam)?"
)
_SPLIT = re.compile(r"[;,\t\"\r]")
HEADINGS_SEARCHED = 10
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NINE_DIGITS = re.compile(r"\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3}", re.ASCII)
_IN_TEXT = re.compile(rf"(?<![\d€.,-])(?<!€ )(?:{_NINE_DIGITS.pattern})(?![\d-]|[.,]\d)", re.ASCII)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_citizen_number(text: str) -> bool:
    """Whether the text passes the check of a burgerservicenummer (elfproef: weights 9 … 2, −1 sum to 11 n)."""
    if not _NINE_DIGITS.fullmatch(text):
        return False
    digits = [int(digit) for digit in text if digit.isdigit()]
    return sum(digits) > 0 and sum(w * digit for w, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def holds_citizen_number(text: str) -> bool:
    """Whether a burgerservicenummer stands anywhere in the text; longer numbers and sums of money are none."""
    return any(map(is_citizen_number, _IN_TEXT.findall(text)))


def is_personal(header: str) -> bool:
    """Whether a column of this name is about persons, however it is spelled: `BSN-nummer`, `Cliënt`, `geb. datum`."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", normal(header)) if not unicodedata.combining(sign))
    return _PERSONAL.fullmatch(_NO_LETTER.sub("_", plain).strip("_")) is not None


def person_column(raw: RawTable) -> str:
    """The first column that seems to be about persons, by its name or its values; '' when none.

    Named by its header, or by its letters when that could be a person's number. In a file no table is named after, any
    of the first rows can be the header.
    """
    for cells in raw.grid[:HEADINGS_SEARCHED] if raw.table is None else (raw.header,):
        for name in map(text_of, cells):
            if (raw.table is None or column_of(raw.table, name) is None) and is_personal(name):
                return name
    for index, values in enumerate(_distinct(raw.grid)):
        if _mostly_citizen_numbers(values):
            name = raw.header[index] if index < len(raw.header) else ""
            return name if name.strip() and not any(map(str.isdigit, name)) else column_letters(index)
    return ""


def is_personal_text(text: str) -> bool:
    """The same of a text that could not be split into cells: by the words of its first lines and any number in it."""
    first = text.split("\n", HEADINGS_SEARCHED)[:HEADINGS_SEARCHED]
    words = {word for line in first for word in _SPLIT.split(line)}
    return any(map(is_personal, words)) or any(map(is_citizen_number, _NINE_DIGITS.findall(text)))


def _distinct(grid: Grid) -> Iterator[set[Raw]]:
    """The different values of each column; rows of one length are turned as a whole, which is quicker."""
    if len(set(map(len, grid))) == 1:
        yield from map(set, islice(zip(*grid, strict=True), MOST_COLUMNS))
    else:
        for index in range(min(MOST_COLUMNS, max(map(len, grid), default=0))):
            yield {cells[index] for cells in grid if index < len(cells)}


def _mostly_citizen_numbers(values: Iterable[Raw]) -> bool:
    """Half or more of the nine-digit values pass; of unrelated numbers one in eleven would."""
    nine = [text for value in values if _NINE_DIGITS.fullmatch(text := text_of(value).strip())]
    return bool(nine) and 2 * sum(map(is_citizen_number, nine)) >= len(nine)
