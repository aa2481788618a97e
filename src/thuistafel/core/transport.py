"""Carrying people from pools to members within limits, whole and exact."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

Table = list[list[int]]


class Step(NamedTuple):
    """A cell that gains (or gives way, `sign` -1) when people are moved along a path."""

    row: int
    column: int
    sign: int


def carried(supplies: Sequence[int], limits: Sequence[Sequence[int]], spaces: Sequence[int]) -> Table:
    """As many people as possible from supplies (rows) into spaces (columns): a maximum flow, by augmenting paths."""
    flow = [[0] * len(spaces) for _ in supplies]
    supply, space = list(supplies), list(spaces)
    for row, row_limits in enumerate(limits):
        for column, limit in enumerate(row_limits):
            _move(flow, supply, space, [Step(row, column, 1)], min(limit, supply[row], space[column]))
    for row in range(len(supplies)):
        while supply[row] and (path := _path(row, limits, flow, space)):
            most = min(_slack(step, limits, flow) for step in path)
            _move(flow, supply, space, path, min(most, supply[row], space[path[-1].column]))
    return flow


def _move(flow: Table, supply: list[int], space: list[int], path: Sequence[Step], people: int) -> None:
    for step in path:
        flow[step.row][step.column] += step.sign * people
    supply[path[0].row] -= people
    space[path[-1].column] -= people


def _slack(step: Step, limits: Sequence[Sequence[int]], flow: Table) -> int:
    taken = flow[step.row][step.column]
    return limits[step.row][step.column] - taken if step.sign > 0 else taken


def _path(start: int, limits: Sequence[Sequence[int]], flow: Table, space: Sequence[int]) -> list[Step]:
    """A shortest way from a row to a column with space left, others giving way; empty when there is none."""
    taker: dict[int, int] = {}  # column → the row that would take it
    freed: dict[int, int] = {start: -1}  # row → the column where it gives way
    queue = deque([start])
    while queue:
        row = queue.popleft()
        for column in _open_columns(limits[row], flow[row], taker):
            taker[column] = row
            if space[column]:
                return _trace(column, taker, freed)
            for other in _giving_way(column, flow, freed):
                freed[other] = column
                queue.append(other)
    return []


def _open_columns(limits: Sequence[int], taken: Sequence[int], seen: dict[int, int]) -> list[int]:
    return [column for column, limit in enumerate(limits) if taken[column] < limit and column not in seen]


def _giving_way(column: int, flow: Table, seen: dict[int, int]) -> list[int]:
    return [row for row, taken in enumerate(flow) if taken[column] and row not in seen]


def _trace(column: int, taker: dict[int, int], freed: dict[int, int]) -> list[Step]:
    steps: list[Step] = []
    while column >= 0:
        row = taker[column]
        steps.append(Step(row, column, 1))
        column = freed[row]
        if column >= 0:
            steps.append(Step(row, column, -1))
    return steps[::-1]


def rest_anywhere(flow: Table, supplies: Sequence[int], limits: Sequence[Sequence[int]]) -> Table:
    """The flow with everybody placed: who is left goes, within limits, to the first columns that can be given more."""
    placed = []
    for row, taken in enumerate(flow):
        left = supplies[row] - sum(taken)
        cells = []
        for column, people in enumerate(taken):
            more = min(left, limits[row][column] - people)
            cells.append(people + more)
            left -= more
        placed.append(cells)
    return placed
