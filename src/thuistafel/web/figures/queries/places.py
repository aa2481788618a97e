"""Municipalities as choices of a page, from the parties alone: no dossier is put together for it."""

from __future__ import annotations

from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import parties_of


def municipalities_of(region: Region) -> tuple[tuple[str, str], ...]:
    """CBS code and name of the municipalities that take part."""
    return tuple((party.cbs_code, party.name) for party in parties_of(region) if party.cbs_code)
