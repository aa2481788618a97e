"""Regions small enough to try every truth, and the plain calculation to try them with; shares no code with ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, floor

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, Pool, PoolKind
from thuistafel.core.dossier import LettingKey, OutflowKey
from thuistafel.core.ranges import Problem, Witness
from thuistafel.core.reasons import because
from thuistafel.core.rules import CapEffect, CapLevel, CapRounding, Rules, ShortageRule

YEAR = 2023


def count(value: int, low: int | None = None, high: int | None = None) -> Count:
    return Count(value, Interval(value if low is None else low, value if high is None else high))


def letting_key(code: str, corporation: str = "") -> LettingKey:
    return LettingKey(code, corporation, YEAR, "verwacht", "regulier", "", "")


def outflow_key(origin: str, institution: str = "Huis", group: str = "BW") -> OutflowKey:
    return OutflowKey(institution, group, origin, YEAR, "stroom")


def pool(
    kind: PoolKind, size: Count | Mapping[OutflowKey, Count], shares: Mapping[str, Fraction], name: tuple[str, ...]
) -> Pool:
    words = {PoolKind.UNKNOWN: "onbekend", PoolKind.OUTSIDE: "buiten regio", PoolKind.SAFE_ADDRESS: "veilig adres"}
    institution = name[0] if kind is PoolKind.UNKNOWN else "Huis"
    parts = {outflow_key(words[kind], institution): size} if isinstance(size, Count) else size
    return Pool(kind, name, parts, shares, because("key_lettings", total=1))


def room_of(rules: Rules, homes: int) -> int:
    exact = homes * rules.cap_percent / 100
    return floor(exact) if rules.cap_rounding is CapRounding.DOWN else floor(exact + Fraction(1, 2))


Homes = Mapping[str, Mapping[str, int]]


def remaining(rules: Rules, tasks: Mapping[str, int], homes: Homes) -> int:
    """The region's shortage after all rules, calculated plainly (contract rule 7)."""
    lettings = {code: sum(homes[code].values()) for code in tasks}
    if rules.cap_level is CapLevel.REGION and rules.cap_effect is CapEffect.CEILING:
        return max(0, sum(tasks.values()) - room_of(rules, sum(lettings.values())))
    rooms = {code: _municipal_room(rules, homes[code]) for code in tasks}
    held = lettings if rules.cap_effect is CapEffect.SIGNAL else rooms
    placed = {code: min(task, held[code]) for code, task in tasks.items()}
    short = sum(tasks[code] - placed[code] for code in tasks)
    if rules.shortage is ShortageRule.STAYS or rules.cap_level is CapLevel.REGION:
        return short
    left = sum(max(0, rooms[code] - placed[code]) for code in tasks)
    most = rules.solidarity_maximum
    return short - min(short, left, short if most is None else most)


def _municipal_room(rules: Rules, homes: Mapping[str, int]) -> int:
    if rules.cap_level is CapLevel.CORPORATION:
        return sum(room_of(rules, each) for each in homes.values())
    return room_of(rules, sum(homes.values()))


def short_in(rules: Rules, task: int, homes: Mapping[str, int]) -> int:
    """One municipality's own shortage."""
    held = sum(homes.values()) if rules.cap_effect is CapEffect.SIGNAL else _municipal_room(rules, homes)
    return max(0, task - held)


@dataclass(frozen=True)
class Truth:
    """One thing that can be true: tasks and lettings per municipality, and whether it is the plain attribution."""

    tasks: Mapping[str, int]
    homes: Homes


def truths(problem: Problem) -> Iterator[Truth]:
    """Everything that can be true together (contract rule 9), one by one."""
    codes = problem.members
    known_sums = [_sums(problem.known[code].values()) for code in codes]
    letting_choices = [_letting_choices(problem, code) for code in codes]
    pooled = pooled_people(problem)
    for known in product(*known_sums):
        for people in pooled:
            tasks = {code: a + b for code, a, b in zip(codes, known, people, strict=True)}
            for homes in product(*letting_choices):
                yield Truth(tasks, dict(zip(codes, homes, strict=True)))


def outcomes_in(problem: Problem, code: str) -> set[int]:
    """Every shortage one municipality can have."""
    pooled = {people[problem.members.index(code)] for people in pooled_people(problem)}
    tasks = {known + people for known in _sums(problem.known[code].values()) for people in pooled}
    return {short_in(problem.rules, task, homes) for task in tasks for homes in _letting_choices(problem, code)}


def outcomes(problem: Problem) -> set[int]:
    """Every shortage that can remain in the region."""
    return {remaining(problem.rules, truth.tasks, truth.homes) for truth in truths(problem)}


def pooled_people(problem: Problem) -> set[tuple[int, ...]]:
    """Every division of pooled people over the members, the plain attribution among them."""
    plain = set() if problem.plain is None else {tuple(sum(problem.plain[c].values()) for c in problem.members)}
    return _spread(problem) | plain


def _sums(counts: Sequence[Count]) -> range:
    counts = list(counts)
    return range(sum(c.range.low for c in counts), sum(c.range.high for c in counts) + 1)


def _letting_choices(problem: Problem, code: str) -> list[dict[str, int]]:
    if code not in problem.lettings:
        return [{"": 0}, {"": 100_000}]
    keys = problem.lettings[code]
    ranges = [range(c.range.low, c.range.high + 1) for c in keys.values()]
    found = []
    for values in product(*ranges):
        homes: dict[str, int] = {}
        for key, value in zip(keys, values, strict=True):
            homes[key.corporation] = homes.get(key.corporation, 0) + value
        found.append(homes)
    return found


def _spread(problem: Problem) -> set[tuple[int, ...]]:
    totals = {tuple(0 for _ in problem.members)}
    for each in problem.pools:
        totals = {tuple(map(sum, zip(a, b, strict=True))) for a in totals for b in spreads_of(problem, each)}
    return totals


def most(problem: Problem, each: Pool, size: int) -> list[int]:
    return [ceil(problem.rules.unknown_factor * size * each.shares.get(code, 0)) for code in problem.members]


def spreads_of(problem: Problem, each: Pool) -> list[tuple[int, ...]]:
    limits = most(problem, each, each.range.high)
    sizes = range(each.range.low, each.range.high + 1)
    return [cells for cells in product(*(range(limit + 1) for limit in limits)) if sum(cells) in sizes]


def assert_witness(problem: Problem, witness: Witness, bound: int) -> None:
    """The witness is one of the truths, and calculated plainly it gives exactly the bound."""
    tasks = {code: part.task for code, part in witness.parts.items()}
    homes = {code: part.corporations for code, part in witness.parts.items()}
    assert remaining(problem.rules, tasks, homes) == bound
    for code, part in witness.parts.items():
        assert part.known in _sums(problem.known[code].values())
        assert part.lettings == sum(part.corporations.values())
        if code in problem.lettings:
            assert dict(part.corporations) in _letting_choices_ends(problem, code)
    assert _is_spread(problem, witness) or _is_plain(problem, witness)


def _pooled(problem: Problem, witness: Witness) -> dict[object, list[int]]:
    """People per member of each unknown pool, and of the two other kinds."""
    parts = [witness.parts[code] for code in problem.members]
    unknown = [each for each in problem.pools if each.kind is PoolKind.UNKNOWN]
    return {each.name: [part.unknown_by_pool.get(each.name, 0) for part in parts] for each in unknown} | {
        PoolKind.OUTSIDE: [part.outside for part in parts],
        PoolKind.SAFE_ADDRESS: [part.safe_address for part in parts],
    }


def _is_spread(problem: Problem, witness: Witness) -> bool:
    """Every pool has a size it can have, and no member more of it than its limit."""
    pooled = _pooled(problem, witness)
    for name, people in pooled.items():
        pools = [each for each in problem.pools if name in (each.name, each.kind)]
        limits = [sum(each) for each in zip(*(most(problem, p, p.range.high) for p in pools), strict=True)]
        sizes = range(sum(p.range.low for p in pools), sum(p.range.high for p in pools) + 1)
        if sum(people) not in sizes or any(a > b for a, b in zip(people, limits, strict=False)):
            return False
    return True


def _is_plain(problem: Problem, witness: Witness) -> bool:
    """Pools have their working size, and each member gets of each kind what the plain calculation gives it."""
    pooled = _pooled(problem, witness)
    unknown = [each for each in problem.pools if each.kind is PoolKind.UNKNOWN]
    given = {kind: pooled[kind] for kind in (PoolKind.OUTSIDE, PoolKind.SAFE_ADDRESS)}
    given[PoolKind.UNKNOWN] = [sum(pooled[each.name][m] for each in unknown) for m in range(len(problem.members))]
    sizes_fit = all(sum(pooled[each.name]) == each.size for each in unknown)
    return sizes_fit and all(
        people == [problem.plain[code].get(kind, 0) for code in problem.members] for kind, people in given.items()
    )


def _letting_choices_ends(problem: Problem, code: str) -> list[dict[str, int]]:
    ends: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for key, each in problem.lettings[code].items():
        for homes, value in zip(ends, (each.range.low, each.range.high), strict=True):
            homes[key.corporation] = homes.get(key.corporation, 0) + value
    return list(ends)
