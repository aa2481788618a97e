"""The plan of a viewpoint: calculated once, and kept while the process lives."""

from __future__ import annotations

from dataclasses import replace

from thuistafel.core.dossier import Dossier
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.switches import exact
from thuistafel.core.variants import with_percent
from thuistafel.web.figures.queries.dossiers import dossier_as_of
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint, as_switches

PERCENT, WHOLE = "maximum_procent", 100


@per_view(64)
def dossier_of(view: Viewpoint) -> Dossier:
    """What is known from there; raises `DossierError` when nothing can be calculated."""
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
    return with_percent(dossier_of(replace(view, switches=())), percent)


@per_view(64)
def plan_of(view: Viewpoint) -> Plan:
    """The whole plan, with the numbers worth finding out."""
    return make_plan(dossier_of(view))


def plan_at(region: Region, number: int) -> Plan | None:
    """The region's own plan at a revision; None while there is none to be made."""
    if number < 1:
        return None
    try:
        return plan_of(Viewpoint(region.pk, number))
    except ThuistafelError:
        return None
