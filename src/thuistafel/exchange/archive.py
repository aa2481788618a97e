"""Opening a zip file that may be hostile: every byte counted while it is unpacked, no name believed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from thuistafel.core.errors import ThuistafelError

HIGHEST_TOTAL = 200_000_000
HIGHEST_MEMBER = 100_000_000
MOST_MEMBERS = 2_000
LONGEST_NAME = 240
_CHUNK = 1 << 16
_SYMLINK, _TYPE_BITS = 0o120000, 0o170000
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_OTHERS = {
    "xl/workbook.bin": "workbook_xlsb",
    "content.xml": "workbook_ods",
    "Index/Document.iwa": "workbook_numbers",
    "word/document.xml": "workbook_word",
}
_PROBLEMS = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


def is_safe_name(name: str) -> bool:
    """Whether a relative path can be written on any system without leaving its folder or misleading a reader."""
    parts = name.split("/")
    return (
        len(name) <= LONGEST_NAME
        and not _FORBIDDEN.search(name)
        and all(part and part == part.rstrip(" .") and not _RESERVED.fullmatch(part) for part in parts)
    )


class CountedArchive:
    """A zip file whose members pass a count; `ThuistafelError` at the first thing wrong, before it is used."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except _PROBLEMS as problem:
            raise ThuistafelError("archive_damaged") from problem
        self._unpacked = 0
        self.members = tuple(self._checked())

    def _checked(self) -> Iterator[zipfile.ZipInfo]:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise ThuistafelError("archive_too_many", number=len(members), limit=MOST_MEMBERS)
        if any(times > 1 for times in Counter(member.filename.casefold() for member in members).values()):
            raise ThuistafelError("archive_doubled")
        for member in members:
            if member.flag_bits & 1:
                raise ThuistafelError("password")
            is_link = (member.external_attr >> 16) & _TYPE_BITS == _SYMLINK
            if is_link or not is_safe_name(member.filename.removesuffix("/")):
                raise ThuistafelError("archive_unsafe_name")
            if not member.is_dir():
                yield member

    def chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The member's bytes piece by piece, counted as they come out, whatever the archive declares."""
        own = 0
        try:
            with self._zip.open(member) as source:
                while piece := source.read(_CHUNK):
                    own += len(piece)
                    self._unpacked += len(piece)
                    if own > HIGHEST_MEMBER or self._unpacked > HIGHEST_TOTAL:
                        raise ThuistafelError("archive_too_large", limit=HIGHEST_TOTAL)
                    yield piece
        except (*_PROBLEMS, zlib.error) as problem:
            raise ThuistafelError("archive_damaged") from problem

    def is_workbook(self) -> bool:
        """Whether this is an .xlsx by its content; refuses what is some other program's document."""
        names = {member.filename for member in self.members}
        if other := next((code for name, code in _OTHERS.items() if name in names), ""):
            raise ThuistafelError(other)
        return "xl/workbook.xml" in names

    def unpacked(self, folder: Path) -> dict[str, str]:
        """Member names → files written in `folder`, numbered so that no member name reaches the disk."""
        names: dict[str, str] = {}
        for number, member in enumerate(self.members):
            with (folder / str(number)).open("wb") as sink:
                for piece in self.chunks(member):
                    sink.write(piece)
            names[member.filename] = str(number)
        return names
