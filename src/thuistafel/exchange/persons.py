"""Columns about persons: a file that holds one is refused, and nothing of it is repeated."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from thuistafel.exchange.raw import MOST_COLUMNS, Grid, Raw, RawTable, column_letters, text_of
from thuistafel.exchange.tables import column_of, normal

_OF_ONE = (
    "voornaam|voornamen|roepnaam|voorletters|tussenvoegsel|achternaam|geboorte_?datum|geboorte_?dag|geb_?datum|"
    "bsn|bsnnummer|b_s_n|burgerservice_?nummer|burger_service_nummer|sofi_?nummer"
)
_PERSONAL = re.compile(
    rf"(.*_)?(?P<word>{_OF_ONE}|telefoon|telefoonnummer|mobiel|e_?mail|e_?mail_?adres|woonadres)(_.*)?|"
    r"naam|(naam_)?(client|bewoner|kandidaat|persoon)(_?naam)?|(client|dossier)_?(nummer|nr)|geb|geboren(_op)?|"
    r"(naam|namen)_(van_)?(de_)?(client(en)?|bewoners?|kandida(at|ten)|perso(on|nen))|tel(_?nr|_?nummer)?"
)
# Of these nothing else can be told than that they head a column: they may be repeated.
_HEADING = re.compile(
    rf"(?:(?:{_OF_ONE}|telefoon|telefoonnummer|mobiel|e_?mail|e_?mail_?adres|woonadres|na+m(?:en)?|client(?:en)?|bewoners?|"
    r"kandida(?:at|ten)|perso(?:on|nen)|dossier|nummer|nr|geb|geboren|op|tel|adres|datum|van|de|het|in|code|kolom|"
    r"client_?(?:nummer|nr|naam)|tel_?(?:nr|nummer))(?:_|\Z))+"
)
_SPLIT = re.compile(r"[;,\t\"\r]")
HEADINGS_SEARCHED = 10
LONGEST_HEADING = 60
_ONE = re.compile(_OF_ONE)
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_NINE_DIGITS = re.compile(
    r"\d{9}|\d{3}[ .\u00a0\u202f]\d{3}[ .\u00a0\u202f]\d{3}|\d{4}[ .\u00a0\u202f]\d{2}[ .\u00a0\u202f]\d{3}", re.ASCII
)
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
    return _PERSONAL.fullmatch(_plain(header)) is not None


def names_one(header: str) -> str:
    """The word in it that heads a column of names, days of birth or citizens' numbers; '' when none does."""
    found = _PERSONAL.fullmatch(_plain(header)) if len(header) <= LONGEST_HEADING else None
    word = found["word"] if found else None
    return word if word and _ONE.fullmatch(word) else ""


def _plain(header: str) -> str:
    letters = unicodedata.normalize("NFKD", normal(header))
    return _NO_LETTER.sub("_", "".join(sign for sign in letters if not unicodedata.combining(sign))).strip("_")


def person_column(raw: RawTable) -> str:
    """The first column that seems to be about persons, by its name or its values; '' when none.

    Named by its header, or by its letters when more than a heading stands there. In a file no table is named after, any
    of the first rows can be the header, and further down what has two such headings.
    """
    for cells in raw.grid[:HEADINGS_SEARCHED] if raw.table is None else (raw.header,):
        for index, name in enumerate(map(text_of, cells)):
            if (raw.table is None or column_of(raw.table, name) is None) and is_personal(name):
                return name if _HEADING.fullmatch(_plain(name)) else column_letters(index)
    if raw.table is None and (further := _further_down(raw)):
        return further
    for index, values in enumerate(_distinct(raw.grid)):
        if _mostly_citizen_numbers(values):
            name = raw.header[index] if index < len(raw.header) else ""
            return name if name.strip() and not any(map(str.isdigit, name)) else column_letters(index)
    return ""


def _further_down(raw: RawTable) -> str:
    """Where below the first rows a row or a column has two different headings about one person; '' when nowhere."""
    known: dict[str, str] = {}
    columns: defaultdict[int, set[str]] = defaultdict(set)
    for cells in raw.grid[HEADINGS_SEARCHED:]:
        row: set[str] = set()
        for index, cell in enumerate(cells):
            if not isinstance(cell, str) or not 2 < len(cell) <= LONGEST_HEADING:
                continue
            if cell not in known:
                known[cell] = names_one(cell)
            if word := known[cell]:
                row.add(word)
                columns[index].add(word)
                if len(row) > 1 or len(columns[index]) > 1:
                    return column_letters(index)
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
