"""Who asks for a home in the plan year: known origins, and pools of people whose origin is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from operator import itemgetter
from typing import TypeVar

from thuistafel.core.claims import Interval, WorkingValue
from thuistafel.core.dossier import SAFE_ADDRESS, STOCK, UNKNOWN_ORIGIN, Dossier, OutflowKey
from thuistafel.core.keys import INHABITANTS, INSTITUTION, LETTINGS, REGION, Key, Measures, measures
from thuistafel.core.reasons import Reason, because
from thuistafel.core.rules import OutsideKey, Rules, UnknownKey

Name = TypeVar("Name")


class PoolKind(StrEnum):
    """Why the municipality of origin is not given (contract: `soort`), in the order the pools are attributed."""

    UNKNOWN = "herkomst_onbekend"
    OUTSIDE = "buiten_regio"
    SAFE_ADDRESS = "veilig_adres"

    @property
    def earlier(self) -> list[PoolKind]:
        """The kinds that are attributed before this one."""
        kinds = list(PoolKind)
        return kinds[: kinds.index(self)]


@dataclass(frozen=True, slots=True)
class Count:
    """One claim's share in the task: value and range as they count (a planned stock is already ÷ n, rounded up)."""

    value: int
    range: Interval


@dataclass(frozen=True, slots=True)
class Pool:
    """People who will live somewhere in the region.

    `name` is (institution, target group) for unknown origin, () for outside, (CBS code or '',) for safe address.
    `parts` are its claims, `shares` the exact key over members (sums to 1; empty when they go to `elders`),
    `key` why that key.
    """

    kind: PoolKind
    name: tuple[str, ...]
    parts: Mapping[OutflowKey, Count]
    shares: Mapping[str, Fraction]
    key: Reason

    @property
    def size(self) -> int:
        """Households at the working values."""
        return sum(part.value for part in self.parts.values())

    @property
    def range(self) -> Interval:
        """Least and most households the pool can hold."""
        return sum((part.range for part in self.parts.values()), Interval(0, 0))


@dataclass(frozen=True, slots=True)
class Demand:
    """All demand of the plan year: known per municipality (CBS code → key → count), pools, those waiting."""

    known: Mapping[str, Mapping[OutflowKey, Count]]
    pools: tuple[Pool, ...]
    waiting: Mapping[str, int]
    warnings: tuple[Reason, ...] = ()

    def known_total(self, code: str) -> int:
        """Households of known origin `code` at the working values."""
        return sum(count.value for count in self.known.get(code, {}).values())


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The counted rows by where they came from."""

    known: dict[str, dict[OutflowKey, Count]]
    unknown: dict[tuple[str, str], dict[OutflowKey, Count]]
    outside: dict[tuple[str, ...], dict[OutflowKey, Count]]
    safe: dict[tuple[str, ...], dict[OutflowKey, Count]]

    def origins(self) -> dict[str, dict[str, int]]:
        """Known origins per institution as they count in the task, all its groups together."""
        found: dict[str, dict[str, int]] = {}
        for code, counts in self.known.items():
            for key, count in counts.items():
                institution = found.setdefault(key.institution, {})
                institution[code] = institution.get(code, 0) + count.value
        return found


_UNKNOWN_KEYS = {
    UnknownKey.INSTITUTION: INSTITUTION,
    UnknownKey.REGION: REGION,
    UnknownKey.LETTINGS: LETTINGS,
    UnknownKey.INHABITANTS: INHABITANTS,
}
_WARNINGS = {
    PoolKind.UNKNOWN: "key_of_unknown",
    PoolKind.OUTSIDE: "key_of_outside",
    PoolKind.SAFE_ADDRESS: "key_of_safe_address",
}
_OUTSIDE_KEYS = {OutsideKey.LETTINGS: LETTINGS, OutsideKey.INHABITANTS: INHABITANTS}


@dataclass(frozen=True, slots=True)
class _PoolKeys:
    """The key of each kind of pool under these rules."""

    rules: Rules
    codes: tuple[str, ...]
    measures: Measures
    gathered: _Gathered

    def unknown(self) -> dict[str, Key]:
        """The key of each institution with people of unknown origin."""
        wanted = _UNKNOWN_KEYS[self.rules.key_unknown]
        by_institution = self.gathered.origins()
        region = {code: sum(count.value for count in counts.values()) for code, counts in self.gathered.known.items()}
        return {
            name: self.measures.key(wanted, self.codes, **{INSTITUTION: by_institution.get(name, {}), REGION: region})
            for name in sorted({name for name, _ in self.gathered.unknown})
        }

    def outside(self) -> Key:
        if self.rules.key_outside is OutsideKey.RETURN:
            return Key({}, because("key_return"))
        return self.measures.key(_OUTSIDE_KEYS[self.rules.key_outside], self.codes)

    def safe(self, municipality: str) -> Key:
        """By lettings of the other members: nobody who fled is housed where the institution stands."""
        others = tuple(code for code in self.codes if code != municipality)
        if not others:
            return Key({}, because("key_no_others"))
        return self.measures.key(LETTINGS, others)


def gather(dossier: Dossier) -> Demand:
    """All demand of the plan year, each pool with its key (contract rule 5, W1, W3, W4).

    An origin that is neither a member nor a word for a pool is a municipality outside the composition.
    """
    gathered = _gather(dossier)
    keys = _PoolKeys(dossier.frame.rules, dossier.composition.codes, measures(dossier), gathered)
    by_institution = keys.unknown()
    keyed = [
        *((PoolKind.UNKNOWN, name, parts, by_institution[name[0]]) for name, parts in sorted(gathered.unknown.items())),
        *((PoolKind.OUTSIDE, name, parts, keys.outside()) for name, parts in gathered.outside.items()),
        *((PoolKind.SAFE_ADDRESS, name, parts, keys.safe(name[0])) for name, parts in sorted(gathered.safe.items())),
    ]
    pools = tuple(Pool(kind, name, parts, key.shares, key.reason) for kind, name, parts, key in keyed)
    warnings = [because(_WARNINGS[kind], warning=warning) for kind, _, _, key in keyed for warning in key.warnings]
    return Demand(gathered.known, pools, waiting(dossier), tuple(dict.fromkeys(warnings)))


def exact_sums(terms: Iterable[tuple[Name, int, Fraction]]) -> dict[Name, Fraction]:
    """Σ people × share of each name, over one common denominator: fractions are slow to add."""
    numerators: dict[tuple[Name, int], int] = {}
    for name, people, share in terms:
        at = name, share.denominator
        numerators[at] = numerators.get(at, 0) + people * share.numerator
    common = lcm(*{denominator for _, denominator in numerators})
    found: dict[Name, int] = {}
    for (name, denominator), numerator in numerators.items():
        found[name] = found.get(name, 0) + numerator * (common // denominator)
    return {name: Fraction(numerator, common) for name, numerator in found.items()}


def waiting(dossier: Dossier) -> dict[str, int]:
    """Households already waiting per member; 0 where none is reported."""
    found = dict.fromkeys(dossier.composition.codes, 0)
    for key, value in _of_plan_year(dossier):
        if key.kind == STOCK and key.origin in found:
            found[key.origin] += value.value
    return found


def waiting_without_origin(dossier: Dossier) -> int:
    """Households waiting whose origin is no member, so in no municipality's `wachtend`."""
    members = set(dossier.composition.codes)
    return sum(value.value for key, value in _of_plan_year(dossier) if key.kind == STOCK and key.origin not in members)


def _of_plan_year(dossier: Dossier) -> list[tuple[OutflowKey, WorkingValue]]:
    return sorted(
        ((key, value) for key, value in dossier.outflow.items() if key.year == dossier.frame.plan_year),
        key=itemgetter(0),
    )


def _count(key: OutflowKey, value: WorkingValue, years: int | None) -> Count | None:
    """How a row counts in the task; None when it does not."""
    if key.kind != STOCK:
        return Count(value.value, value.range)
    if years is None:
        return None
    return Count(-(-value.value // years), Interval(-(-value.range.low // years), -(-value.range.high // years)))


def _gather(dossier: Dossier) -> _Gathered:
    found = _Gathered({code: {} for code in dossier.composition.codes}, {}, {}, {})
    for key, value in _of_plan_year(dossier):
        count = _count(key, value, dossier.frame.rules.years_to_clear_waiting)
        if count is not None:
            _place(found, key, dossier)[key] = count
    return found


def _place(found: _Gathered, key: OutflowKey, dossier: Dossier) -> dict[OutflowKey, Count]:
    """Where this row belongs."""
    if key.origin in found.known:
        return found.known[key.origin]
    if key.origin == UNKNOWN_ORIGIN:
        return found.unknown.setdefault((key.institution, key.target_group), {})
    if key.origin == SAFE_ADDRESS:
        institution = dossier.institutions.get(key.institution)
        return found.safe.setdefault((institution.municipality or "" if institution else "",), {})
    return found.outside.setdefault((), {})
