"""A file someone points at: a dossier, a table of one, or simply what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from thuistafel.exchange.delivery.answers import SENT_FOLDER
from thuistafel.exchange.delivery.joining import joined, sent_in
from thuistafel.exchange.delivery.model import SentFile, SentSheet
from thuistafel.exchange.delivery.opening import PERSONAL, Watch, opened, unwatched
from thuistafel.exchange.folder import files_in, own_source, read_source
from thuistafel.exchange.frame import FRAME_FILE
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import COLUMNS, normal, table_named
from thuistafel.exchange.typed import header_row
from thuistafel.exchange.workbook_tables import FRAME_SHEET

_TABLES = {".csv", ".tsv"}
_CONTAINERS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".zip"}


def read_any(path: Path, watch: Watch = unwatched) -> Reading:
    """A dossier, or files as parties send them: by themselves, or with the dossier in whose `aanleveringen/` they lie.

    Raises what `read_source` raises.
    """
    around = _dossier_around(path)
    if around is None and _is_dossier(path):
        return read_source(path, watch)
    found = _loose(files_in(path)) if path.is_dir() else {path.name: path}
    before = SENT_FOLDER if around else ""
    sent = opened(sent_in({f"{before}{name}": file for name, file in found.items()}), watch)
    if around is None and (any(map(_holds_tables, sent)) or (path.is_file() and _explained_there(path, sent))):
        return read_source(path, watch)
    own = own_source(around) if around else Reading(path.name, None, "", None)
    return joined(own, sent).of_files({one.name for one in sent}, path.name)


def _loose(files: Mapping[str, Path]) -> dict[str, Path]:
    """The files that lie in no dossier further down."""
    dossiers = tuple(name.removesuffix(FRAME_FILE) for name in files if name.endswith(f"/{FRAME_FILE}"))
    return {name: path for name, path in files.items() if not name.startswith(dossiers)}


def _dossier_around(path: Path) -> Path | None:
    """The dossier in whose folder of sent files the path lies, or which it is itself."""
    where = path.resolve()
    for folder in (where, where.parent):
        if folder.name.casefold() == SENT_FOLDER.rstrip("/") and (folder.parent / FRAME_FILE).is_file():
            return folder.parent
    return None


def _is_dossier(path: Path) -> bool:
    """Whether that is plain without opening a workbook; what cannot be read at all is explained as a dossier is."""
    if path.is_dir():
        return (path / FRAME_FILE).is_file() or any(map(_is_table, path.iterdir()))
    if not path.is_file() or path.name == FRAME_FILE or _is_table(path):
        return True
    return (path.parent / FRAME_FILE).is_file() and path.suffix.casefold() in _TABLES | _CONTAINERS


def _is_table(path: Path) -> bool:
    return path.suffix.casefold() in _TABLES and table_named(path.stem) is not None


def _explained_there(path: Path, sent: Iterable[SentFile]) -> bool:
    """Whether the reader of dossiers has the better words for a refusal: of what is or should be a container."""
    return path.suffix.casefold() in _CONTAINERS and any(
        one.refused and one.refused.code not in PERSONAL for one in sent
    )


def _holds_tables(sent: SentFile) -> bool:
    return PurePosixPath(sent.name).suffix.casefold() in _CONTAINERS and any(map(_is_own_table, sent.sheets))


def _is_own_table(sheet: SentSheet) -> bool:
    """A sheet of a dossier: the settings, or named after a table with half of the columns it must have."""
    if normal(sheet.name) == FRAME_SHEET:
        return True
    table = table_named(sheet.name)
    if table is None:
        return False
    row = header_row(sheet.grid, table)
    names = {normal(text_of(cell)) for cell in sheet.grid[row - 1]} if row else set()
    required = {column.name for column in COLUMNS[table] if column.required}
    return 2 * len(required & names) >= len(required)
