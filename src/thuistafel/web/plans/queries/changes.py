"""What changed between two revisions: who did what, and which decision is another one by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from thuistafel.core.plan import Plan
from thuistafel.exchange.delivery.effects import Effect, decisions_changed
from thuistafel.web.figures.models import LedgerLine
from thuistafel.web.figures.queries.calculated import plan_at
from thuistafel.web.region.models import Revision
from thuistafel.web.region.pages import Here
from thuistafel.wording import sentence

MOST = 20
"""Revisions told one by one; of earlier ones only that there are more."""


@dataclass(frozen=True, slots=True)
class Change:
    """One revision: what it added and ended as far as the member may see, and the decisions it turned, in sentences."""

    revision: Revision
    added: int
    ended: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All since revision `since`, newest first; `decisions` are those of the whole, `more` revisions are not told."""

    since: int
    until: int
    told: tuple[Change, ...]
    decisions: tuple[str, ...]
    more: int


def changes_between(here: Here, since: int, until: int) -> Changes:
    """What the member may know of the revisions after `since` up to and with `until`."""
    revisions = Revision.objects.filter(region=here.region, number__gt=since, number__lte=until).order_by("-number")
    known = list(revisions.select_related("made_by__user", "made_by__organisation"))
    numbers = [one.number for one in known]
    added, ended = _counted(here, "since", numbers), _counted(here, "until", numbers)
    seen = [one for one in known if _may_know(one, added, ended, here)]
    told = tuple(
        Change(one, added.get(one.number, 0), ended.get(one.number, 0), _decisions(here, one.number - 1, one.number))
        for one in seen[:MOST]
    )
    return Changes(since, until, told, _decisions(here, since, until) if seen else (), max(0, len(seen) - MOST))


def _counted(here: Here, side: str, numbers: list[int]) -> Mapping[int, int]:
    """How many lines came or went with each of these revisions."""
    lines = LedgerLine.objects.visible_to(here.member).filter(region=here.region, **{f"{side}__in": numbers})
    return dict(lines.order_by().values_list(side).annotate(Count("pk")))


def _may_know(one: Revision, added: Mapping[int, int], ended: Mapping[int, int], here: Here) -> bool:
    """In a first look only what one's own party did, or what touched its numbers."""
    if not here.is_first_look:
        return True
    is_own = one.made_by is not None and one.made_by.organisation_id == here.member.organisation_id
    return is_own or bool(added.get(one.number) or ended.get(one.number))


def _decisions(here: Here, before: int, after: int) -> tuple[str, ...]:
    """The decisions that differ between two revisions; in a first look only the own municipality's."""
    if before == after:
        return ()
    old, new = plan_at(here.region, before), plan_at(here.region, after)
    if old is None or new is None:
        return ()
    return tuple(sentence(one.reason) for one in _allowed(decisions_changed(old, new), new, here))


def _allowed(effects: Iterable[Effect], plan: Plan, here: Here) -> Iterable[Effect]:
    if not here.is_first_look:
        return effects
    own = plan.dossier.names.get(here.own_code, "") if here.own_code else ""
    return [one for one in effects if one.name == own]
