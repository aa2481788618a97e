"""Opening the files in `aanleveringen/`: each to its sheets, or to the reason why not; nothing of persons is kept."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delimited import HIGHEST_BYTES, decoded, parsed
from thuistafel.exchange.delivery.model import SentFile, SentSheet
from thuistafel.exchange.persons import is_personal_text, person_column
from thuistafel.exchange.raw import RawTable
from thuistafel.exchange.recognise import require_archive
from thuistafel.exchange.sandbox import asked
from thuistafel.exchange.workbook_tables import grid_of

DELIMITED = {".csv", ".tsv"}
PLAIN = {".txt", ".eml", ".md"}
WORKBOOK = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}


def opened(files: Mapping[str, Path | bytes]) -> tuple[SentFile, ...]:
    """Each file by the name it has in the dossier, with its sheets or a refusal."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        return tuple(_opened(name, _on_disk(files[name], Path(scratch))) for name in sorted(files))


def _on_disk(kept: Path | bytes, scratch: Path) -> Path:
    """The file itself, or a copy of what came out of a zip file."""
    if isinstance(kept, Path):
        return kept
    path = scratch / hashlib.sha256(kept).hexdigest()
    path.write_bytes(kept)
    return path


def _opened(name: str, path: Path) -> SentFile:
    with path.open("rb") as source:
        content = source.read(HIGHEST_BYTES + 1)
    digest = hashlib.sha256(content).hexdigest()
    try:
        sheets = tuple(_sheets(name, path, content))
    except ThuistafelError as problem:
        return SentFile(name, digest, refused=because(problem.code, **problem.values))
    if person := _personal(sheets):
        return SentFile(name, digest, refused=person)
    return SentFile(name, digest, sheets)


def _sheets(name: str, path: Path, content: bytes) -> Iterable[SentSheet]:
    suffix = PurePosixPath(name).suffix.casefold()
    if suffix in DELIMITED:
        yield SentSheet(name, "", parsed(decoded(content)[0]))
    elif suffix in PLAIN:
        yield SentSheet(name, "", tuple((line,) for line in decoded(content)[0].splitlines()))
    elif suffix in WORKBOOK:
        require_archive(path)
        with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
            found = asked(path, Path(scratch))
        if "members" in found:
            raise ThuistafelError("sent_archive", file=name)
        for sheet in found["sheets"]:
            yield _sheet(name, sheet)
    else:
        raise ThuistafelError("sent_kind_unknown", file=name, ending=suffix)


def _sheet(file: str, found: Mapping[str, Any]) -> SentSheet:
    return SentSheet(
        file,
        found["name"],
        grid_of(found["grid"], found["without_value"]),
        is_hidden=found["hidden"],
        hidden_rows=frozenset(found["hidden_rows"]),
        hidden_columns=frozenset(found["hidden_columns"]),
        merged=tuple((tuple(first), tuple(last)) for first, last in found["merged"]),
        without_value=frozenset((row, column) for row, column in found["without_value"]),
        errors=frozenset((row, column) for row, column in found["errors"]),
    )


def _personal(sheets: Iterable[SentSheet]) -> Reason | None:
    for sheet in sheets:
        if column := person_column(RawTable(sheet.file, sheet.name, None, sheet.grid)):
            return because("person_column", file=sheet.file, column=column)
        if any(
            isinstance(cell, str) and len(cells) == 1 and is_personal_text(cell)
            for cells in sheet.grid
            for cell in cells
        ):
            return because("person_column", file=sheet.file, column=sheet.name or "tekst")
    return None
