"""Reading a dossier: a folder, a zip file, a workbook (with `dossier.toml` as a sheet or beside it) or one file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from itertools import islice
from pathlib import Path, PurePosixPath

from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.reasons import Reason, because, reason_of
from thuistafel.exchange import delimited, frame
from thuistafel.exchange.cells import UNREADABLE
from thuistafel.exchange.collection import Collection
from thuistafel.exchange.delivery.answers import SENT_FOLDER
from thuistafel.exchange.delivery.joining import with_deliveries
from thuistafel.exchange.delivery.opening import Watch, unwatched
from thuistafel.exchange.frame import FRAME_FILE
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.recognise import require_archive
from thuistafel.exchange.sandbox import asked
from thuistafel.exchange.workbook_tables import add_workbook

MOST_FILES = 2_000
_TEXT = {".csv", ".tsv"}
_WORKBOOK = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
# What operating systems and spreadsheets leave behind is no part of a dossier.
_LEFT_BEHIND = re.compile(r"(^|/)(\.|~\$|__MACOSX(/|$)|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def read_source(path: Path, watch: Watch = unwatched) -> Reading:
    """Everything in a dossier and what was sent for it, readable or not, each file with its report.

    `watch` is told of each sent file. Raises what `own_source` raises.
    """
    reading = own_source(path)
    return with_deliveries(reading, sent_files(reading), watch)


def sent_files(reading: Reading) -> dict[str, Path | bytes]:
    """The files that lie in `aanleveringen/`, by name."""
    kept = reading.attachments
    return {name: kept[name] for name in kept if name.casefold().startswith(SENT_FOLDER)}


def own_source(path: Path) -> Reading:
    """The dossier's own tables; what was sent stays unopened.

    Raises `DossierError` only when there is nothing to read: `source_missing`, `source_no_file`,
    `source_too_many_files`, `name_not_portable`.
    """
    if not path.exists():
        raise DossierError("source_missing", name=path.name)
    if not (path.is_dir() or path.is_file()):  # a pipe or device never ends
        raise DossierError("source_no_file", name=path.name)
    if UNREADABLE.search(path.name):
        raise DossierError("name_not_portable", name=UNREADABLE.sub("□", path.name))
    into = Collection(path.resolve().name)
    if path.is_dir():
        _add_files(into, files_in(path))
    elif path.suffix.casefold() in _TEXT or path.name == FRAME_FILE:
        _add_files(into, {path.name: path})
    else:
        _add_container(into, path.name, path)
        if (beside := path.parent / FRAME_FILE).is_file() and into.frame is None and not _refused(into):
            into.add_frame(_start_of(beside, frame.HIGHEST_BYTES))
        _explain_refusal(into)
    return into.reading()


def files_in(folder: Path) -> dict[str, Path]:
    """Relative names → files, sorted; links are left alone."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    files = {path.relative_to(folder).as_posix(): path for path in islice(found, MOST_FILES + 1)}
    if len(files) > MOST_FILES:
        raise DossierError("source_too_many_files", name=folder.name, limit=MOST_FILES)
    return {name: files[name] for name in sorted(files) if not _LEFT_BEHIND.search(name)}


def _add_files(into: Collection, files: Mapping[str, Path], nested: bool = True) -> None:
    """Take each file by its name; in a zip file (`nested` False) archives within are kept, not opened."""
    for name, path in files.items():
        if UNREADABLE.search(name):
            into.refuse(shown := UNREADABLE.sub("□", name), "onbekend", because("name_not_portable", name=shown))
            continue
        suffix = PurePosixPath(name).suffix.casefold()
        if name == FRAME_FILE:
            into.add_frame(_start_of(path, frame.HIGHEST_BYTES))
        elif "/" not in name and suffix in _TEXT:
            into.add_csv(name, _start_of(path, delimited.HIGHEST_BYTES))
        elif "/" not in name and suffix in _WORKBOOK and nested:
            _add_container(into, name, path)
        elif name.casefold().startswith(SENT_FOLDER):
            into.attachments[name] = path if nested else path.read_bytes()
        else:
            into.keep(name, path if nested else path.read_bytes())


def _start_of(path: Path, limit: int) -> bytes:
    """The content, or one byte more than the limit so that its reader refuses it."""
    with path.open("rb") as source:
        return source.read(limit + 1)


def _add_container(into: Collection, name: str, path: Path) -> None:
    """Take a workbook or zip file, opened by the child process only."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        try:
            require_archive(path)
            found = asked(path, Path(scratch))
        except ThuistafelError as problem:
            into.refuse(name, "onbekend", reason_of(problem), path)
            return
        if "members" in found:
            _add_files(into, _without_top(found["members"], Path(scratch)), nested=False)
        else:
            add_workbook(into, name, found)


def _without_top(members: Mapping[str, str], scratch: Path) -> dict[str, Path]:
    """The members sorted by name, without the one folder they may all lie in."""
    names = sorted(name for name in members if not _LEFT_BEHIND.search(name))
    tops = {PurePosixPath(name).parts[0] for name in names}
    cut = len(next(iter(tops))) + 1 if len(tops) == 1 and all("/" in name for name in names) else 0
    return {name[cut:]: scratch / members[name] for name in names}


def _refused(into: Collection) -> list[Reason]:
    return [report.refused for report in into.files if report.refused]


def _explain_refusal(into: Collection) -> None:
    """Of one refused file the refusal itself is what a reader must hear, not that the settings are missing."""
    refused = _refused(into)
    if refused and into.frame is None and into.problem is None and not into.tables:
        into.problem = DossierError(refused[0].code, **refused[0].values)
