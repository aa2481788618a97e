"""What a sent file is, by its first bytes; its name counts only where several kinds begin alike."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePosixPath

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.recognise import BEFORE_TEXT, OLE, WEB, ZIP, require_archive

_STARTS = {
    b"%PDF": "sent_pdf",
    b"\xff\xd8\xff": "sent_picture",
    b"\x89PNG": "sent_picture",
    b"GIF8": "sent_picture",
    b"II*\0": "sent_picture",
    b"MM\0*": "sent_picture",
    b"{\\rtf": "sent_document",
    b"Rar!": "sent_archive",
    b"7z\xbc\xaf": "sent_archive",
    b"\x1f\x8b": "sent_archive",
}
_OLE_NAMES = {".msg": "sent_mail_file", ".doc": "sent_document", ".ppt": "sent_document"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SEARCHED = 4096


class Kind(StrEnum):
    """How a file is read."""

    ARCHIVE = "werkmap"
    TEXT = "tekst"
    MAIL = "e-mail"
    STRUCTURED = "json"


def kind_of(name: str, path: Path) -> Kind:
    """How to read the file, or `ThuistafelError` with what to ask the sender for."""
    with path.open("rb") as source:
        start = source.read(_SEARCHED)
    ending = PurePosixPath(name).suffix.casefold()
    if refused := _refused(start, ending):
        raise ThuistafelError(refused, file=name)
    first = start.lstrip(BEFORE_TEXT).lower()
    if start.startswith((*ZIP, OLE)) or first.startswith(WEB) or not start:
        require_archive(path)
        return Kind.ARCHIVE
    if ending in {".json", ".geojson"}:
        return Kind.STRUCTURED
    if b"\0" in start and not _is_wide(start):
        raise ThuistafelError("sent_kind_unknown", file=name, ending=ending or "niets")
    return Kind.MAIL if ending == ".eml" else Kind.TEXT


def _refused(start: bytes, ending: str) -> str:
    if start.startswith(OLE):
        return _OLE_NAMES.get(ending, "")
    if start[4:12] in {b"ftypheic", b"ftypmif1"}:
        return "sent_picture"
    return next((code for sign, code in _STARTS.items() if start.startswith(sign)), "")


def _is_wide(start: bytes) -> bool:
    """Whether the NULs are those of UTF-16: always on the same side of a sign."""
    return start.startswith(_WIDE) or 0 in {start[::2].count(0), start[1::2].count(0)}
