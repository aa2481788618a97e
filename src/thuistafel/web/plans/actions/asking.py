"""Saying that a number was asked for, so that nobody asks twice."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member
from thuistafel.web.region.models import Region


@transaction.atomic
def mark_asked(region: Region, member: Member, name: str, holders: Iterable[str]) -> None:
    """Add to the log that the number was asked for, and of whom."""
    record_by(member, region.slug, "number_asked", {"number": name, "holders": list(holders)})
