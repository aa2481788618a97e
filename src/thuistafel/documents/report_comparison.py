"""Wat betekent dit voor u: plans side by side, only where they differ, and what is left for everyone else (C11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuistafel.core.comparison import Change, Compared, change, compared, verdict_of
from thuistafel.core.plan import REGION, Plan, Verdict
from thuistafel.documents.report_complete import is_delivered
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import count, homes, lettings, listing, number, say
from thuistafel.wording.language import translated

Named = tuple[str, Plan]
ON_DEMAND = ("uit_voorraad", "tekort", "ruimte_over", "regulier", "tekort_laag", "tekort_hoog")
"""Fields that say nothing while no demand was delivered."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One number that differs: contract name, label, per plan the value, and `+20` or `−3` against the first."""

    field: str
    label: str
    values: tuple[str, ...]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What plans mean for one municipality or the region: a sentence per plan, verdicts, and what differs."""

    code: str
    name: str
    sentences: tuple[str, ...]
    verdicts: tuple[str, ...]
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class OthersRow:
    """Lettings left for everyone else per plan; None where that is not known or it takes no part."""

    code: str
    name: str
    regular: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Consequences:
    """Up to four plans beside each other; the first is what the others are compared with.

    `gains` says per plan who gains and who loses; `others_sentence` per plan what is left for everyone else.
    """

    names: tuple[str, ...]
    own: Side | None
    region: Side
    gains: tuple[str, ...]
    others: tuple[OthersRow, ...]
    others_total: OthersRow
    others_sentence: tuple[str, ...]


def consequences(plans: Sequence[Named], code: str | None = None) -> Consequences:
    """Named plans compared for the region and for one municipality (CBS code); raises `plans_too_many`."""
    first = plans[0][1]
    changes = [change(first, plan) for _, plan in plans]
    names = _member_names(plans)
    return Consequences(
        names=tuple(name for name, _ in plans),
        own=None if code is None else side(plans, changes, code, names.get(code, code)),
        region=side(plans, changes, REGION, say("subject_region")),
        gains=(
            say("compare_first"),
            *(_gains(named, first, one, names) for named, one in zip(plans[1:], changes[1:], strict=True)),
        ),
        others=tuple(OthersRow(one, name, _regular(plans, one)) for one, name in names.items()),
        others_total=OthersRow(REGION, say("subject_total"), _regular(plans, REGION)),
        others_sentence=tuple(others_words(plan, one) for (_, plan), one in zip(plans, changes, strict=True)),
    )


def side(plans: Sequence[Named], changes: Sequence[Change], code: str, name: str) -> Side:
    """One municipality or the region across the plans."""
    found = compared([plan for _, plan in plans], code)
    return Side(
        code,
        name,
        tuple(_consequence(plan, one, code, name) for (_, plan), one in zip(plans, changes, strict=True)),
        tuple(verdict_word(verdict_of(plan, code)) for _, plan in plans),
        tuple(field_row(row, [is_delivered(plan) for _, plan in plans]) for row in found),
    )


def field_row(row: Compared, delivered: Sequence[bool]) -> FieldRow:
    """One field as printed; what rests on demand is not known in a plan to which none was delivered."""
    known = [there or row.field not in ON_DEMAND for there in delivered]
    values = tuple(number(value if there else None) for value, there in zip(row.values, known, strict=True))
    both = [there and known[0] for there in known]
    more = tuple(signed(one if there else None) for one, there in zip(row.differences, both, strict=True))
    return FieldRow(row.field, say(f"compare_{row.field}"), values, more)


def signed(difference: int | None) -> str:
    """`+20`, `−3`, '' when equal, `–` when not known."""
    if difference is None:
        return number(None)
    return f"{'+' if difference > 0 else ''}{number(difference)}" if difference else ""


def verdict_word(verdict: Verdict | None) -> str:
    """The contract's word, or that there is none."""
    words = {
        Verdict.CERTAIN: translated("zeker wel"),
        Verdict.CERTAINLY_NOT: translated("zeker niet"),
        Verdict.DEPENDS: translated("hangt af van"),
    }
    return say("verdict_none") if verdict is None else words[verdict]


def _consequence(plan: Plan, moved: Change, code: str, name: str) -> str:
    """The shortage of one plan for one place, and against the first plan."""
    members = plan.dossier.composition.codes
    if code not in (*members, REGION):
        return say("compare_no_member", name=name)
    figures = plan.distribution.total if code == REGION else plan.municipality(code).figures
    if not is_delivered(plan):
        return say("compare_not_delivered", name=name)
    if figures.shortage is None:
        return say("compare_unknown", name=name)
    more = moved.region if code == REGION else moved.shortage.get(code, 0)
    said = say("compare_short", name=name, shortage=homes(figures.shortage))
    if more is None or not more:
        return said
    return f"{said} {say('compare_more' if more > 0 else 'compare_less', homes=homes(abs(more)))}"


def _gains(named: Named, first: Plan, moved: Change, names: Mapping[str, str]) -> str:
    name, plan = named
    both = is_delivered(plan) and is_delivered(first)
    return gains(name, moved, names) if both else say("compare_nothing_delivered", plan=name)


def gains(plan: str, moved: Change, names: Mapping[str, str]) -> str:
    """Who is less short and who is more, by name with the homes, in the order of the tables."""
    unknown = [names[code] for code in names if code in moved.shortage and moved.shortage[code] is None]
    parts = [
        *([say("compare_gaining", names=_with_homes(moved.gaining, names))] if moved.gaining else []),
        *([say("compare_losing", names=_with_homes(moved.losing, names))] if moved.losing else []),
        *([say("compare_open", names=listing(unknown))] if unknown else []),
    ]
    return " ".join(parts) or say("compare_nobody", plan=plan)


def others_words(plan: Plan, moved: Change) -> str:
    """What is left for everyone else, and against the first plan; said when it is not of all municipalities."""
    total = plan.distribution.total.regular
    if total is None or not is_delivered(plan):
        return say("others_unknown")
    known = sum(one.figures.regular is not None for one in plan.distribution.municipalities)
    members = len(plan.distribution.municipalities)
    code = "others_left" if known == members else "others_left_part"
    said = say(code, lettings=lettings(total), known=known, members=count(members, "gemeente", "gemeenten"))
    more = moved.region_regular
    if not more:
        return said
    return f"{said} {say('compare_more' if more > 0 else 'compare_less', homes=lettings(abs(more)))}"


def _with_homes(moved: Mapping[str, int], names: Mapping[str, str]) -> str:
    return listing([f"{names[code]} ({number(moved[code])})" for code in names if code in moved])


def _regular(plans: Sequence[Named], code: str) -> tuple[int | None, ...]:
    return tuple(_left(plan, code) if is_delivered(plan) else None for _, plan in plans)


def _left(plan: Plan, code: str) -> int | None:
    if code == REGION:
        return plan.distribution.total.regular
    return next((one.figures.regular for one in plan.distribution.municipalities if one.code == code), None)


def _member_names(plans: Sequence[Named]) -> dict[str, str]:
    """Everyone who takes part in one of the plans, in the order of the first one's tables."""
    names: dict[str, str] = {}
    for _, plan in plans:
        for result in by_size(plan):
            names.setdefault(result.code, result.name)
    return names
