"""The first sentence of a region, for who is not in its pages yet."""

from __future__ import annotations

from thuistafel.web.plans.queries.plans import report_from
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import latest
from thuistafel.web.region.viewpoint import Viewpoint


def headline(slug: str) -> str:
    """The headline of the region's own plan of now; with it the plan is calculated and kept."""
    region = Region.objects.get(slug=slug)
    return report_from(Viewpoint(region.pk, latest(region))).summary.headline
