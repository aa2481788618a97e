"""Under which condition the first range holds: agreed plan values or what sources hold possible, and what counts."""

from __future__ import annotations

from thuistafel.core.claims import Grade
from thuistafel.core.plan import Plan
from thuistafel.core.room import counted_lettings
from thuistafel.documents.report_complete import without_gap
from thuistafel.documents.report_words import say


def condition(plan: Plan) -> str:
    """`bij de afgesproken planwaarden`, or `bij de opgegeven bandbreedtes` without any; and without what is missing."""
    return say("condition_planned" if has_plan_values(plan) else "condition_given") + without_gap(plan)


def has_plan_values(plan: Plan) -> bool:
    """Whether any lettings or outflow in the calculation is a plan value, so that a second range says more."""
    values = [value for _, value in counted_lettings(plan.dossier)]
    parts = [*plan.demand.known.values(), *(pool.parts for pool in plan.demand.pools)]
    values += [plan.dossier.outflow[key] for counts in parts for key in counts if key in plan.dossier.outflow]
    return any(claim.grade is Grade.PLAN for value in values for claim in value.claims)
