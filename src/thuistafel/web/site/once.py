"""Acting once: a form carries a key; the same key again gets the answer of the first time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from thuistafel.web.site.models import CarriedOut

FIELD = "sleutel"
LONGEST_KEY = 80


def acting_once(request: HttpRequest, actor: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Carry out `act` and keep where it led to, in one transaction; a repeated key only leads there again.

    Without a key the command is carried out as it is. What fails is not kept, so that it can be tried again.
    """
    key = request.POST.get(FIELD, "")[:LONGEST_KEY]
    if not key:
        return act()
    if earlier := CarriedOut.objects.filter(actor=actor, key=key).first():
        return HttpResponseRedirect(earlier.location or request.path)
    try:
        with transaction.atomic():
            done = CarriedOut.objects.create(actor=actor, key=key, request_hash=_hash(request))
            response = act()
            if response.status_code >= HTTPStatus.BAD_REQUEST:
                transaction.set_rollback(True)
                return response
            done.location = response.headers.get("Location", "")
            done.save(update_fields=["location"])
            return response
    except IntegrityError:
        earlier = CarriedOut.objects.filter(actor=actor, key=key).first()
        if earlier is None:
            raise
        return HttpResponseRedirect(earlier.location or request.path)


def _hash(request: HttpRequest) -> str:
    told = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    return hashlib.sha256(repr((request.path, told)).encode()).hexdigest()
