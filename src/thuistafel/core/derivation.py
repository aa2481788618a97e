"""The steps a number opens into: from its rule and fraction down to file and row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.claims import Claim
from thuistafel.core.reasons import Reason


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation.

    `field` is the plan field it explains (`opgave`, `ruimte`, …), `rule` the sentence of what was done,
    `claims` what went in, `fraction` the exact share before rounding, `outcome` the whole number,
    `decided_by` the decisive step of a rounding or a tie.
    """

    field: str
    rule: Reason
    claims: tuple[Claim, ...] = ()
    fraction: Fraction | None = None
    outcome: int | None = None
    decided_by: Reason | None = None
