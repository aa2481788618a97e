"""A reading with what only shows when its rows are put together: names, years, ends, grades."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from thuistafel.core.dossier import Conflict, Quarantined, assemble, frame_from
from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import Reason
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.reference import register


def checked(reading: Reading) -> Reading:
    """Every row that a plan would keep aside is in quarantine; without usable settings the reading stays as it was.

    `conflicts` are the subjects on which more than one source says something else.
    """
    if reading.frame is None:
        return reading
    try:
        dossier = assemble(frame_from(reading.frame), reading.rows, register())
    except DossierError as problem:
        return replace(reading, frame_problem=problem)
    other = {str(reason.values["table"]): reason for reason in dossier.warnings if reason.code == "no_row_of_year"}
    sent = {one.file for one in reading.deliveries}
    by_file: defaultdict[str, list[Quarantined]] = defaultdict(list)
    for item in dossier.quarantine:
        by_file[item.place.file].append(item)
    files = tuple(_with(report, by_file[report.name], other, report.name in sent) for report in reading.files)
    return replace(reading, files=files, conflicts=tuple(filter(_of_sources, dossier.conflicts)))


def _of_sources(conflict: Conflict) -> bool:
    """Whether different sources differ, and not one with itself."""
    return len({claim.source for claim in conflict.claims}) > 1


def _with(report: FileReport, found: Iterable[Quarantined], other: Mapping[str, Reason], is_sent: bool) -> FileReport:
    """A sent file has one report for all its sheets; in a workbook of the dossier each sheet has its own."""
    more = tuple(
        item for item in found if is_sent or not item.place.sheet or report.kind in {item.place.sheet, "dossier"}
    )
    rows = {(item.place.sheet, item.place.row, item.place.cell if is_sent else "") for item in more}
    remarks = (other[report.kind],) if report.kind in other else ()
    return replace(
        report,
        accepted=max(0, report.accepted - len(rows)),
        quarantine=report.quarantine + more,
        warnings=report.warnings + remarks,
    )
