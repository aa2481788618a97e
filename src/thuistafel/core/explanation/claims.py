"""The claims behind a number of one municipality."""

from __future__ import annotations

from collections.abc import Iterable

from thuistafel.core.claims import Claim, WorkingValue
from thuistafel.core.dossier import OutflowKey
from thuistafel.core.explanation.fields import POOLS, ordered
from thuistafel.core.plan import Plan
from thuistafel.core.room import counted_lettings


def claims_of(plan: Plan, code: str, field: str) -> tuple[Claim, ...]:
    """What `field` itself takes from files; for a pool field the claims of all pools of its kind."""
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


def pooled_claims(plan: Plan) -> tuple[Claim, ...]:
    """Everyone whose municipality of origin is not given."""
    return tuple(claim for field in POOLS for claim in claims_of(plan, "", field))


def all_claims(plan: Plan, code: str, field: str) -> tuple[Claim, ...]:
    """What `field` rests on, all the way down, each once."""
    found = (claim for earlier in ordered(field) for claim in claims_of(plan, code, earlier))
    return tuple(dict.fromkeys(found))


def _waits_in(key: OutflowKey, code: str, year: int) -> bool:
    return (key.origin, key.kind, key.year) == (code, "stand", year)


def _deciding(values: Iterable[WorkingValue]) -> tuple[Claim, ...]:
    return tuple(sorted((value.decided_by for value in values), key=lambda claim: claim.places))
