"""One pass over the XML of a workbook before anything else opens it: what is there, how large, what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.number_formats import cell_formats
from thuistafel.exchange.raw import column_letters, column_number
from thuistafel.exchange.strict_xml import Element, feed, strict_parser

HIGHEST_BOX = 5_000_000
HIGHEST_ROWS = 250_000
MOST_NOTED = 1_000
MOST_MARKED = 250_000
MOST_COVERED = 100_000
_TRUE = {"1", "true"}
_BUILT_IN_PERCENT = {"9", "10"}
_QUOTED = re.compile(r'"[^"]*"|\\.')
_COUNTED = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)

Handler = Callable[[Mapping[str, str]], None]


class Position(NamedTuple):
    """A cell: row from 1, column from 0."""

    row: int
    column: int


@dataclass(slots=True)
class SheetFacts:
    """What the pass saw in one sheet; positions are cells, `merged` their first and last."""

    last: Position
    rows: int = 0
    without_value: list[Position] = field(default_factory=list)
    errors: list[Position] = field(default_factory=list)
    percents: list[Position] = field(default_factory=list)
    merged: list[tuple[Position, Position]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def position(reference: str) -> Position:
    """The cell a reference such as `B5` names; `ThuistafelError` when it is none."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise ThuistafelError("workbook_damaged")
    return Position(int(match[2]), column_number(match[1]))


def _counted(written: str) -> int:
    """A row or column number, from 1; `ThuistafelError` when it is none."""
    if not _COUNTED.fullmatch(written):
        raise ThuistafelError("workbook_damaged")
    return int(written)


def percent_styles(parts: Iterable[Element]) -> frozenset[str]:
    """The style numbers (as cells name them) that show a number as a percentage."""
    used, codes = cell_formats(parts)
    percents = _BUILT_IN_PERCENT | {one for one, code in codes.items() if "%" in _QUOTED.sub("", code)}
    return frozenset(str(number) for number, one in enumerate(used) if one in percents)


class SheetPass:
    """Counts the real cells of one sheet and notes what its reader must know.

    Most cells stand in the row they say, in a column seen before and inside the box so far: for those little is done.
    """

    def __init__(self, percents: frozenset[str]) -> None:
        self.facts = SheetFacts(Position(0, 0))
        self._percents = percents
        self._cell: Mapping[str, str] = {}
        self._reference = "A0"
        self._row_text = "0"
        self._row_is_new = True
        self._columns: set[str] = set()
        self._formula = ""
        self._handlers: dict[str, Handler] = {
            "c": self._start_cell,
            "v": self._start_value,
            "f": self._start_formula,
            "is": self._start_inline,
            "row": self._start_row,
            "col": self._start_column,
            "mergeCell": self._merge,
        }
        self._parser = strict_parser()
        self._parser.StartElementHandler = self._start

    def run(self, pieces: Iterable[bytes]) -> SheetFacts:
        """The facts of the sheet in `pieces`; refuses a box or a number of rows beyond the limits."""
        feed(self._parser, pieces)
        self._close_formula()
        count_covered(self.facts)
        return self.facts

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        handler = self._handlers.get(name)
        if handler is None:
            handler = self._handlers[name] = self._handlers.get(name.rpartition(":")[2], _nothing)
        handler(attributes)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_text = attributes.get("r") or str(int(self._row_text) + 1)
        self._row_is_new = True
        self._reference = ""
        if attributes.get("hidden") in _TRUE and len(self.facts.hidden_rows) < MOST_NOTED:
            self.facts.hidden_rows.append(_counted(self._row_text))

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        if self._formula:
            self._close_formula()
        self._cell = attributes
        self._reference = attributes.get("r") or self._next_reference()

    def _next_reference(self) -> str:
        """Where a cell without a reference stands: one to the right of the one before."""
        column = position(self._reference).column + 1 if self._reference else 0
        return f"{column_letters(column)}{self._row_text}"

    def _start_value(self, _: Mapping[str, str]) -> None:
        self._real()
        if self._formula:
            self._parser.CharacterDataHandler = self._value_seen

    def _start_formula(self, _: Mapping[str, str]) -> None:
        self._real()
        self._formula = self._reference

    def _start_inline(self, _: Mapping[str, str]) -> None:
        self._real()
        self._formula = ""

    def _start_column(self, attributes: Mapping[str, str]) -> None:
        """Hidden columns, each of a range; folded ones, which a + on the sheet opens, are not hidden."""
        if attributes.get("hidden") in _TRUE and attributes.get("outlineLevel", "0") == "0":
            first = _counted(attributes.get("min", "1")) - 1
            last = min(_counted(attributes.get("max", "1")), first + MOST_NOTED - len(self.facts.hidden_columns))
            self.facts.hidden_columns.extend(range(first, last))

    def _real(self) -> None:
        """Something stands in this cell: widen the box and note errors and percentages."""
        here = self._reference
        row = self._row_text
        if self._row_is_new or not here.endswith(row) or here[: -len(row)] not in self._columns:
            self._widen(position(here))
        kind = self._cell.get("t", "n")
        if kind == "e":
            self._note(self.facts.errors)
        elif kind == "n" and self._cell.get("s") in self._percents:
            self._note(self.facts.percents)

    def _widen(self, here: Position) -> None:
        """Make the box hold `here`; `_columns` are the columns known to lie inside it."""
        if self._row_is_new:
            self.facts.rows += 1
            self._row_is_new = False
        if str(here.row) == self._row_text:
            self._columns.add(self._reference[: -len(self._row_text)])
        last = self.facts.last
        self.facts.last = last = Position(max(here.row, last.row), max(here.column, last.column))
        if self.facts.rows > HIGHEST_ROWS + 1:
            raise ThuistafelError("sheet_too_long", limit=HIGHEST_ROWS)
        if last.row * (last.column + 1) > HIGHEST_BOX:
            raise ThuistafelError("sheet_too_wide", cell=self._reference, limit=HIGHEST_BOX)

    def _note(self, found: list[Position]) -> None:
        here = position(self._reference)
        if not found or found[-1] != here:
            self._mark(found, here)

    def _mark(self, found: list[Position], here: Position) -> None:
        if len(found) >= MOST_MARKED:
            raise ThuistafelError("sheet_too_many_marks", limit=MOST_MARKED)
        found.append(here)

    def _value_seen(self, text: str) -> None:
        if not text.strip():
            return
        self._formula = ""
        self._parser.CharacterDataHandler = None

    def _close_formula(self) -> None:
        if self._formula:
            self._mark(self.facts.without_value, position(self._formula))
        self._formula = ""
        self._parser.CharacterDataHandler = None

    def _merge(self, attributes: Mapping[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        if len(self.facts.merged) >= MOST_COVERED:
            raise ThuistafelError("sheet_too_merged", limit=MOST_COVERED)
        self.facts.merged.append((position(first), position(last or first)))


def count_covered(facts: SheetFacts) -> None:
    """Refuse what takes too much work: each covered cell inside the box is some for who reads on."""
    end, covered = facts.last, 0
    for first, last in facts.merged:
        rows = min(last.row, end.row) - first.row + 1
        columns = min(last.column, end.column) - first.column + 1
        covered += max(rows, 0) * max(columns, 0)
    if covered > MOST_COVERED:
        raise ThuistafelError("sheet_too_merged", limit=MOST_COVERED)


def _nothing(_: Mapping[str, str]) -> None:
    """An element that says nothing about cells."""
