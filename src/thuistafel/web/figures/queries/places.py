"""Municipalities and parties as choices of a page."""

from __future__ import annotations

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.models import Organisation
from thuistafel.web.figures.queries.dossiers import dossier_as_of
from thuistafel.web.region.models import Region


def municipalities_of(region: Region, number: int) -> tuple[tuple[str, str], ...]:
    """CBS code and name of the members and their neighbours; none while the dossier cannot be used."""
    try:
        dossier = dossier_as_of(region, number)
    except ThuistafelError:
        return ()
    known = (*dossier.composition.members, *dossier.neighbours)
    return tuple(sorted({(one.code, one.name) for one in known}, key=lambda pair: pair[1]))


def parties_of(region: Region) -> list[Organisation]:
    """Who takes part in the region, by name."""
    return list(Organisation.objects.filter(participations__region=region).order_by("name"))
