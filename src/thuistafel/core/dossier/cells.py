"""Cells by their meaning: required words, choices, years, plain whole numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from thuistafel.core.dossier.findings import Refused
from thuistafel.core.dossier.model import Amount, Row

YEARS = range(1990, 2101)
MOST = 20_000_000
"""More households or persons than the Netherlands holds: a slip of the pen."""


def text(row: Row, column: str) -> str:
    """The cell as one line of text; '' when it is empty."""
    return " ".join(str(row.cells.get(column, "")).split())


def required(row: Row, column: str) -> str:
    """The text of a key column; refused when it is empty."""
    written = text(row, column)
    if not written:
        raise Refused(column, "missing_key")
    return written


def choice(row: Row, column: str, allowed: Iterable[str], default: str | None = None) -> str:
    """One of the allowed words, whatever the case, spaces or underscores; empty is the default or refused."""
    written = text(row, column)
    if not written:
        if default is None:
            raise Refused(column, "missing_key")
        return default
    words = {_plain(word): word for word in allowed}
    if _plain(written) not in words:
        raise Refused(column, "unknown_word", given=written, allowed=", ".join(words.values()))
    return words[_plain(written)]


def year(row: Row, column: str = "jaar") -> int:
    """A calendar year; refused when empty or not a year."""
    written = row.cells.get(column)
    if written is None:
        raise Refused(column, "missing_key")
    number = whole(row, column)
    if number not in YEARS:
        raise Refused(column, "no_year", given=number)
    return int(number or 0)


def whole(row: Row, column: str) -> int | None:
    """A count of which only one number makes sense; None when empty or not applicable."""
    cell = row.cells.get(column)
    if isinstance(cell, str) and cell.isdecimal():
        cell = int(cell)
    if isinstance(cell, int):
        cell = Amount(cell)
    if cell is None or (isinstance(cell, Amount) and not cell.applies):
        return None
    if not isinstance(cell, Amount) or cell.value is None:
        raise Refused(column, "needs_one_number")
    return within_reason(column, cell.value)


def within_reason(column: str, number: int) -> int:
    """The number itself; refused when negative or larger than the country."""
    if number < 0:
        raise Refused(column, "negative_count", given=number)
    if number > MOST:
        raise Refused(column, "absurd_count", given=number, most=MOST)
    return number


def day(row: Row, column: str) -> date | None:
    """A date; None when empty, refused when it is something else."""
    cell = row.cells.get(column)
    if cell is None or isinstance(cell, date):
        return cell
    raise Refused(column, "no_date", given=str(cell))


def percent(row: Row, column: str) -> Fraction | None:
    """A percentage from 0 to 100; None when empty."""
    cell = row.cells.get(column)
    if cell is None:
        return None
    if isinstance(cell, Amount):
        cell = whole(row, column)
    if not isinstance(cell, int | Fraction) or not 0 <= cell <= 100:
        raise Refused(column, "no_percentage", given=str(cell))
    return Fraction(cell)


def _plain(word: str) -> str:
    return word.casefold().replace("_", "").replace(" ", "").replace("-", "")
