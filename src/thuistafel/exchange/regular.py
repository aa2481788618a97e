"""Reading a sheet of the regular form that programs write: rows of one shape at a time, by one pattern per shape.

Every byte between the first row and the last is matched by a pattern that says exactly what may stand there. What has
another form is `Irregular`: not wrong, but for the full reader to judge.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.columns import Cell, Packed, coded_column
from thuistafel.exchange.regular_shapes import Shape, shape_at
from thuistafel.exchange.regular_values import Irregular, Kind, SheetValues
from thuistafel.exchange.sheet_pass import (
    HIGHEST_BOX,
    HIGHEST_ROWS,
    MOST_MARKED,
    MOST_NOTED,
    Position,
    SheetFacts,
    SheetPass,
    count_covered,
)

# Beyond these the short way would be the long one.
MOST_CELLS_BY_PARTS = 20_000
MOST_VALUES = 1_000_000
MOST_PATTERNS = 30
LONGEST_PATTERNS = 200_000
_AT_ONCE = 20_000
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_NEVER = (b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([^\"']*)[\"']")


@dataclass(slots=True)
class _Column:
    """Cells so far, from row 1, each the number of its value; value 0 is an empty cell."""

    values: list[Cell] = field(default_factory=lambda: [""])
    cells: array[int] = field(default_factory=lambda: array("I"))
    known: dict[Kind, dict[bytes, int]] = field(default_factory=dict)


def read_regular(content: bytes, percents: frozenset[str], values: SheetValues) -> RegularSheet:
    """The facts and cells of a sheet in `content`, exactly as the full reader gives them; `Irregular` when in doubt."""
    start, end = content.find(_OPEN), content.rfind(_CLOSE)
    if not 0 <= start < end:
        raise Irregular
    outside = content[: start + len(_OPEN)] + content[end:]
    _require_plain(content, outside)
    try:
        facts = SheetPass(percents).run([outside])
    except ThuistafelError as problem:
        raise Irregular from problem
    if facts.rows:
        raise Irregular
    sheet = RegularSheet(facts, values)
    sheet.read(content, start + len(_OPEN), end)
    return sheet


def _require_plain(content: bytes, outside: bytes) -> None:
    """UTF-8 without comments, CDATA or instructions, so that a tag that is written is a tag that counts."""
    encoding = _ENCODING.match(outside)
    if encoding and encoding[1].lower() != b"utf-8":
        raise Irregular
    if b"<!" in outside or outside.rfind(b"<?") > 0 or any(mark in content for mark in _NEVER):
        raise Irregular
    if not content.isascii():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise Irregular from problem


class RegularSheet:
    """The rows gathered by shape, then placed in their columns."""

    def __init__(self, facts: SheetFacts, values: SheetValues) -> None:
        self.facts = facts
        self._values = values
        self._shapes: dict[bytes, Shape] = {}
        self._recent: list[Shape] = []
        self._columns: dict[int, _Column] = {}
        self._waiting = 0
        self._by_parts = 0
        self._different = 0
        self._last_row = 0
        self._percents = 0

    def read(self, content: bytes, start: int, end: int) -> None:
        """Take every row between `start` and `end`."""
        place = start
        while place < end:
            came = self._known_rows(content, place) or self._new_row(content, place)
            if not came:
                break
            place = came
            if self._waiting > _AT_ONCE:
                self._place_all()
        if content[place:end].strip(b" \t\n"):
            raise Irregular
        self._place_all()
        self._finish()

    def _known_rows(self, content: bytes, place: int) -> int:
        """Take the rows from `place` on that have a shape seen before, and say where they end; 0 when none."""
        for shape in self._recent:
            match = shape.match
            if match is None or not (found := match(content, place)):
                continue
            if shape is not self._recent[0]:
                self._recent.remove(shape)
                self._recent.insert(0, shape)
            before, rows = len(shape.rows), shape.rows
            while found and len(rows) - before < _AT_ONCE:
                rows.append(found.groups())
                place = found.end()
                found = match(content, place)
            self._took(shape, before)
            return place
        return 0

    def _took(self, shape: Shape, before: int) -> None:
        if int(shape.rows[before][0]) <= self._last_row:
            raise Irregular
        self._last_row = int(shape.rows[-1][0])
        self._waiting += len(shape.rows) - before

    def _new_row(self, content: bytes, place: int) -> int:
        """Take one row by its parts, and remember its shape when it keeps coming back; 0 when there is no row."""
        found = shape_at(content, place, self._values)
        if not found:
            return 0
        shape = self._shapes.setdefault(found.shape.pattern, found.shape)
        shape.rows.append(found.row)
        self._took(shape, len(shape.rows) - 1)
        shape.times += 1
        if shape.times == 2 and self._has_room(shape):
            shape.match = re.compile(shape.pattern).match
            self._recent.append(shape)
        self._by_parts += len(found.row)
        if self._by_parts > MOST_CELLS_BY_PARTS:
            raise Irregular
        return found.end

    def _has_room(self, shape: Shape) -> bool:
        together = len(shape.pattern) + sum(len(known.pattern) for known in self._recent)
        return len(self._recent) < MOST_PATTERNS and together < LONGEST_PATTERNS

    def _place_all(self) -> None:
        """Put the values of the waiting rows in their columns, and the facts about them with the others."""
        for shape in self._shapes.values():
            if shape.rows:
                self._place(shape)
                shape.rows.clear()
        self._waiting = 0

    def _place(self, shape: Shape) -> None:
        first, *tokens = zip(*shape.rows, strict=True)
        numbers = list(map(int, first))
        if any(map(int.__ge__, numbers, numbers[1:])):
            raise Irregular
        self._note(shape, numbers)
        for (column, kind), texts in zip(shape.kinds, tokens, strict=True):
            self._fill(self._columns.setdefault(column, _Column()), kind, texts, numbers)

    def _note(self, shape: Shape, numbers: Sequence[int]) -> None:
        facts = self.facts
        if shape.is_hidden:
            facts.hidden_rows.extend(numbers)
        if shape.last_column < 0:
            return
        facts.rows += len(numbers)
        facts.last = Position(max(facts.last.row, numbers[-1]), max(facts.last.column, shape.last_column))
        facts.without_value.extend(Position(row, column) for row in numbers for column in shape.without_value)
        facts.errors.extend(Position(row, column) for row in numbers for column in shape.errors)
        self._percents += shape.percents * len(numbers)
        too_long = facts.rows > HIGHEST_ROWS + 1 or facts.last.row * (facts.last.column + 1) > HIGHEST_BOX
        if too_long or max(len(facts.without_value), len(facts.errors), self._percents) > MOST_MARKED:
            raise Irregular  # and refused by the full reader, that knows at which cell

    def _fill(self, column: _Column, kind: Kind, texts: Sequence[bytes], numbers: Sequence[int]) -> None:
        known = column.known.setdefault(kind, {})
        before = len(column.values)
        for text in dict.fromkeys(texts):
            if text not in known:
                known[text] = len(column.values)
                column.values.append(self._values.value(kind, text))
        self._different += len(column.values) - before
        if self._different > MOST_VALUES:
            raise Irregular
        cells = column.cells
        cells.extend(repeat(0, numbers[-1] - len(cells)))
        found = map(known.__getitem__, texts)
        if numbers[-1] - numbers[0] + 1 == len(numbers):
            cells[numbers[0] - 1 : numbers[-1]] = array("I", found)
        else:
            for number, value in zip(numbers, found, strict=True):
                cells[number - 1] = value

    def _finish(self) -> None:
        facts = self.facts
        facts.hidden_rows = sorted(facts.hidden_rows)[:MOST_NOTED]
        facts.without_value.sort()
        facts.errors.sort()
        try:
            count_covered(facts)
        except ThuistafelError as problem:
            raise Irregular from problem

    @cached_property
    def height(self) -> int:
        """Up to and including the last row with a value."""
        return max((len(column.cells) for column in self._columns.values()), default=0)

    @property
    def weight(self) -> int:
        """At least what the text in the cells takes, each cell counted for itself."""
        text = sum(_text_in(column) for column in self._columns.values())
        return text + 8 * self.height * (max(self._columns, default=-1) + 1)

    def columns(self) -> Packed:
        """From column A on, each as long as the sheet is high."""
        found = [self._columns.get(number, _Column()) for number in range(max(self._columns, default=-1) + 1)]
        for column in found:
            column.cells.extend(repeat(0, self.height - len(column.cells)))
        return [coded_column(column.values, column.cells) for column in found]


def _text_in(column: _Column) -> int:
    lengths = [len(value) if isinstance(value, str) else 0 for value in column.values]
    return sum(map(lengths.__getitem__, column.cells))
