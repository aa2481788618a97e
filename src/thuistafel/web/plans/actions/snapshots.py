"""Freezing a plan: what was answered, from which revision and rules, with its hash. Never changed afterwards."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.plans.queries.snapshots import hash_of
from thuistafel.web.region.pages import Here


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
            values = {"title": kept.title, "revision": kept.revision, "hash": kept.hash}
            record_by(here.member, here.region.slug, "snapshot_frozen", values)
    except IntegrityError as problem:
        raise ThuistafelError("snapshot_title_taken", title=named) from problem
    return kept
