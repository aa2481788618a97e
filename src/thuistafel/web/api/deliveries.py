"""What a party sends by program: the same reading and the same taking in as on the page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Query, Router
from ninja.files import UploadedFile

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.policy import Act
from thuistafel.web.api.asked import Asked, asked, is_first_look
from thuistafel.web.api.read import delivery_answer
from thuistafel.web.api.regions import Slug
from thuistafel.web.api.repeats import once
from thuistafel.web.api.shapes import DeliveryShape
from thuistafel.web.figures.actions.uploading import drop, send, take_in
from thuistafel.web.figures.models import Upload
from thuistafel.web.figures.queries.previews import preview_of

router = Router(tags=["regio"], by_alias=True)
Sent = Sequence[tuple[str, bytes]]
REPEAT = {
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "schema": {"type": "string", "maxLength": 80, "pattern": "^[!-~]*$"},
            "description": "Uw kenmerk van deze zending: dezelfde nog eens sturen geeft hetzelfde antwoord.",
        }
    ]
}


@router.post(
    "/regios/{regio}/aanleveringen",
    response=DeliveryShape,
    summary="Lever bestanden aan: ze worden gelezen, en opgenomen voor zover ze bruikbaar zijn",
    openapi_extra=REPEAT,
)
def deliver(
    request: HttpRequest,
    slug: Slug,
    files: Annotated[
        list[UploadedFile], File(alias="bestanden", description="Een of meer bestanden, als een mens ze zou sturen.")
    ],
    is_trial: Annotated[
        bool, Query(alias="proef", description="Alleen lezen: er wordt niets opgenomen of bewaard.")
    ] = False,
) -> dict[str, Any]:
    """Files of the own organisation (of any party for the region's office); the same file twice changes nothing."""
    found = asked(request, slug, Act.DELIVER, {"proef"})
    sent = [(one.name or "bestand", one.read()) for one in files]
    return once(request, _digest(slug, is_trial, sent), lambda: _delivered(found, sent, is_trial))


def _digest(slug: str, is_trial: bool, sent: Sent) -> str:
    told = [slug, is_trial, [(name, hashlib.sha256(content).hexdigest()) for name, content in sent]]
    return hashlib.sha256(repr(told).encode(errors="surrogatepass")).hexdigest()


def _delivered(found: Asked, sent: Sent, is_trial: bool) -> dict[str, Any]:
    upload = send(found.region, found.member, sent)
    seen = preview_of(upload)
    is_taken, number = False, None
    if is_trial or upload.state != Upload.State.PREVIEW:
        _leave(upload, found)
    else:
        is_taken, number = True, _taken(upload, found)
    told = delivery_answer(seen, shows_effects=not is_first_look(found))
    return {**told, "proef": is_trial, "opgenomen": is_taken, "stand": number}


def _leave(upload: Upload, found: Asked) -> None:
    if upload.state == Upload.State.PREVIEW:
        drop(upload, found.member)


def _taken(upload: Upload, found: Asked) -> int | None:
    """The new revision, None when nothing changed; a program does not come back to look at what failed."""
    try:
        revision = take_in(upload, found.member)
    except ThuistafelError:
        drop(upload, found.member)
        raise
    return revision.number if revision else None
