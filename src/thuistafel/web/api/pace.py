"""How fast a key may ask: a bucket that fills evenly, kept as one number in the database."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.api.models import Token

MINUTE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Pace:
    """So many questions a minute, and so many at once after a silence."""

    per_minute: int
    at_once: int

    @property
    def step(self) -> int:
        """Milliseconds that one question takes up."""
        return -(-MINUTE // self.per_minute)

    @property
    def ahead(self) -> int:
        """How far, in milliseconds, the questions may run ahead of the clock before the last is refused."""
        return self.step * (self.at_once - 1)


def pace() -> Pace:
    """As this installation is set."""
    return Pace(settings.API_PER_MINUTE, settings.API_AT_ONCE)


def take_turn(token: Token) -> None:
    """Count a question. Raises `api_too_fast` with the seconds to wait.

    `busy_until` is when all questions so far would have been asked at an even pace; it moves in one statement, so that
    questions asked at the same moment are each counted, whatever the database.
    """
    now, allowed = int(timezone.now().timestamp() * 1000), pace()
    turn = Token.objects.filter(pk=token.pk, busy_until__lte=now + allowed.ahead)
    if not turn.update(busy_until=Greatest(F("busy_until"), Value(now)) + allowed.step):
        busy = Token.objects.values_list("busy_until", flat=True).get(pk=token.pk)
        wait = max(busy - allowed.ahead - now, 1)
        raise ThuistafelError("api_too_fast", seconds=-(-wait // 1000), per_minute=allowed.per_minute)
