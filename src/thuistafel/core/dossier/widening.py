"""A dossier in which plan values may turn out otherwise (contract rule 9, second range)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from thuistafel.core.claims import Claim, Grade, Interval, WorkingValue, widened, working_value
from thuistafel.core.dossier.model import Dossier

K = TypeVar("K")


def widen(dossier: Dossier) -> Dossier:
    """The same dossier when every plan value may turn out as much off as the rules say (contract rule 9)."""
    share = dossier.frame.rules.plan_value_deviation_percent / 100
    return replace(
        dossier,
        lettings=_widened_values(dossier.lettings, share),
        outflow=_widened_values(dossier.outflow, share),
        priority=_widened_values(dossier.priority, share),
    )


def _widened_values(values: Mapping[K, WorkingValue], share: Fraction) -> dict[K, WorkingValue]:
    return {key: _widened_value(value, share) for key, value in values.items()}


def _widened_value(value: WorkingValue, share: Fraction) -> WorkingValue:
    claims = tuple(_widened_claim(claim, share) for claim in value.claims)
    return value if claims == value.claims else working_value(claims)


def _widened_claim(claim: Claim, share: Fraction) -> Claim:
    if claim.parts:
        parts = tuple(_widened_claim(part, share) for part in claim.parts)
        pairs = list(zip(claim.parts, parts, strict=True))
        low = claim.range.low + sum(wide.range.low - part.range.low for part, wide in pairs)
        high = claim.range.high + sum(wide.range.high - part.range.high for part, wide in pairs)
        return replace(claim, range=Interval(low, high), parts=parts)
    return replace(claim, range=widened(claim.range, share)) if claim.grade is Grade.PLAN else claim
