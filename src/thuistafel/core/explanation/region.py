"""The steps of a number of the whole region: what each municipality adds, or one cap for all."""

from __future__ import annotations

from thuistafel.core.claims import Claim
from thuistafel.core.derivation import Step
from thuistafel.core.explanation.agreements import behind_room
from thuistafel.core.explanation.claims import all_claims
from thuistafel.core.explanation.steps import outcome
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason, because
from thuistafel.core.rules import CapLevel

OF_ONE_CAP = ("ruimte", "ruimte_over", "boven_grens")


def steps_of(plan: Plan, field: str) -> tuple[Step, ...]:
    """A step per municipality with the claims it rests on, then the sum; at level region its one cap instead."""
    agreed = tuple(behind_room(plan.dossier.frame.rules)) if field == "ruimte" else ()
    parts = () if _holds_for_all(plan, field) else _parts(plan, field)
    claims = _everything(plan, field) if not parts else ()
    total = Step(field, _rule(plan, field), claims=claims, outcome=outcome(plan.distribution.total, field))
    return (*agreed, *parts, total)


def _holds_for_all(plan: Plan, field: str) -> bool:
    return field in OF_ONE_CAP and plan.dossier.frame.rules.cap_level is CapLevel.REGION


def _parts(plan: Plan, field: str) -> tuple[Step, ...]:
    return tuple(
        Step(
            field=field,
            rule=_part(result.name, outcome(result.figures, field)),
            claims=all_claims(plan, result.code, field),
            outcome=outcome(result.figures, field),
        )
        for result in plan.distribution.municipalities
    )


def _part(name: str, amount: int | None) -> Reason:
    return because("why_part_unknown" if amount is None else "why_part", municipality=name, amount=amount)


def _everything(plan: Plan, field: str) -> tuple[Claim, ...]:
    found = (claim for code in plan.dossier.composition.codes for claim in all_claims(plan, code, field))
    return tuple(dict.fromkeys(found))


def _rule(plan: Plan, field: str) -> Reason:
    total, rules = plan.distribution.total, plan.dossier.frame.rules
    if outcome(total, field) is None:
        return because("why_sum_unknown")
    if _holds_for_all(plan, field):
        return because(
            f"why_{field}_of_region",
            procent=rules.cap_percent,
            lettings=total.lettings,
            room=total.room,
            placed=total.placed,
            amount=outcome(total, field),
        )
    known = [outcome(result.figures, field) is not None for result in plan.distribution.municipalities]
    return because("why_sum" if all(known) else "why_sum_of_known", amount=outcome(total, field))
