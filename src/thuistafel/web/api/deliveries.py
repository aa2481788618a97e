"""What a party sends by program: the same reading and the same taking in as on the page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Query, Router
from ninja.files import UploadedFile

from thuistafel.web.accounts.policy import Act
from thuistafel.web.api.asked import Asked, asked, is_first_look
from thuistafel.web.api.read import delivery_answer
from thuistafel.web.api.regions import Slug
from thuistafel.web.api.repeats import once
from thuistafel.web.api.shapes import DeliveryShape
from thuistafel.web.figures.actions.uploading import drop, read_upload, send, take_in
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
    try:
        if upload.state == Upload.State.READING:
            read_upload(upload)
        seen = preview_of(upload)
        is_usable = upload.state == Upload.State.PREVIEW
        revision = take_in(upload, found.member) if is_usable and not is_trial else None
    finally:
        _leave(upload, found)
    told = delivery_answer(seen, shows_effects=not is_first_look(found))
    taken = {"opgenomen": is_usable and not is_trial, "stand": revision.number if revision else None}
    return {**told, "proef": is_trial, **taken}


def _leave(upload: Upload, found: Asked) -> None:
    """Nothing waits for a program: it does not come back to look at what failed or was only tried."""
    if upload.state == Upload.State.READING:
        upload.state = Upload.State.PREVIEW
    if upload.state == Upload.State.PREVIEW:
        drop(upload, found.member)
