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
SEPARATORS = ";,\t"
SENT_SEPARATORS = SEPARATORS + "|"
_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ESCAPABLE = re.compile(r"'*[=+\-@\t\r\n]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")
_NEEDS_QUOTES = re.compile(r'[;,\t"\r\n]|\Asep=', re.IGNORECASE)
_NAMED = re.compile(r"sep=([;,\t|])(?=[\r\n]|\Z)", re.IGNORECASE)
_STEERING = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEARCHED = 1 << 16
_NUMBER = re.compile(r"-\d[\d.,/ ]*%?", re.ASCII)


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and the code of the remark about how it was read: '' when its encoding is beyond doubt.

    UTF-8 and UTF-16 are beyond doubt; otherwise it is Windows-1252 (`read_as_windows`) or, when that cannot be, the
    encoding of old Macs (`read_as_mac`). Raises `ThuistafelError` (`file_too_large`, `csv_encoding`, `csv_mixed`,
    `csv_nul`).
    """
    if len(content) > HIGHEST_BYTES:
        raise ThuistafelError("file_too_large", limit=HIGHEST_BYTES)
    if wide := _wide_encoding(content):
        return _from_wide(content, wide), ""
    if (nul := content.find(b"\0")) >= 0:
        raise ThuistafelError("csv_nul", line=content.count(b"\n", 0, nul) + 1)
    bare = content.removeprefix(_BOM)
    try:
        return bare.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _from_one_byte(bare)


def _wide_encoding(content: bytes) -> str:
    """The kind of UTF-16 by its mark, or by where the NULs stand: every Latin sign has one, always on the same side."""
    if content.startswith(_WIDE_BOMS):
        return "utf-16"
    start = content[:_SEARCHED]
    left, right = start[::2].count(0), start[1::2].count(0)
    enough = max(2, 9 * (len(start) // 2) // 10)
    if len(content) % 2 or max(left, right) < enough or min(left, right):
        return ""
    return "utf-16-le" if right else "utf-16-be"


def _from_wide(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise ThuistafelError("csv_encoding") from problem
    if (nul := text.find("\0")) >= 0:
        raise ThuistafelError("csv_nul", line=text.count("\n", 0, nul) + 1)
    return text


def _from_one_byte(content: bytes) -> tuple[str, str]:
    _require_one_encoding(content)
    try:
        return content.decode("cp1252"), "read_as_windows"
    except UnicodeDecodeError as problem:
        if _STEERING.search(content):
            raise ThuistafelError("csv_encoding") from problem
        return content.decode("mac_roman"), "read_as_mac"


def _require_one_encoding(content: bytes) -> None:
    """Refuse text glued from two encodings: lines that can only be UTF-8 among lines that cannot be."""
    broken = other = 0
    for number, line in enumerate(content.splitlines(), start=1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            other = other or number
        except UnicodeDecodeError:
            broken = broken or number
        if broken and other:
            raise ThuistafelError("csv_mixed", line=max(broken, other), other=min(broken, other))


def separator_of(text: str, separators: str = SEPARATORS) -> str:
    """The separator its first line names (`sep=;`, as Excel knows it); otherwise the one seen most often outside quotes
    in the first record that has any, the first of `separators` when none has.

    >>> separator_of('"a;b";c,d,e')
    ','
    """
    if named := _NAMED.match(text):
        return named[1]
    counts = dict.fromkeys(separators, 0)
    quoted = False
    for mark in text[:_SEARCHED]:
        if mark == '"':
            quoted = not quoted
        elif not quoted and mark in counts:
            counts[mark] += 1
        elif not quoted and mark in "\r\n" and any(counts.values()):
            break
    return max(separators, key=lambda mark: counts[mark])


def parsed(text: str, separators: str = SEPARATORS) -> Grid:
    """All records, blank lines included, so that `grid[n - 1]` is row n of a spreadsheet; a line that names the
    separator is blank. A dossier's own tables have `SEPARATORS`, what others send `SENT_SEPARATORS`.

    Raises `ThuistafelError`: `csv_broken` on an unbalanced quote, naming the line where its record starts, and
    `csv_too_many_cells` before it asks for the memory they would take.
    """
    separator = separator_of(text, separators)
    if named := _NAMED.match(text):
        text = text[named.end() :]
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
