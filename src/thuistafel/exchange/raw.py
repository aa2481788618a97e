"""Cells and tables as they stand in a file, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the reader's child process needs cells, and nothing of a dossier
    from thuistafel.core.dossier import Table

Raw = str | int | float | bool | date
Grid = tuple[tuple[Raw, ...], ...]


MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class RawTable:
    """One CSV file or sheet, whole: `grid[0]` is row 1 as a spreadsheet counts, `header_row` that of the names.

    `table` is None for a sheet no table is named after; `header_row` is 0 when no header was recognised.
    """

    file: str
    sheet: str
    table: Table | None
    grid: Grid
    header_row: int = 1

    @property
    def header(self) -> tuple[str, ...]:
        """The column names as written."""
        return tuple(text_of(cell) for cell in self.grid[self.header_row - 1]) if self.grid else ()


def text_of(raw: Raw) -> str:
    """The cell as text: whole numbers without decimals, dates ISO, booleans as Dutch Excel shows them."""
    if isinstance(raw, bool):
        return "WAAR" if raw else "ONWAAR"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def is_blank(raw: Raw) -> bool:
    """Whether nothing readable stands there (spaces count as nothing)."""
    return isinstance(raw, str) and not raw.strip()


@lru_cache(maxsize=1024)
def column_letters(index: int) -> str:
    """The letters a spreadsheet gives column `index`, counted from 0.

    >>> column_letters(27)
    'AB'
    """
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column, counted from 0; the way back of `column_letters`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
