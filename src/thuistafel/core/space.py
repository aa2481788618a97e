"""What can be true, as numbers by position, and its two edges: everything at its most, or least, pressing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, Pool
from thuistafel.core.dossier import LettingKey
from thuistafel.core.room import room, rounded_cap
from thuistafel.core.rules import CapEffect, CapLevel, Rules, ShortageRule
from thuistafel.core.uncertainty import Problem, by_corporation, check, total

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Space:
    """What can be true, members and pools by position.

    `capacity` is what a member can hold before someone is short (None: anything, its lettings are missing),
    `shared` what the delivered ones hold together, `limits` the most of a pool (row) in a member (column).
    `plain` is the plain attribution, None while a pool is fixed. `movable` is how many households solidarity can
    move, None without maximum. `room` is there when a signal goes with solidarity: less than the capacity then.
    """

    known: tuple[Interval, ...]
    capacity: tuple[Interval | None, ...]
    shared: Interval
    sizes: tuple[Interval, ...]
    limits: Numbers
    plain: tuple[int, ...] | None
    movable: int | None
    room: tuple[Interval | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a space; None is a capacity without bound."""

    high: bool
    known: tuple[int, ...]
    capacity: tuple[int | None, ...]
    shared: int | None
    sizes: Numbers
    limits: Numbers
    movable: int | None
    room: tuple[int | None, ...] | None

    @property
    def gaps(self) -> list[int | None]:
        """Known demand above capacity per member; None where nobody can be short."""
        pairs = zip(self.known, self.capacity, strict=True)
        return [None if held is None else known - held for known, held in pairs]


def edge(space: Space, high: bool) -> Edge:
    """The most (or least) pressing known demand, capacity and pool sizes; limits are the same on both edges."""
    unbounded = not high and None in space.capacity
    return Edge(
        high=high,
        known=tuple(each.high if high else each.low for each in space.known),
        capacity=tuple(_held(each, high) for each in space.capacity),
        shared=None if unbounded else _held(space.shared, high),
        sizes=np.array([size.high if high else size.low for size in space.sizes], dtype=np.int64),
        limits=space.limits,
        movable=space.movable,
        room=None if space.room is None else tuple(_held(each, high) for each in space.room),
    )


def _held(held: Interval | None, high: bool) -> int | None:
    if held is None:
        return 0 if high else None
    return held.low if high else held.high


def space_of(problem: Problem) -> Space:
    """The problem in numbers; raises what `uncertainty.check` raises."""
    check(problem)
    rules, members, lettings = problem.rules, problem.members, problem.lettings
    with_room = _is_signal_with_solidarity(rules)
    return Space(
        known=tuple(total(problem.known[code].values()) for code in members),
        capacity=tuple(capacity(rules, lettings.get(code)) for code in members),
        shared=shared(problem, lettings),
        sizes=tuple(pool.range for pool in problem.pools),
        limits=_limit_table(problem),
        plain=_plain(problem),
        movable=_movable(problem),
        room=tuple(room_range(rules, lettings.get(code)) for code in members) if with_room else None,
    )


def _plain(problem: Problem) -> tuple[int, ...] | None:
    if problem.plain is None:
        return None
    return tuple(sum(problem.plain[code].values()) for code in problem.members)


def limits(problem: Problem, pool: Pool, most: int) -> list[int]:
    """The most that each member can be given of a pool of at most `most` households (contract rule 9)."""
    times = problem.rules.unknown_factor * most
    return [min(most, _ceiling(times, pool.shares.get(code))) for code in problem.members]


def _ceiling(times: Fraction, share: Fraction | None) -> int:
    if share is None:
        return 0
    return -(-times.numerator * share.numerator // (times.denominator * share.denominator))


def _limit_table(problem: Problem) -> Numbers:
    rows = [limits(problem, pool, pool.range.high) for pool in problem.pools]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(problem.members))


def _movable(problem: Problem) -> int | None:
    if problem.shares_one_cap:
        return None
    if problem.rules.shortage is ShortageRule.STAYS or problem.rules.cap_level is CapLevel.REGION:
        return 0
    return problem.rules.solidarity_maximum


def _is_signal_with_solidarity(rules: Rules) -> bool:
    is_carried = rules.shortage is ShortageRule.SOLIDARITY and rules.cap_level is not CapLevel.REGION
    return is_carried and rules.cap_effect is CapEffect.SIGNAL


def capacity(rules: Rules, lettings: Mapping[LettingKey, Count] | None) -> Interval | None:
    """What a member can hold before someone is short: its room, or with a signal all its lettings."""
    if lettings is None:
        return None
    if rules.cap_effect is CapEffect.SIGNAL:
        return total(lettings.values())
    return room_range(rules, lettings)


def room_range(rules: Rules, lettings: Mapping[LettingKey, Count] | None) -> Interval | None:
    """Least and most room of a member; None without lettings, nothing where one cap holds for the whole region."""
    if lettings is None:
        return None
    if rules.cap_level is CapLevel.REGION:
        return Interval(0, 0)
    homes = by_corporation(lettings)
    return Interval(
        room(rules, {name: each.low for name, each in homes.items()}),
        room(rules, {name: each.high for name, each in homes.items()}),
    )


def shared(problem: Problem, lettings: Mapping[str, Mapping[LettingKey, Count]]) -> Interval:
    """What the members that delivered lettings can hold for each other."""
    if problem.shares_one_cap:
        homes = total(count for counts in lettings.values() for count in counts.values())
        return Interval(rounded_cap(problem.rules, homes.low), rounded_cap(problem.rules, homes.high))
    each = (capacity(problem.rules, counts) for counts in lettings.values())
    return sum((held for held in each if held is not None), Interval(0, 0))
