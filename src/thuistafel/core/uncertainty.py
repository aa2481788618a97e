"""What can be true together, apart from how it is reckoned with (contract rule 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from thuistafel.core.apportion import apportion
from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, Demand, Pool, PoolKind
from thuistafel.core.distribution import Distribution
from thuistafel.core.dossier import STOCK, Dossier, LettingKey, OutflowKey
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.room import counted_lettings, room
from thuistafel.core.rules import CapEffect, CapLevel, Rules, ShortageRule

LARGEST = 10**12
"""More homes or households than this are a mistake, and sums of them no longer fit where bounds are reckoned."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the bounds need.

    `members` are CBS codes, ascending. A code without `lettings` has not delivered them. `pools` are those whose
    people get a home here (shares not empty). `plain` is the plain calculation's own attribution per code and kind,
    None while it is not held possible (a pool is fixed).
    `stock` holds, for those waiting, the claimed count and range before it is spread over the years (rule 5).
    """

    rules: Rules
    members: tuple[str, ...]
    known: Mapping[str, Mapping[OutflowKey, Count]]
    lettings: Mapping[str, Mapping[LettingKey, Count]]
    pools: tuple[Pool, ...]
    plain: Mapping[str, Mapping[PoolKind, int]] | None
    balance: Mapping[str, Fraction] = field(default_factory=dict)
    stock: Mapping[OutflowKey, Count] = field(default_factory=dict)

    @property
    def moves(self) -> bool:
        """Whether shortage is carried by others, so that no municipal range exists (contract rule 9)."""
        return self.rules.cap_level is CapLevel.REGION or self.rules.shortage is ShortageRule.SOLIDARITY

    @property
    def shares_one_cap(self) -> bool:
        """Whether one cap holds for the region as a whole."""
        return self.rules.cap_level is CapLevel.REGION and self.rules.cap_effect is CapEffect.CEILING


def range_problem(dossier: Dossier, demand: Demand, distribution: Distribution) -> Problem:
    """The problem of a dossier; for the second range: the widened dossier, its demand, the base distribution."""
    members = dossier.composition.codes
    lettings: dict[str, dict[LettingKey, Count]] = {}
    for key, homes in counted_lettings(dossier):
        lettings.setdefault(key.municipality, {})[key] = Count(homes.value, homes.range)
    return Problem(
        rules=dossier.frame.rules,
        members=members,
        known={code: demand.known.get(code, {}) for code in members},
        lettings=lettings,
        pools=tuple(pool for pool in demand.pools if pool.shares),
        plain={
            result.code: {kind: result.figures.attributed(kind) for kind in PoolKind}
            for result in distribution.municipalities
        },
        balance=dossier.rounding_balance,
        stock=_stock(dossier, demand),
    )


def _stock(dossier: Dossier, demand: Demand) -> dict[OutflowKey, Count]:
    counted = [*demand.known.values(), *(pool.parts for pool in demand.pools)]
    keys = [key for counts in counted for key in counts if key.kind == STOCK]
    return {key: Count(dossier.outflow[key].value, dossier.outflow[key].range) for key in keys}


def check(problem: Problem) -> None:
    """Raises `bounds_of_stranger` when a pool or the attribution names no member, `bounds_too_large` above LARGEST."""
    named = [code for pool in problem.pools for code in pool.shares] + list(problem.plain or ())
    if strangers := sorted(set(named) - set(problem.members)):
        raise ThuistafelError("bounds_of_stranger", municipality=strangers[0])
    counts = [count for group in problem.known.values() for count in group.values()]
    counts += [count for group in problem.lettings.values() for count in group.values()]
    counts += [count for pool in problem.pools for count in pool.parts.values()]
    most = max((count.range.high for count in counts), default=0)
    if most > LARGEST:
        raise ThuistafelError("bounds_too_large", most=most, largest=LARGEST)


def total(counts: Iterable[Count]) -> Interval:
    """From the sum of the low ends to the sum of the high ends."""
    return sum((count.range for count in counts), Interval(0, 0))


def by_corporation(lettings: Mapping[LettingKey, Count]) -> dict[str, Interval]:
    """Least and most lettings per corporation."""
    found: dict[str, Interval] = {}
    for key, count in lettings.items():
        found[key.corporation] = found.get(key.corporation, Interval(0, 0)) + count.range
    return dict(sorted(found.items()))


def alone(problem: Problem, pool: Pool) -> Mapping[str, int]:
    """The plain largest remainder of one pool by itself, ties as for its kind (contract rules 6 and 11)."""
    return apportion(pool.size, pool.shares, room=_tie_room(problem, pool.kind), balance=problem.balance).parts


def _tie_room(problem: Problem, kind: PoolKind) -> dict[str, int]:
    plain = problem.plain or {code: {} for code in problem.members}
    left = {}
    for code in problem.members:
        taken = sum(count.value for count in problem.known[code].values())
        taken += sum(plain[code].get(before, 0) for before in kind.earlier)
        left[code] = max(0, _working_room(problem, code) - taken)
    return left


def _working_room(problem: Problem, code: str) -> int:
    if problem.rules.cap_level is CapLevel.REGION or code not in problem.lettings:
        return 0
    homes: dict[str, int] = {}
    for key, count in problem.lettings[code].items():
        homes[key.corporation] = homes.get(key.corporation, 0) + count.value
    return room(problem.rules, homes)
