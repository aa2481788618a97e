"""Adding to the log, and acting once."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from thuistafel.web.site.models import Event
from thuistafel.web.site.queries import hash_of


def record(
    chain: str,
    verb: str,
    values: Mapping[str, object],
    *,
    actor: int | None = None,
    role: str = "",
    organisation: str = "",
) -> Event:
    """Add an event to the chain, inside the transaction of what it is about."""
    last = Event.objects.filter(chain=chain).order_by("-number").first()
    event = Event(
        chain=chain,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        actor=actor,
        role=role,
        organisation=organisation,
        verb=verb,
        values=dict(values),
        previous_hash=last.hash if last else "",
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    return event
