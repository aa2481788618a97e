"""Comma-, semicolon- or tab-separated text ↔ a grid of cells, with reversible protection against formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.raw import Grid

HIGHEST_BYTES = 100_000_000
MOST_CELLS = 5_000_000
MOST_LINES = 2_000_000
_SEPARATORS = ";,\t"
_BOM = b"\xef\xbb\xbf"
_ESCAPABLE = re.compile(r"'*[=+\-@\t\r\n]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")
_NEEDS_QUOTES = re.compile(r'[;,\t"\r\n]')
_SEARCHED = 1 << 16
_NUMBER = re.compile(r"-\d[\d.,/ ]*%?", re.ASCII)


def decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether it had to be read as Windows-1252 because it is no UTF-8.

    Raises `ThuistafelError` (`file_too_large`, `csv_encoding`, `csv_nul`).
    """
    if len(content) > HIGHEST_BYTES:
        raise ThuistafelError("file_too_large", limit=HIGHEST_BYTES)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ThuistafelError("csv_encoding")
    if (nul := content.find(b"\0")) >= 0:
        raise ThuistafelError("csv_nul", line=content.count(b"\n", 0, nul) + 1)
    bare = content.removeprefix(_BOM)
    try:
        return bare.decode("utf-8"), False
    except UnicodeDecodeError:
        return _from_windows(bare), True


def _from_windows(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise ThuistafelError("csv_encoding") from problem


def separator_of(text: str) -> str:
    """The separator seen most often outside quotes in the first record that has any; `;` when none has.

    >>> separator_of('"a;b";c,d,e')
    ','
    """
    counts = dict.fromkeys(_SEPARATORS, 0)
    quoted = False
    for mark in text[:_SEARCHED]:
        if mark == '"':
            quoted = not quoted
        elif not quoted and mark in counts:
            counts[mark] += 1
        elif not quoted and mark in "\r\n" and any(counts.values()):
            break
    return max(_SEPARATORS, key=lambda mark: counts[mark])


def parsed(text: str) -> Grid:
    """All records, blank lines included, so that `grid[n - 1]` is row n of a spreadsheet.

    Raises `ThuistafelError`: `csv_broken` on an unbalanced quote, naming the line where its record starts, and
    `csv_too_many_cells` before it asks for the memory they would take.
    """
    separator = separator_of(text)
    if text.count(separator) > MOST_CELLS or text.count("\n") + text.count("\r") > MOST_LINES:
        raise ThuistafelError("csv_too_many_cells", limit=MOST_CELLS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    grid: list[tuple[str, ...]] = []
    start = 1
    try:
        for record in reader:
            grid.append(tuple(map(unescaped, record)))
            start = reader.line_num + 1
    except csv.Error as problem:
        raise ThuistafelError("csv_broken", line=start) from problem
    return tuple(grid)


def written(grid: Iterable[Sequence[str]], number_columns: frozenset[int] = frozenset()) -> bytes:
    """The grid as UTF-8 with BOM and `;`, as Dutch Excel opens it; texts that look like formulas are escaped.

    In `number_columns` (indices) a true negative number or fraction stays as it is.
    """
    records = (
        ";".join(_quoted(escaped(cell, index in number_columns)) for index, cell in enumerate(record)) or _lone(record)
        for record in grid
    )
    return _BOM + "".join(record + "\r\n" for record in records).encode("utf-8")


def _quoted(cell: str) -> str:
    """Quotes around anything a reader could take for a separator, also one we do not use ourselves."""
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell


def _lone(record: Sequence[str]) -> str:
    return '""' if record else ""


def escaped(cell: str, in_number_column: bool = False) -> str:
    """A `'` before what a spreadsheet would run as a formula; `unescaped` takes exactly that one away.

    >>> escaped("=1+1"), escaped("'=1+1"), escaped("-5", in_number_column=True)
    ("'=1+1", "''=1+1", '-5')
    """
    if in_number_column and _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if _ESCAPABLE.match(cell) else cell


def unescaped(cell: str) -> str:
    """The cell as it was before `escaped`."""
    return cell[1:] if _ESCAPED.match(cell) else cell
