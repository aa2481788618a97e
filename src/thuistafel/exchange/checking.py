"""A reading with what only shows when its rows are put together: names, years, ends, grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from thuistafel.core.dossier import Quarantined, assemble, frame_from
from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import Reason
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.reference import register


def checked(reading: Reading) -> Reading:
    """Every row that a plan would keep aside is in quarantine; without usable settings the reading stays as it was."""
    if reading.frame is None:
        return reading
    try:
        dossier = assemble(frame_from(reading.frame), reading.rows, register())
    except DossierError as problem:
        return replace(reading, frame_problem=problem)
    other = {str(reason.values["table"]): reason for reason in dossier.warnings if reason.code == "no_row_of_year"}
    return replace(reading, files=tuple(_with(report, dossier.quarantine, other) for report in reading.files))


def _with(report: FileReport, found: Iterable[Quarantined], other: Mapping[str, Reason]) -> FileReport:
    more = tuple(item for item in found if item.place.file == report.name and _is_of(report, item))
    rows = {(item.place.sheet, item.place.row) for item in more}
    remarks = (other[report.kind],) if report.kind in other else ()
    return replace(
        report,
        accepted=report.accepted - len(rows),
        quarantine=report.quarantine + more,
        warnings=report.warnings + remarks,
    )


def _is_of(report: FileReport, item: Quarantined) -> bool:
    """In a workbook each sheet has a report of its own."""
    return not item.place.sheet or report.kind in {item.place.sheet, "dossier"}
