"""A truth for each bound: who is where when the shortage is highest or lowest (contract rule 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuistafel.core.demand import PoolKind
from thuistafel.core.extremes import arranged, plain_end, short_of, spread_end
from thuistafel.core.space import Edge, Space, edge
from thuistafel.core.transport import Table, carried
from thuistafel.core.uncertainty import Problem, by_corporation


@dataclass(frozen=True, slots=True)
class WitnessPart:
    """What is true for one municipality in a witness; `unknown_by_pool` is keyed by (institution, target group).

    Pools that give the municipality nobody are left out.
    """

    known: int
    lettings: int
    corporations: Mapping[str, int]
    unknown_by_pool: Mapping[tuple[str, str], int]
    outside: int
    safe_address: int

    @property
    def task(self) -> int:
        """All who need a home here in this truth."""
        return self.known + sum(self.unknown_by_pool.values()) + self.outside + self.safe_address


@dataclass(frozen=True, slots=True)
class Witness:
    """A truth (CBS code → part) that, calculated plainly, gives exactly a bound.

    `makers` are the municipalities whose shortage makes the bound (the set S of W14); none with one cap for all.
    """

    parts: Mapping[str, WitnessPart]
    makers: tuple[str, ...]


def witness(problem: Problem, space: Space, high: bool) -> Witness:
    """A truth at which the region's highest (or lowest) shortage is reached."""
    at = edge(space, high)
    flow = arranged(at)
    if problem.plain is not None and _is_plain_decisive(space, high):
        flow = _plain_flow(problem, problem.plain, space)
    people = [sum(row[member] for row in flow) for member in range(len(problem.members))]
    needed = _needed(problem, at, people)
    parts = {
        code: _part(problem, code, high, [row[member] for row in flow], at.known[member], needed[member])
        for member, code in enumerate(problem.members)
    }
    short = [0] * len(people) if problem.shares_one_cap else short_of(at, people)
    return Witness(parts, tuple(code for code, homes in zip(problem.members, short, strict=True) if homes))


def _is_plain_decisive(space: Space, high: bool) -> bool:
    spread, plain = spread_end(space, high), plain_end(space, high)
    return plain > spread if high else plain < spread


def _plain_flow(problem: Problem, plain: Mapping[str, Mapping[PoolKind, int]], space: Space) -> Table:
    """The plain attribution over the pools of its kind, within limits as far as that goes."""
    flow: Table = [[] for _ in problem.pools]
    for kind in PoolKind:
        rows = [row for row, pool in enumerate(problem.pools) if pool.kind is kind]
        sizes = [problem.pools[row].size for row in rows]
        wanted = [plain[code].get(kind, 0) for code in problem.members]
        placed = carried(sizes, space.limits[rows].tolist(), wanted)
        for row, cells in zip(rows, _beyond_limits(placed, sizes, wanted), strict=True):
            flow[row] = cells
    return flow


def _beyond_limits(placed: Table, sizes: Sequence[int], wanted: Sequence[int]) -> Table:
    left = [size - sum(row) for size, row in zip(sizes, placed, strict=True)]
    open_places = [most - sum(row[member] for row in placed) for member, most in enumerate(wanted)]
    more = carried(left, [open_places] * len(left), open_places)
    return [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(placed, more, strict=True)]


def _needed(problem: Problem, at: Edge, people: Sequence[int]) -> list[int]:
    """For members without lettings: what they must hold for nobody to be short there (or anywhere they carry for)."""
    tasks = [known + more for known, more in zip(at.known, people, strict=True)]
    if at.high:
        return [0] * len(tasks)
    return [sum(tasks)] * len(tasks) if problem.moves else tasks


def _part(problem: Problem, code: str, high: bool, pooled: Sequence[int], known: int, needed: int) -> WitnessPart:
    corporations = _corporations(problem, code, high, needed)
    counted = list(zip(problem.pools, pooled, strict=True))
    of_kind = {kind: sum(people for pool, people in counted if pool.kind is kind) for kind in PoolKind}
    return WitnessPart(
        known=known,
        lettings=sum(corporations.values()),
        corporations=corporations,
        unknown_by_pool={
            (pool.name[0], pool.name[1]): people for pool, people in counted if pool.kind is PoolKind.UNKNOWN and people
        },
        outside=of_kind[PoolKind.OUTSIDE],
        safe_address=of_kind[PoolKind.SAFE_ADDRESS],
    )


def _corporations(problem: Problem, code: str, high: bool, needed: int) -> dict[str, int]:
    if code in problem.lettings:
        homes = by_corporation(problem.lettings[code])
        return {name: each.low if high else each.high for name, each in homes.items()}
    return {"": _homes_for(problem, needed)}


def _homes_for(problem: Problem, places: int) -> int:
    """Lettings that hold so many places, whatever the rounding of the maximum."""
    percent = problem.rules.cap_percent
    if not percent:
        return places  # a maximum of 0% leaves no room however many the lettings
    return max(places, -(-places * 100 * percent.denominator // percent.numerator))
