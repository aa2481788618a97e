"""Columns about persons: a file that holds one is refused, and nothing of it is repeated."""

from __future__ import annotations

import re

from thuistafel.exchange.raw import RawTable, text_of
from thuistafel.exchange.tables import Kind, column_of, normal

_PERSONAL = re.compile(
    r"(.*_)?(voornaam|voornamen|voorletters|achternaam|geboortedatum|geboortedag|bsn|burgerservicenummer|sofinummer|"
    r"telefoon|telefoonnummer|mobiel|e-?mail|e-?mail_?adres|woonadres)(_.*)?|"
    r"naam|(naam_)?(cliënt|client|bewoner|kandidaat|persoon)(_?naam)?"
)
_NINE_DIGITS = re.compile(r"\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3}", re.ASCII)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_citizen_number(text: str) -> bool:
    """Whether the text passes the check of a burgerservicenummer (elfproef: weights 9 … 2, −1 sum to 11 n)."""
    if not _NINE_DIGITS.fullmatch(text):
        return False
    digits = [int(digit) for digit in text if digit.isdigit()]
    return sum(digits) > 0 and sum(w * digit for w, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def person_column(raw: RawTable) -> str:
    """The header of the first column that seems to be about persons, by its name or its values; '' when none."""
    for index, name in enumerate(raw.header):
        column = column_of(raw.table, name) if raw.table else None
        if column is None and _PERSONAL.fullmatch(normal(name)):
            return name
        if (column is None or column.kind is Kind.TEXT) and _mostly_citizen_numbers(raw, index):
            return name
    return ""


def _mostly_citizen_numbers(raw: RawTable, index: int) -> bool:
    """Half or more of the nine-digit values pass; of unrelated numbers one in eleven would."""
    values = {cells[index] for cells in raw.grid[raw.header_row :] if index < len(cells)}
    nine = [text for value in values if _NINE_DIGITS.fullmatch(text := text_of(value).strip())]
    return bool(nine) and 2 * sum(map(is_citizen_number, nine)) >= len(nine)
