"""Taking in: a whole dossier, or what a party sends."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.folder import files_in, read_source
from thuistafel.exchange.writing import write_folder
from thuistafel.web.accounts.policy import Act
from thuistafel.web.api.asked import asked
from thuistafel.web.api.regions import ZIP, Slug, revision_shape, router
from thuistafel.web.api.shapes import RevisionShape
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Revision
from thuistafel.web.region.queries import digests, latest


@router.put(
    "/regios/{regio}/dossier.zip",
    response=RevisionShape,
    summary="Vervang het hele dossier door deze zip",
    openapi_extra={
        "requestBody": {"required": True, "content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}}
    },
)
def replace(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """The next revision holds exactly the files of the zip; what was there stays known in the revisions before."""
    found = asked(request, slug, Act.CHOOSE_RULES)
    if request.content_type != ZIP:
        raise ThuistafelError("api_not_zip", kind=(request.content_type or "–")[:60])
    content = request.read(settings.HIGHEST_UPLOAD + 1)
    if len(content) > settings.HIGHEST_UPLOAD:
        raise ThuistafelError("upload_too_large", limit=settings.HIGHEST_UPLOAD // 1_000_000)
    now = digests(found.region, latest(found.region))
    changes: dict[str, bytes | None] = {**dict.fromkeys(now), **_unpacked(content)}
    made = Made(found.member, Revision.Kind.IMPORT, "dossier.zip")
    return revision_shape(revise(found.region, changes, made))


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a zip as the command line lays them in a folder; whatever it refuses is refused here."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        source, folder = Path(scratch) / "dossier.zip", Path(scratch) / "dossier"
        source.write_bytes(content)
        reading = read_source(source)
        if reading.frame is None:
            raise reading.frame_problem or ThuistafelError("frame_missing", name="dossier.zip")
        write_folder(reading, folder)
        return {name: path.read_bytes() for name, path in files_in(folder).items()}
