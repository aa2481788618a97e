"""What a sender wrote, as cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from thuistafel.exchange.cells import LONGEST_TEXT
from thuistafel.exchange.names import LONGEST_SHEET_NAME
from thuistafel.exchange.raw import Raw, text_of

DAY = "d-m-yyyy"
_FIRST_DAY = date(1900, 3, 1)
_LARGEST_WHOLE = 10**15
_PERCENT = re.compile(r"-?\d{1,12}(?:\.(\d{1,9}))?%", re.ASCII)
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
# What XML cannot hold: control characters, half pairs and the two characters that are none.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_RESERVED = {"history"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A value and the number format it is shown in ('' for none)."""

    value: Raw
    number_format: str = ""


def shown(raw: Raw, *, from_text_file: bool = False) -> Shown:
    """The value in the type it was sent in; a CSV file has no types, so there a plain whole number is one.

    >>> shown("8.1%")
    Shown(value=0.081, number_format='0.0%')
    """
    match raw:
        case bool():
            return Shown(raw)
        case date():
            return Shown(raw, DAY) if raw >= _FIRST_DAY else Shown(raw.isoformat())
        case int() | float():
            return Shown(raw if math.isfinite(raw) and abs(raw) < _LARGEST_WHOLE else text_of(raw))
    if not from_text_file and (found := _PERCENT.fullmatch(raw)):
        decimals = len(found[1] or "")
        return Shown(round(float(raw[:-1]) / 100, decimals + 2), f"0.{'0' * decimals}%" if decimals else "0%")
    if from_text_file and _WHOLE.fullmatch(raw):
        return Shown(int(raw))
    return Shown(safe_text(raw))


def safe_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text as a cell can hold it, never taken for the markup of a formatted cell by the writer of workbooks."""
    whole = _NO_CHARACTER.sub("□", text)
    cut = whole if len(whole) <= longest else f"{whole[: longest - 1]}…"
    return f" {cut}" if cut.startswith("<r>") and cut.endswith("</r>") else cut


def sheet_names(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Names a workbook may have: the sender's own where possible, no two equal whatever the case.

    >>> sheet_names(["Blad1", "blad1", "a/b", ""])
    ('Blad1', 'blad1 (2)', 'a_b', 'Blad')
    """
    used = {name.casefold() for name in taken} | _RESERVED
    found: list[str] = []
    for written in names:
        base = _cut(_FORBIDDEN.sub("_", written).strip(" '"), LONGEST_SHEET_NAME) or "Blad"
        name, number = base, 2
        while name.casefold() in used:
            tail = f" ({number})"
            name, number = f"{_cut(base, LONGEST_SHEET_NAME - len(tail))}{tail}", number + 1
        used.add(name.casefold())
        found.append(name)
    return tuple(found)


def _cut(name: str, longest: int) -> str:
    """The beginning that fits; a spreadsheet counts an emoji for two."""
    while len(name.encode("utf-16-le")) > 2 * longest:
        name = name[:-1]
    return name.strip(" '")


def sheet_written(name: str, file: str) -> str:
    """The name of a sheet; a text file has none and lends its own."""
    return name or PurePosixPath(file).stem
