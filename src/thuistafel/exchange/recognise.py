"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from pathlib import Path

from thuistafel.core.errors import ThuistafelError

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WEB = (b"<html", b"<!doctype html", b"<table", b"<?xml")
"""How a page begins that programs save under the name of a workbook, after what may stand before it."""
BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST_FILE = 200_000_000


def require_archive(path: Path) -> None:
    """Refuse, with the right sentence, a supposed workbook or zip file that is something else."""
    size = path.stat().st_size
    if size == 0:
        raise ThuistafelError("file_empty")
    if size > _LARGEST_FILE:
        raise ThuistafelError("file_too_large", limit=_LARGEST_FILE)
    with path.open("rb") as source:
        start = source.read(2048)
    if start.startswith(ZIP):
        return
    if start.startswith(OLE):
        raise ThuistafelError("password" if _ENCRYPTED in path.read_bytes() else "workbook_xls")
    if start.lstrip(BEFORE_TEXT).lower().startswith(WEB):
        raise ThuistafelError("workbook_html")
    raise ThuistafelError("archive_damaged" if b"\0" in start else "workbook_is_text")
