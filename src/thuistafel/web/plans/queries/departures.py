"""How far a viewpoint is from the agreement and from today, and what can be turned from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from thuistafel.core.rules import Rules
from thuistafel.core.switches import SWITCHES
from thuistafel.documents.report_build import difference
from thuistafel.documents.report_choices import plain
from thuistafel.documents.report_words import percent, say
from thuistafel.exchange.reference import register
from thuistafel.web.plans.queries.plans import agreed, dossier_of, plan_of, report_from
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.viewpoint import COMPOSITION, DAY, Viewpoint

TURNED = ("tekort", "maximum_niveau", "maximum_werking", "sleutel_onbekend", "sleutel_buiten_regio")
"""The switches a page offers beside the percentage; all others can stand in its address."""
LEAST, MOST = 8, 15


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that is otherwise than agreed, in words."""

    label: str
    value: str
    agreed: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer in a control."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that can be turned; the first option is the agreement."""

    name: str
    label: str
    options: tuple[Option, ...]


def departures(view: Viewpoint) -> tuple[Departure, ...]:
    """Every switch and the composition as far as they differ from the agreement; none for the region's own plan."""
    if not (view.switches or view.composition):
        return ()
    ours, theirs = report_from(agreed(view)), report_from(view)
    found = [
        Departure(now.label, now.value, before.value)
        for before, now in zip(ours.choices, theirs.choices, strict=True)
        if before.value != now.value
    ]
    if ours.header.base_line != theirs.header.base_line:
        found.append(Departure(_("Samenstelling"), theirs.header.base_line, ours.header.base_line))
    return tuple(found)


def price(view: Viewpoint) -> str:
    """What the viewpoint costs everyone else against the agreement; '' for the agreement itself."""
    found = departures(view)
    if not found:
        return ""
    own = plan_of(agreed(view))
    only_percent = len(found) == 1 and {name for name, _value in view.switches} == {"maximum_procent"}
    against = percent(own.dossier.frame.rules.cap_percent) if only_percent else _("de afspraak")
    return difference(plan_of(view), own, against)


def chosen_percent(view: Viewpoint) -> int:
    """Where the slider stands: whole percents, within its ends."""
    return max(LEAST, min(MOST, int(dossier_of(view).frame.rules.cap_percent)))


def controls(view: Viewpoint) -> tuple[Control, ...]:
    """The composition and the main switches, each with its answers."""
    asked = dict(view.asked)
    rules = dossier_of(agreed(view)).frame.rules
    return (_compositions(view, asked), *(_switch(name, rules, asked) for name in TURNED))


def _compositions(view: Viewpoint, asked: dict[str, str]) -> Control:
    composition = dossier_of(agreed(view)).composition
    own = composition.name
    near = {one.composition for one in register().memberships if one.code in composition.codes}
    names = sorted(near - {own})
    chosen = asked.get(COMPOSITION, "")
    options = (Option(name, name, name == chosen) for name in names)
    return Control(COMPOSITION, _("Samenstelling"), (_agreement(own, chosen), *options))


def _switch(name: str, rules: Rules, asked: dict[str, str]) -> Control:
    field = next(switch.field for switch in SWITCHES if switch.name == name)
    own: StrEnum = getattr(rules, field)
    chosen = asked.get(name, "")
    options = (Option(one.value, _words(one), one.value == chosen) for one in type(own) if one is not own)
    return Control(name, say(f"choice_{name}"), (_agreement(_words(own), chosen), *options))


def _agreement(words: str, chosen: str) -> Option:
    return Option("", _("afspraak: %(words)s") % {"words": words}, not chosen)


def _words(value: StrEnum) -> str:
    return plain(value)


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which the dossier changed; `is_chosen` when the page looks from there."""

    day: date
    is_chosen: bool


def days(region: Region, view: Viewpoint) -> tuple[Day, ...]:
    """The days one can look back to, newest first."""
    chosen = dict(view.asked).get(DAY, "")
    moments = Revision.objects.filter(region=region).values_list("at", flat=True)
    found = sorted({timezone.localdate(moment) for moment in moments}, reverse=True)
    return tuple(Day(day, day.isoformat() == chosen) for day in found)


def hidden(view: Viewpoint, *turned: str) -> tuple[tuple[str, str], ...]:
    """What an address holds beside these, for a form to carry on."""
    return tuple((name, value) for name, value in view.asked if name not in turned)
