"""Freezing a plan: what was answered, from which revision and rules, with its hash. Never changed afterwards."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.plans.queries.snapshots import hash_of
from thuistafel.web.region.pages import Here
from thuistafel.web.site.actions import record


def freeze(here: Here, title: str, note: str = "") -> Snapshot:
    """Keep the plan of a viewpoint under a title, for ever.

    Raises `snapshot_title_missing` and `snapshot_title_taken`.
    """
    named = title.strip()[:200]
    if not named:
        raise ThuistafelError("snapshot_title_missing")
    answer = plan_answer(plan_of(here.view))
    try:
        with transaction.atomic():
            kept = Snapshot.objects.create(
                region=here.region,
                title=named,
                revision=here.view.revision,
                composition=here.view.composition,
                switches=dict(here.view.switches),
                hash=hash_of(answer),
                answer=answer,
                made_by=here.member,
                note=note.strip()[:500],
            )
            _log(here, kept)
    except IntegrityError as problem:
        raise ThuistafelError("snapshot_title_taken", title=named) from problem
    return kept


def _log(here: Here, kept: Snapshot) -> None:
    record(
        here.region.slug,
        "snapshot_frozen",
        {"title": kept.title, "revision": kept.revision, "hash": kept.hash},
        actor=here.member.user_id,
        role=here.member.role,
        organisation=here.member.organisation.name,
    )
