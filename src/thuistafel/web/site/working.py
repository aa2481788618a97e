"""The worker: long work, runs left behind, messages, and what has had its time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from thuistafel.web.site.jobs import reap
from thuistafel.web.site.models import CarriedOut
from thuistafel.web.site.outbox import send_waiting

PAUSE = 0.5  # seconds between looks for work
TENDING = 5.0
WAIT_FOR_DATABASE = 2.0
CLEANING = timedelta(hours=1)
KEPT = timedelta(days=7)
"""How long the key of a command that was carried out is remembered, and the trace of a task that ended."""

log = logging.getLogger(__name__)


def work_beside() -> None:
    """Do the work in threads of the serving process, as on one machine."""
    threading.Thread(target=_take_work, args=(_worker(),), daemon=True).start()
    threading.Thread(target=_tend, daemon=True).start()


def work() -> None:
    """Be a worker until asked to stop: what is being done is finished first."""
    worker = _worker()
    worker.configure_signals()
    threading.Thread(target=_tend, daemon=True).start()
    _take_work(worker)


def _worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=PAUSE,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _take_work(worker: Worker) -> None:
    while worker.running:
        _while_database_is_there(worker.run)


def _tend() -> None:
    cleaned = timezone.now() - CLEANING
    while True:
        _while_database_is_there(reap)
        for name in settings.ROUNDS:
            _while_database_is_there(import_string(name))
        _while_database_is_there(send_waiting)
        if timezone.now() - cleaned >= CLEANING:
            _while_database_is_there(clean)
            cleaned = timezone.now()
        time.sleep(TENDING)


def clean() -> None:
    """Drop sessions that ended and the traces of commands and tasks after a week."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    CarriedOut.objects.filter(at__lt=now - KEPT).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()


def _while_database_is_there(act: Callable[[], object]) -> None:
    try:
        act()
    except DatabaseError as problem:
        log.warning("the database does not answer: %s", problem)
        connections.close_all()
        time.sleep(WAIT_FOR_DATABASE)
