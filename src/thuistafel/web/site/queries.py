"""Reading the log, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass

from thuistafel.web.site.actions import hash_of
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
