"""What holds for every request: what is refused at the door, and in which language it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import override

from thuistafel.web.site import views
from thuistafel.web.site.errors import failed
from thuistafel.wording.language import speaking

Respond = Callable[[HttpRequest], HttpResponse]
API_VERSION = "1.0.0"
HEALTH: Mapping[str, Respond] = {"/gezond/levend": views.live, "/gezond/gereed": views.ready}
_CONTROL = frozenset(chr(code) for code in range(32)) | {"\x7f"}


def guard(respond: Respond) -> Respond:
    """Refuse control characters in an address and requests that are too large; nothing of a page is kept by caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any(sign in _CONTROL for sign in request.path) or "%00" in request.META.get("QUERY_STRING", ""):
            return failed(request, 400, "address_unreadable")
        if _length(request) > settings.HIGHEST_UPLOAD:
            return failed(request, 413, "upload_too_large", limit=settings.HIGHEST_UPLOAD // 1_000_000)
        response = respond(request)
        if request.path.startswith("/api/v1/"):
            response.headers.setdefault("API-Version", API_VERSION)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def forms(respond: Respond) -> Respond:
    """Refuse a form with NUL in it: one database keeps it and the other breaks on it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.path.startswith("/api/") and _holds_nul(request.POST):
            return failed(request, 400, "request_unreadable")
        return respond(request)

    return middleware


def _holds_nul(sent: QueryDict) -> bool:
    return any("\0" in text for name, values in sent.lists() for text in (name, *values))


def _length(request: HttpRequest) -> int:
    written = request.META.get("CONTENT_LENGTH") or ""
    return int(written[:19]) if written.isascii() and written.isdecimal() else 0


def health(respond: Respond) -> Respond:
    """Answer whether the process lives before anything is asked of session or database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = HEALTH.get(request.path)
        return answer(request) if answer else respond(request)

    return middleware


def language(respond: Respond) -> Respond:
    """Dutch, unless someone chose otherwise: a browser in English is no reason to change the words of an agreement."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        chosen = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(chosen), speaking(chosen):
            response = respond(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return middleware
