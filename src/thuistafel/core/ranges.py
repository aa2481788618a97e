"""Exact joint bounds of the shortage, each with a witness (W14, contract rule 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Interval


@dataclass(frozen=True, slots=True)
class WitnessPart:
    """What is true for one municipality in a witness; `unknown_by_pool` is keyed by (institution, target group)."""

    known: int
    lettings: int
    corporations: Mapping[str, int]
    unknown_by_pool: Mapping[tuple[str, str], int]
    outside: int
    safe_address: int


@dataclass(frozen=True, slots=True)
class Witness:
    """A truth (CBS code → part) that, calculated plainly, gives exactly a bound.

    `makers` are the municipalities whose shortage makes the bound (the set S of W14).
    """

    parts: Mapping[str, WitnessPart]
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Bounds of the shortage; municipal ones are None at level region and with solidarity."""

    municipal: Mapping[str, Interval] | None
    region: Interval
    low_witness: Witness
    high_witness: Witness
