"""Hoe kan het 62 zijn: a truth behind each end of the regional range, per municipality and in one sentence (W14)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from thuistafel.core.plan import Plan
from thuistafel.core.ranges import Ranges, Witness, WitnessPart
from thuistafel.core.room import room, rounded_cap
from thuistafel.core.rules import CapEffect, CapLevel, Rules
from thuistafel.documents.report import Bound, BoundRow
from thuistafel.documents.report_condition import has_plan_values
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import count, homes, listing, number, places, say


def bounds(plan: Plan) -> tuple[Bound, ...]:
    """Both ends of the first range, then both of the second where there is one; the same number opens once."""
    first = both(plan.ranges, plan)
    second = both(plan.ranges_deviation, plan) if has_plan_values(plan) else ()
    asked = {one.question for one in first}
    return (*first, *(one for one in second if one.question not in asked))


def both(ranges: Ranges, plan: Plan) -> tuple[Bound, ...]:
    """The ends of one range; none where a plan carries no truths."""
    ends = [(ranges.region.low, ranges.low_witness), (ranges.region.high, ranges.high_witness)]
    return tuple(bound(end, truth, plan) for end, truth in ends[: 1 + bool(ranges.region.width)] if truth.parts)


def bound(end: int, truth: Witness, plan: Plan) -> Bound:
    """One end opened."""
    rules = plan.dossier.frame.rules
    rows = tuple(
        bound_row(result.name, truth.parts[result.code], rules, result.code in truth.makers)
        for result in by_size(plan)
        if result.code in truth.parts
    )
    missing = [result.name for result in by_size(plan) if result.figures.lettings is None]
    said = sentence(end, rows, rules)
    if missing:
        said = f"{said} {say('bound_missing', names=listing(missing))}"
    return Bound(say("bound_question", bound=end), said, rows, total_row(end, rows, rules))


def bound_row(name: str, part: WitnessPart, rules: Rules, makes: bool) -> BoundRow:
    """One municipality in a truth; with one cap for the region it has no room or shortage of its own."""
    task, unknown = part.task, sum(part.unknown_by_pool.values())
    numbers = (name, part.known, unknown, part.outside, part.safe_address, part.lettings, task)
    if shares_one_cap(rules):
        return BoundRow(*numbers, None, None, makes)
    held = part.lettings if rules.cap_effect is CapEffect.SIGNAL else room(rules, part.corporations)
    return BoundRow(*numbers, held, max(0, task - held), makes)


def shares_one_cap(rules: Rules) -> bool:
    """Whether one ceiling holds for the region as a whole."""
    return rules.cap_level is CapLevel.REGION and rules.cap_effect is CapEffect.CEILING


def total_row(end: int, rows: Sequence[BoundRow], rules: Rules) -> BoundRow:
    """The region in a truth: its shortage is the bound itself."""
    lettings = sum(row.lettings for row in rows)
    shared = shares_one_cap(rules)
    return BoundRow(
        name=say("subject_total"),
        known=sum(row.known for row in rows),
        unknown=sum(row.unknown for row in rows),
        outside=sum(row.outside for row in rows),
        safe_address=sum(row.safe_address for row in rows),
        lettings=lettings,
        task=sum(row.task for row in rows),
        room=rounded_cap(rules, Fraction(lettings)) if shared else sum(row.room or 0 for row in rows),
        shortage=end,
        makes=False,
    )


def sentence(end: int, rows: Sequence[BoundRow], rules: Rules) -> str:
    """How the bound comes about: who carries it, and where the people without an own municipality are."""
    if end == 0:
        return say("bound_none", bound=end)
    if shares_one_cap(rules):
        total = total_row(end, rows, rules)
        return say("bound_region", bound=end, task=total.task, room=places(total.room))
    short = [row for row in rows if row.shortage]
    together = sum(row.shortage or 0 for row in short)
    if together != end:
        return say("bound_solidarity", bound=end, parts=parts(short), together=together, moved=together - end)
    if all(row.known >= (row.room or 0) for row in short):
        return pooled_sentence(end, rows, short)
    return say("bound_parts", bound=end, parts=parts(short))


def pooled_sentence(end: int, rows: Sequence[BoundRow], short: Sequence[BoundRow]) -> str:
    """Where those who are short already are by known origin alone, people from pools come on top."""
    base = sum(row.known - (row.room or 0) for row in short)
    pool, here = sum(map(pooled, rows)), sum(map(pooled, short))
    names = listing([row.name for row in short])
    if not here:
        return say("bound_known", bound=end, names=names, base=homes(base), pool=number(pool))
    code = "bound_pool_all" if here == pool else "bound_pool"
    come = count(here, "komt er", "komen er")
    return say(code, bound=end, others=pool - here, pool=pool, come=come, names=names, base=homes(base))


def pooled(row: BoundRow) -> int:
    """People without an own municipality that this truth gives to a municipality."""
    return row.unknown + row.outside + row.safe_address


def parts(short: Sequence[BoundRow]) -> str:
    """`Den Haag 221, Delft 54 en Zoetermeer 5`."""
    return listing([f"{row.name} {number(row.shortage)}" for row in short])
