"""The methods of an address: HEAD as GET without a body, OPTIONS says what there is, any other is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt

from thuistafel.web.api.problems import coded

View = Callable[..., HttpResponse]


def with_methods(patterns: list[URLResolver | URLPattern]) -> list[URLResolver | URLPattern]:
    """The same addresses, answering to HEAD and OPTIONS too."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _with_methods(pattern.callback)
    return patterns


def _with_methods(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def respond(request: HttpRequest, **arguments: object) -> HttpResponse:
        asked, is_question = request.method, request.method == "OPTIONS"
        if asked == "HEAD":
            request.method = "GET"
        response = view(request, **arguments)
        request.method = asked
        if response.status_code == 405:
            return _not_that(response.headers["Allow"], is_question)
        return _without_body(response) if asked == "HEAD" else response

    return respond


def _not_that(there: str, is_question: bool) -> HttpResponse:
    known = {name.strip() for name in there.split(",")}
    allowed = ", ".join(sorted(known | {"OPTIONS"} | ({"HEAD"} if "GET" in known else set())))
    response = HttpResponse(status=204) if is_question else coded(405, "api_method", allowed=allowed)
    response.headers["Allow"] = allowed
    return response


def _without_body(response: HttpResponse) -> HttpResponse:
    length = str(len(response.content))
    response.content = b""
    response.headers["Content-Length"] = length
    return response
