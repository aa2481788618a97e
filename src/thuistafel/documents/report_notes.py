"""The A4 of one municipality: our number, why, what we ask, what we get, what is certain, the decision asked for."""

from __future__ import annotations

from thuistafel.core.demand import PoolKind
from thuistafel.core.distribution import Figures, MunicipalResult
from thuistafel.core.plan import Plan, Verdict
from thuistafel.core.rules import CapEffect, CapLevel
from thuistafel.documents.report import Note
from thuistafel.documents.report_complete import gap, incomplete, to_deliver
from thuistafel.documents.report_condition import condition, has_plan_values
from thuistafel.documents.report_numbers import depends_on
from thuistafel.documents.report_products import asked_products
from thuistafel.documents.report_why import five_lines
from thuistafel.documents.report_words import count, homes, households, lettings, number, percent, places, say
from thuistafel.wording.language import translated


def note(result: MunicipalResult, plan: Plan) -> Note:
    """The A4 of one municipality."""
    state = state_of(result.figures, plan)
    values = note_values(result, plan)
    return Note(
        result.code,
        result.name,
        number_words(state, result.figures, values),
        story(state, result, plan, values),
        five_lines(result, plan),
        asks(result, plan),
        receives(result, plan),
        *certainties(result, plan),
        decision(state, result, plan, values),
    )


def decision(state: str, result: MunicipalResult, plan: Plan, values: dict[str, str | int]) -> str:
    """Gevraagd besluit; where one number settles the verdict, that number is part of it."""
    what, missing = depends_on(result.name, plan), gap(plan)
    if missing and state in ("none", "none_yet"):
        return say("decide_none_yet", name=result.name, what=to_deliver(plan))
    if missing.amount:
        return say("decide_incomplete", **values, what=to_deliver(plan))
    if is_open(result, plan) and state == "fits" and what:
        return say("decide_depends", **values, what=what)
    if is_open(result, plan) and state == "short":
        return say("decide_short_depends", **values, what=what or say("subject_numbers"))
    return say(f"decide_{DECISIONS.get(state, state)}", **values)


def is_open(result: MunicipalResult, plan: Plan) -> bool:
    """Whether it is still undecided that there is a shortage."""
    known = plan.certainty.get(result.code)
    return known is not None and known.verdict is Verdict.DEPENDS


def story(state: str, result: MunicipalResult, plan: Plan, values: dict[str, str | int]) -> str:
    """The number in one sentence; what is not certain is called that."""
    said, known = say(f"note_{state}", **values), plan.certainty.get(result.code)
    if state in {"short", "fits"} and is_open(result, plan) and known is not None and known.range is not None:
        said = f"{said} {say('note_open', low=known.range.low, high=known.range.high)}"
    return f"{said} {incomplete(plan)}".rstrip()


NUMBERS = {"region": "short", "region_fits": "moved", "helps": "fits"}
DECISIONS = {"region": "short", "region_fits": "fits", "helped": "short"}


def state_of(figures: Figures, plan: Plan) -> str:
    """Which story the A4 tells: none, region, unknown, signal, region_fits, helped, short, helps or fits."""
    rules = plan.dossier.frame.rules
    if figures.task == 0:
        return "none_yet" if gap(plan) else "none"
    if rules.cap_level is CapLevel.REGION and figures.shortage:
        return "region"
    if figures.lettings is None:
        return "unknown"
    if rules.cap_effect is CapEffect.SIGNAL and figures.above_limit:
        return "signal"
    if rules.cap_level is CapLevel.REGION:
        return "region_fits"
    return housed_state(figures)


def housed_state(figures: Figures) -> str:
    """Helped by others or helping them, else short or it fits."""
    if figures.housed_elsewhere and figures.shortage:
        return "helped"
    if figures.housed_elsewhere:
        return "moved"
    if figures.received:
        return "helps"
    return "short" if figures.shortage else "fits"


def number_words(state: str, figures: Figures, values: dict[str, str | int]) -> str:
    """Ons getal, as large as it is printed; room left of 0 is said in words."""
    code = NUMBERS.get(state, state)
    if code == "fits" and figures.room_left == 0:
        return say("note_number_exact")
    return say(f"note_number_{code}", **values)


def note_values(result: MunicipalResult, plan: Plan) -> dict[str, str | int]:
    """What fills the sentences about the number itself."""
    figures = result.figures
    return {
        "name": result.name,
        "task": households(figures.task),
        "placed": homes(figures.placed),
        "fits": number(figures.placed),
        "elsewhere": number(figures.housed_elsewhere),
        "received": households(figures.received),
        "shortage": homes(figures.shortage),
        "left": places(figures.room_left),
        "above": count(figures.above_limit, "toewijzing", "toewijzingen"),
        "percent": percent(plan.dossier.frame.rules.cap_percent),
    }


def asks(result: MunicipalResult, plan: Plan) -> tuple[str, ...]:
    """Wat wij vragen: of the region, of the corporations, of who has a deciding number."""
    figures, said = result.figures, []
    if gap(plan):
        said.append(say("ask_incomplete", what=to_deliver(plan)))
    if gap(plan) and figures.task == 0:
        return tuple(said)
    if figures.lettings is None:
        return (*said, say("ask_lettings", year=str(plan.dossier.frame.plan_year)))
    if figures.shortage:
        left = plan.distribution.total.room_left
        code = "ask_homes" if left else "ask_homes_full"
        said.append(say(code, shortage=homes(figures.shortage), name=result.name, left=places(left)))
    if figures.task == 0:
        return (say("ask_nothing"),)
    outflow = (figures.placed or 0) + figures.received
    products = asked_products(result.code, plan)
    if figures.shortage and products:
        said.append(say("ask_products", products=products))
    said.append(say("ask_corporations", placed=outflow, lettings=lettings(figures.lettings)))
    what = depends_on(result.name, plan)
    if what:
        said.append(say("ask_number", what=what))
    return tuple(said)


def receives(result: MunicipalResult, plan: Plan) -> tuple[str, ...]:
    """Wat wij krijgen: homes for our people, what others take on, what is left for everyone else."""
    figures, said = result.figures, []
    if figures.placed:
        get = translated("krijgt") if figures.placed == 1 else translated("krijgen")
        said.append(say("get_homes", placed=households(figures.placed), get=get, name=result.name))
    if figures.housed_elsewhere:
        find = translated("vindt") if figures.housed_elsewhere == 1 else translated("vinden")
        said.append(say("get_elsewhere", moved=households(figures.housed_elsewhere), find=find))
    if figures.received:
        said.append(say("get_received", received=households(figures.received)))
    said += shared(figures, plan) + regular(figures)
    return tuple(said)


def shared(figures: Figures, plan: Plan) -> list[str]:
    """What the others take of the people without an own municipality here."""
    pools = [pool for pool in plan.demand.pools if pool.shares]
    pool = sum(one.size for one in pools if one.kind is not PoolKind.SAFE_ADDRESS)
    own = figures.unknown + figures.outside
    if pool == 0 or own >= pool:
        return []
    return [say("get_shared", others=pool - own, pool=pool)]


def regular(figures: Figures) -> list[str]:
    """What is left for everyone else; what is not known is said."""
    if figures.lettings is None:
        return []
    if figures.regular is None:
        return [say("get_regular_unknown")]
    remain = translated("blijft") if figures.regular == 1 else translated("blijven")
    regular_words = lettings(figures.regular)
    return [say("get_regular", remain=remain, regular=regular_words, lettings=number(figures.lettings))]


def certainties(result: MunicipalResult, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Zeker and onzeker, each with its condition."""
    known, missing = plan.certainty.get(result.code), gap(plan)
    if not missing.delivered:
        return (), (say("unsure_not_delivered"),)
    if missing and result.figures.task == 0:
        return (), (say("unsure_incomplete", amount=missing.amount),)
    if known is None or known.range is None or known.verdict is None:
        return (), (say("unsure_region"),)
    band = known.range
    unsure = [say("unsure_incomplete", amount=missing.amount)] if missing else []
    if known.verdict is Verdict.CERTAIN:
        sure = say("sure_short", condition=condition(plan), low=homes(band.low))
        if band.width:
            unsure.append(say("unsure_high", high=homes(band.high)))
    elif known.verdict is Verdict.CERTAINLY_NOT:
        code = "sure_negligible" if band.high else "sure_none"
        sure = say(code, condition=condition(plan), high=homes(band.high))
    else:
        sure = say("sure_nothing" if result.figures.shortage else "sure_nothing_fits", high=homes(band.high))
        what = depends_on(result.name, plan) or say("subject_several")
        unsure.append(say("unsure_depends", what=what, low=band.low, high=band.high))
    return (sure,), (*unsure, *deviation(result, plan))


def deviation(result: MunicipalResult, plan: Plan) -> tuple[str, ...]:
    """The second range of a municipality."""
    known = plan.certainty_deviation.get(result.code)
    if known is None or known.range is None or not has_plan_values(plan):
        return ()
    off = percent(plan.dossier.frame.rules.plan_value_deviation_percent)
    code = "unsure_deviation" if known.range.width else "unsure_deviation_one"
    return (say(code, deviation=off, low=known.range.low, high=known.range.high),)
