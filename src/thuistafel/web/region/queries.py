"""A region and its files at a revision."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from thuistafel.core.errors import DossierError
from thuistafel.exchange.frame import FRAME_FILE, parsed_frame
from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.region.models import Blob, File, Region, Revision

AROUND = 50
"""So many revisions before and after one have their digest read in the same query."""


def latest(region: Region) -> int:
    """The number of the newest revision; 0 while there is none."""
    last = Revision.objects.filter(region=region).order_by("-number").values_list("number", flat=True).first()
    return last or 0


def revision_at(region: Region, moment: datetime) -> int:
    """The revision that held at the moment: 'zoals wij het wisten op …'; 0 before there was any."""
    known = Revision.objects.filter(region=region, at__lte=moment).order_by("-number")
    return known.values_list("number", flat=True).first() or 0


def digests_near(region_id: int, number: int) -> dict[int, str]:
    """What names the whole dossier at a revision and at those around it, which a page often asks next."""
    near = Revision.objects.filter(region=region_id, number__range=(number - AROUND, number + AROUND))
    return dict(near.order_by().values_list("number", "digest"))


def digests(region: Region, number: int) -> dict[str, str]:
    """Every file's digest by name at a revision."""
    return dict(File.objects.at(region, number).values_list("name", "blob_id"))


def content_of(region: Region, number: int, name: str) -> bytes:
    """One file's bytes; `File.DoesNotExist` when there is none."""
    return bytes(File.objects.at(region, number).select_related("blob").get(name=name).blob.content)


def frame_at(region: Region, number: int) -> tuple[Mapping[str, object], str]:
    """The settings of a revision and their text; raises `frame_missing`, and what reading them raises."""
    try:
        return parsed_frame(content_of(region, number, FRAME_FILE))
    except File.DoesNotExist as problem:
        raise DossierError("frame_missing", name=region.title) from problem


def write_files(region: Region, number: int, folder: Path) -> None:
    """Lay the dossier of a revision in `folder`, as the command line would find it."""
    for file in File.objects.at(region, number).select_related("blob").iterator():
        target = folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(bytes(file.blob.content))


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """What names a whole dossier: names and digests of its files, in order."""
    told = "\n".join(f"{name}\0{digest}" for name, digest in sorted(files))
    return hashlib.sha256(told.encode()).hexdigest()


def missing_blobs(wanted: Iterable[str]) -> set[str]:
    """Which of these digests are not kept yet."""
    asked = set(wanted)
    return asked - set(Blob.objects.filter(digest__in=asked).values_list("digest", flat=True))


def parties_of(region: Region) -> list[Organisation]:
    """Who takes part, by name."""
    return list(Organisation.objects.filter(participations__region=region).order_by("name"))


def enrolled_at(parties: Iterable[Organisation]) -> Counter[int]:
    """How many people act for each party now, by its key."""
    now = Member.objects.active_on(timezone.now()).filter(organisation__in=parties)
    return Counter(now.order_by().values_list("organisation", flat=True))
