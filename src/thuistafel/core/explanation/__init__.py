"""Why this number: the steps of a plan's figure, from its outcome down to claims with file and row."""

from __future__ import annotations

from thuistafel.core.derivation import Step
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.explanation import bounds, region, steps
from thuistafel.core.explanation.fields import BOUNDS, FIELDS, OUTCOMES
from thuistafel.core.plan import REGION, Plan

__all__ = ["FIELDS", "OUTCOMES", "explain"]


def explain(plan: Plan, code: str, field: str = "tekort") -> tuple[Step, ...]:
    """The steps that lead to `field` of municipality `code` (or `REGION`), first things first.

    Raises ThuistafelError `unknown_field` when there is no such field, KeyError when `code` is no member.
    """
    if field not in FIELDS:
        raise ThuistafelError("unknown_field", field=field, allowed=", ".join(FIELDS))
    if code == REGION:
        return bounds.of_region(plan, field) if field in BOUNDS else region.steps_of(plan, field)
    return bounds.of_municipality(plan, code, field) if field in BOUNDS else steps.steps_of(plan, code, field)
