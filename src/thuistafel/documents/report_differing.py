"""Bronnen die verschillen: every conflict with what each of its sources would decide, most decisive first (C3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuistafel import wording
from thuistafel.core.comparison import Change, Turned
from thuistafel.core.differing import Differing, Tried, differing_sources
from thuistafel.core.plan import REGION, Plan
from thuistafel.core.reasons import Reason
from thuistafel.documents.report_comparison import verdict_word
from thuistafel.documents.report_complete import is_delivered
from thuistafel.documents.report_words import count, homes, interval, listing, number, say
from thuistafel.wording.numbers import UNKNOWN, place


@dataclass(frozen=True, slots=True)
class SourceSays:
    """One source: its number with range ('55 (41–69)'), grade, place, and what the plan says when it is right.

    `shortage` is a sentence on the regional shortage, `verdicts` one per verdict that turns.
    """

    number: str
    source: str
    grade: str
    place: str
    decides: bool
    shortage: str
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """One subject: its name, what differs, the effect at most ('1 oordeel, 5 woningen'), why there is none ('')."""

    subject: str
    what: str
    effect: str
    why_none: str
    sources: tuple[SourceSays, ...]


@dataclass(frozen=True, slots=True)
class DifferingSources:
    """The page: its conclusion and its rows, most decisive first."""

    sentence: str
    rows: tuple[DifferingRow, ...]


def differing(plan: Plan) -> DifferingSources:
    """All sources that differ; costs a plan per source that does not say what counts now."""
    found = differing_sources(plan)
    if found and not is_delivered(plan):
        return DifferingSources(say("differing_not_delivered"), tuple(_undecided(one, plan) for one in found))
    return DifferingSources(conclusion(found), tuple(differing_row(one, plan) for one in found))


def conclusion(found: tuple[Differing, ...]) -> str:
    """How many differences there are, and of how many the truth decides something."""
    deciding = sum(one.verdicts > 0 for one in found)
    moving = sum(one.verdicts == 0 and bool(one.homes) for one in found)
    if not found:
        return say("differing_none")
    code = "differing_deciding" if deciding else "differing_moving" if moving else "differing_harmless"
    subjects = count(len(found), "onderwerp verschillen", "onderwerpen verschillen")
    return say(code, subjects=subjects, deciding=number(deciding), moving=number(moving))


def differing_row(one: Differing, plan: Plan) -> DifferingRow:
    """One conflict as printed."""
    return DifferingRow(
        " · ".join(part.replace("_", " ") for part in one.conflict.subject),
        told(one.conflict.reason),
        effect_words(one),
        told(one.why_none) if one.why_none else "",
        tuple(source_says(each, plan) for each in one.tried),
    )


def _undecided(one: Differing, plan: Plan) -> DifferingRow:
    """A conflict while nobody knows the demand: what was said, not what it decides."""
    said = differing_row(one, plan)
    sources = tuple(replace(each, shortage=UNKNOWN, verdicts=()) for each in said.sources)
    return replace(said, effect=UNKNOWN, why_none=say("differing_not_delivered"), sources=sources)


def effect_words(one: Differing) -> str:
    """`1 oordeel, 5 woningen`; a dash where it was not worked out."""
    if one.homes is None:
        return UNKNOWN
    parts = [count(one.verdicts, "oordeel", "oordelen")] if one.verdicts else []
    parts += [homes(one.homes)] if one.homes else []
    return ", ".join(parts) or say("differing_no_effect")


def source_says(tried: Tried, plan: Plan) -> SourceSays:
    """One source with what the plan would say."""
    claim = tried.claim
    band = f" ({interval(claim.range)})" if claim.range.width else ""
    return SourceSays(
        f"{number(claim.value)}{band}",
        claim.source or say("source_unnamed"),
        claim.grade.value,
        "; ".join(dict.fromkeys(place(each) for each in claim.places)),
        tried.decides,
        shortage_words(tried.change, plan),
        tuple(turned_words(one, plan) for one in tried.change.turned),
    )


def shortage_words(change: Change, plan: Plan) -> str:
    """What happens to the regional shortage, and where homes shift while it stays the same."""
    if change.region:
        return say("differing_more" if change.region > 0 else "differing_less", homes=homes(abs(change.region)))
    names = [plan.dossier.names.get(code, code) for code, moved in change.shortage.items() if moved]
    return say("differing_shifts", names=listing(names)) if names else say("differing_same")


def turned_words(turned: Turned, plan: Plan) -> str:
    """`Delft: van “zeker wel” naar “hangt af van”`."""
    name = say("subject_region") if turned.code == REGION else plan.dossier.names.get(turned.code, turned.code)
    return say("verdict_turns", name=name, before=verdict_word(turned.before), after=verdict_word(turned.after))


def told(reason: Reason) -> str:
    """What and why, and what to do when something is asked."""
    return wording.advised(reason)
