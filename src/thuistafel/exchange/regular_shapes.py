"""The shapes of rows in a regular sheet: what may stand in a row, as one pattern that matches all rows like it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thuistafel.exchange.raw import MOST_COLUMNS, column_number
from thuistafel.exchange.regular_values import TEXT, TOKENS, Irregular, Kind, SheetValues

_SPACE = rb"[ \t\n]*+"
_VALUE = rb"[\w.:$ -]*+"
_NAME = rb"[A-Za-z][A-Za-z0-9]*+(?::[A-Za-z][A-Za-z0-9]*+)?"
_ATTRIBUTES = rb"((?: " + _NAME + rb"=\"" + _VALUE + rb"\")*+)"
_ATTRIBUTE = re.compile(rb" (" + _NAME + rb")=\"(" + _VALUE + rb")\"")
_ROW = re.compile(_SPACE + rb'<row r="([1-9]\d{0,6})"' + _ATTRIBUTES + rb"(/?)>")
_ROW_END = re.compile(_SPACE + rb"</row>")
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"' + _ATTRIBUTES + rb"(?:/>|>"
    rb"(?:(<f)" + _ATTRIBUTES + rb"(?:/>|>" + TEXT + rb"</f>))?"
    rb"(<v></v>|<v ?/>)?(?:<v>(" + TEXT + rb")</v>|<is><t( xml:space=\"preserve\")?>(" + TEXT + rb")</t></is>)?</c>)"
)
_HIDDEN = {b"1", b"true"}


@dataclass(slots=True)
class Shape:
    """What all rows that `pattern` matches have in common; its first group is the row number, then a value per kind."""

    pattern: bytes = b""
    kinds: list[tuple[int, Kind]] = field(default_factory=list)
    last_column: int = -1
    without_value: list[int] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)
    percents: int = 0
    is_hidden: bool = False
    times: int = 0
    rows: list[tuple[bytes, ...]] = field(default_factory=list)
    match: Callable[..., re.Match[bytes] | None] | None = None


class FoundRow(NamedTuple):
    """One row with its own shape: its number and its values as they are written, and where it ends."""

    shape: Shape
    row: tuple[bytes, ...]
    end: int


def shape_at(content: bytes, place: int, values: SheetValues) -> FoundRow | None:
    """The row that starts at `place`, taken by its parts; None when there is none, `Irregular` when it is not plain."""
    row = _ROW.match(content, place)
    if not row:
        return None
    names = _attributes(row[2])
    shape = Shape(is_hidden=names.get(b"hidden") in _HIDDEN)
    written = [_SPACE, rb'<row r="([1-9]\d{0,6})"', _row_attributes(names), row[3], b">"]
    tokens: list[bytes] = []
    place, column = row.end(), -1
    while not row[3] and (cell := _CELL.match(content, place)):
        before, column = column, column_number(cell[1].decode())
        if cell[2] != row[1] or not before < column < MOST_COLUMNS:
            raise Irregular
        written.extend(_add_cell(shape, cell, column, tokens, values))
        place = cell.end()
    if not row[3]:
        close = _ROW_END.match(content, place)
        if not close:
            raise Irregular
        written += [_SPACE, b"</row>"]
        place = close.end()
    shape.pattern = b"".join(written)
    return FoundRow(shape, (row[1], *tokens), place)


def _add_cell(
    shape: Shape, cell: re.Match[bytes], column: int, tokens: list[bytes], values: SheetValues
) -> Iterable[bytes]:
    """Put one cell into the shape, and its value with the others; gives its part of the pattern."""
    attributes = _attributes(cell[3])
    kind, token = values.kind_of(cell, attributes)
    yield from (b'<c r="', cell[1], rb'\1"', re.escape(cell[3]))
    if kind is None and not cell[4]:
        if cell[6]:
            raise Irregular
        yield b"/>" if cell[0].endswith(b"/>") else b"></c>"
        return
    shape.last_column = column
    yield b">" + (_formula(cell) if cell[4] else b"")
    if kind is None:
        if attributes.get(b"t", b"n") not in {b"n", b"str"}:
            raise Irregular
        shape.without_value.append(column)
        yield b"(?:<v></v>|<v ?/>)?</c>"
        return
    tokens.append(token)
    shape.kinds.append((column, kind))
    if kind.type == b"e":
        shape.errors.append(column)
    shape.percents += kind.is_percent
    yield _value(cell, kind)


def _attributes(written: bytes) -> Mapping[bytes, bytes]:
    found = _ATTRIBUTE.findall(written)
    names = dict(found)
    if len(names) < len(found) or b"r" in names:
        raise Irregular
    return names


def _row_attributes(names: Mapping[bytes, bytes]) -> bytes:
    """Heights and the like differ from row to row; what hides a row belongs to its shape."""
    return b"".join(
        b' %b="%b"' % (name, re.escape(value) if name == b"hidden" else _VALUE) for name, value in names.items()
    )


def _formula(cell: re.Match[bytes]) -> bytes:
    attributes = b"".join(b' %b="%b"' % (name, _VALUE) for name in _attributes(cell[5]))
    return b"<f" + attributes + b"(?:/>|>" + TEXT + b"</f>)"


def _value(cell: re.Match[bytes], kind: Kind) -> bytes:
    token = b"(" + TOKENS[kind.type] + b")"
    if kind.type == b"inlineStr":
        return b"<is><t" + (cell[8] or b"") + b">" + token + b"</t></is></c>"
    return b"<v>" + token + b"</v></c>"
