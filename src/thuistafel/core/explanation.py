"""Why this number: the steps of a plan's figure, from its outcome down to claims with file and row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from thuistafel.core.claims import Claim, WorkingValue
from thuistafel.core.demand import PoolKind
from thuistafel.core.derivation import Step
from thuistafel.core.distribution import Figures
from thuistafel.core.dossier import OutflowKey
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason, because
from thuistafel.core.room import counted_lettings
from thuistafel.core.rules import CapEffect, CapLevel, Rules

POOLS = {
    "onbekend": PoolKind.UNKNOWN,
    "buiten_regio": PoolKind.OUTSIDE,
    "veilig_adres": PoolKind.SAFE_ADDRESS,
}
OUTCOMES = {
    "verhuringen": "lettings",
    "ruimte": "room",
    "herkomst_bekend": "known",
    "onbekend": "unknown",
    "buiten_regio": "outside",
    "veilig_adres": "safe_address",
    "opgave": "task",
    "uit_voorraad": "placed",
    "opgevangen": "received",
    "elders_opgevangen": "housed_elsewhere",
    "boven_grens": "above_limit",
    "tekort": "shortage",
    "ruimte_over": "room_left",
    "wachtend": "waiting",
    "voorrang_overig": "other_priority",
    "regulier": "regular",
}
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "verhuringen": (),
    "ruimte": ("verhuringen",),
    "herkomst_bekend": (),
    "onbekend": (),
    "buiten_regio": (),
    "veilig_adres": (),
    "opgave": ("herkomst_bekend", "onbekend", "buiten_regio", "veilig_adres"),
    "uit_voorraad": ("opgave", "ruimte"),
    "opgevangen": ("ruimte_over",),
    "elders_opgevangen": (),
    "tekort": ("uit_voorraad", "elders_opgevangen"),
    "ruimte_over": ("uit_voorraad",),
    "boven_grens": ("uit_voorraad",),
    "wachtend": (),
    "voorrang_overig": (),
    "regulier": ("uit_voorraad", "voorrang_overig"),
}


def explain(plan: Plan, code: str, field: str = "tekort") -> tuple[Step, ...]:
    """The steps that lead to `field` of municipality `code`, first things first.

    Raises ThuistafelError `unknown_field` when there is no such field, KeyError when `code` is no member.
    """
    if field not in RESTS_ON:
        raise ThuistafelError("unknown_field", field=field, allowed=", ".join(RESTS_ON))
    figures = plan.municipality(code).figures
    return tuple(_step(plan, code, figures, name) for name in _ordered(field))


def _ordered(field: str) -> tuple[str, ...]:
    """`field` after everything it rests on, each once."""
    found: dict[str, None] = {}
    for earlier in RESTS_ON[field]:
        found.update(dict.fromkeys(_ordered(earlier)))
    return (*found, field)


def _step(plan: Plan, code: str, figures: Figures, field: str) -> Step:
    rounding = plan.distribution.roundings.get(field)
    rounded = rounding is not None and code in rounding.parts
    return Step(
        field=field,
        rule=_rule(plan, code, figures, field),
        claims=_claims(plan, code, field),
        fraction=rounding.exact[code] if rounding and rounded else _fraction(plan.dossier.frame.rules, figures, field),
        outcome=_outcome(figures, field),
        decided_by=rounding.decided_by.get(code) if rounding else None,
    )


def _outcome(figures: Figures, field: str) -> int | None:
    outcome: int | None = getattr(figures, OUTCOMES[field])
    return outcome


def _fraction(rules: Rules, figures: Figures, field: str) -> Fraction | None:
    """The room before rounding; every other field outside a rounding is whole already."""
    if field != "ruimte" or figures.lettings is None or rules.cap_level is not CapLevel.MUNICIPALITY:
        return None
    return figures.lettings * rules.cap_percent / 100


def _claims(plan: Plan, code: str, field: str) -> tuple[Claim, ...]:
    dossier, demand = plan.dossier, plan.demand
    if field == "verhuringen":
        return _deciding(value for key, value in counted_lettings(dossier) if key.municipality == code)
    if field == "herkomst_bekend":
        return _deciding(dossier.outflow[key] for key in demand.known.get(code, {}))
    if field == "wachtend":
        return _deciding(
            value for key, value in dossier.outflow.items() if _waits_in(key, code, dossier.frame.plan_year)
        )
    if field == "voorrang_overig":
        return _deciding(
            value
            for key, value in dossier.priority.items()
            if (key.municipality, key.year) == (code, dossier.frame.plan_year)
        )
    kind = POOLS.get(field)
    return _deciding(dossier.outflow[key] for pool in demand.pools if pool.kind is kind for key in pool.parts)


def _waits_in(key: OutflowKey, code: str, year: int) -> bool:
    return (key.origin, key.kind, key.year) == (code, "stand", year)


def _deciding(values: Iterable[WorkingValue]) -> tuple[Claim, ...]:
    return tuple(value.decided_by for value in values)


def _rule(plan: Plan, code: str, figures: Figures, field: str) -> Reason:
    if _outcome(figures, field) is None:
        return because(f"why_{field}_unknown", municipality=plan.municipality(code).name)
    rules = plan.dossier.frame.rules
    pool = POOLS.get(field)
    size = sum(item.size for item in plan.demand.pools if item.kind is pool)
    values = {
        "municipality": plan.municipality(code).name,
        "plan_year": plan.dossier.frame.plan_year,
        "procent": rules.cap_percent,
        "totaal": size,
        **{name: _outcome(figures, name) for name in OUTCOMES},
    }
    return because(f"why_{field}{_manner(rules, field)}", **values)


def _manner(rules: Rules, field: str) -> str:
    """Which reading of the rule applies, as the last part of its code."""
    if field == "ruimte" and rules.cap_level is CapLevel.CORPORATION:
        return "_per_corporation"
    if field == "uit_voorraad" and rules.cap_level is CapLevel.REGION:
        return "_in_region"
    if field == "uit_voorraad" and rules.cap_effect is CapEffect.SIGNAL:
        return "_as_signal"
    return ""
