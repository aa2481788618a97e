"""Whole numbers by largest remainder, with the decisive step recorded (contract rule 6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from typing import cast

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because

Number = int | Fraction
_NOTHING: Mapping[str, Number] = {}


@dataclass(frozen=True, slots=True)
class Apportionment:
    """A whole-number division.

    `parts` sums to the total; `exact` is each one's share before rounding; `fixed` are those held at their bound
    (their `exact` is the share that was too much); `decided_by` says per name what decided its rounding
    (remainder, room left, balance, code, bound).
    """

    parts: Mapping[str, int]
    exact: Mapping[str, Fraction]
    fixed: frozenset[str] = frozenset()
    decided_by: Mapping[str, Reason] = field(default_factory=dict)

    def differences(self) -> dict[str, Fraction]:
        """What each was given above its exact share; 0 for whoever is fixed at a bound (contract rule 6)."""
        return {
            name: Fraction(0) if name in self.fixed else part - self.exact[name] for name, part in self.parts.items()
        }

    def named(self, names: Mapping[str, str]) -> Apportionment:
        """The same, its reasons speaking of `names` (municipalities) instead of codes."""
        return replace(self, decided_by=_Named(self.decided_by, names))


@dataclass(frozen=True, slots=True, eq=False)
class _Named(Mapping[str, Reason]):
    """Reasons with names for codes, made when asked for."""

    reasons: Mapping[str, Reason]
    names: Mapping[str, str]

    def __getitem__(self, name: str) -> Reason:
        reason = self.reasons[name]
        return Reason(reason.code, tuple((field, self._named(value)) for field, value in reason.items))

    def _named(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(self._named, value))
        return self.names.get(value, value) if isinstance(value, str) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self.reasons)

    def __len__(self) -> int:
        return len(self.reasons)


@dataclass(frozen=True, slots=True, eq=False)
class _Shares(Mapping[str, Fraction]):
    """`total` × weight / `whole`, made when asked for: 342 fractions cost more than the apportionment itself."""

    total: int
    weights: Mapping[str, int]
    whole: int

    def __getitem__(self, name: str) -> Fraction:
        return Fraction(self.total * self.weights[name], self.whole)

    def __iter__(self) -> Iterator[str]:
        return iter(self.weights)

    def __len__(self) -> int:
        return len(self.weights)


@dataclass(frozen=True, slots=True)
class _Ties:
    """What settles equal remainders: most room left, lowest balance, code."""

    room: Mapping[str, Number]
    balance: Mapping[str, Number]

    def rank(self, name: str) -> tuple[Number, Number, str]:
        return (-self.room.get(name, 0), self.balance.get(name, 0), name)

    def decisive(self, name: str, rival: str) -> str:
        """Which of the three tells these two apart."""
        pairs = zip(("room", "balance", "code"), self.rank(name), self.rank(rival), strict=True)
        return next(criterion for criterion, mine, theirs in pairs if mine != theirs)


@dataclass(frozen=True, slots=True)
class _Rounding:
    """One round of largest remainder: `left` units went to the largest `remainders` (numerators over `whole`)."""

    remainders: Mapping[str, int]
    whole: int
    left: int
    cutoff: int
    tied: tuple[str, ...]
    winners: int
    ties: _Ties

    def why(self, name: str) -> Reason:
        """The decisive step for one name."""
        remainder = self.remainders[name]
        if name in self.tied and 0 < self.winners < len(self.tied):
            return self._tie(name)
        exact = Fraction(remainder, self.whole)
        if remainder == 0:
            return because("share_whole")
        place = 1 + sum(other > remainder for other in self.remainders.values())
        code = "remainder_up" if remainder >= self.cutoff else "remainder_down"
        return because(code, remainder=exact, place=place, left=self.left)

    def _tie(self, name: str) -> Reason:
        up = self.tied.index(name) < self.winners
        rival = self.tied[self.winners if up else self.winners - 1]
        code = _TIES[self.ties.decisive(name, rival), up]
        return because(code, remainder=Fraction(self.remainders[name], self.whole), rival=rival, tied=self.tied)


_TIES = {
    ("room", True): "tie_won_by_room",
    ("room", False): "tie_lost_by_room",
    ("balance", True): "tie_won_by_balance",
    ("balance", False): "tie_lost_by_balance",
    ("code", True): "tie_won_by_code",
    ("code", False): "tie_lost_by_code",
}


@dataclass(frozen=True, slots=True, eq=False)
class _Decisions(Mapping[str, Reason]):
    """Reasons made when asked for."""

    parts: Mapping[str, int]
    exact: Mapping[str, Fraction]
    fixed: frozenset[str]
    rounding: _Rounding

    def __getitem__(self, name: str) -> Reason:
        if name in self.fixed:
            return because("held_at_bound", bound=self.parts[name], exact=self.exact[name])
        return self.rounding.why(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)


def apportion(
    total: int,
    weights: Mapping[str, Number],
    *,
    room: Mapping[str, Number] | None = None,
    balance: Mapping[str, Number] | None = None,
    bounds: Mapping[str, int] | None = None,
) -> Apportionment:
    """Divide `total` by `weights` into whole numbers that sum to it (W1, W5, W6).

    Equal remainders go to the most `room`, then the lowest `balance`, then the lowest name. Whoever's exact share
    exceeds its bound is fixed there and the rest is apportioned again. Raises `weights_sum_to_zero` when there is
    something to divide and nothing to divide it by, `bounds_below_total` when the bounds cannot hold it.

    >>> dict(apportion(10, {"a": 1, "b": 1, "c": 1}, room={"b": 7}).parts)
    {'a': 3, 'b': 4, 'c': 3}
    """
    scaled = _whole_weights(weights)
    ties = _Ties(room or _NOTHING, balance or _NOTHING)
    if not bounds:
        parts, exact, rounding = _largest_remainder(total, scaled, ties)
        return Apportionment(parts, exact, frozenset(), _Decisions(parts, exact, frozenset(), rounding))
    held = _hold(total, scaled, bounds)
    rest = total - sum(bounds[name] for name in held)
    free = {name: weight for name, weight in scaled.items() if name not in held}
    parts, exact, rounding = _largest_remainder(rest, free, ties)
    parts = {name: bounds[name] if name in held else parts[name] for name in scaled}
    shares = {name: held[name] if name in held else exact[name] for name in scaled}
    return Apportionment(parts, shares, frozenset(held), _Decisions(parts, shares, frozenset(held), rounding))


def _whole_weights(weights: Mapping[str, Number]) -> dict[str, int]:
    """The weights over their common denominator, by name."""
    if set(map(type, weights.values())) == {int}:
        return cast(dict[str, int], {name: weights[name] for name in sorted(weights)})
    common = lcm(*{weight.denominator for weight in weights.values()})
    return {name: weights[name].numerator * (common // weights[name].denominator) for name in sorted(weights)}


def _hold(total: int, weights: Mapping[str, int], bounds: Mapping[str, int]) -> dict[str, Fraction]:
    """Who is fixed at its bound, with the share that was too much; again until nobody else exceeds."""
    held: dict[str, Fraction] = {}
    free, rest = dict(weights), total
    while excess := _above_bounds(rest, free, bounds):
        held.update(excess)
        free = {name: weight for name, weight in free.items() if name not in excess}
        rest -= sum(bounds[name] for name in excess)
        if rest < 0 or (rest and not any(free.values())):
            raise ThuistafelError("bounds_below_total", total=total)
    return held


def _above_bounds(total: int, weights: Mapping[str, int], bounds: Mapping[str, int]) -> dict[str, Fraction]:
    whole = sum(weights.values())
    return {
        name: Fraction(total * weight, whole)
        for name, weight in weights.items()
        if name in bounds and total * weight > bounds[name] * whole
    }


def _largest_remainder(
    total: int, weights: Mapping[str, int], ties: _Ties
) -> tuple[dict[str, int], Mapping[str, Fraction], _Rounding]:
    whole = sum(weights.values())
    if total and not whole:
        raise ThuistafelError("weights_sum_to_zero", total=total)
    whole = whole or 1
    parts = {name: total * weight // whole for name, weight in weights.items()}
    remainders = {name: total * weight % whole for name, weight in weights.items()}
    left = total - sum(parts.values())
    cutoff = sorted(remainders.values(), reverse=True)[left - 1] if left else whole
    tied = sorted((name for name, remainder in remainders.items() if remainder == cutoff), key=ties.rank)
    above = [name for name, remainder in remainders.items() if remainder > cutoff]
    winners = left - len(above)
    for name in (*above, *tied[:winners]):
        parts[name] += 1
    return parts, _Shares(total, weights, whole), _Rounding(remainders, whole, left, cutoff, tuple(tied), winners, ties)
