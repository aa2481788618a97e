"""Who asks for a home in the plan year: known origins, and pools of people whose origin is not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.core.dossier import OutflowKey
from thuistafel.core.reasons import Reason


class PoolKind(StrEnum):
    """Why the municipality of origin is not given; the value is the contract's `soort`."""

    UNKNOWN = "herkomst_onbekend"
    OUTSIDE = "buiten_regio"
    SAFE_ADDRESS = "veilig_adres"


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
