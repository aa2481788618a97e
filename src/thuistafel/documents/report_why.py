"""Every number of the table opened: a few sentences to read aloud, each with file and row."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from thuistafel.core.claims import Claim, Interval, WorkingValue
from thuistafel.core.demand import Pool, PoolKind
from thuistafel.core.distribution import Figures, MunicipalResult
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason
from thuistafel.core.room import counted_lettings
from thuistafel.core.rules import CapEffect, CapLevel, CapRounding, ShortageRule
from thuistafel.core.tasks import ROUNDINGS
from thuistafel.documents.report import Line, Spot, Why, sheet_in
from thuistafel.documents.report_complete import gap
from thuistafel.documents.report_condition import condition
from thuistafel.documents.report_gathered import bare
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import (
    count,
    homes,
    households,
    lettings,
    listing,
    number,
    percent,
    places,
    say,
)
from thuistafel.wording.language import translated

MOST_SPOTS = 4
ROUNDING = {CapRounding.DOWN: "rounding_down", CapRounding.HALF_UP: "rounding_half"}


def five_lines(result: MunicipalResult, plan: Plan) -> tuple[Line, ...]:
    """Waarom dit getal: known, unknown, outside, together against the room, the outcome."""
    return (*task_lines(result, plan), room_line(result, plan), outcome_line(result, plan))


def whys(result: MunicipalResult, plan: Plan) -> tuple[Why, ...]:
    """The three numbers that open in the table: task, room, shortage."""
    figures, name = result.figures, result.name
    short = say("why_shortage", name=name, shortage=homes(figures.shortage))
    return (
        Why("opgave", say("why_task", name=name, task=figures.task), task_lines(result, plan)),
        Why("ruimte", say("why_room", name=name, room=number(figures.room)), room_lines(result, plan)),
        Why(
            "tekort",
            short if figures.shortage or figures.shortage is None else say("why_no_shortage", name=name),
            (room_line(result, plan), outcome_line(result, plan)),
        ),
    )


def total_whys(plan: Plan) -> tuple[Why, ...]:
    """The same three numbers of the region: the municipalities added up, and what room elsewhere would do."""
    total, rows = plan.distribution.total, by_size(plan)
    short = say("why_total_shortage", shortage=homes(total.shortage))
    return (
        Why("opgave", say("why_total_task", task=total.task), (Line(total_task(total)), added("task", rows, total))),
        Why("ruimte", say("why_total_room", room=number(total.room)), (added("room", rows, total),)),
        Why(
            "tekort",
            short if total.shortage else say("why_total_no_shortage"),
            (added("shortage", rows, total), *elsewhere_line(plan)),
        ),
    )


def total_task(total: Figures) -> str:
    """Where the task of the region comes from."""
    values = {"known": total.known, "unknown": total.unknown, "outside": total.outside, "task": total.task}
    return say("total_task", **values, safe=say("total_safe", given=total.safe_address) if total.safe_address else "")


def added(name: str, rows: Iterable[MunicipalResult], total: Figures) -> Line:
    """`Den Haag 55 en Delft 25: samen 80.`; zeros are left out, what is not known is said."""
    amounts = [(row.name, getattr(row.figures, name)) for row in rows]
    parts = [f"{who} {number(amount)}" for who, amount in amounts if amount]
    sum_of = sum(amount for _, amount in amounts if amount)
    whole = getattr(total, name)
    if not parts or sum_of != whole:
        return Line(say("total_none" if not whole else "total_one", total=number(whole)))
    unknown = [who for who, amount in amounts if amount is None]
    said = say("total_parts", parts=listing(parts), total=number(whole))
    return Line(f"{said} {say('total_unknown', names=listing(unknown))}" if unknown else said)


def elsewhere_line(plan: Plan) -> tuple[Line, ...]:
    """What the shortage would be without borders inside the region, where that differs."""
    total, rules = plan.distribution.total, plan.dossier.frame.rules
    paper = total.task - (total.room or 0)
    plain = rules.shortage is ShortageRule.STAYS and rules.cap_effect is CapEffect.CEILING
    known = all(row.figures.lettings is not None for row in plan.distribution.municipalities)
    if not (plain and known and total.room_left and paper > 0 and rules.cap_level is not CapLevel.REGION):
        return ()
    left = count(total.room_left, "plaats", "plaatsen")
    return (Line(say("total_elsewhere", task=total.task, room=number(total.room), paper=paper, left=left)),)


def task_lines(result: MunicipalResult, plan: Plan) -> tuple[Line, ...]:
    """Where the task comes from: known origin, unknown origin, outside the region (and safe addresses)."""
    figures, name = result.figures, result.name
    if figures.known:
        leave = translated("verlaat") if figures.known == 1 else translated("verlaten")
        known = say("line_known", known=households(figures.known), name=name, leave=leave)
    else:
        known = say("line_known_none", name=name)
    return (
        lined(known, known_claims(result.code, plan)),
        pool_line(PoolKind.UNKNOWN, figures.unknown, result, plan, ""),
        pool_line(PoolKind.OUTSIDE, figures.outside, result, plan, safe_words(figures)),
    )


def safe_words(figures: Figures) -> str:
    """The safe-address share as the tail of a sentence; '' when there is none."""
    return say("line_safe", given=figures.safe_address) if figures.safe_address else ""


def pool_line(kind: PoolKind, given: int, result: MunicipalResult, plan: Plan, safe: str) -> Line:
    """How many of a kind of pool were attributed, by which key, exactly how much before rounding."""
    pools = [pool for pool in plan.demand.pools if pool.kind is kind]
    stem = "line_unknown" if kind is PoolKind.UNKNOWN else "line_outside"
    exact = sum((pool.size * pool.shares.get(result.code, Fraction(0)) for pool in pools), Fraction(0))
    if not any(pool.shares for pool in pools) or sum(pool.size for pool in pools) == 0:
        return Line(say(f"{stem}_none", safe=safe))
    text = say(
        stem,
        pool=households(sum(pool.size for pool in pools)),
        given=given,
        name=result.name,
        key=key_words(kind, pools, plan),
        exact=number(exact),
        decided=decided_words(kind, result.code, given > exact, plan),
        safe=safe,
    )
    return lined(text, pool_claims(pools, plan))


def decided_words(kind: PoolKind, code: str, is_up: bool, plan: Plan) -> str:
    """What decided the rounding, as a tail: a tie and on what, or the largest remainder; '' when rounded down."""
    rounding = plan.distribution.roundings.get(ROUNDINGS[kind])
    decided = rounding.decided_by.get(code) if rounding is not None else None
    if decided is not None and decided.code.startswith("tie_"):
        return say(f"line_tie_{decided.code.rsplit('_', 1)[-1]}")
    return say("line_rounded_up") if is_up else ""


def key_words(kind: PoolKind, pools: list[Pool], plan: Plan) -> str:
    """The key as applied: what the pools say themselves, else the agreed switch."""
    rules = plan.dossier.frame.rules
    switch = rules.key_unknown.value if kind is PoolKind.UNKNOWN else rules.key_outside.value
    used = {applied_key(pool.key, switch) for pool in pools}
    return say(f"line_key_{used.pop()}") if len(used) == 1 else say("line_key_mixed")


def applied_key(reason: Reason, switch: str) -> str:
    """The contract's word of the key a pool was divided by; a replaced key names the one that took its place."""
    inner = reason.values.get("key")
    if isinstance(inner, Reason):
        return applied_key(inner, switch)
    return next((word for start, word in KEYS.items() if reason.code.startswith(start)), switch)


KEYS = {
    "key_institution": "instelling",
    "key_region": "regio",
    "key_lettings": "verhuringen",
    "key_inhabitants": "inwoners",
    "key_equal": "gelijk",
}


def room_line(result: MunicipalResult, plan: Plan) -> Line:
    """Task against room, in one sentence."""
    figures, rules = result.figures, plan.dossier.frame.rules
    claims = letting_claims(result.code, plan)
    cap = percent(rules.cap_percent)
    if rules.cap_level is CapLevel.REGION:
        room = places(plan.distribution.total.room)
        return lined(say("line_room_region", task=figures.task, percent=cap, room=room), claims)
    if figures.lettings is None:
        return lined(say("line_room_missing", task=figures.task, name=result.name), claims)
    code = "line_room_signal" if rules.cap_effect is CapEffect.SIGNAL else "line_room"
    text = say(code, task=figures.task, lettings=lettings(figures.lettings), percent=cap, room=number(figures.room))
    return lined(text, claims)


def room_lines(result: MunicipalResult, plan: Plan) -> tuple[Line, ...]:
    """Where the room comes from: lettings per corporation, then the cap and its rounding."""
    figures, rules = result.figures, plan.dossier.frame.rules
    if figures.lettings is None or figures.room is None:
        return (room_line(result, plan),)
    by_who: dict[str, list[WorkingValue]] = {}
    for who, working in letting_values(result.code, plan):
        by_who.setdefault(who or say("all_corporations"), []).append(working)
    parts = tuple(
        lined(
            say("line_letting", lettings=lettings(sum(one.value for one in values)), who=who),
            [claim for one in values for claim in one.claims],
        )
        for who, values in by_who.items()
    )
    exact = figures.lettings * rules.cap_percent / 100
    if rules.cap_level is CapLevel.CORPORATION:
        said = say("line_cap_corporation", percent=percent(rules.cap_percent), room=figures.room)
    elif exact == figures.room:
        said = say(
            "line_cap_whole",
            percent=percent(rules.cap_percent),
            lettings=figures.lettings,
            room=figures.room,
        )
    else:
        said = say(
            "line_cap",
            percent=percent(rules.cap_percent),
            lettings=figures.lettings,
            exact=number(exact),
            rounding=say(ROUNDING[rules.cap_rounding]),
            room=figures.room,
        )
    return (*parts, Line(said))


def outcome_line(result: MunicipalResult, plan: Plan) -> Line:
    """Task minus placed, with the range."""
    figures, rules = result.figures, plan.dossier.frame.rules
    if not figures.task and gap(plan):
        return Line(say("line_none_yet"))
    band = band_words(result.code, plan, bool(figures.shortage))
    if rules.cap_level is CapLevel.REGION:
        shortage = homes(figures.shortage)
        return Line(say("line_shortage_region", name=result.name, shortage=shortage))
    if figures.shortage is None:
        return Line(say("line_shortage_unknown", band=band))
    if rules.cap_effect is CapEffect.SIGNAL and figures.above_limit:
        return Line(say("line_above", placed=households(figures.placed), above=number(figures.above_limit), band=band))
    return Line(say(outcome_code(figures), **outcome_values(figures), band=band))


def outcome_code(figures: Figures) -> str:
    """Which sentence fits: helped elsewhere, helping others, short, or it fits."""
    if figures.housed_elsewhere:
        return "line_solidarity"
    if figures.received:
        return "line_receives"
    return "line_shortage" if figures.shortage else "line_fits"


def outcome_values(figures: Figures) -> dict[str, str | int]:
    """What fills the outcome sentence."""
    return {
        "task": figures.task,
        "placed": number(figures.placed),
        "shortage": homes(figures.shortage),
        "room": number(figures.room),
        "left": places(figures.room_left),
        "elsewhere": figures.housed_elsewhere,
        "received": households(figures.received),
    }


def band_words(code: str, plan: Plan, short: bool) -> str:
    """The range as the tail of a sentence, with its condition; '' where there is none."""
    known = plan.certainty.get(code)
    band: Interval | None = known.range if known is not None else None
    if band is None:
        return ""
    if not band.width:
        return f" {say('band_one', condition=condition(plan))}"
    code = "band_between" if short else "band_possible"
    return " " + say(code, condition=condition(plan), low=band.low, high=band.high)


def lined(text: str, claims: Iterable[Claim]) -> Line:
    """A sentence with the places of its claims; the first few are printed, the others counted."""
    spots = tuple(dict.fromkeys(spot for claim in claims for spot in spots_of(claim)))
    return Line(text, spots[:MOST_SPOTS], max(0, len(spots) - MOST_SPOTS))


def spots_of(claim: Claim) -> tuple[Spot, ...]:
    """Where a claim stands; its source alone when it has no place."""
    places_of = claim.places or ()
    if not places_of:
        return (Spot(claim.source, claim.grade.value, "", 0),) if claim.source else ()
    return tuple(
        Spot(claim.source, claim.grade.value, bare(sheet_in(place.file, place.sheet)), place.row, place.cell)
        for place in places_of
    )


def known_claims(code: str, plan: Plan) -> list[Claim]:
    """The claims behind the known origin of a municipality."""
    return claims_of(plan, plan.demand.known.get(code, {}))


def pool_claims(pools: Iterable[Pool], plan: Plan) -> list[Claim]:
    """The claims behind pools."""
    return claims_of(plan, [key for pool in pools for key in pool.parts])


def claims_of(plan: Plan, keys: Iterable[object]) -> list[Claim]:
    """The claims behind outflow keys, the deciding ones only."""
    wanted = set(keys)
    return [working.decided_by for key, working in plan.dossier.outflow.items() if key in wanted]


def letting_values(code: str, plan: Plan) -> list[tuple[str, WorkingValue]]:
    """Corporation and working value of the lettings the cap is taken of, in order of corporation."""
    return [(key.corporation, working) for key, working in counted_lettings(plan.dossier) if key.municipality == code]


def letting_claims(code: str, plan: Plan) -> list[Claim]:
    """The deciding claims behind the lettings of a municipality."""
    return [working.decided_by for _, working in letting_values(code, plan)]
