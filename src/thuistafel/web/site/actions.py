"""Adding to the log, and acting once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from thuistafel.web.site.models import Event


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


def hash_of(event: Event) -> str:
    """What binds an event to all before it."""
    told = [
        event.chain,
        event.number,
        _moment(event.at),
        event.actor,
        event.role,
        event.organisation,
        event.verb,
        event.values,
        event.previous_hash,
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(timezone.get_default_timezone()).isoformat(timespec="microseconds")
