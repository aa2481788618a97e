"""Variants side by side with the agreement itself: only what differs, and what that means (C11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from thuistafel.core.comparison import MOST_COMPARED
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, reason_of
from thuistafel.documents.report_comparison import Consequences, Side, consequences
from thuistafel.documents.report_sensitivity import shown
from thuistafel.documents.report_words import homes, say
from thuistafel.documents.sheet import Table
from thuistafel.web.plans.models import Variant
from thuistafel.web.plans.queries.choices import ADDRESS, SWITCH, token_of
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import COMPOSITION, Viewpoint
from thuistafel.wording import number
from thuistafel.wording.numbers import listing

CHOSEN = "kies"
MOST_CHOSEN = MOST_COMPARED - 1
"""Beside the agreement itself."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A variant as listed: what it chooses otherwise in words, where it opens, and whether it is compared now.

    `problem` is why it cannot be calculated, None when it can.
    """

    variant: Variant
    view: Viewpoint
    differs: tuple[str, ...]
    query: str
    is_chosen: bool
    problem: Reason | None = None


def kept_variants(region: Region, revision: int, chosen: Iterable[str]) -> tuple[Kept, ...]:
    """Every variant of the region; without a choice the first ones are compared."""
    found = list(Variant.objects.filter(region=region, dropped_at__isnull=True).select_related("made_by__user"))
    asked = {key for key in chosen if any(str(one.pk) == key for one in found)}
    picked = asked or {str(one.pk) for one in found[:MOST_CHOSEN]}
    return tuple(_kept(one, revision, str(one.pk) in picked) for one in found)


def side_by_side(region: Region, revision: int, kept: Iterable[Kept], code: str) -> Consequences | None:
    """The agreement with the chosen variants beside it; None when nothing is chosen. Raises `plans_too_many`."""
    chosen = [one for one in kept if one.is_chosen and one.problem is None]
    if not chosen:
        return None
    plans = [(_("De afspraak"), plan_of(Viewpoint(region.pk, revision)))]
    plans += [(one.variant.name, plan_of(one.view)) for one in chosen]
    return consequences(plans, code or None)


def tables_of(found: Consequences | None) -> dict[str, Table]:
    """What differs for the region and the own municipality, and what is left for everyone else."""
    if found is None:
        return {}
    tables = {"regio": side_table(found.region, found.names), "anderen": others_table(found)}
    return tables if found.own is None else {"eigen": side_table(found.own, found.names), **tables}


def side_table(side: Side, names: Iterable[str]) -> Table:
    """One place across the plans: the fields that differ, with the difference from the first behind each."""
    rows = tuple((row.label, *_cells(row.values, row.differences)) for row in side.rows)
    verdicts = (_("Oordeel"), *side.verdicts) if len(set(side.verdicts)) > 1 else ()
    name = side.name[:1].upper() + side.name[1:]
    return Table(name, (_("Wat verschilt"), *names), (*rows, verdicts) if verdicts else rows)


def others_table(found: Consequences) -> Table:
    """Lettings left for everyone else, per municipality and plan."""
    total = found.others_total
    rows = tuple((row.name, *map(number, row.regular)) for row in found.others)
    head = (_("Gemeente"), *found.names)
    return Table(_("Wat overblijft voor alle anderen"), head, rows, (total.name, *map(number, total.regular)))


def conclusion_of(kept: tuple[Kept, ...], revision: int) -> str:
    """How many variants there are, and with which of those compared the region is least short."""
    if not kept:
        return _("Er zijn nog geen varianten bewaard.")
    chosen = [one for one in kept if one.is_chosen and one.problem is None]
    shortages = {one.variant.name: _shortage(one.view) for one in chosen}
    now = _shortage(Viewpoint(kept[0].variant.region_id, revision))
    less = {name: short for name, short in shortages.items() if now is not None and short is not None and short < now}
    if not less:
        return _("Geen van deze varianten maakt het tekort van de regio kleiner.")
    least = min(less.values())
    told = {"names": listing([name for name, short in less.items() if short == least]), "homes": homes(least)}
    return _("Het minste tekort geeft “%(names)s”: %(homes)s in plaats van %(now)s.") % {**told, "now": number(now)}


def choice_of(view: Viewpoint) -> tuple[str, ...]:
    """What a viewpoint chooses otherwise, a sentence per switch."""
    composition = (_("Samenstelling: %(name)s") % {"name": view.composition},) if view.composition else ()
    return (*composition, *(_switch_words(name, value) for name, value in view.switches))


def _kept(one: Variant, revision: int, is_chosen: bool) -> Kept:
    view = Viewpoint(one.region_id, revision, one.composition, tuple(sorted(one.switches.items())))
    try:
        plan_of(view)
    except ThuistafelError as problem:
        return Kept(one, view, choice_of(view), _query(view), is_chosen, reason_of(problem))
    return Kept(one, view, choice_of(view), _query(view), is_chosen)


def _query(view: Viewpoint) -> str:
    asked = {ADDRESS.get(name, name): token_of(value) for name, value in view.switches}
    if view.composition:
        asked[COMPOSITION] = view.composition
    return f"?{urlencode(sorted(asked.items()))}"


def _switch_words(name: str, value: object) -> str:
    switch = SWITCH[name]
    read = switch.read(value)
    return f"{say(f'choice_{name}')} {shown(switch, value if read is None else read)}"


def _cells(values: tuple[str, ...], differences: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{value} ({more})" if more else value for value, more in zip(values, differences, strict=True))


def _shortage(view: Viewpoint) -> int | None:
    return plan_of(view).distribution.total.shortage
