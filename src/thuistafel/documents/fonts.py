"""Source Sans 3, the one typeface of all paper: where its files are, or a refusal. Never a fallback."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from thuistafel.core.errors import ThuistafelError

FAMILY = "Source Sans 3"
FOLDER = Path(__file__).parent / "assets" / "fonts"
STYLES = ("Regular", "Semibold", "Bold", "It")
BLANKS = "\n\t"
BYTE_ORDER_MARK = "\ufeff"  # the font has it; tagged PDF forbids it
GROUPED = 12  # the cmap format that lists ranges of code points


def font_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The four TrueType files; ThuistafelError `fonts_missing` when one is not there."""
    files = tuple(folder / f"SourceSans3-{style}.ttf" for style in STYLES)
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise ThuistafelError("fonts_missing", files=", ".join(missing), folder=str(folder))
    return files


def page_font(weight: str, folder: Path = FOLDER) -> Path:
    """The few letters an HTML page carries inside, as WOFF2; ThuistafelError `fonts_missing` when it is not there."""
    file = folder / f"page-{weight}.woff2"
    if not file.is_file():
        raise ThuistafelError("fonts_missing", files=file.name, folder=str(folder))
    return file


def showable(text: str) -> str:
    """The text with what Source Sans cannot show as □, so that nothing falls back or fails a page.

    >>> showable("Súdwest-Fryslân 中")
    'Súdwest-Fryslân □'
    """
    known = letters()
    return "".join(sign if sign in BLANKS or (ord(sign) in known and sign != BYTE_ORDER_MARK) else "□" for sign in text)


@cache
def letters() -> frozenset[int]:
    """The code points the regular style has, from the `cmap` table of its file."""
    font = font_files()[0].read_bytes()
    tables = dict(struct.unpack_from(">4s4xI", font, 12 + 16 * index) for index in range(_short(font, 4)))
    cmap = tables[b"cmap"]
    starts = {struct.unpack_from(">I", font, cmap + 8 + 8 * index)[0] for index in range(_short(font, cmap + 2))}
    return frozenset().union(
        *(_groups(font, cmap + start) for start in starts if _short(font, cmap + start) == GROUPED)
    )


def _groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    groups = (struct.unpack_from(">II", font, start + 16 + 12 * index) for index in range(count))
    return {point for first, last in groups for point in range(first, last + 1)}


def _short(font: bytes, offset: int) -> int:
    (number,) = struct.unpack_from(">H", font, offset)
    return int(number)
