"""Whom a failed login counts against."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from thuistafel.web.site.errors import failed


def tried_address(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str:
    """The address that was tried, one spelling for all: as the login gives it, else as the form has it."""
    given = (credentials or {}).get("email") or (request.POST.get("login", "") if request is not None else "")
    return given.strip().casefold()


def place_of(request: HttpRequest) -> str | None:
    """The address tries are counted from, the same for the limits of the library; None when it is not known."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return None


def locked(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> HttpResponse:
    """The page after too many tries, the same whether or not the address is known."""
    return failed(request, 429, "login_locked")
