"""The plan of a revision, for who asks for numbers and tells what became of them."""

from __future__ import annotations

from functools import lru_cache

from thuistafel.core.errors import DossierError
from thuistafel.core.plan import Plan, make_plan
from thuistafel.web.figures.queries.dossiers import dossier_as_of
from thuistafel.web.region.models import Region


def plan_at(region: Region, number: int) -> Plan | None:
    """The region's own plan at a revision; None while nothing can be calculated."""
    return _plan(region.pk, number)


@lru_cache(maxsize=16)
def _plan(region_id: int, number: int) -> Plan | None:
    try:
        return make_plan(dossier_as_of(Region.objects.get(pk=region_id), number))
    except DossierError:
        return None
