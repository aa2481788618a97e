"""Small numbers in published tables: hidden so that subtraction gives nothing back (W19).

A table with its totals is a circulation: cells run from row to column, totals close the loop. A hidden cell is safe
when some loop of hidden cells through it can be shifted by one without any of them leaving what its mark says. That
is exact, also where several rows and columns together would give a cell away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from typing import NamedTuple

from thuistafel.core.errors import ThuistafelError

THRESHOLD = 5
TOTAL = ""


class Mark(StrEnum):
    """What stands where no number is shown."""

    SMALL = "<"
    COVER = "·"
    NOT_DELIVERED = "–"


class Cell(NamedTuple):
    """A place in a table; the row or column of totals is ''."""

    row: str
    column: str

    @property
    def is_total(self) -> bool:
        """Whether this is a margin and not an inner cell."""
        return TOTAL in self


@dataclass(frozen=True, slots=True)
class Protected:
    """A table ready to print, totals under ''; `threshold` belongs to the mark ("<5")."""

    shown: Mapping[Cell, int | Mark]
    threshold: int

    def text(self, row: str, column: str) -> str:
        """What is printed in a cell; what was never asked is not delivered."""
        shown = self.shown.get(Cell(row, column), Mark.NOT_DELIVERED)
        return f"<{self.threshold}" if shown is Mark.SMALL else str(shown)


class _Move(NamedTuple):
    """Along a cell to the node on its other side: one more in its direction, one less against it."""

    cell: Cell
    step: int
    to: str


@dataclass(frozen=True, slots=True)
class _Table:
    values: Mapping[Cell, int]
    threshold: int
    moves: Mapping[str, Sequence[_Move]]
    ends: Mapping[Cell, tuple[str, str]]

    def can_move(self, cell: Cell, mark: Mark, step: int) -> bool:
        """Whether a hidden cell may be one more or less for all its mark says."""
        value = self.values[cell] + step
        if mark is Mark.SMALL:
            return 1 <= value < self.threshold
        return value >= (1 if cell.is_total else self.threshold)


def protect(
    values: Mapping[tuple[str, str], int | None], threshold: int = THRESHOLD, with_column_totals: bool = True
) -> Protected:
    """A table of rows × columns with its totals, safe to publish; zeros are shown, None was not delivered.

    Without column totals each row has only its own. Errors: threshold_too_low ("<2" would itself say 1),
    table_name_blank.
    """
    if threshold < 3:
        raise ThuistafelError("threshold_too_low", given=threshold, least=3)
    if any(TOTAL in place for place in values):
        raise ThuistafelError("table_name_blank")
    known = {Cell(*place): value for place, value in values.items() if value is not None}
    all_values = known | _totals(known, with_column_totals)
    missing = {Cell(*place): Mark.NOT_DELIVERED for place in values if values[place] is None}
    return Protected(missing | all_values | _hidden(_circulation(all_values, threshold, with_column_totals)), threshold)


def protect_row(values: Mapping[str, int | None], threshold: int = THRESHOLD) -> tuple[dict[str, str], str]:
    """One row of named numbers and its total, as printed.

    >>> protect_row({"Den Haag": 12, "Delft": 3, "Leidschendam-Voorburg": 0, "Zoetermeer": 7})
    ({'Den Haag': '12', 'Delft': '<5', 'Leidschendam-Voorburg': '0', 'Zoetermeer': '·'}, '22')
    """
    table = protect({("row", name): value for name, value in values.items()}, threshold, with_column_totals=False)
    return {name: table.text("row", name) for name in values}, table.text("row", TOTAL)


def _totals(known: Mapping[Cell, int], with_column_totals: bool) -> dict[Cell, int]:
    totals: dict[Cell, int] = {}
    for cell, value in known.items():
        margins = [Cell(cell.row, TOTAL)]
        if with_column_totals:
            margins += [Cell(TOTAL, cell.column), Cell(TOTAL, TOTAL)]
        for margin in margins:
            totals[margin] = totals.get(margin, 0) + value
    return totals


def _circulation(values: Mapping[Cell, int], threshold: int, with_column_totals: bool) -> _Table:
    ends = {cell: _ends(cell, with_column_totals) for cell, value in sorted(values.items()) if value}
    moves: defaultdict[str, list[_Move]] = defaultdict(list)
    for cell, (tail, head) in ends.items():
        moves[tail].append(_Move(cell, 1, head))
        moves[head].append(_Move(cell, -1, tail))
    return _Table(values, threshold, dict(moves), ends)


def _ends(cell: Cell, with_column_totals: bool) -> tuple[str, str]:
    """Where a cell comes from and goes to."""
    row, column, source, sink = f"row {cell.row}", f"column {cell.column}", "source", "sink"
    if not with_column_totals:
        return (sink, row) if cell.is_total else (row, sink)
    if cell == (TOTAL, TOTAL):
        return sink, source
    if cell.column == TOTAL:
        return source, row
    return (column, sink) if cell.row == TOTAL else (row, column)


def _hidden(table: _Table) -> dict[Cell, Mark]:
    """Small numbers, and for each that could be read back the covers that cost least.

    Where no cover can help (four cells "<5" with a total "<5" are all 1) the total no longer says that it is small;
    so a hidden total is only known not to be 0.
    """
    hidden = {cell: Mark.SMALL for cell in table.ends if table.values[cell] < table.threshold}
    while needed := next(filter(None, (_needed(cell, table, hidden) for cell in hidden)), ()):
        hidden |= dict.fromkeys(needed, Mark.COVER)
    return hidden


def _needed(cell: Cell, table: _Table, hidden: Mapping[Cell, Mark]) -> tuple[Cell, ...]:
    """The cells to cover so that a small number can be one more or one less; none when it already can."""
    if hidden[cell] is not Mark.SMALL:
        return ()
    tail, head = table.ends[cell]
    ways = [
        way
        for step, start, goal in ((1, head, tail), (-1, tail, head))
        if table.can_move(cell, Mark.SMALL, step) and (way := _cheapest(start, goal, cell, table, hidden)) is not None
    ]
    if ways:
        return min(ways).opened
    totals = [total for total, mark in hidden.items() if total.is_total and mark is Mark.SMALL]
    return (min(totals, key=lambda total: (total.row != cell.row, total.column != cell.column, total)),)


class _Way(NamedTuple):
    """What a path gives up: totals, then the sum of the numbers, then by name."""

    totals: int
    lost: int
    opened: tuple[Cell, ...]
    node: str


def _cheapest(start: str, goal: str, without: Cell, table: _Table, hidden: Mapping[Cell, Mark]) -> _Way | None:
    """The path from start to goal that takes the fewest cells which are still shown."""
    todo, done = [_Way(0, 0, (), start)], set()
    while todo:
        way = heappop(todo)
        if way.node == goal:
            return way
        if way.node not in done:
            done.add(way.node)
            for move in table.moves[way.node]:
                if move.cell != without and table.can_move(move.cell, hidden.get(move.cell, Mark.COVER), move.step):
                    heappush(todo, _further(way, move, table, hidden))
    return None


def _further(way: _Way, move: _Move, table: _Table, hidden: Mapping[Cell, Mark]) -> _Way:
    if move.cell in hidden:
        return way._replace(node=move.to)
    lost = way.lost + table.values[move.cell]
    return _Way(way.totals + move.cell.is_total, lost, (*way.opened, move.cell), move.to)
