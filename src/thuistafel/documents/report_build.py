"""From a plan to the report: every number taken over, every sentence made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from thuistafel import wording
from thuistafel.core.claims import Claim, Grade, Interval, Place
from thuistafel.core.distribution import Figures, MunicipalResult
from thuistafel.core.plan import REGION, Certainty, Plan, Verdict
from thuistafel.core.reasons import Reason
from thuistafel.documents.report import (
    Header,
    Notice,
    Path,
    PathYear,
    PriceRow,
    Report,
    Row,
    Source,
    Variant,
)
from thuistafel.documents.report_bounds import bounds
from thuistafel.documents.report_choices import choices
from thuistafel.documents.report_complete import gap, is_delivered
from thuistafel.documents.report_condition import condition, has_plan_values
from thuistafel.documents.report_notes import note
from thuistafel.documents.report_numbers import next_numbers
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_products import new_homes
from thuistafel.documents.report_summary import headline, is_by_origin, range_sentences, summary, verdict_words
from thuistafel.documents.report_waterfall import waterfall_of
from thuistafel.documents.report_why import total_whys, whys
from thuistafel.documents.report_words import count, decimal, homes, households, number, percent, say
from thuistafel.wording.numbers import place

Sentence = Callable[[Reason], str]
PriorityParts = tuple[int | None, int | None]
PERMIT_HOLDERS = "statushouders"
YearOfPath = tuple[int, int | None, Fraction | None]


def build_report(
    plan: Plan,
    *,
    variants: Sequence[tuple[Fraction, Plan]],
    snapshot: str,
    sentence: Sentence = wording.sentence,
    path: Sequence[YearOfPath] = (),
    urgency: str = "",
) -> Report:
    """Everything the documents print.

    `variants` are plans at other maxima (percent, plan), already calculated; `sentence` says a reason in Dutch;
    `path` is (year, end stock, months waiting) to the horizon, empty when there is none.
    """
    ordered, parts = by_size(plan), priority_parts(plan)
    return Report(
        header=header(plan, snapshot),
        summary=summary(plan),
        rows=tuple(row(result, plan) for result in ordered),
        total=total_row(plan),
        notes=tuple(note(result, plan) for result in ordered),
        next_numbers=next_numbers(plan),
        choices=choices(plan.dossier.frame.rules),
        price=tuple(price_row(result.code, result.name, result.figures, parts) for result in ordered),
        price_total=price_row(REGION, say("subject_total"), plan.distribution.total, parts),
        variants=tuple(variant(share, other, plan) for share, other in sorted(variants, key=lambda pair: pair[0])),
        neighbours=tuple((one.code, one.name) for one in sorted(plan.dossier.neighbours, key=lambda one: one.code)),
        notices=notices(plan, sentence),
        notice_sentence=notice_sentence(plan),
        sources=sources(plan),
        grades=tuple((grade.value, say(f"grade_{grade.value}")) for grade in Grade),
        path=path_to_horizon(path, plan.dossier.frame.horizon),
        urgency=urgency,
        bounds=bounds(plan) if is_delivered(plan) else (),
        new_homes=new_homes(plan),
        condition=condition(plan),
        waterfall=waterfall_of(plan),
    )


def header(plan: Plan, snapshot: str) -> Header:
    """Title, base line and label of every page."""
    frame, composition = plan.dossier.frame, plan.dossier.composition
    members = count(len(composition.members), "gemeente", "gemeenten")
    return Header(
        title=frame.title,
        region=composition.name,
        plan_year=frame.plan_year,
        horizon=frame.horizon,
        base_line=say("paper_base_line", members=members, source=composition.source or composition.name),
        label=say("paper_label_fictional") if frame.fictional else "",
        snapshot=snapshot,
        percent=number(frame.rules.cap_percent),
    )


def row(result: MunicipalResult, plan: Plan) -> Row:
    """One municipality in the table."""
    return Row(
        result.code,
        result.name,
        figures_of(result.figures, plan),
        band_of(plan.certainty, result.code, plan),
        band_of(plan.certainty_deviation, result.code, plan),
        verdict_of(plan.certainty, result.code, plan),
        verdict_words(result.code, result.name, plan),
        verdict_of(plan.certainty_deviation, result.code, plan),
        whys(result, plan) if is_delivered(plan) else (),
        delivered=int(result.figures.lettings is not None),
    )


def total_row(plan: Plan) -> Row:
    """The region in the table; its range is the joint one."""
    members = plan.distribution.municipalities
    return Row(
        REGION,
        say("subject_total"),
        figures_of(plan.distribution.total, plan),
        plan.ranges.region if is_delivered(plan) else None,
        plan.ranges_deviation.region if is_delivered(plan) else None,
        verdict_of(plan.certainty, REGION, plan),
        verdict_words(REGION, say("subject_region"), plan),
        verdict_of(plan.certainty_deviation, REGION, plan),
        total_whys(plan) if is_delivered(plan) else (),
        delivered=sum(result.figures.lettings is not None for result in members),
        members=len(members),
    )


def figures_of(figures: Figures, plan: Plan) -> Figures:
    """The numbers as printed: where no demand was delivered, what fits and what is short is not known."""
    return figures if is_delivered(plan) else replace(figures, placed=None, shortage=None, room_left=None, regular=None)


def band_of(known: Mapping[str, Certainty], code: str, plan: Plan) -> Interval | None:
    """The range of a municipality, None where there is none."""
    return known[code].range if code in known and is_delivered(plan) else None


def verdict_of(known: Mapping[str, Certainty], code: str, plan: Plan) -> str:
    """The contract's word; '' where there is none, and where demand that does not count yet can change it."""
    verdict = known[code].verdict if code in known and is_delivered(plan) else None
    if verdict is not Verdict.DEPENDS and gap(plan):
        return ""
    return verdict.value if verdict is not None else ""


def price_row(code: str, name: str, figures: Figures, parts: Mapping[str, PriorityParts]) -> PriceRow:
    """Where lettings go; outflow counts those taken in from other municipalities."""
    outflow = None if figures.placed is None else figures.placed + figures.received
    permits, urgent = parts.get(code, (None, None))
    return PriceRow(code, name, figures.lettings, outflow, figures.other_priority, figures.regular, permits, urgent)


def priority_parts(plan: Plan) -> dict[str, PriorityParts]:
    """Other priority delivered as statushouders and all other, per CBS code of a member and for the region."""
    members = set(plan.dossier.composition.codes)
    found: dict[str, PriorityParts] = {}
    for key, working in plan.dossier.priority.items():
        if key.year != plan.dossier.frame.plan_year or key.municipality not in members:
            continue
        for code in (key.municipality, REGION):
            permits, urgent = found.get(code, (None, None))
            if key.category == PERMIT_HOLDERS:
                found[code] = ((permits or 0) + working.value, urgent)
            else:
                found[code] = (permits, (urgent or 0) + working.value)
    return found


def variant(share: Fraction, other: Plan, plan: Plan) -> Variant:
    """The plan at another maximum, beside this one."""
    ordered, parts = by_size(other), priority_parts(other)
    current = plan.dossier.frame.rules.cap_percent
    return Variant(
        percent(share),
        share == current,
        headline(other),
        " ".join(range_sentences(other)[: 1 + has_plan_values(other)]),
        difference(other, plan, percent(current)) if share != current else say("variant_current"),
        tuple(row(result, other) for result in ordered),
        total_row(other),
        tuple(price_row(result.code, result.name, result.figures, parts) for result in ordered),
        price_row(REGION, say("subject_total"), other.distribution.total, parts),
    )


def difference(other: Plan, plan: Plan, current: str) -> str:
    """What other rules cost everyone else: lettings to outflow more or fewer than now."""
    shortage = other.distribution.total.shortage
    by_origin = is_by_origin(other.dossier.frame.rules)
    code = "variant_short_none" if shortage == 0 else "variant_short_origin" if by_origin else "variant_short"
    short = say(code, shortage=homes(shortage))
    more = outflow_of(other) - outflow_of(plan)
    moved = "variant_same" if more == 0 else "variant_more" if more > 0 else "variant_less"
    return say(moved, short=short, lettings=count(abs(more), "verhuring", "verhuringen"), current=current)


def outflow_of(plan: Plan) -> int:
    """Lettings to outflow in the region, own and received, as far as known."""
    return (plan.distribution.total.placed or 0) + plan.distribution.total.received


def notices(plan: Plan, sentence: Sentence) -> tuple[Notice, ...]:
    """What was set aside, what contradicts, what is doubtful: each with its sentence, what to do and its place."""
    dossier = plan.dossier

    def told(reason: Reason) -> str:
        return f"{sentence(reason)} {wording.remedy(reason)}".rstrip()

    aside = [
        Notice("quarantaine", told(one.reason), place(one.place), one.reason.code, one.place.file)
        for one in dossier.quarantine
    ]
    against = [Notice("tegenspraak", told(one.reason), "; ".join(places_of(one.claims))) for one in dossier.conflicts]
    reasons = sorted(dict.fromkeys((*dossier.warnings, *plan.warnings)), key=by_row)
    return (*aside, *against, *(Notice("waarschuwing", told(one), "", one.code, file_of(one)) for one in reasons))


def file_of(reason: Reason) -> str:
    """The file that a remark is about; '' when it names none."""
    values = reason.values
    place_named = next((value for value in values.values() if isinstance(value, Place)), None)
    return place_named.file if place_named else str(values.get("file", ""))


def by_row(reason: Reason) -> tuple[str, str, str, int, str]:
    """Remarks as someone walks through a file: row 27 before row 128."""
    values = reason.values
    row = values.get("row")
    file, sheet = str(values.get("file", "")), str(values.get("sheet", ""))
    return (reason.code, file, sheet, row if isinstance(row, int) else 0, repr(reason.items))


def notice_sentence(plan: Plan) -> str:
    """How many cells were set aside, sources differ, remarks were made."""
    dossier = plan.dossier
    warnings = len(dict.fromkeys((*dossier.warnings, *plan.warnings)))
    if not dossier.quarantine and not dossier.conflicts and not warnings:
        return say("notices_none")
    return say(
        "notices_some",
        quarantine=count(len(dossier.quarantine), "cel", "cellen"),
        conflicts=count(len(dossier.conflicts), "tegenspraak", "tegenspraken"),
        warnings=count(warnings, "opmerking", "opmerkingen"),
    )


def places_of(claims: Sequence[Claim]) -> list[str]:
    """The places of claims, each once."""
    return list(dict.fromkeys(place(one) for claim in claims for one in claim.places))


def sources(plan: Plan) -> tuple[Source, ...]:
    """Every source of a number that counts, with its grades and files, by name."""
    dossier = plan.dossier
    found: dict[str, list[Claim]] = {}
    for values in (dossier.lettings, dossier.outflow, dossier.priority):
        for working in values.values():
            found.setdefault(working.decided_by.source or say("source_unnamed"), []).append(working.decided_by)
    return tuple(source(name, found[name]) for name in sorted(found))


def source(name: str, claims: Sequence[Claim]) -> Source:
    """One source, its grades best first."""
    grades = sorted({claim.grade for claim in claims}, key=lambda grade: grade.rank)
    files = sorted({place.file for claim in claims for place in claim.places})
    return Source(name, ", ".join(grade.value for grade in grades), len(claims), tuple(files))


def path_to_horizon(years: Sequence[YearOfPath], horizon: int) -> Path | None:
    """The path with its conclusion; None when there is none."""
    if not years:
        return None
    shown = tuple(PathYear(year, end, months_words(months)) for year, end, months in years)
    last = shown[-1]
    if last.end is None or last.year < horizon:
        known = [one.year for one in shown if one.end is not None]
        return Path(say("path_broken", year=str(known[-1] if known else shown[0].year)), shown)
    code = "path_missed" if last.end else "path_met"
    return Path(say(code, year=str(last.year), end=households(last.end)), shown)


def months_words(months: Fraction | None) -> str:
    """Months waiting with one decimal and a comma; `–` when not known."""
    return number(None) if months is None else decimal(months, 1)
