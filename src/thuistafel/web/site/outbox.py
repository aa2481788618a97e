"""Messages go out once: written with what they are about, sent by the worker, tried again with growing pauses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from thuistafel.web.site.models import Message

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 5, 30, 120, 720, 1440))
"""How long after it was made a message may be tried for the first, second, … time; after the last it stays unsent."""
AT_ONCE = 50
LONGEST_PROBLEM = 300


def post(key: str, kind: str, target: str, subject: str, body: str) -> Message:
    """Write a message in the transaction of what it is about; the same key is the same message."""
    told = {"kind": kind, "target": target, "subject": subject, "body": body}
    return Message.objects.get_or_create(key=key, defaults=told)[0]


def send_waiting(now: datetime | None = None) -> int:
    """Send what is due; how many went out. Several workers may do this at once: each try has one sender."""
    now = now or timezone.now()
    waiting = Message.objects.filter(sent_at__isnull=True, attempts__lt=len(PAUSES)).order_by("made_at")[:AT_ONCE]
    return sum(_sent(message) for message in list(waiting) if now >= message.made_at + PAUSES[message.attempts])


def _sent(message: Message) -> bool:
    mine = Message.objects.filter(pk=message.pk, attempts=message.attempts, sent_at__isnull=True)
    if not mine.update(attempts=F("attempts") + 1):
        return False
    send: Callable[[Message], None] = import_string(settings.SENDERS[message.kind])
    try:
        send(message)
    except Exception as problem:  # whatever the other side or the network does, the rest goes on
        told = f"{type(problem).__name__}: {problem}"[:LONGEST_PROBLEM]
        Message.objects.filter(pk=message.pk).update(problem=told)
        return False
    # a mail may hold a way in: what was sent is for its reader alone
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now(), problem="", body="")
    return True


def send_mail(message: Message) -> None:
    """One mail; its Message-ID follows from its key, so that a mail sent twice after a crash is seen as one."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{message.key}@{domain}>", "Auto-Submitted": "auto-generated"}
    EmailMessage(message.subject, message.body, to=[message.target], headers=headers).send()
