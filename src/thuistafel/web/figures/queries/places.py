"""Municipalities and parties as choices of a page, from the parties alone: no dossier is put together for it."""

from __future__ import annotations

from thuistafel.web.accounts.models import Organisation
from thuistafel.web.region.models import Region


def municipalities_of(region: Region) -> tuple[tuple[str, str], ...]:
    """CBS code and name of the municipalities that take part."""
    return tuple((party.cbs_code, party.name) for party in parties_of(region) if party.cbs_code)


def parties_of(region: Region) -> list[Organisation]:
    """Who takes part in the region, by name."""
    return list(Organisation.objects.filter(participations__region=region).order_by("name"))
