"""The JSON answer of `plan`, exactly as the contract names its fields (`docs/reference/json.md`)."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.claims import Claim
from thuistafel.core.derivation import Step
from thuistafel.core.distribution import Figures, MunicipalResult
from thuistafel.core.dossier import Conflict, Quarantined
from thuistafel.core.explanation import OUTCOMES, explain
from thuistafel.core.information import NextNumber
from thuistafel.core.plan import REGION, Certainty, Plan
from thuistafel.core.ranges import Witness, WitnessPart
from thuistafel.wording import advised, remedy, sentence
from thuistafel.wording.language import DUTCH, speaking

Json = dict[str, object]


@speaking(DUTCH)
def plan_answer(plan: Plan) -> Json:
    """The whole answer; counts are integers or None, fractions strings in lowest terms."""
    dossier, distribution = plan.dossier, plan.distribution
    names = {result.code: result.name for result in distribution.municipalities}
    return {
        "formaat": 1,
        "planjaar": dossier.frame.plan_year,
        "samenstelling": dossier.composition.name,
        "gemeenten": [_municipality(plan, result) for result in distribution.municipalities],
        "totaal": _figures(distribution.total) | _certainties(plan, REGION) | {"elders": distribution.elsewhere},
        "getuigen": {
            "tekort_laag": _witness(plan.ranges.low_witness, names),
            "tekort_hoog": _witness(plan.ranges.high_witness, names),
        },
        "welk_getal": [_next_number(number) for number in plan.next_numbers],
        "afrondingssaldo": {names.get(code, code): str(balance) for code, balance in distribution.balance.items()},
        "quarantaine": [quarantine_answer(row) for row in dossier.quarantine],
        "tegenspraak": [_conflict(conflict) for conflict in dossier.conflicts],
        "waarschuwingen": [advised(reason) for reason in plan.warnings],
    }


@speaking(DUTCH)
def quarantine_answer(row: Quarantined) -> Json:
    """A row kept aside, with what to do."""
    place = row.place
    return {
        "bestand": place.file,
        "blad": place.sheet,
        "rij": place.row,
        "kolom": place.column,
        "cel": place.cell,
        "waarde": row.value,
        "reden": sentence(row.reason),
        "remedie": remedy(row.reason),
    }


def _municipality(plan: Plan, result: MunicipalResult) -> Json:
    groups = [
        {"doelgroep": group.target_group, "opgave": group.task, "uit_voorraad": group.placed, "tekort": group.shortage}
        for group in result.groups
    ]
    heading: Json = {"cbs_code": result.code, "gemeente": result.name}
    return heading | _figures(result.figures) | _certainties(plan, result.code) | {"groepen": groups}


def _figures(figures: Figures) -> Json:
    return {dutch: getattr(figures, english) for dutch, english in OUTCOMES.items()}


def _certainties(plan: Plan, code: str) -> Json:
    return _certainty(plan.certainty[code], "") | _certainty(plan.certainty_deviation[code], "_afwijking")


def _certainty(certainty: Certainty, suffix: str) -> Json:
    bounds = certainty.range
    return {
        f"tekort_laag{suffix}": bounds.low if bounds else None,
        f"tekort_hoog{suffix}": bounds.high if bounds else None,
        f"oordeel{suffix}": certainty.verdict.value if certainty.verdict else None,
    }


def _witness(witness: Witness, names: Mapping[str, str]) -> Json:
    return {names[code]: _witness_part(part) for code, part in witness.parts.items()}


def _witness_part(part: WitnessPart) -> Json:
    return {
        "herkomst_bekend": part.known,
        "verhuringen": part.lettings,
        "corporaties": dict(part.corporations),
        "onbekend_per_pool": [
            {"instelling": institution, "doelgroep": group, "aantal": count}
            for (institution, group), count in part.unknown_by_pool.items()
        ],
        "buiten_regio": part.outside,
        "veilig_adres": part.safe_address,
    }


def _next_number(number: NextNumber) -> Json:
    return {
        "onderwerp": number.name,
        "soort": number.kind,
        "opbrengst": str(number.decides),
        "breedte_winst": number.narrows,
        "besluiten": list(number.decisions),
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "onderwerp": " · ".join(part for part in conflict.subject if part),
        "uitleg": sentence(conflict.reason),
        "gegevens": [_claim(claim) for claim in conflict.claims],
    }


@speaking(DUTCH)
def why_answer(plan: Plan, code: str, field: str) -> Json:
    """Why `field` of municipality `code` (or of the region) is what it is, step by step down to file and row."""
    steps = [_step(number, step) for number, step in enumerate(explain(plan, code, field), start=1)]
    name, shown = (REGION, None) if code == REGION else (plan.municipality(code).name, code)
    return {"formaat": 1, "gemeente": name, "cbs_code": shown, "veld": field, "stappen": steps}


def _step(number: int, step: Step) -> Json:
    return {
        "stap": number,
        "veld": step.field,
        "regel": sentence(step.rule),
        "invoer": [_claim(claim) for claim in step.claims],
        "breuk": None if step.fraction is None else str(step.fraction),
        "uitkomst": step.outcome,
        "beslist_door": sentence(step.decided_by) if step.decided_by else None,
    }


def _claim(claim: Claim) -> Json:
    return {
        "waarde": claim.value,
        "laag": claim.range.low,
        "hoog": claim.range.high,
        "kwaliteit": claim.grade.value,
        "peildatum": claim.reference_date.isoformat() if claim.reference_date else None,
        "bron": claim.source,
        "vindplaatsen": [
            {"bestand": place.file, "blad": place.sheet, "rij": place.row, "kolom": place.column, "cel": place.cell}
            for place in claim.places
        ],
    }
