"""Files on their way in: received, read beside the dossier, taken in or dropped."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.answering import answered
from thuistafel.exchange.delivery.answers import ANSWERS_FILE, Answer, Answers, answers_bytes, answers_in
from thuistafel.exchange.delivery.model import Known
from thuistafel.exchange.delivery.opening import PERSONAL, opened
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.delivery.taking import Comparison, compared, safe_names
from thuistafel.exchange.reference import register
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.answering import require_impersonal
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.models import Upload, UploadedFile
from thuistafel.web.figures.queries.laid import laid_out
from thuistafel.web.figures.queries.previews import (
    Preview,
    Seen,
    answers_of,
    kept_preview,
    preview_of,
    previewed,
)
from thuistafel.web.region.models import Blob, File, Region, Revision
from thuistafel.web.region.queries import content_of, digests, latest

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WAITING = 20
"""So many uploads of one organisation may wait to be taken in or dropped."""
LONGEST_NOTE = 500
_NO_DAY = date(2023, 1, 1)


def send(region: Region, by: Member, files: Sequence[tuple[str, bytes]]) -> Upload:
    """Receive files by the names their sender gave them; `read_upload` reads them.

    What is about persons is refused before anything of it is kept. Raises `upload_empty` and `upload_many_waiting`.
    """
    if not files:
        raise ThuistafelError("upload_empty")
    open_states = (Upload.State.READING, Upload.State.PREVIEW)
    mine = Upload.objects.visible_to(by).filter(region=region, organisation=by.organisation, state__in=open_states)
    if mine.count() >= MOST_WAITING:
        raise ThuistafelError("upload_many_waiting", limit=MOST_WAITING)
    names = safe_names((name for name, _ in files), digests(region, latest(region)))
    contents = {name: content for name, (_, content) in zip(names, files, strict=True)}
    personal = _about_persons(contents)
    kept = {name: content for name, content in contents.items() if name not in personal}
    refused = Preview(tuple(_refused(name, why) for name, why in sorted(personal.items())))
    with transaction.atomic():
        upload = Upload.objects.create(
            key=secrets.token_urlsafe(16),
            region=region,
            made_by=by,
            organisation=by.organisation,
            base=latest(region),
            state=Upload.State.READING if kept else Upload.State.REFUSED,
            preview=kept_preview(refused, ()),
        )
        _keep(upload, kept)
        _log(upload, "upload_received", by, files=len(files), refused=len(personal))
    return upload


def _about_persons(contents: Mapping[str, bytes]) -> dict[str, Reason]:
    """Which files may not be kept, by all that reading finds about persons."""
    found = deliveries(opened(contents), Known(None, _NO_DAY, register()))
    return {one.file: one.refused for one in found if one.refused and one.refused.code in PERSONAL}


def _refused(name: str, why: Reason) -> Seen:
    return Seen(0, name, "", "", 0, 0, 0, 0, refused=why)


def _keep(upload: Upload, contents: Mapping[str, bytes]) -> None:
    digest = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    blobs = {digest[name]: Blob(digest=digest[name], size=len(one), content=one) for name, one in contents.items()}
    Blob.objects.bulk_create([blobs[name] for name in sorted(blobs)], ignore_conflicts=True)
    UploadedFile.objects.bulk_create(
        [UploadedFile(upload=upload, name=name, blob_id=digest[name]) for name in sorted(contents)]
    )
    upload.files = digest
    upload.save(update_fields=["files"])


def _log(upload: Upload, verb: str, by: Member, **values: object) -> None:
    record_by(by, upload.region.slug, verb, {"upload": upload.key, **values})


def read_upload(upload: Upload, more: Iterable[Answer] = ()) -> None:
    """Read the files beside the newest dossier and keep what they say and change; `more` are answers about them."""
    answers = (*answers_of(upload), *more)
    at_the_door = tuple(one for one in preview_of(upload).files if not one.part)
    own = None if upload.made_by.may(Act.TAKE_IN) else upload.made_by.keys
    parts = list(upload.parts.select_related("blob").order_by("pk"))
    upload.base = latest(upload.region)
    preview = Preview(())
    if parts:
        with laid_out(upload.region, upload.base) as dossier:
            found = _compared(dossier, parts, answers)
            if unnamed := _unnamed(found, own):
                answers = (*answers, *unnamed)
                found = _compared(dossier, parts, answers)
            numbers = {name: int(path.parent.name) for name, path in found.sources.items()}
            preview = previewed(found, numbers, own=own)
    whole = Preview((*preview.files, *at_the_door), preview.differences, preview.decisions, preview.commitments)
    usable = whole.usable or any(one.copy_of for one in whole.files)
    upload.preview = kept_preview(whole, answers)
    upload.state = Upload.State.PREVIEW if usable else Upload.State.REFUSED
    with transaction.atomic():
        upload.save()
        _forget_refused(upload, whole)


def _compared(dossier: Path, parts: Sequence[UploadedFile], answers: Sequence[Answer]) -> Comparison:
    """Beside the dossier, with the answers already given about the new files."""
    _write_answers(dossier, answers)
    with _laid_beside(parts) as paths:
        return compared(dossier, paths)


@contextmanager
def _laid_beside(parts: Sequence[UploadedFile]) -> Iterator[list[Path]]:
    """Each file in a folder of its own that tells which part it is."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        paths = [Path(scratch) / str(part.pk) / part.name.rpartition("/")[2] for part in parts]
        for part, path in zip(parts, paths, strict=True):
            path.parent.mkdir()
            path.write_bytes(bytes(part.blob.content))
        yield paths


def _write_answers(dossier: Path, more: Sequence[Answer]) -> None:
    if not more:
        return
    target = dossier / ANSWERS_FILE
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(answers_bytes(_with(answers_in(target.read_bytes()) if target.is_file() else Answers(), more)))


def _with(answers: Answers, more: Iterable[Answer]) -> Answers:
    for one in more:
        answers = answers.with_answer(one)
    return answers


def _unnamed(found: Comparison, own: tuple[str, ...] | None) -> list[Answer]:
    """Of a file that does not say whose it is, the party that sends it is the sender."""
    if own is None:
        return []
    nameless = [one for one in found.deliveries if not one.sender and not one.refused]
    return [Answer("", one.file.rpartition("/")[2], "", "", own[-1], "afzender") for one in nameless]


def _forget_refused(upload: Upload, preview: Preview) -> None:
    """Of what was refused nothing is kept but why."""
    gone = [one.part for one in preview.files if one.part and one.refused]
    forget(upload.parts.filter(pk__in=gone))


def forget(parts: Iterable[UploadedFile]) -> None:
    """Let go of uploaded files, and of their bytes where no dossier holds them."""
    each = list(parts)
    held = {part.blob_id for part in each}
    UploadedFile.objects.filter(pk__in=[part.pk for part in each]).delete()
    loose = Blob.objects.filter(digest__in=held)
    loose = loose.exclude(digest__in=File.objects.filter(blob__in=held).values("blob_id"))
    loose.exclude(digest__in=UploadedFile.objects.filter(blob__in=held).values("blob_id")).delete()


def answer_upload(upload: Upload, where: str, text: str, by: Member) -> tuple[Reason, ...]:
    """Answer a question about a file before it is taken in, and read it again; returns what to think of.

    Raises what `answered` raises, `upload_closed` and `answer_about_person`.
    """
    require_open(upload)
    require_impersonal(text)
    parts = list(upload.parts.select_related("blob").order_by("pk"))
    with laid_out(upload.region, latest(upload.region)) as dossier:
        folder = dossier / ANSWERS_FILE.rpartition("/")[0]
        folder.mkdir(exist_ok=True)
        for seen in preview_of(upload).usable:
            part = next(part for part in parts if part.pk == seen.part)
            (folder / seen.called).write_bytes(bytes(part.blob.content))
        _write_answers(dossier, answers_of(upload))
        found = answered(dossier, where, text, by=by.role)
    read_upload(upload, [found.answer])
    return found.remarks


def require_open(upload: Upload) -> None:
    """Raises `upload_closed` when it was taken in, refused or dropped before."""
    if upload.state != Upload.State.PREVIEW:
        raise ThuistafelError("upload_closed")


def take_in(upload: Upload, by: Member) -> Revision | None:
    """Make the usable files part of the dossier, with what was answered about them; None when nothing changes.

    Asked again it answers the same. Raises `upload_closed`, and `revision_conflict` when a file of the same name came
    in since it was read.
    """
    if upload.state == Upload.State.TAKEN:
        return Revision.objects.filter(region=upload.region, number=upload.taken_as or 0).first()
    require_open(upload)
    region, now = upload.region, latest(upload.region)
    lying = set(digests(region, now).values())
    parts = {part.pk: part for part in upload.parts.select_related("blob")}
    usable = preview_of(upload).usable
    new = [(one, parts[one.part]) for one in usable if parts[one.part].blob_id not in lying]
    changes: dict[str, bytes | None] = {one.name: bytes(part.blob.content) for one, part in new}
    if taken := sorted(changes.keys() & digests(region, now).keys()):
        raise ThuistafelError("revision_conflict", files=", ".join(taken))
    revision = None
    if changes:
        note = ", ".join(one.called for one, _ in new)[:LONGEST_NOTE]
        if answers := answers_of(upload):
            changes[ANSWERS_FILE] = answers_bytes(_with(answers_at(region, now), answers))
        revision = revise(region, changes, Made(by, Revision.Kind.IMPORT, note), base=now)
    upload.state, upload.taken_as = Upload.State.TAKEN, revision.number if revision else None
    with transaction.atomic():
        upload.save()
        forget(upload.parts.all())
    return revision


def answers_at(region: Region, number: int) -> Answers:
    """The answers the dossier holds at a revision."""
    try:
        return answers_in(content_of(region, number, ANSWERS_FILE))
    except File.DoesNotExist:
        return Answers()


def drop(upload: Upload, by: Member) -> None:
    """Leave the files out; nothing of them is kept."""
    require_open(upload)
    upload.state = Upload.State.DROPPED
    upload.preview = {}
    with transaction.atomic():
        upload.save()
        forget(upload.parts.all())
        _log(upload, "upload_dropped", by)
