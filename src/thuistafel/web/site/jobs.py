"""Long work, done once: a run is known by its input, and a worker that dies does not take its run with it."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because, reason_of
from thuistafel.exchange.stored import as_json
from thuistafel.web.site.models import Run

SILENCE = timedelta(seconds=60)
"""Without a sign of life for so long, a run is given to another worker."""
BEAT = 10.0  # seconds
MOST_ATTEMPTS = 3
LONGEST_WORDS = 200

log = logging.getLogger(__name__)


class Stopped(Exception):
    """The run was cancelled, or another worker has it now."""


@dataclass(frozen=True, slots=True)
class Job:
    """A run in the hands of one worker; `attempt` tells it from a later try of the same run."""

    run_id: int
    attempt: int
    chain: str
    input: Mapping[str, Any]

    def step(self, percent: int, doing: str = "") -> None:
        """Say how far it is, outside any transaction; raises `Stopped` when there is no use in going on."""
        told = {"progress": percent, "doing": doing[:LONGEST_WORDS], "heartbeat": timezone.now()}
        if not held(self).update(**told):
            raise Stopped


Work = Callable[[Job], Mapping[str, object]]
"""Does the work and answers what is kept as the run's result; doing it a second time must change nothing more."""


def held(job: Job) -> QuerySet[Run]:
    """The run while it is still this job's."""
    return Run.objects.filter(pk=job.run_id, state=Run.State.RUNNING, attempts=job.attempt)


def start(kind: str, chain: str, input: Mapping[str, object]) -> Run:
    """Have work of this kind (`settings.WORK`) done, once: the same input gives the run that is there.

    What failed or was stopped is begun again. Run and task are written in one transaction, so neither is without
    the other.
    """
    key = key_of(kind, chain, input)
    with transaction.atomic():
        Run.objects.filter(key=key, state__in=(Run.State.FAILED, Run.State.CANCELLED)).delete()
        told = {"kind": kind, "chain": chain, "input": dict(input), "heartbeat": timezone.now()}
        run, is_new = Run.objects.get_or_create(key=key, defaults=told)
        if is_new:
            perform.enqueue(key)
    run.refresh_from_db()
    return run


def key_of(kind: str, chain: str, given: Mapping[str, object]) -> str:
    """What names a run: the hash of what it has to do."""
    told = json.dumps([kind, chain, given], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def cancel(run: Run) -> None:
    """Ask a run to stop: at once while it waits, at its next step when it is being done."""
    waiting = (Run.State.WAITING, Run.State.RUNNING)
    Run.objects.filter(pk=run.pk, state__in=waiting).update(state=Run.State.CANCELLED)


@task()
def perform(key: str) -> None:
    """Do a run that waits; nothing for one that does not."""
    job = _taken(key)
    if job is None:
        return
    with _beating(job):
        outcome = _outcome(job)
    if not held(job).update(**outcome, heartbeat=timezone.now()):
        log.warning("run %s was no longer ours when it ended", key)


def _taken(key: str) -> Job | None:
    waiting = Run.objects.filter(key=key, state=Run.State.WAITING)
    taken = {"state": Run.State.RUNNING, "attempts": F("attempts") + 1, "heartbeat": timezone.now()}
    if not waiting.update(**taken):
        return None
    run = Run.objects.get(key=key)
    return Job(run.pk, run.attempts, run.chain, run.input)


def _outcome(job: Job) -> dict[str, object]:
    kind = Run.objects.values_list("kind", flat=True).get(pk=job.run_id)
    try:
        work: Work = import_string(settings.WORK[kind])
        return {"state": Run.State.DONE, "progress": 100, "result": dict(work(job))}
    except Stopped:
        return {"state": Run.State.CANCELLED}
    except ThuistafelError as problem:
        return _failed(reason_of(problem))
    except Exception:
        log.exception("run %s failed", job.run_id)
        return _failed(because("work_broken"))


def _failed(reason: Reason) -> dict[str, object]:
    return {"state": Run.State.FAILED, "problem": as_json(reason)}


@contextmanager
def _beating(job: Job) -> Iterator[None]:
    """Signs of life from a thread of its own, for as long as this process lives and the work goes on."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT):
            try:
                held(job).update(heartbeat=timezone.now())
            except DatabaseError:
                log.warning("no sign of life could be given of run %s", job.run_id)
        connection.close()

    beating = threading.Thread(target=beat, daemon=True)
    beating.start()
    try:
        yield
    finally:
        ended.set()


def reap(now: datetime | None = None) -> int:
    """Give runs of workers that died back to the queue, a run that died too often to its maker; how many."""
    now = now or timezone.now()
    silent = Q(heartbeat__lt=now - SILENCE)
    broken = Q(state=Run.State.RUNNING, attempts__gte=MOST_ATTEMPTS)
    given_up = Run.objects.filter(silent & broken).update(**_failed(because("work_gave_up")))
    left = Run.objects.filter(silent, state__in=(Run.State.RUNNING, Run.State.WAITING))
    return given_up + sum(_given_back(run, now) for run in left)


def _given_back(run: Run, now: datetime) -> bool:
    with transaction.atomic():
        same = Run.objects.filter(pk=run.pk, state=run.state, heartbeat=run.heartbeat)
        is_ours = bool(same.update(state=Run.State.WAITING, heartbeat=now))
        if is_ours:
            perform.enqueue(run.key)
    return is_ours
