"""The conclusion by rule: headline, backlog, both ranges with their condition, and who is certain of what."""

from __future__ import annotations

from collections.abc import Callable

from thuistafel.core.claims import Interval
from thuistafel.core.distribution import Figures
from thuistafel.core.plan import REGION, Plan, Verdict
from thuistafel.core.rules import CapEffect, CapLevel, Rules, ShortageRule
from thuistafel.documents.report import Summary
from thuistafel.documents.report_complete import gap, incomplete, is_delivered
from thuistafel.documents.report_condition import condition, has_plan_values
from thuistafel.documents.report_numbers import depends_on
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import count, homes, households, listing, number, percent, places, say


def summary(plan: Plan) -> Summary:
    """The conclusion in words."""
    rules = plan.dossier.frame.rules
    agreed, deviation = range_sentences(plan)
    return Summary(headline(plan), backlog(plan), agreed, deviation, assumption(rules), certain(plan), incomplete(plan))


def headline(plan: Plan) -> str:
    """One sentence: the shortage under the agreed rules, and where there is room left."""
    total = plan.distribution.total
    rules = plan.dossier.frame.rules
    missing = [row.name for row in plan.distribution.municipalities if row.figures.lettings is None]
    if not is_delivered(plan):
        return say("headline_not_delivered", year=str(plan.dossier.frame.plan_year))
    if total.task == 0:
        return say("headline_no_demand", year=str(plan.dossier.frame.plan_year))
    if len(missing) == len(plan.distribution.municipalities):
        return say("headline_no_lettings", task=households(total.task))
    if rules.cap_effect is CapEffect.SIGNAL:
        return signal_headline(total, percent(rules.cap_percent), missing)
    if missing:
        return partial_headline(total, percent(rules.cap_percent), missing)
    if total.shortage == 0 and may_be_short(plan):
        return seeming_fit(plan)
    return full_headline(rules, is_open(plan))(total, percent(rules.cap_percent))


def is_open(plan: Plan) -> bool:
    """Whether the region's shortage only seems one: undecided, or calculated without part of the demand."""
    return bool(gap(plan)) or (REGION in plan.certainty and plan.certainty[REGION].verdict is Verdict.DEPENDS)


def may_be_short(plan: Plan) -> bool:
    """Whether a shortage is possible although the numbers show none."""
    return bool(gap(plan)) or any(known.verdict is Verdict.DEPENDS for known in plan.certainty.values())


def seeming_fit(plan: Plan) -> str:
    """It seems to fit, and up to how many it may turn out not to."""
    total, rules, high = plan.distribution.total, plan.dossier.frame.rules, plan.ranges.region.high
    cap = percent(rules.cap_percent)
    fits = say("headline_fits_seems", percent=cap, task=households(total.task)) if is_by_origin(rules) else ""
    may = say("headline_may", high=homes(high)) if high else ""
    return f"{fits or full_headline(rules, True)(total, cap)} {may}".rstrip()


def is_by_origin(rules: Rules) -> bool:
    """Whether the shortage is the one by origin: it stays where people come from, under a cap of their own."""
    stays = rules.shortage is ShortageRule.STAYS and rules.cap_effect is CapEffect.CEILING
    return stays and rules.cap_level is not CapLevel.REGION


def full_headline(rules: Rules, seems: bool) -> Callable[[Figures, str], str]:
    """Which rule makes the sentence when every member delivered lettings; an undecided shortage only seems one."""
    if rules.cap_level is CapLevel.REGION:
        return region_headline
    if rules.shortage is ShortageRule.SOLIDARITY:
        return solidarity_headline
    return seeming_headline if seems else origin_headline


def partial_headline(total: Figures, cap: str, missing: list[str]) -> str:
    """With lettings missing the shortage is a least one, never 0 for the unknown."""
    code = "headline_partial" if total.shortage else "headline_partial_fits"
    return say(code, percent=cap, shortage=homes(total.shortage), missing=listing(missing))


def signal_headline(total: Figures, cap: str, missing: list[str]) -> str:
    """Nobody is held back: what exceeds the signal, and what even the lettings do not carry."""
    above = count(total.above_limit, "toewijzing komt", "toewijzingen komen")
    if missing:
        return say(
            "headline_signal_partial", above=above[:1].lower() + above[1:], percent=cap, missing=listing(missing)
        )
    if total.shortage:
        return say("headline_signal_short", above=above, percent=cap, shortage=homes(total.shortage))
    code = "headline_signal" if total.above_limit else "headline_signal_fits"
    return say(code, above=above, percent=cap, task=households(total.task))


def region_headline(total: Figures, cap: str) -> str:
    """One cap for the whole region."""
    code = "headline_region" if total.shortage else "headline_region_fits"
    return say(code, percent=cap, shortage=homes(total.shortage), room=places(total.room), task=households(total.task))


def solidarity_headline(total: Figures, cap: str) -> str:
    """What remains after municipalities with room took others in."""
    moved = households(total.received)
    if total.shortage:
        code = "headline_solidarity" if total.received else "headline_solidarity_none"
        return say(code, percent=cap, shortage=homes(total.shortage), moved=moved)
    code = "headline_solidarity_fits" if total.received else "headline_solidarity_not_needed"
    return say(code, percent=cap, moved=moved)


def seeming_headline(total: Figures, cap: str) -> str:
    """As by origin, while a region without shortage is possible too."""
    return origin_headline(total, cap, "_seems") if total.shortage else origin_headline(total, cap)


def origin_headline(total: Figures, cap: str, how: str = "") -> str:
    """The shortage on paper beside the shortage by origin: the difference is room in another municipality."""
    shortage, left = total.shortage or 0, total.room_left or 0
    paper = max(0, total.task - (total.room or 0))
    if shortage == 0:
        return say("headline_fits", percent=cap, task=households(total.task))
    if left == 0:
        return say(f"headline_full{how}", percent=cap, shortage=homes(shortage))
    if paper == 0:
        return say(f"headline_origin_only{how}", percent=cap, shortage=homes(shortage))
    elsewhere = count(left, "plaats ligt", "plaatsen liggen")
    return say(f"headline_origin{how}", percent=cap, paper=homes(paper), shortage=shortage, elsewhere=elsewhere)


def backlog(plan: Plan) -> str:
    """Who already waits: on top of the task, or planned away in n years; '' when nobody waits."""
    waiting = plan.distribution.total.waiting
    if not waiting:
        return ""
    years = plan.dossier.frame.rules.years_to_clear_waiting
    if years is None:
        return say("backlog", waiting=households(waiting))
    code = "backlog_planned_one" if years == 1 else "backlog_planned"
    return say(code, waiting=households(waiting), years=years)


def range_sentences(plan: Plan) -> tuple[str, str]:
    """The range under its condition, and the one when plan values turn out off (or that there are none)."""
    if not is_delivered(plan):
        return say("range_not_delivered"), ""
    off = percent(plan.dossier.frame.rules.plan_value_deviation_percent)
    return (
        range_sentence("range_agreed", plan.ranges.region, condition=condition(plan)),
        range_sentence("range_deviation", plan.ranges_deviation.region, deviation=off)
        if has_plan_values(plan)
        else say("range_no_plan_values"),
    )


def range_sentence(code: str, band: Interval, **values: str) -> str:
    """`tussen 62 en 101`, or the one number when both ends are equal."""
    chosen = code if band.width else f"{code}_one"
    return say(chosen, low=band.low, high=band.high, **values)


def assumption(rules: Rules) -> str:
    """What the ranges rest on, in one or two sentences."""
    said = say("assumption", factor=number(rules.unknown_factor))
    if rules.negligible_shortage == 0:
        return said
    return f"{said} {say('assumption_negligible', negligible=homes(rules.negligible_shortage))}"


def certain(plan: Plan) -> tuple[str, ...]:
    """Who is certainly short, who not, and what the rest depends on, each with its condition."""
    if not is_delivered(plan):
        return (say("certain_not_delivered"),)
    named: dict[str, list[str]] = {"certain_short": [], "certain_not": [], "certain_negligible": []}
    open_names = []
    for row in by_size(plan):
        known = plan.certainty.get(row.code)
        if known is None or known.verdict is None:
            continue
        if known.verdict is Verdict.DEPENDS:
            open_names.append(row.name)
        else:
            named[certain_code(known.verdict, known.range)].append(row.name)
    negligible = homes(plan.dossier.frame.rules.negligible_shortage)
    values = {"condition": condition(plan), "negligible": negligible}
    said = [say(code, names=listing(names), **values) for code, names in named.items() if names]
    said = [*undecided(len(open_names), sum(map(len, named.values())), plan), *said]
    said += [depends_sentence(name, plan) for name in open_names]
    return tuple(said) or (say("certain_none"),)


def undecided(open_count: int, settled: int, plan: Plan) -> list[str]:
    """How little can be decided, where the region's own shortage is not certain either."""
    region = plan.certainty[REGION].verdict if REGION in plan.certainty else None
    if region is not Verdict.DEPENDS or not open_count:
        return []
    rest = say("undecided_rest", settled=settled) if settled else say("undecided_all")
    return [say("undecided", open=open_count, members=open_count + settled, rest=rest)]


def certain_code(verdict: Verdict, band: Interval | None) -> str:
    """Certainly short, certainly not, or at most a negligible shortage."""
    if verdict is Verdict.CERTAIN:
        return "certain_short"
    return "certain_negligible" if band is not None and band.high > 0 else "certain_not"


def depends_sentence(name: str, plan: Plan) -> str:
    """What the verdict of an undecided municipality depends on."""
    what = depends_on(name, plan)
    return say("certain_depends", name=name, what=what) if what else say("certain_depends_more", name=name)


def verdict_words(code: str, name: str, plan: Plan) -> str:
    """The verdict as printed in a table; '' where the contract gives none."""
    known = plan.certainty.get(code)
    if known is None or known.verdict is None:
        return ""
    if not is_delivered(plan):
        return say("verdict_not_delivered")
    if gap(plan) and known.verdict is not Verdict.DEPENDS:
        return say("verdict_so_far" if known.verdict is Verdict.CERTAIN else "verdict_not_so_far")
    if known.verdict is Verdict.CERTAIN:
        return say("verdict_certain")
    if known.verdict is Verdict.CERTAINLY_NOT:
        return say("verdict_negligible" if known.range is not None and known.range.high > 0 else "verdict_not")
    what = depends_on(REGION if code == REGION else name, plan)
    return say("verdict_depends", what=what) if what else say("verdict_depends_more")
