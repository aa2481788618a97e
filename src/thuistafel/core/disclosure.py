"""Small numbers in published tables: hidden so that subtraction gives nothing back (W19).

A table with its totals is a circulation: cells run from row to column, totals close the loop. A hidden cell is safe
when some loop of hidden cells through it can be shifted by one without any of them leaving what its mark says. That
is exact, also where several rows and columns together would give a cell away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
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


@dataclass(frozen=True, slots=True)
class _Table:
    values: Mapping[Cell, int]
    threshold: int
    with_column_totals: bool

    def ends(self, cell: Cell) -> tuple[str, str]:
        """Where a cell comes from and goes to in the circulation."""
        row, column, source, sink = f"row {cell.row}", f"column {cell.column}", "source", "sink"
        if not self.with_column_totals:
            return (sink, row) if cell.is_total else (row, sink)
        if cell == (TOTAL, TOTAL):
            return sink, source
        if cell.column == TOTAL:
            return source, row
        return (column, sink) if cell.row == TOTAL else (row, column)

    def can_move(self, cell: Cell, mark: Mark, step: int) -> bool:
        """Whether a hidden cell may be one more or less for all its mark says."""
        value = self.values[cell] + step
        return 1 <= value < self.threshold if mark is Mark.SMALL else value >= self.threshold


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
    table = _Table(known | _totals(known, with_column_totals), threshold, with_column_totals)
    missing = {Cell(*place): Mark.NOT_DELIVERED for place in values if values[place] is None}
    return Protected(missing | dict(table.values) | _hidden(table), threshold)


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


def _hidden(table: _Table) -> dict[Cell, Mark]:
    """Small numbers, and as many others as it takes; when even all is not enough nothing says it is small."""
    hidden = {cell: Mark.SMALL for cell, value in table.values.items() if 0 < value < table.threshold}
    small = sorted(hidden)
    while exposed := next((cell for cell in small if not _is_safe(cell, table, hidden)), None):
        open_cells = [cell for cell, value in table.values.items() if value and cell not in hidden]
        if not open_cells:
            return dict.fromkeys(hidden, Mark.COVER)
        hidden[min(open_cells, key=_cover_order(exposed, table))] = Mark.COVER
    return hidden


def _cover_order(exposed: Cell, table: _Table) -> Callable[[Cell], tuple[bool, bool, int, Cell]]:
    """First the smallest in the same row or column, a total only after those."""

    def order(cell: Cell) -> tuple[bool, bool, int, Cell]:
        is_near = cell.row == exposed.row or cell.column == exposed.column
        return (not is_near, cell.is_total, table.values[cell], cell)

    return order


def _is_safe(cell: Cell, table: _Table, hidden: Mapping[Cell, Mark]) -> bool:
    tail, head = table.ends(cell)
    up = table.can_move(cell, hidden[cell], 1) and _leads(head, tail, cell, table, hidden)
    return up or (table.can_move(cell, hidden[cell], -1) and _leads(tail, head, cell, table, hidden))


def _leads(start: str, goal: str, without: Cell, table: _Table, hidden: Mapping[Cell, Mark]) -> bool:
    """Whether hidden cells other than `without` can carry one from start to goal."""
    reached, todo = {start}, [start]
    while todo:
        for node in _next_to(todo.pop(), without, table, hidden):
            if node not in reached:
                reached.add(node)
                todo.append(node)
    return goal in reached


def _next_to(node: str, without: Cell, table: _Table, hidden: Mapping[Cell, Mark]) -> Iterator[str]:
    for cell, mark in hidden.items():
        if cell == without:
            continue
        tail, head = table.ends(cell)
        if tail == node and table.can_move(cell, mark, 1):
            yield head
        if head == node and table.can_move(cell, mark, -1):
            yield tail
