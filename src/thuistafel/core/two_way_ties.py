"""Which of equally close tables: the one whose cells, in reading order, are lexicographically largest (rule 8)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """Least and most a cell holds in the equally close tables."""

    low: int
    high: int


def lexicographically_largest(cells: list[list[int]], spans: list[list[Span]], *, by_line: bool) -> list[list[int]]:
    """Raise cell after cell as far as the cells after it allow, margins kept.

    `cells` holds lines of nodes; they are read line by line, or node by node when `by_line` is False.
    """
    nodes = range(len(cells[0]) if cells else 0)
    order = [(line, a) for line in range(len(cells)) for a in nodes]
    free = _Freedom([list(line) for line in cells], spans, len(nodes))
    for line, a in order if by_line else sorted(order, key=lambda cell: cell[::-1]):
        if spans[line][a].low < spans[line][a].high:
            free.settle(line, a)
    return free.cells


class _Freedom:
    """Which cells are still open and what could move: bit masks per line, and per pair of nodes how many lines."""

    def __init__(self, cells: list[list[int]], spans: list[list[Span]], nodes: int) -> None:
        self.cells, self.spans, self.nodes = cells, spans, range(nodes)
        self.up, self.down = [0] * len(cells), [0] * len(cells)
        self.lines = [[0] * nodes for _ in self.nodes]
        self.reach = [0] * nodes
        self.settled: set[tuple[int, int]] = set()
        for line in range(len(cells)):
            for a in self.nodes:
                self._mark(line, a)

    def settle(self, line: int, a: int) -> None:
        """Raise this cell as far as it goes, then leave it."""
        self.settled.add((line, a))
        self._mark(line, a)
        while self.cells[line][a] < self.spans[line][a].high and (path := self._path(line, a)):
            self._turn(line, a, path)

    def _mark(self, line: int, a: int) -> None:
        """Bring the masks up to date with this cell."""
        is_open, value, span = (line, a) not in self.settled, self.cells[line][a], self.spans[line][a]
        self._set(self.up, line, a, is_open and value < span.high)
        self._set(self.down, line, a, is_open and value > span.low)

    def _set(self, masks: list[int], line: int, a: int, on: bool) -> None:
        if bool(masks[line] >> a & 1) == on:
            return
        masks[line] ^= 1 << a
        step, others = (1 if on else -1), self.down if masks is self.up else self.up
        for b in self.nodes:
            if others[line] >> b & 1:
                self._count(*((b, a) if masks is self.up else (a, b)), step)

    def _count(self, a: int, b: int, step: int) -> None:
        self.lines[a][b] += step
        if self.lines[a][b]:
            self.reach[a] |= 1 << b
        else:
            self.reach[a] &= ~(1 << b)

    def _path(self, line: int, a: int) -> list[int]:
        """Nodes from `a` to one this line can lower, each step somewhere to be had; empty when there is none."""
        goal, before, queue = self.down[line], {a: a}, [a]
        for here in queue if goal else ():
            for there in _bits(self.reach[here]):
                if there not in before:
                    before[there] = here
                    if goal >> there & 1:
                        return _backwards(before, a, there)
                    queue.append(there)
        return []

    def _turn(self, line: int, a: int, path: list[int]) -> None:
        """Send round as many units as the tightest cell on the cycle allows."""
        moves = [(line, path[-1], a)]
        for here, there in pairwise(path):
            giver = next(k for k, down in enumerate(self.down) if down >> here & 1 and self.up[k] >> there & 1)
            moves.append((giver, here, there))
        units = min(
            min(self.cells[k][low] - self.spans[k][low].low, self.spans[k][high].high - self.cells[k][high])
            for k, low, high in moves
        )
        for k, low, high in moves:
            self.cells[k][low] -= units
            self.cells[k][high] += units
        for k, low, high in moves:
            self._mark(k, low)
            self._mark(k, high)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _backwards(before: dict[int, int], start: int, end: int) -> list[int]:
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]
