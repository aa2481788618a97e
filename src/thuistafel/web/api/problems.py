"""Refusals for programs: problem+json (RFC 9457), with our stable code."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import because, reason_of
from thuistafel.wording import remedy, sentence

KIND = "application/problem+json"


def problem(status: int, code: str, title: str, detail: str = "", **more: object) -> HttpResponse:
    """The refusal as a program reads it."""
    told = {"type": "about:blank", "status": status, "title": title, "detail": detail, "code": code, **more}
    return HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=KIND)


def refusal(found: ThuistafelError, status: int = 400) -> HttpResponse:
    """A refusal of the core or the platform in the same words as on the page."""
    reason = reason_of(found)
    return problem(status, found.code, sentence(reason), remedy(reason))


def coded(status: int, code: str, **values: object) -> HttpResponse:
    """A refusal by its code."""
    reason = because(code, **values)
    return problem(status, code, sentence(reason), remedy(reason))


def handle(api: NinjaAPI) -> None:
    """Every exception becomes such an answer."""

    @api.exception_handler(ThuistafelError)
    def refused(request: HttpRequest, found: ThuistafelError) -> HttpResponse:
        answer = refusal(found, STATUS.get(found.code, 409 if found.code.endswith("conflict") else 400))
        if found.code == "api_too_fast":
            answer["Retry-After"] = str(found.values["seconds"])
        return answer

    for kind in UNREADABLE:
        api.add_exception_handler(kind, unreadable)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, found: ValidationError) -> HttpResponse:
        places = [".".join(map(str, error["loc"])) for error in found.errors]
        return coded(400, "api_invalid", fields=", ".join(places[:10]))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, found: AuthenticationError) -> HttpResponse:
        answer = coded(401, "api_no_key")
        answer["WWW-Authenticate"] = "Bearer"
        return answer

    @api.exception_handler(HttpError)
    def other(request: HttpRequest, found: HttpError) -> HttpResponse:
        return coded(found.status_code, "api_unreadable")


def unreadable(request: HttpRequest, found: Exception | type[Exception]) -> HttpResponse:
    """A body that is cut off, is no form, or has too many parts."""
    return coded(400, "api_unreadable")


UNREADABLE = (SuspiciousOperation, BadRequest, UnreadablePostError, MultiPartParserError)
STATUS: Mapping[str, int] = {
    "api_missing": 404,
    "api_not_allowed": 403,
    "api_first_look": 403,
    "api_too_fast": 429,
    "api_not_zip": 415,
    "upload_too_large": 413,
}
