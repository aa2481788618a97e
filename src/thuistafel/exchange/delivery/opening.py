"""Opening what people send: the content says what a file is, workbooks in a child process."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because, reason_of
from thuistafel.exchange.delimited import HIGHEST_BYTES
from thuistafel.exchange.delivery.kinds import Kind, kind_of
from thuistafel.exchange.delivery.model import SentFile, SentSheet
from thuistafel.exchange.delivery.privacy import personal
from thuistafel.exchange.delivery.texts import sheets_of_mail, sheets_of_text
from thuistafel.exchange.persons import holds_citizen_number
from thuistafel.exchange.public import may_be_public
from thuistafel.exchange.sandbox import asked_all
from thuistafel.exchange.workbook_tables import grid_of

Watch = Callable[[int, int, str], None]
"""Told which file of how many is being opened."""
PERSONAL = {"person_column", "person_number", "mail_holds_phone", "mail_holds_persons", "note_holds_number"}
"""Refusals after which a file is not kept."""

MOST_FILES_KEPT = 200
MOST_CELLS_KEPT = 5_000
_LATELY: dict[tuple[str, str], SentFile] = {}
"""Small files opened before, by name and digest: the same name and content always open as the same value."""
_CHANGING = Lock()


def unwatched(number: int, total: int, name: str) -> None:
    """Nobody looks."""


def opened(files: Mapping[str, Path | bytes], watch: Watch = unwatched) -> tuple[SentFile, ...]:
    """Each file by the name it has in the dossier, with its sheets or a refusal; sorted by name."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        return tuple(_opened(files, Path(scratch), watch))


def _opened(files: Mapping[str, Path | bytes], scratch: Path, watch: Watch) -> Iterator[SentFile]:
    names = sorted(files)
    paths = {name: _on_disk(files[name], scratch) for name in names}
    kinds = {name: _kind(name, paths[name]) for name in names}
    digests = {name: _digest(paths[name]) for name in names}
    known = {name: found for name in names if (found := _LATELY.get((name, digests[name])))}
    zipped = [name for name in names if kinds[name] is Kind.ARCHIVE and name not in known]
    answers = asked_all([(paths[name], _own_folder(scratch, number)) for number, name in enumerate(zipped)])
    for number, name in enumerate(names, start=1):
        watch(number, len(names), name)
        sent = SentFile(name, digests[name])
        found = known.get(name) or _read_or_refused(sent, kinds[name], paths[name], answers)
        _remember(found)
        yield found


def _remember(found: SentFile) -> None:
    """Keep what was opened while the process lives, so that a dossier of which one file is new opens one file."""
    cells = sum(len(row) for sheet in found.sheets for row in sheet.grid)
    if found.refused is not None or cells > MOST_CELLS_KEPT:
        return
    with _CHANGING:
        _LATELY[(found.name, found.digest)] = found
        if len(_LATELY) > MOST_FILES_KEPT:
            del _LATELY[next(iter(_LATELY))]


def forget() -> None:
    """Open every file anew from here on."""
    with _CHANGING:
        _LATELY.clear()


def _read_or_refused(
    sent: SentFile, kind: Kind | ThuistafelError, path: Path, answers: Iterator[dict[str, Any] | ThuistafelError]
) -> SentFile:
    try:
        return _read(sent, kind, path, answers)
    except ThuistafelError as problem:
        return replace(sent, refused=reason_of(problem))


def _kind(name: str, path: Path) -> Kind | ThuistafelError:
    try:
        return kind_of(name, path)
    except ThuistafelError as problem:
        return problem


def _on_disk(kept: Path | bytes, scratch: Path) -> Path:
    """The file itself, or a copy of what came out of a zip file."""
    if isinstance(kept, Path):
        return kept
    path = scratch / hashlib.sha256(kept).hexdigest()
    path.write_bytes(kept)
    return path


def _own_folder(scratch: Path, number: int) -> Path:
    folder = scratch / f"open-{number}"
    folder.mkdir()
    return folder


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _read(
    sent: SentFile, kind: Kind | ThuistafelError, path: Path, answers: Iterator[dict[str, Any] | ThuistafelError]
) -> SentFile:
    if isinstance(kind, ThuistafelError):
        raise kind
    found = _from_child(sent, next(answers)) if kind is Kind.ARCHIVE else _from_text(sent, kind, path)
    if person := personal(found.sheets):
        return SentFile(sent.name, sent.digest, refused=person)
    return found


def _from_text(sent: SentFile, kind: Kind, path: Path) -> SentFile:
    with path.open("rb") as source:
        content = source.read(HIGHEST_BYTES + 1)
    if kind is Kind.STRUCTURED:
        return replace(sent, content=content)
    read = sheets_of_mail if kind is Kind.MAIL else sheets_of_text
    sheets, remarks = read(sent.name, content)
    return replace(sent, sheets=sheets, remarks=remarks, content=content if may_be_public(content) else b"")


def _from_child(sent: SentFile, found: Mapping[str, Any] | ThuistafelError) -> SentFile:
    if isinstance(found, ThuistafelError):
        raise found
    if "members" in found:
        raise ThuistafelError("sent_archive", file=sent.name)
    if any(map(holds_citizen_number, found.get("beside", ()))):
        raise ThuistafelError("note_holds_number", file=sent.name)
    modified = found.get("modified")
    return replace(
        sent,
        sheets=tuple(_sheet(sent.name, sheet) for sheet in found["sheets"]),
        modified=date.fromisoformat(modified) if modified else None,
        remarks=tuple(_workbook_remarks(sent.name, found)),
    )


def _workbook_remarks(name: str, found: Mapping[str, Any]) -> Iterable[Reason]:
    if found["ignored"]:
        yield because("workbook_ignored", file=name, what=", ".join(found["ignored"]))
    ending = PurePosixPath(name).suffix.casefold()
    if ending not in {".xlsx", ".xlsm"}:
        yield because("sent_named_otherwise", file=name, ending=ending, kind="werkmap")


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
