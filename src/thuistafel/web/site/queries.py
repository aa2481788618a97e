"""Reading the log, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from thuistafel.web.site.models import Event


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain stops being what it was: the first event that is missing, moved or changed."""

    number: int
    why: str


def events_of(chain: str) -> list[Event]:
    """The events of a chain, newest first."""
    return list(Event.objects.filter(chain=chain).order_by("-number"))


def verify(chain: str) -> Break | None:
    """The first place where a chain does not hold; None when it holds.

    A tail that was cut off does not show in the chain itself: compare the last hash with one that was kept elsewhere.
    """
    previous, expected = "", 1
    for event in Event.objects.filter(chain=chain).order_by("number").iterator():
        if event.number != expected:
            return Break(expected, "missing")
        if event.previous_hash != previous:
            return Break(event.number, "unlinked")
        if event.hash != hash_of(event):
            return Break(event.number, "changed")
        previous, expected = event.hash, expected + 1
    return None


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
