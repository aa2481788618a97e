"""Reading a dossier: a folder, a zip file or a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Table
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delimited import decoded, parsed
from thuistafel.exchange.frame import FRAME_FILE, parsed_frame
from thuistafel.exchange.raw import RawTable
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.tables import table_named
from thuistafel.exchange.typed import header_row, typed


def read_source(path: Path) -> Reading:
    """Everything in a dossier, readable or not; only a path that is not there is a `DossierError`."""
    if not path.exists():
        raise DossierError("source_missing", name=path.name)
    if path.is_dir():
        files = {file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*")) if file.is_file()}
        return _read_files(path.name, files)
    return _read_files(path.name, {path.name: path})


def _read_files(name: str, files: Mapping[str, Path]) -> Reading:
    reading = Reading(name, None, "", None)
    for file, path in files.items():
        reading = _with_file(reading, file, path)
    return reading


def _with_file(reading: Reading, name: str, path: Path) -> Reading:
    here = PurePosixPath(name)
    if name == FRAME_FILE:
        return _with_frame(reading, path)
    table = table_named(here.stem) if len(here.parts) == 1 and here.suffix.casefold() == ".csv" else None
    if table is not None:
        return _with_csv(reading, name, table, path)
    report = FileReport(name, "onbekend", warnings=(because("file_unknown", file=name),))
    return replace(reading, files=(*reading.files, report), attachments={**reading.attachments, name: path})


def _with_frame(reading: Reading, path: Path) -> Reading:
    try:
        frame, text = parsed_frame(path.read_bytes())
    except DossierError as problem:
        report = FileReport(FRAME_FILE, "dossier", refused=because(problem.code, **problem.values))
        return replace(reading, frame_problem=problem, files=(*reading.files, report))
    return replace(reading, frame=frame, frame_text=text, files=(*reading.files, FileReport(FRAME_FILE, "dossier", 1)))


def _with_csv(reading: Reading, name: str, table: Table, path: Path) -> Reading:
    remarks: list[Reason] = []
    try:
        text, windows = decoded(path.read_bytes())
        grid = parsed(text)
    except ThuistafelError as problem:
        return refused_file(reading, name, table.value, because(problem.code, **problem.values), path)
    if windows:
        remarks.append(because("read_as_windows", file=name))
    return with_table(reading, RawTable(name, "", table, grid, header_row(grid, table)), table, remarks)


def with_table(reading: Reading, raw: RawTable, table: Table, remarks: list[Reason]) -> Reading:
    """The reading with one more table, its rows typed."""
    result = typed(raw, table)
    report = FileReport(
        raw.file,
        table.value,
        len(result.rows),
        tuple(result.corrected),
        tuple(result.quarantine),
        (*remarks, *result.warnings),
        result.refused,
    )
    # Nothing of a file about persons is kept, not even to write it again.
    personal = result.refused is not None and result.refused.code == "person_column"
    return replace(
        reading,
        tables=reading.tables if personal else (*reading.tables, raw),
        rows=(*reading.rows, *result.rows),
        files=(*reading.files, report),
    )


def refused_file(reading: Reading, name: str, kind: str, reason: Reason, path: Path) -> Reading:
    """The reading with a file kept aside as a whole."""
    report = FileReport(name, kind, quarantine=(Quarantined(Place(name), "", reason),), refused=reason)
    return replace(reading, files=(*reading.files, report), attachments={**reading.attachments, name: path})
