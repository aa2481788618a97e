"""`Idempotency-Key`: a program that got no answer may ask again, and it happens once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.api.models import Token
from thuistafel.web.site.models import CarriedOut

LONGEST = 80
LEFT_BEHIND = timedelta(minutes=5)
"""A command without an answer for so long died halfway, and may be done again."""


def once(request: HttpRequest, asked: str, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Carry out `act` and keep its answer; the same key of the same token gets that answer again.

    `asked` is the digest of what is asked. Raises `api_key_unusable`, `api_reused_conflict` for a key that stood for
    something else, and `api_busy_conflict` while the first is still being done. What fails is not kept.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return act()
    if len(key) > LONGEST or not (key.isascii() and key.isprintable()):
        raise ThuistafelError("api_key_unusable", longest=LONGEST)
    token: Token = request.auth  # type: ignore[attr-defined]
    actor = f"token-{token.pk}"
    try:
        with transaction.atomic():
            mine = CarriedOut.objects.create(actor=actor, key=key, request_hash=asked)
    except IntegrityError:
        earlier = CarriedOut.objects.get(actor=actor, key=key)
        if earlier.request_hash != asked or earlier.answer or not _taken_over(earlier):
            return _earlier(earlier, asked)
        mine = earlier
    return _kept(mine, act)


def _earlier(done: CarriedOut, asked: str) -> dict[str, Any]:
    if done.request_hash != asked:
        raise ThuistafelError("api_reused_conflict")
    if not done.answer:
        raise ThuistafelError("api_busy_conflict")
    return dict(done.answer)


def _taken_over(done: CarriedOut) -> bool:
    """Whether nobody does it any more and we are the one that does it again."""
    now = timezone.now()
    return done.at < now - LEFT_BEHIND and bool(CarriedOut.objects.filter(pk=done.pk, at=done.at).update(at=now))


def _kept(mine: CarriedOut, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        answer = act()
    except Exception:
        mine.delete()
        raise
    mine.answer = answer
    mine.save(update_fields=["answer"])
    return answer
