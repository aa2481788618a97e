"""Links from a number to where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse

from thuistafel.core.claims import Place
from thuistafel.web.figures.ledger import spot_of
from thuistafel.web.region.pages import Here

register = template.Library()
PLACE = "source_at"


@register.simple_tag(takes_context=True)
def place_link(context: Mapping[str, object], place: Place | None) -> str:
    """The page of what stands at a place of a file; '' where there is no such page."""
    here = context.get("here")
    if not isinstance(here, Here) or place is None:
        return ""
    asked = (("bestand", place.file), ("plek", spot_of(place)))
    try:
        address = reverse(PLACE, args=(here.region.slug,))
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode([*here.view.asked, *asked])}"
