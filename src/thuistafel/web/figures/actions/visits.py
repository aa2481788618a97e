"""When a member was here last."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.models import Visit
from thuistafel.web.region.models import Region

SAME_VISIT = timedelta(minutes=30)
"""Looks no further apart are one visit."""
NOTED_EVERY = timedelta(minutes=5)
"""While someone looks on, the moment is kept no more often than this."""


def visited(region: Region, member: Member, newest: int) -> int:
    """Note that the member looks now, when `newest` is the newest revision; the newest of the visit before this one.

    At a first visit that is `newest` itself: nothing changed since.
    """
    now = timezone.now()
    visit, is_first = Visit.objects.get_or_create(
        region=region, member=member, defaults={"seen": newest, "newest": newest, "at": now}
    )
    if is_first:
        return newest
    if now - visit.at > SAME_VISIT:
        visit.seen = visit.newest
    elif now - visit.at < NOTED_EVERY and visit.newest == newest:
        return visit.seen
    visit.newest, visit.at = newest, now
    visit.save(update_fields=["seen", "newest", "at"])
    return visit.seen
