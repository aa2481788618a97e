"""The mark of an answer, so that who has it need not get it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from thuistafel.web.api.asked import Asked
from thuistafel.web.region.models import Revision

try:
    PROGRAM = version("thuistafel")
except PackageNotFoundError:  # run from its source
    PROGRAM = ""


def unless_known(request: HttpRequest, found: Asked, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer with its mark; 304 without calculating for who sends the same mark (`If-None-Match`)."""
    tag = _tag(request, found)
    known = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    response = HttpResponse(status=304) if tag in known else make()
    response.headers["ETag"] = tag
    return response


def _tag(request: HttpRequest, found: Asked) -> str:
    """Follows from the dossier, the question and the program that answers: what else could make a difference?"""
    dossier = Revision.objects.values_list("digest", flat=True).filter(region=found.region, number=found.view.revision)
    asked = sorted((name, value) for name, value in request.GET.items())
    told = [PROGRAM, request.path, asked, *dossier]
    return f'"{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]}"'
