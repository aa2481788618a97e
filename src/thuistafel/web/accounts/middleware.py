"""For whom someone acts: one membership at a time, never a mix."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from thuistafel.web.accounts.queries import local_member, membership_of

ACTING = "member"


def acting_member(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sets `request.member`: the membership chosen in this session, None for who has none.

    At an open table (one machine, no accounts) whoever is there plays the chosen role.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.session.get(ACTING)
        if request.user.is_authenticated:
            request.member = membership_of(request.user, chosen)  # type: ignore[attr-defined]
        else:
            request.member = local_member(chosen) if settings.OPEN_TABLE else None  # type: ignore[attr-defined]
        return respond(request)

    return middleware
