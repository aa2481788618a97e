"""Whole numbers by largest remainder, with the decisive step recorded (contract rule 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from thuistafel.core.reasons import Reason


@dataclass(frozen=True, slots=True)
class Apportionment:
    """A whole-number division.

    `parts` sums to the total; `exact` is each one's share before rounding; `fixed` are those held at their bound;
    `decided_by` says per name what decided its rounding (remainder, room left, balance, code, bound).
    """

    parts: Mapping[str, int]
    exact: Mapping[str, Fraction]
    fixed: frozenset[str] = frozenset()
    decided_by: Mapping[str, Reason] = field(default_factory=dict)
