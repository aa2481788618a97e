"""Pages for what could not be done: what, why, what now, and a number to mention."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because, reason_of
from thuistafel.wording import remedy, sentence


def failed(request: HttpRequest, status: int, code: str, **values: object) -> HttpResponse:
    """A page that says what went wrong by its code."""
    return explained(request, status, because(code, **values))


def refused(request: HttpRequest, problem: ThuistafelError, status: int = 400) -> HttpResponse:
    """The page for a refusal of the core or the platform."""
    return explained(request, status, reason_of(problem))


def explained(request: HttpRequest, status: int, reason: Reason) -> HttpResponse:
    """One sentence, what to do now, and a reference for whoever helps."""
    told = {"title": sentence(reason), "remedy": remedy(reason), "reference": secrets.token_hex(4), "status": status}
    return render(request, "site/problem.html", told, status=status)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere."""
    return failed(request, 403, "form_expired")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not there, or not yours: the answer is the same."""
    return failed(request, 404, "page_missing")


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What may not be done here, said as if it were not there."""
    return failed(request, 403, "page_missing")


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return failed(request, 500, "page_broken")
