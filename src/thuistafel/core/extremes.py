"""Highest and lowest shortage over all that can be true, without search (W14, contract rule 9)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thuistafel.core.claims import Interval
from thuistafel.core.searched import people_with_signal, pressed_set
from thuistafel.core.space import Edge, Numbers, Space, edge
from thuistafel.core.transport import Table, carried, rest_anywhere

MOST_OPEN = 16
"""With more members whose part in a bound is open, sets are no longer tried one by one."""
CELLS = 1 << 21
"""Pools × sets looked at in one stride, so that memory stays small."""


def municipal_end(space: Space, member: int, high: bool) -> int:
    """The highest (or lowest) shortage of one member by itself."""
    at = edge(space, high)
    gap = at.gaps[member]
    if gap is None:
        return 0
    return max(0, gap + pooled_end(space, at, member))


def pooled_end(space: Space, at: Edge, member: int) -> int:
    """How many people from pools live in one member at this edge."""
    ends = [_most(at, member) if at.high else _least(at, member)]
    if space.plain is not None:
        ends.append(space.plain[member])
    return max(ends) if at.high else min(ends)


def _most(at: Edge, member: int) -> int:
    return int(np.minimum(at.sizes, at.limits[:, member]).sum())


def _least(at: Edge, member: int) -> int:
    elsewhere = at.limits.sum(axis=1) - at.limits[:, member]
    return int(np.maximum(0, at.sizes - elsewhere).sum())


def municipal_range(space: Space, member: int) -> Interval:
    """Both ends of one member's shortage; 0 to its highest task when its lettings are missing (contract rule 4)."""
    return Interval(municipal_end(space, member, high=False), municipal_end(space, member, high=True))


def regional_end(space: Space, high: bool) -> int:
    """The highest (or lowest) shortage that remains in the region."""
    ends = [spread_end(space, high)]
    if space.plain is not None:
        ends.append(plain_end(space, high))
    return max(ends) if high else min(ends)


def regional_range(space: Space) -> Interval:
    """Both ends of the shortage that remains in the region."""
    return Interval(regional_end(space, high=False), regional_end(space, high=True))


def spread_end(space: Space, high: bool) -> int:
    """The end while each pool's people may be anywhere within their limits."""
    at = edge(space, high)
    if at.room is not None:
        return plainly(at, beside_signal(at))
    short = 0 if at.movable is None else overflow(at)
    return remaining(at, short, int(at.sizes.sum()))


def plain_end(space: Space, high: bool) -> int:
    """The end while pools are attributed as in the plain calculation."""
    at = edge(space, high)
    people = space.plain or ()
    return plainly(at, people)


def plainly(at: Edge, people: Sequence[int]) -> int:
    """The shortage that remains when each member is given so many people from pools."""
    short = sum(short_of(at, people))
    if at.room is None:
        return remaining(at, short, sum(people))
    if None in at.room:
        return max(0, short - at.movable) if at.movable is not None else 0
    tasks = [known + more for known, more in zip(at.known, people, strict=True)]
    left = sum(max(0, (room or 0) - task) for room, task in zip(at.room, tasks, strict=True))
    return short - min([short, left] + ([] if at.movable is None else [at.movable]))


def short_of(at: Edge, people: Sequence[int]) -> list[int]:
    """Who is short by how much, before anyone carries for another."""
    pairs = zip(at.gaps, people, strict=True)
    return [0 if gap is None else max(0, gap + more) for gap, more in pairs]


def remaining(at: Edge, short: int, people: int) -> int:
    """What is left of a shortage after solidarity, or above one cap for the region."""
    too_many = 0 if at.shared is None else max(0, sum(at.known) + people - at.shared)
    if at.movable is None:
        return too_many
    return max(too_many, short - at.movable) if at.movable else short


def overflow(at: Edge) -> int:
    """The most (high edge) or least (low edge) that can be short, added over the members."""
    if at.high:
        return pressed(at)[0]
    gaps = [gap for gap in at.gaps if gap is not None]
    open_members = sum(1 for gap in gaps if gap < 0)
    return _least_overflow(at) if open_members <= MOST_OPEN else _overflow_by_flow(at)


def pressed(at: Edge) -> tuple[int, list[bool]]:
    """Highest shortage and the set S that attains it: max over S of the gaps in S + what pools can put in S."""
    gaps = np.array([gap or 0 for gap in at.gaps], dtype=np.int64)
    most = np.minimum(at.sizes[:, None], at.limits).sum(axis=0)
    chosen = gaps >= 0
    unsure = np.flatnonzero(~chosen & (gaps + most > 0))
    if len(unsure) > MOST_OPEN:
        return _pressed_by_search(at)
    worth = _added(gaps[chosen].sum(), gaps[unsure])
    for rows in _strides(len(at.sizes), len(unsure)):
        reach = _reach(at.limits[rows], chosen, unsure)
        worth += np.minimum(at.sizes[rows, None], reach).sum(axis=0)
    best = int(worth.argmax())
    chosen[unsure] = [bool(best >> bit & 1) for bit in range(len(unsure))]
    return int(worth[best]), chosen.tolist()


def _pressed_by_search(at: Edge) -> tuple[int, list[bool]]:
    chosen = pressed_set(at)
    gaps = sum(gap or 0 for gap, is_in in zip(at.gaps, chosen, strict=True) if is_in)
    return gaps + int(np.minimum(at.sizes, at.limits[:, chosen].sum(axis=1)).sum()), chosen


def _least_overflow(at: Edge) -> int:
    """Max over S of the gaps in S + what of each pool finds no place outside S."""
    bottomless = -int(at.sizes.sum()) - 1
    gaps = np.array([bottomless if gap is None else gap for gap in at.gaps], dtype=np.int64)
    most = np.minimum(at.sizes[:, None], at.limits).sum(axis=0)
    outside = (gaps < 0) & (gaps + most <= 0)
    unsure = np.flatnonzero((gaps < 0) & ~outside)
    # A set is read here by who is outside it: the complement has the same sums, with the gaps given up.
    worth = _added(gaps[~outside].sum(), -gaps[unsure])
    for rows in _strides(len(at.sizes), len(unsure)):
        reach = _reach(at.limits[rows], outside, unsure)
        worth += np.maximum(0, at.sizes[rows, None] - reach).sum(axis=0)
    return int(worth.max())


def _strides(pools: int, unsure: int) -> list[slice]:
    stride = max(1, CELLS >> unsure)
    return [slice(start, start + stride) for start in range(0, pools, stride)]


def _added(start: int, terms: Numbers) -> Numbers:
    """The sum of each subset of terms; bit k of the position says whether term k is in."""
    sums = np.array([start], dtype=np.int64)
    for term in terms:
        sums = np.concatenate([sums, sums + term])
    return sums


def _reach(limits: Numbers, always: NDArray[np.bool_], unsure: Numbers) -> Numbers:
    """Per pool the sum of its limits over each set."""
    sums: Numbers = limits[:, always].sum(axis=1, keepdims=True)
    for member in unsure:
        sums = np.concatenate([sums, sums + limits[:, member, None]], axis=1)
    return sums


def _overflow_by_flow(at: Edge) -> int:
    return int(at.sizes.sum()) - sum(map(sum, _least_flow(at))) + sum(max(0, gap or 0) for gap in at.gaps)


def arranged(at: Edge) -> Table:
    """Where each pool's people (rows) live when the end of `spread_end` is reached."""
    if at.room is not None:
        return carried(at.sizes.tolist(), at.limits.tolist(), beside_signal(at))
    return _most_pressing(at) if at.high else _least_pressing(at)


def beside_signal(at: Edge) -> list[int]:
    """People from pools per member at the end, with solidarity beside a signal."""
    if not at.high and None in at.capacity:
        # Who delivered no lettings may hold everybody, so that only the maximum leaves anyone short.
        return _per_member(_least_pressing(at), len(at.known))
    ends = [people_with_signal(at, at.movable)]
    if at.high and at.movable is not None:
        ends.append(_per_member(_most_pressing(at), len(at.known)))
    return max(ends, key=lambda people: plainly(at, people))


def _per_member(flow: Table, members: int) -> list[int]:
    return [sum(row[member] for row in flow) for member in range(members)]


def _most_pressing(at: Edge) -> Table:
    chosen = pressed(at)[1]
    limits = at.limits.tolist()
    inside = [[most if chosen[member] else 0 for member, most in enumerate(row)] for row in limits]
    sizes = at.sizes.tolist()
    nobody = [[0] * len(chosen) for _ in sizes]
    return rest_anywhere(rest_anywhere(nobody, sizes, inside), sizes, limits)


def _least_pressing(at: Edge) -> Table:
    return rest_anywhere(_least_flow(at), at.sizes.tolist(), at.limits.tolist())


def _least_flow(at: Edge) -> Table:
    free = [int(at.sizes.sum()) if gap is None else max(0, -gap) for gap in at.gaps]
    return carried(at.sizes.tolist(), at.limits.tolist(), free)
