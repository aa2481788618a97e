"""The whole-number table closest to exact shares with both margins exact (contract rule 8).

Closest is a minimum-cost flow between rows and columns. The side with fewest members (a region's municipalities, or
twelve target groups against 342 municipalities) is kept as a small graph: an edge `a → b` is the cheapest line of the
other side that can give one unit less to `a` and one more to `b`. Shortest paths there settle the margins; prices
from the same graph then say which cells may still move at no cost, and `two_way_ties` picks among those tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.two_way_ties import Span, lexicographically_largest

Cell = tuple[str, str]
_Price = tuple[int, int]
_Edge = tuple[int, int]


def round_table(exact: Mapping[Cell, Fraction], rows: Mapping[str, int], columns: Mapping[str, int]) -> dict[Cell, int]:
    """Whole numbers per (row, column) with margins `rows` and `columns`, least sum of absolute deviations.

    Among equally close tables the one whose cells, read by row name, then column name, are lexicographically
    largest. A cell missing in `exact` is 0. Raises `margins_differ` when the margins do not have one sum.

    >>> half = Fraction(1, 2)
    >>> table = round_table({("a", "x"): half, ("a", "y"): half, ("b", "x"): half, ("b", "y"): half},
    ...                     {"a": 1, "b": 1}, {"x": 1, "y": 1})
    >>> [table[cell] for cell in sorted(table)]
    [1, 0, 0, 1]
    """
    if sum(rows.values()) != sum(columns.values()) or min((*rows.values(), *columns.values()), default=0) < 0:
        raise ThuistafelError("margins_differ", rows=sum(rows.values()), columns=sum(columns.values()))
    row_names, column_names = sorted(rows), sorted(columns)
    common = lcm(*{share.denominator for share in exact.values()})

    def scaled(row: str, column: str) -> int:
        share = exact.get((row, column))
        return share.numerator * (common // share.denominator) if share else 0

    grid = [[scaled(row, column) for column in column_names] for row in row_names]
    wide = len(row_names) <= len(column_names)
    small, large = (rows, columns) if wide else (columns, rows)
    lines = [list(line) for line in zip(*grid, strict=True)] if wide else grid
    solved = _Table(lines, [small[n] for n in sorted(small)], [large[n] for n in sorted(large)], common).solve(wide)
    return {
        (row, column): solved[j][i] if wide else solved[i][j]
        for i, row in enumerate(row_names)
        for j, column in enumerate(column_names)
    }


class _Table:
    """Lines (the long side) of cells (the short side); shares are numerators over `unit`, costs too."""

    def __init__(self, shares: list[list[int]], small: list[int], large: list[int], unit: int) -> None:
        self.shares, self.unit, self.small, self.endless = shares, unit, small, sum(small)
        self.nodes = range(len(small))
        self.cells = [self._fill(line, total) for line, total in zip(shares, large, strict=True)]
        self.offers = {(a, b): self._offers(a, b) for a in self.nodes for b in self.nodes if a != b}
        self.best = {edge: heap[0] for edge, heap in self.offers.items() if heap}

    def solve(self, wide: bool) -> list[list[int]]:
        """The closest table; `wide` when the short side holds the rows."""
        excess = [sum(line[a] for line in self.cells) - margin for a, margin in enumerate(self.small)]
        while any(excess):
            self._carry(excess)
        return lexicographically_largest(self.cells, self._spans(), by_line=not wide)

    def _fill(self, shares: list[int], total: int) -> list[int]:
        """One line at its own best, whatever the other margin says."""
        cells = [share // self.unit for share in shares]
        missing = total - sum(cells)
        parts = sorted((a for a in self.nodes if shares[a] % self.unit), key=lambda a: -(shares[a] % self.unit))
        for a in parts[: max(0, missing)]:
            cells[a] += 1
        cells[:1] = [cell + max(0, missing - len(parts)) for cell in cells[:1]]
        for a in self.nodes if missing < 0 else ():
            taken = min(cells[a], -missing)
            cells[a] -= taken
            missing += taken
        return cells

    def _up(self, line: int, a: int) -> _Price:
        """What one more unit costs here, and how many go at that price."""
        here, (floor, over) = self.cells[line][a], divmod(self.shares[line][a], self.unit)
        if here < floor:
            return -self.unit, floor - here
        if here == floor and over:
            return self.unit - 2 * over, 1
        return self.unit, self.endless

    def _down(self, line: int, a: int) -> _Price:
        """What one unit less costs here, and how many go at that price (0 when the cell is empty)."""
        here, (floor, over) = self.cells[line][a], divmod(self.shares[line][a], self.unit)
        if here <= floor:
            return self.unit, here
        if here == floor + 1 and over:
            return 2 * over - self.unit, 1
        return -self.unit, here - floor - bool(over)

    def _offer(self, line: int, edge: _Edge) -> int:
        return self._down(line, edge[0])[0] + self._up(line, edge[1])[0]

    def _offers(self, a: int, b: int) -> list[_Price]:
        """A heap of (cost, line) for moving one unit from `a` to `b`; outdated offers are dropped when on top."""
        heap = [(self._offer(line, (a, b)), line) for line, cells in enumerate(self.cells) if cells[a]]
        heapify(heap)
        return heap

    def _renew_best(self, edge: _Edge) -> None:
        """Keep the cheapest offer that still holds; an edge nobody offers has none."""
        heap = self.offers[edge]
        while heap and not (self.cells[heap[0][1]][edge[0]] and self._offer(heap[0][1], edge) == heap[0][0]):
            heappop(heap)
        if heap:
            self.best[edge] = heap[0]
        else:
            self.best.pop(edge, None)

    def _distances(self, start: Iterable[int]) -> tuple[dict[int, int], dict[int, int]]:
        """Cheapest cost of each node that `start` reaches, and the node before it (Bellman and Ford)."""
        reached, before = dict.fromkeys(start, 0), dict[int, int]()
        changed = True
        while changed:
            changed = False
            for (a, b), (cost, _) in self.best.items():
                if a in reached and (b not in reached or reached[a] + cost < reached[b]):
                    reached[b], before[b], changed = reached[a] + cost, a, True
        return reached, before

    def _carry(self, excess: list[int]) -> None:
        """Move as much as one cheapest path from excess to deficit can carry."""
        reached, before = self._distances(a for a in self.nodes if excess[a] > 0)
        end = start = min((cost, a) for a, cost in reached.items() if excess[a] < 0)[1]
        path: list[tuple[_Edge, int]] = []
        while start in before:
            edge = before[start], start
            path.append((edge, self.best[edge][1]))
            start = before[start]
        limits = [min(self._down(line, a)[1], self._up(line, b)[1]) for (a, b), line in path]
        units = min(excess[start], -excess[end], *limits)
        excess[start] -= units
        excess[end] += units
        for (a, b), line in path:
            self.cells[line][a] -= units
            self.cells[line][b] += units
        self._renew(path)

    def _renew(self, path: list[tuple[_Edge, int]]) -> None:
        """New offers from the changed cells, and the best of every edge they touch."""
        touched = {(a, line) for edge, line in path for a in edge}
        for a, line in touched:
            for edge in self._edges_at(a):
                if self.cells[line][edge[0]]:
                    heappush(self.offers[edge], (self._offer(line, edge), line))
        for edge in {edge for a, _ in touched for edge in self._edges_at(a)}:
            self._renew_best(edge)

    def _edges_at(self, a: int) -> Iterator[_Edge]:
        return (edge for b in self.nodes if b != a for edge in ((a, b), (b, a)))

    def _spans(self) -> list[list[Span]]:
        """Per cell the values it has in the closest tables: those its prices leave free."""
        prices, _ = self._distances(self.nodes)
        return [self._line_spans(line, prices) for line in range(len(self.cells))]

    def _line_spans(self, line: int, prices: Mapping[int, int]) -> list[Span]:
        cells = self.cells[line]
        downs, ups = [self._down(line, a) for a in self.nodes], [self._up(line, a) for a in self.nodes]
        own = min((prices[a] + downs[a][0] for a in self.nodes if cells[a]), default=None)
        if own is None:
            return [Span(0, 0) for _ in self.nodes]
        return [
            Span(
                cells[a] - (downs[a][1] if prices[a] + downs[a][0] == own else 0),
                cells[a] + (ups[a][1] if own + ups[a][0] == prices[a] else 0),
            )
            for a in self.nodes
        ]
