"""Long work on files."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from thuistafel.web.figures.actions.uploading import read_upload
from thuistafel.web.figures.models import Upload
from thuistafel.web.site.jobs import Job


def read(job: Job) -> Mapping[str, object]:
    """Read an upload beside the newest dossier; a second time it only reads it anew."""
    upload = Upload.objects.select_related("region", "made_by__organisation").get(key=job.input["upload"])
    if upload.state in (Upload.State.READING, Upload.State.PREVIEW):
        read_upload(upload)
    return {"location": reverse("inquiry_preview", args=(upload.region.slug, upload.key))}
