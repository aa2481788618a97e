"""The plan of a viewpoint, calculated once and kept while the process lives."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language

from thuistafel.core.dossier import Dossier
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.switches import exact
from thuistafel.core.variants import slider, with_percent
from thuistafel.documents.report import Report
from thuistafel.documents.reporting import report_of
from thuistafel.web.figures.queries.dossiers import dossier_as_of
from thuistafel.web.plans.first_look import masked, refuse_others
from thuistafel.web.region.models import Region
from thuistafel.web.region.pages import Here
from thuistafel.web.region.queries import latest
from thuistafel.web.region.viewpoint import Viewpoint, as_switches

PERCENT, WHOLE = "maximum_procent", 100


def dossier_of(view: Viewpoint) -> Dossier:
    """What is known from there; raises `DossierError` when nothing can be calculated."""
    return _dossier(view.plain())


@lru_cache(maxsize=64)
def _dossier(view: Viewpoint) -> Dossier:
    if near := _at_percent(view):
        return near
    region = Region.objects.get(pk=view.region_id)
    return dossier_as_of(region, view.revision, view.composition or None, as_switches(view))


def _at_percent(view: Viewpoint) -> Dossier | None:
    """The dossier of the agreement with another maximum: nothing has to be put together again for the slider."""
    if len(view.switches) != 1 or view.switches[0][0] != PERCENT:
        return None
    percent = exact(view.switches[0][1])
    if percent is None or not 0 <= percent <= WHOLE:
        return None  # reading it the long way says what is wrong
    return with_percent(_dossier(replace(view, switches=())), percent)


def plan_of(view: Viewpoint) -> Plan:
    """The whole plan, with the numbers worth finding out."""
    return _plan(view.plain())


@lru_cache(maxsize=64)
def _plan(view: Viewpoint) -> Plan:
    return make_plan(_dossier(view))


def report_from(view: Viewpoint) -> Report:
    """All that a page prints, without the slider."""
    return _report(view.plain(), get_language() or "nl")


@lru_cache(maxsize=64)
def _report(view: Viewpoint, language: str) -> Report:
    return report_of(_plan(view))


def agreed(view: Viewpoint) -> Viewpoint:
    """The region's own plan at the same revision."""
    return Viewpoint(view.region_id, view.revision)


def report_with_slider(view: Viewpoint) -> Report:
    """The same with the plans of 10 to 15% beside it."""
    return _with_slider(view.plain(), get_language() or "nl")


@lru_cache(maxsize=16)
def _with_slider(view: Viewpoint, language: str) -> Report:
    plans = [(percent, make_plan(dossier, with_next_numbers=False)) for percent, dossier in slider(_dossier(view))]
    return report_of(_plan(view), plans)


def report_for(here: Here) -> Report:
    """All that a page may print for who asks: in the period of first look its own number, whatever the address asks."""
    if not here.is_first_look:
        return report_from(here.view)
    return masked(report_from(first_view(here.region)), here)


def slider_for(here: Here) -> Report:
    """The same with the plans of 10 to 15% beside it; none of those in the period of first look."""
    return report_for(here) if here.is_first_look else report_with_slider(here.view)


def plan_for(here: Here) -> Plan:
    """The whole plan for a page that cannot be without others' numbers; raises `first_look_hidden` while it must."""
    refuse_others(here)
    return plan_of(here.view)


def dossier_for(here: Here) -> Dossier:
    """All that is known, likewise; raises `first_look_hidden`."""
    refuse_others(here)
    return dossier_of(here.view)


def first_view(region: Region) -> Viewpoint:
    """From where the period of first look is seen: one revision, own agreements.

    Every other view of the same numbers (a later revision, fewer members, another key) is an equation more.
    """
    return Viewpoint(region.pk, region.first_look_revision or latest(region))
