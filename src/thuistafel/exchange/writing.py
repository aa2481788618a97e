"""Writing a reading as a folder or zip file: all of it or nothing, the same reading the same bytes."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.archive import is_safe_name
from thuistafel.exchange.delimited import written
from thuistafel.exchange.frame import FRAME_FILE
from thuistafel.exchange.names import in_order, names_for
from thuistafel.exchange.raw import RawTable, text_of
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import column_of

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


def write_folder(reading: Reading, path: Path) -> None:
    """Write the dossier as a new folder; `ThuistafelError("target_exists")` when something is there already."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise ThuistafelError("target_exists", name=path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".thuistafel-", dir=path.parent) as scratch:
        whole = Path(scratch) / "dossier"
        for name, content in _files(reading):
            target = whole / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(content, target)
            else:
                target.write_bytes(content)
        whole.mkdir(exist_ok=True)
        if path.exists():
            path.rmdir()
        whole.rename(path)


def write_zip(reading: Reading, path: Path) -> None:
    """Write the dossier as a zip file, members by name and without times."""
    with replacing(path) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(reading):
            archive.writestr(zip_member(name), content.read_bytes() if isinstance(content, Path) else content)


def zip_member(name: str) -> zipfile.ZipInfo:
    """A member that is the same on every day and every machine."""
    member = zipfile.ZipInfo(name, _ZIP_DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = _READABLE
    member.create_system = 3
    return member


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place only when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".thuistafel-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    target = Path(name)
    try:
        yield target
        target.chmod(0o644)
        target.replace(path)
    finally:
        target.unlink(missing_ok=True)


def csv_bytes(raw: RawTable) -> bytes:
    """One table as CSV text; true negative numbers stay numbers in the columns that hold them."""
    columns = [] if raw.table is None else [column_of(raw.table, name) for name in raw.header]
    numbers = frozenset(index for index, column in enumerate(columns) if column is not None and column.kind.is_number)
    return written(([text_of(cell) for cell in row] for row in raw.grid), numbers)


def _files(reading: Reading) -> Iterator[tuple[str, bytes | Path]]:
    """All files of the dossier, sorted by name."""
    files = dict(reading.attachments)
    if unsafe := next((name for name in files if not is_safe_name(name)), None):
        raise ThuistafelError("name_not_portable", name=unsafe)
    if reading.frame is not None:
        files[FRAME_FILE] = reading.frame_text.encode("utf-8")
    tables = in_order(reading.tables)
    stems = [name.removesuffix(".csv") for name in files]
    for raw, name in zip(tables, names_for(tables, stems), strict=True):
        files[f"{name}.csv"] = csv_bytes(raw)
    yield from sorted(files.items())
