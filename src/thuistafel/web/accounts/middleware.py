"""For whom someone acts: one membership at a time, never a mix."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from thuistafel.web.accounts.queries import is_strong, local_member, membership_of

ACTING = "member"
WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "invitation",
        "live",
        "logout_everywhere",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "ready",
        "set_language",
        "theme",
    }
)
"""All that someone with only a password reaches: setting up the second factor, and leaving."""


def second_factor(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Who came in with a password alone sets up a second factor first. Not at an open table: it has no accounts."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.OPEN_TABLE or not request.user.is_authenticated or _name(request) in WITHOUT_SECOND_FACTOR:
            return respond(request)
        if is_strong(request.user, get_authentication_records(request, request.user)):
            return respond(request)
        return redirect("mfa_activate_totp")

    return middleware


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""


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
