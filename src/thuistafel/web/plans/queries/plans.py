"""What a page may show of a plan: plan, dossier and report of a viewpoint, whole or as far as who asks may see."""

from __future__ import annotations

from django.utils.translation import get_language

from thuistafel.core.dossier import Dossier
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.variants import slider
from thuistafel.documents.report import Report
from thuistafel.documents.reporting import report_of
from thuistafel.web.figures.queries.calculated import dossier_of, plan_of
from thuistafel.web.plans.first_look import masked, refuse_others
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.models import Region
from thuistafel.web.region.pages import Here
from thuistafel.web.region.queries import latest
from thuistafel.web.region.viewpoint import Viewpoint

__all__ = [
    "agreed",
    "dossier_for",
    "dossier_of",
    "first_view",
    "plan_for",
    "plan_of",
    "report_for",
    "report_from",
    "report_with_slider",
    "slider_for",
]


def report_from(view: Viewpoint) -> Report:
    """All that a page prints, without the slider."""
    return _report(view, get_language() or "nl")


@per_view(64)
def _report(view: Viewpoint, language: str) -> Report:
    return report_of(plan_of(view))


def agreed(view: Viewpoint) -> Viewpoint:
    """The region's own plan at the same revision."""
    return Viewpoint(view.region_id, view.revision)


def report_with_slider(view: Viewpoint) -> Report:
    """The same with the plans of 10 to 15% beside it."""
    return _with_slider(view, get_language() or "nl")


@per_view(16)
def _with_slider(view: Viewpoint, language: str) -> Report:
    plans = [(percent, make_plan(dossier, with_next_numbers=False)) for percent, dossier in slider(dossier_of(view))]
    return report_of(plan_of(view), plans)


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
