"""Looking at what changed is itself noted, so that the next visit starts where this one ended."""

from __future__ import annotations

from thuistafel.web.figures.actions.visits import visited
from thuistafel.web.plans.queries.changes import Changes, changes_between
from thuistafel.web.region.pages import Here
from thuistafel.web.region.queries import latest


def changes_since(here: Here) -> Changes:
    """What changed since the member's last visit; `told` is empty at a first visit and when nothing did."""
    newest = latest(here.region)
    return changes_between(here, visited(here.region, here.member, newest), newest)
