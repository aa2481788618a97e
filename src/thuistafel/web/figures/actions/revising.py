"""The one write of a dossier: a revision. Files, claims, reports and event in one transaction."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from thuistafel.core.dossier import Row
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.exchange.archive import is_safe_name
from thuistafel.exchange.delivery.joining import known_from
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.stored import as_json
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.ledger import ledger_line, plan_year_of
from thuistafel.web.figures.models import Claim, LedgerLine, ReadFile
from thuistafel.web.figures.parties import concerns, of_sender
from thuistafel.web.region.models import Blob, File, Region, Revision
from thuistafel.web.region.queries import digest_of, digests, latest, missing_blobs, write_files
from thuistafel.web.site.actions import record

Changes = Mapping[str, bytes | None]
"""New content by file name; None takes a file away."""


@dataclass(frozen=True, slots=True)
class Made:
    """Who makes a change, of what kind, and in what words."""

    by: Member | None
    kind: Revision.Kind
    note: str = ""


def revise(region: Region, changes: Changes, made: Made, *, base: int | None = None) -> Revision:
    """Change files of a dossier: read the whole anew and keep the result as the next revision, or nothing at all.

    Raises `revision_conflict` when `base` (the revision the maker looked at) is no longer the newest and another
    change touched the same files, `name_not_portable` for a name no system takes, and whatever reading the settings
    raises when there is no `dossier.toml` that can be used.
    """
    if unsafe := next((name for name in changes if not is_safe_name(name)), None):
        raise ThuistafelError("name_not_portable", name=unsafe)
    number = latest(region)
    if base is not None and base != number:
        _refuse_touched(region, changes, base)
    before = digests(region, number)
    after = _after(before, changes)
    if after == before and number:
        return Revision.objects.get(region=region, number=number)
    reading = _read(region, number, changes)
    if reading.frame is None:
        raise reading.frame_problem or DossierError("frame_missing", name=region.title)
    try:
        with transaction.atomic():
            return _keep(region, number, changes, made, reading, (before, after))
    except IntegrityError as problem:
        raise ThuistafelError("revision_conflict", files=", ".join(sorted(changes))) from problem


def undo(region: Region, number: int, by: Member) -> Revision:
    """Take back what revision `number` changed, as a new revision; later changes of the same files stand in the way."""
    revision = Revision.objects.get(region=region, number=number)
    now = digests(region, latest(region))
    touched = [name for name, (_, after) in revision.files.items() if now.get(name, "") != after]
    if touched:
        raise ThuistafelError("undo_changed_since", files=", ".join(sorted(touched)))
    earlier = {digest for digest, _ in revision.files.values() if digest}
    kept = dict(Blob.objects.filter(digest__in=earlier).values_list("digest", "content"))
    changes = {name: bytes(kept[before]) if before else None for name, (before, _) in revision.files.items()}
    return revise(region, changes, Made(by, Revision.Kind.UNDO, str(number)))


def _refuse_touched(region: Region, changes: Changes, base: int) -> None:
    since = Revision.objects.filter(region=region, number__gt=base)
    touched = {name for revision in since for name in revision.files} & set(changes)
    if touched:
        raise ThuistafelError("revision_conflict", files=", ".join(sorted(touched)))


def _after(before: Mapping[str, str], changes: Changes) -> dict[str, str]:
    after = dict(before)
    for name, content in changes.items():
        if content is None:
            after.pop(name, None)
        else:
            after[name] = hashlib.sha256(content).hexdigest()
    return after


def _read(region: Region, number: int, changes: Changes) -> Reading:
    """The dossier as it would be, read as the command line reads it."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        folder = Path(scratch) / region.slug
        folder.mkdir()
        write_files(region, number, folder)
        for name, content in changes.items():
            target = folder / name
            if content is None:
                target.unlink(missing_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return read_source(folder)


def _keep(
    region: Region,
    number: int,
    changes: Changes,
    made: Made,
    reading: Reading,
    files: tuple[Mapping[str, str], Mapping[str, str]],
) -> Revision:
    before, after = files
    changed = {name: [before.get(name, ""), after.get(name, "")] for name in before.keys() | after.keys()}
    changed = {name: pair for name, pair in sorted(changed.items()) if pair[0] != pair[1]}
    revision = Revision.objects.create(
        region=region,
        number=number + 1,
        at=timezone.now(),
        made_by=made.by,
        kind=made.kind,
        note=made.note,
        files=changed,
        summary=summary_of(reading),
        digest=digest_of(after.items()),
    )
    _keep_files(region, revision.number, changes, changed)
    claims = list(_claims(reading))
    _replace(Claim, region, revision.number, claims)
    _replace(LedgerLine, region, revision.number, _lines(reading, claims))
    _replace(ReadFile, region, revision.number, _reports(reading))
    record(
        region.slug,
        f"dossier_{made.kind.name.lower()}",
        {"revision": revision.number, "files": sorted(changed), "note": made.note, "digest": revision.digest},
        actor=made.by.user_id if made.by else None,
        role=made.by.role if made.by else "",
        organisation=made.by.organisation.name if made.by else "",
    )
    return revision


def summary_of(reading: Reading) -> dict[str, int]:
    """What a revision holds in numbers."""
    reports = reading.files
    return {
        "files": len(reports),
        "sent": len(reading.deliveries),
        "rows": len(reading.rows),
        "corrected": sum(item.was != item.became for report in reports for item in report.corrected),
        "aside": len(reading.quarantine),
        "questions": sum(len(one.questions) for one in reading.deliveries),
        "refused": sum(report.refused is not None for report in reports),
    }


def _keep_files(region: Region, number: int, changes: Changes, changed: Mapping[str, list[str]]) -> None:
    contents = {hashlib.sha256(content).hexdigest(): content for content in changes.values() if content is not None}
    absent = missing_blobs(contents)
    Blob.objects.bulk_create(
        [Blob(digest=digest, size=len(contents[digest]), content=contents[digest]) for digest in sorted(absent)],
        ignore_conflicts=True,
    )
    File.objects.filter(region=region, until__isnull=True, name__in=list(changed)).update(until=number)
    File.objects.bulk_create(
        [File(region=region, since=number, name=name, blob_id=after) for name, (_, after) in changed.items() if after]
    )


def _replace(kind: type[models.Model], region: Region, number: int, found: Iterable[dict[str, object]]) -> None:
    """End what no longer holds and add what is new; what stays the same is not touched."""
    new = {str(one["digest"]): one for one in found}
    holding = kind._default_manager.filter(region=region, until__isnull=True)
    known = dict(holding.values_list("digest", "position"))
    ended = known.keys() - new.keys()
    for batch in _batches(sorted(ended)):
        holding.filter(digest__in=batch).update(until=number)
    fresh = [kind(region=region, since=number, **one) for digest, one in new.items() if digest not in known]
    kind._default_manager.bulk_create(fresh, batch_size=500)


def _batches(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), 500):
        yield names[start : start + 500]


def _claims(reading: Reading) -> Iterator[dict[str, object]]:
    senders, day = _senders(reading), known_from(reading).day
    seen: Counter[str] = Counter()
    for position, row in enumerate(reading.rows):
        content = as_json(row)
        digest = _digest(content, seen)
        yield {
            "table": row.table.value,
            "file": row.place.file,
            "position": position,
            "digest": digest,
            "words": words_of(row),
            "concerns": concerns(row, senders.get(row.place.file, ""), day),
            "content": content,
        }


def _lines(reading: Reading, claims: Iterable[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    year = plan_year_of(reading)
    for row, claim in zip(reading.rows, claims, strict=True):
        kept = {name: claim[name] for name in ("digest", "position", "concerns")}
        yield kept | ledger_line(row, year)


def words_of(row: Row) -> str:
    """What a row says in words to be found by."""
    return " · ".join(str(value) for value in row.cells.values() if isinstance(value, str))


def _reports(reading: Reading) -> Iterator[dict[str, object]]:
    sent = {one.file: one for one in reading.deliveries}
    day: date = known_from(reading).day
    seen: Counter[str] = Counter()
    for position, report in enumerate(reading.files):
        content = as_json(report)
        one = sent.get(report.name)
        sender = one.sender if one else ""
        yield {
            "file": report.name,
            "position": position,
            "digest": _digest([content, position], seen),
            "sender": sender,
            "kind": report.kind[:40],
            "is_sent": one is not None,
            "questions": len(one.questions) if one else 0,
            "concerns": of_sender(sender, day),
            "content": content,
            **_counts(report),
        }


def _counts(report: FileReport) -> dict[str, object]:
    return {
        "accepted": report.accepted,
        "corrected": sum(item.was != item.became for item in report.corrected),
        "aside": len(report.quarantine),
        "is_refused": report.refused is not None,
    }


def _senders(reading: Reading) -> dict[str, str]:
    return {one.file: one.sender for one in reading.deliveries}


def _digest(content: object, seen: Counter[str]) -> str:
    """The digest of what was read; a second time the same thing is a second thing."""
    told = json.dumps(content, ensure_ascii=False, sort_keys=True)
    seen[told] += 1
    return hashlib.sha256(f"{seen[told]}\0{told}".encode()).hexdigest()
