"""The steps of one municipality's number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thuistafel.core.derivation import Step
from thuistafel.core.distribution import Figures
from thuistafel.core.explanation.agreements import behind_room
from thuistafel.core.explanation.claims import claims_of
from thuistafel.core.explanation.fields import OUTCOMES, POOLS, TASK_PARTS, ordered
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason, because
from thuistafel.core.rules import CapBase, CapEffect, CapLevel, Rules

CARRIED = ("opgevangen", "elders_opgevangen")


def steps_of(plan: Plan, code: str, field: str) -> tuple[Step, ...]:
    """`field` after every number it rests on that says something."""
    figures = plan.municipality(code).figures
    return tuple(_told(plan, code, figures, field))


def _told(plan: Plan, code: str, figures: Figures, asked: str) -> Iterator[Step]:
    for field in ordered(asked):
        if field != asked and _is_silent(plan, figures, field):
            continue
        if field == "ruimte":
            yield from behind_room(plan.dossier.frame.rules)
        yield _step(plan, code, figures, field)


def _is_silent(plan: Plan, figures: Figures, field: str) -> bool:
    """A pool without people, or nobody carried for another here."""
    return (field in POOLS and pool_size(plan, field) == 0) or (field in CARRIED and outcome(figures, field) == 0)


def pool_size(plan: Plan, field: str) -> int:
    """All households of this kind of pool."""
    return sum(pool.size for pool in plan.demand.pools if pool.kind is POOLS.get(field))


def outcome(figures: Figures, field: str) -> int | None:
    """The number that `field` names."""
    found: int | None = getattr(figures, OUTCOMES[field])
    return found


def _step(plan: Plan, code: str, figures: Figures, field: str) -> Step:
    rounding = plan.distribution.roundings.get(field)
    rounded = rounding is not None and code in rounding.parts
    return Step(
        field=field,
        rule=_rule(plan, code, figures, field),
        claims=claims_of(plan, code, field),
        fraction=rounding.exact[code] if rounding and rounded else _fraction(plan.dossier.frame.rules, figures, field),
        outcome=outcome(figures, field),
        decided_by=rounding.decided_by.get(code) if rounding else None,
    )


def _fraction(rules: Rules, figures: Figures, field: str) -> Fraction | None:
    """The room before rounding; every other field outside a rounding is whole already."""
    if field != "ruimte" or figures.lettings is None or rules.cap_level is not CapLevel.MUNICIPALITY:
        return None
    return figures.lettings * rules.cap_percent / 100


def _rule(plan: Plan, code: str, figures: Figures, field: str) -> Reason:
    if outcome(figures, field) is None:
        return because(f"why_{field}_unknown", municipality=plan.municipality(code).name)
    rules = plan.dossier.frame.rules
    parts = _parts(plan, figures)
    values = {
        "municipality": plan.municipality(code).name,
        "plan_year": plan.dossier.frame.plan_year,
        "last_year": plan.dossier.frame.plan_year - 1,
        "procent": rules.cap_percent,
        "totaal": pool_size(plan, field),
        "parts": parts,
        **{name: outcome(figures, name) for name in OUTCOMES},
    }
    manner = "_of_one" if field == "opgave" and len(parts) == 1 else _manner(rules, field)
    return because(f"why_{field}{manner}", **values)


def _parts(plan: Plan, figures: Figures) -> tuple[int | None, ...]:
    """What the task is added up from: the parts that have a step of their own."""
    return tuple(outcome(figures, part) for part in TASK_PARTS if not _is_silent(plan, figures, part))


def _manner(rules: Rules, field: str) -> str:
    """Which reading of the rule applies, as the last part of its code."""
    if field == "verhuringen" and rules.cap_base is CapBase.REALISED_LAST_YEAR:
        return "_realised"
    if field == "ruimte" and rules.cap_level is CapLevel.CORPORATION:
        return "_per_corporation"
    if field == "uit_voorraad" and rules.cap_effect is CapEffect.SIGNAL:
        return "_as_signal"
    if field == "uit_voorraad" and rules.cap_level is CapLevel.REGION:
        return "_in_region"
    return ""
