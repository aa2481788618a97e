"""The dossier as the database holds it."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.dossier import Dossier
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.stored import from_json
from thuistafel.exchange.writing import write_zip
from thuistafel.web.figures.models import Claim, ReadFile
from thuistafel.web.figures.queries.laid import laid_out
from thuistafel.web.region.kept import per_revision
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import frame_at


def reading_as_of(region: Region, number: int) -> Reading:
    """What was read of the dossier at a revision, from the database alone: no file is opened."""
    rows = Claim.objects.at(region, number).order_by("position").values_list("content", flat=True)
    reports = ReadFile.objects.at(region, number).order_by("position").values_list("content", flat=True)
    frame, text, problem = _frame(region, number)
    return Reading(
        region.slug,
        frame,
        text,
        problem,
        rows=tuple(from_json(row) for row in rows),
        files=tuple(from_json(report) for report in reports),
    )


def _frame(region: Region, number: int) -> tuple[Mapping[str, object] | None, str, DossierError | None]:
    try:
        frame, text = frame_at(region, number)
    except DossierError as problem:
        return None, "", problem
    return frame, text, None


@per_revision(32)
def _reading(region: Region, number: int) -> Reading:
    return reading_as_of(region, number)


def dossier_as_of(
    region: Region, number: int, composition: str | None = None, switches: Mapping[str, object] | None = None
) -> Dossier:
    """The dossier at a revision, with another composition or other switches when asked; raises `DossierError`."""
    return dossier_from(_reading(region, number), composition=composition, switches=switches)


@per_revision(8)
def files_as_of(region: Region, number: int) -> Reading:
    """The same dossier read from its files again, with everything the deliveries hold (questions, columns, cells)."""
    with laid_out(region, number) as folder:
        return read_source(folder)


def zip_as_of(region: Region, number: int) -> bytes:
    """The dossier as the command line writes it with `dossier --naar x.zip`, byte for byte."""
    with laid_out(region, number) as folder:
        target = folder.with_name("dossier.zip")
        write_zip(read_source(folder), target)
        return target.read_bytes()


def refusal(region: Region, number: int) -> ThuistafelError | None:
    """Why there is no plan to be made at this revision; None when there is one."""
    try:
        dossier_as_of(region, number)
    except ThuistafelError as problem:
        return problem
    return None
