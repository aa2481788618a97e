"""Every number that could be found out, and what would still be possible if it were (contract rule 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeVar

import numpy as np

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, Pool, PoolKind
from thuistafel.core.dossier import OUTSIDE_REGION, LettingKey, OutflowKey
from thuistafel.core.errors import DossierError
from thuistafel.core.space import Space, capacity, limits, room_range, shared, space_of
from thuistafel.core.uncertainty import Problem, alone

LETTINGS = "verhuringen"
KNOWN_ORIGIN = "herkomst_bekend"
SIZES_KEPT = 4_096
MOST_ADDED = 200_000_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """The values a number can turn out to have, in order of rising pressure, and what is possible at each.

    `between` is there when the lowest shortage need not rise with the value: for the values from one to another two
    spaces whose lowest shortage is at most, and at least, that at any of them.
    """

    values: range
    at: Callable[[int], Space]
    between: Callable[[int, int], tuple[Space, Space]] | None = None
    is_steady: bool = True


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One number to find out.

    `members` are the positions whose own verdict it touches, `finding(position)` what it can turn out to be for that
    one, `for_region` the same for the region (None: it does not decide there), `working` what is possible when it is
    found at its working value (None: there is nothing to find).
    """

    kind: str
    subject: tuple[str, ...]
    members: tuple[int, ...]
    finding: Callable[[int], Finding]
    for_region: Finding | None
    working: Space | None


def inquiries(problem: Problem, names: Mapping[str, str]) -> Iterator[Inquiry]:
    """All numbers whose range is not one value, and all pools; municipalities by name. Raises `too_many_lettings`."""
    space = space_of(problem)
    _require_few_lettings(problem)
    for place, code in enumerate(problem.members):
        for letting_key, count in problem.lettings.get(code, {}).items():
            if count.range.width:
                yield _of_lettings(problem, space, letting_key, place, names)
        for key in _uncertain(problem, problem.known[code]):
            yield _of_known(problem, space, key, place, names)
    for row, pool in enumerate(problem.pools):
        yield _of_origin(problem, space, row, names)
        for key in _uncertain(problem, pool.parts):
            yield _of_size(problem, space, key, row, names)


def _require_few_lettings(problem: Problem) -> None:
    """For every number of a municipality all its numbers are added again."""
    if sum(len(counts) ** 2 for counts in problem.lettings.values()) > MOST_ADDED:
        raise DossierError("too_many_lettings", number=sum(map(len, problem.lettings.values())))


def _uncertain(problem: Problem, counts: Mapping[OutflowKey, Count]) -> list[OutflowKey]:
    return [key for key, count in counts.items() if problem.stock.get(key, count).range.width]


def named_subject(key: LettingKey | OutflowKey, names: Mapping[str, str]) -> tuple[str, ...]:
    """The key columns that are filled, municipalities by name."""
    return tuple(names.get(str(column), str(column)) for column in key if column != "")


def _of_lettings(problem: Problem, space: Space, key: LettingKey, place: int, names: Mapping[str, str]) -> Inquiry:
    at = partial(_with_lettings, problem, space, key, place)
    count = problem.lettings[key.municipality][key]
    finding = Finding(range(count.range.high, count.range.low - 1, -1), at)  # fewer lettings press harder
    return Inquiry(LETTINGS, named_subject(key, names), (place,), lambda _: finding, finding, at(count.value))


def _with_lettings(problem: Problem, space: Space, key: LettingKey, place: int, homes: int) -> Space:
    own = {**problem.lettings[key.municipality], key: Count(homes, Interval.exactly(homes))}
    held = _replaced(space.capacity, place, capacity(problem.rules, own))
    if problem.shares_one_cap:
        together = shared(problem, {**problem.lettings, key.municipality: own})
    else:
        together = sum((each for each in held if each is not None), Interval(0, 0))
    changed = replace(space, capacity=held, shared=together)
    if space.room is None:
        return changed
    return replace(changed, room=_replaced(space.room, place, room_range(problem.rules, own)))


def _replaced(items: tuple[T, ...], place: int, item: T) -> tuple[T, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _of_known(problem: Problem, space: Space, key: OutflowKey, place: int, names: Mapping[str, str]) -> Inquiry:
    count = problem.known[problem.members[place]][key]
    claimed = problem.stock.get(key, count)

    def at(people: int) -> Space:
        known = _at_value(space.known[place], count, _counted(problem, key, people))
        return replace(space, known=_replaced(space.known, place, known))

    finding = Finding(_rising(claimed.range), at)
    return Inquiry(KNOWN_ORIGIN, named_subject(key, names), (place,), lambda _: finding, finding, at(claimed.value))


def _rising(interval: Interval) -> range:
    return range(interval.low, interval.high + 1)


def _counted(problem: Problem, key: OutflowKey, people: int) -> int:
    """How a claim of so many counts in the task: those waiting are spread over the agreed years."""
    years = problem.rules.years_to_clear_waiting
    return people if key not in problem.stock or years is None else -(-people // years)


def _at_value(whole: Interval, part: Count, value: int) -> Interval:
    return Interval(whole.low - part.range.low + value, whole.high - part.range.high + value)


def _of_size(problem: Problem, space: Space, key: OutflowKey, row: int, names: Mapping[str, str]) -> Inquiry:
    """A larger pool holds more people but also spreads wider, so its lowest shortage need not rise with it."""
    pool = problem.pools[row]
    claimed = problem.stock.get(key, pool.parts[key])
    # every verdict asks for the same sizes
    limits_at = lru_cache(SIZES_KEPT)(partial(limits, problem, pool))

    def at(people: int) -> Space:
        size = _at_value(space.sizes[row], pool.parts[key], _counted(problem, key, people))
        table = space.limits.copy()
        table[row] = limits_at(size.high)
        return replace(space, sizes=_replaced(space.sizes, row, size), limits=table, plain=None)

    # not with a signal and solidarity, where a search needs a real truth
    between = partial(_between, at) if space.room is None else None
    finding = Finding(_rising(claimed.range), at, between, is_steady=False)
    everyone = tuple(range(len(problem.members)))
    return Inquiry(pool.kind.value, named_subject(key, names), everyone, lambda _: finding, finding, at(claimed.value))


def _between(at: Callable[[int], Space], fewest: int, most: int) -> tuple[Space, Space]:
    """Fewest people within the widest limits, and most people within the tightest."""
    small, large = at(fewest), at(most)
    return replace(small, limits=large.limits), replace(large, limits=small.limits)


def _of_origin(problem: Problem, space: Space, row: int, names: Mapping[str, str]) -> Inquiry:
    """Where the people of one pool came from: not how many they are, which is held at the working size."""
    pool = problem.pools[row]
    most = limits(problem, pool, pool.size)
    without = replace(
        space,
        sizes=_without(space.sizes, row),
        limits=np.delete(space.limits, row, axis=0),
        plain=None,
    )

    def finding(place: int) -> Finding:
        elsewhere = sum(most) - most[place]
        values = range(max(0, pool.size - elsewhere), min(pool.size, most[place]) + 1)
        return Finding(values, lambda people: _with_people(without, {place: people}))

    if not pool.range.high:
        return Inquiry(pool.kind.value, _pool_subject(pool, names), (), finding, None, None)
    places = tuple(range(len(problem.members)))
    own = alone(problem, pool)
    working = _with_people(without, {place: own.get(code, 0) for place, code in enumerate(problem.members)})
    return Inquiry(pool.kind.value, _pool_subject(pool, names), places, finding, None, working)


def _without(items: tuple[Interval, ...], place: int) -> tuple[Interval, ...]:
    return items[:place] + items[place + 1 :]


def _with_people(space: Space, people: Mapping[int, int]) -> Space:
    """The space with so many more people for certain per member."""
    known = tuple(each + Interval.exactly(people.get(place, 0)) for place, each in enumerate(space.known))
    return replace(space, known=known)


def _pool_subject(pool: Pool, names: Mapping[str, str]) -> tuple[str, ...]:
    if pool.kind is PoolKind.OUTSIDE:
        return (OUTSIDE_REGION,)
    return tuple(names.get(part, part) for part in pool.name if part)
