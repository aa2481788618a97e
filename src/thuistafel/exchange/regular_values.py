"""What the values of a regular sheet are: shared texts, numbers by their style, and what only the full reader knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from thuistafel.exchange.columns import Cell, as_percent
from thuistafel.exchange.number_formats import cell_formats
from thuistafel.exchange.strict_xml import Element, feed, strict_parser

PLAIN, PERCENT, DAY, OTHER = "plain", "percent", "day", "other"
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465
_DAYS = {"14", "15", "16", "17"}
_NUMBERS = {*map(str, range(14)), *map(str, range(37, 45)), "48", "49"}
_NO_NUMBER = re.compile(r'"[^"]*"|\\.|_.|\*.|\[\$[^\]hmsHMS]*\]')
_NUMBER_CODE = re.compile(r"(General|@|[0#?.,%\s€$+()/;-]|E\+0)*")
_DAY_CODE = re.compile(r"(\[\$-[0-9A-E]+\])?(?=.*[dy])([dmy]|[-/. ]|\\[-/. ,])+(;@)?")
_DATE_IDS = {*map(str, range(14, 23)), *map(str, range(27, 37)), *map(str, range(45, 48)), *map(str, range(50, 59))}
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_WHOLE = re.compile(rb"\d{1,7}")
_SIGNS = rb"[^<&\x00-\x08\x0b-\x1f]*+"
TEXT = _SIGNS + rb"(?:&(?:amp|lt|gt|quot|apos);" + _SIGNS + rb")*+"
TOKENS = {
    b"n": rb"-?\d{1,17}+(?:\.\d{1,20}+)?(?:[eE][-+]?\d{1,2}+)?",
    b"s": rb"\d{1,9}+",
    b"b": rb"[01]",
    b"e": rb"(?:#DIV/0!|#N/A|#NAME\?|#NULL!|#NUM!|#REF!|#VALUE!)",
    b"str": TEXT,
    b"inlineStr": TEXT,
}
_FORMS = {kind: re.compile(token) for kind, token in TOKENS.items()}


class Irregular(Exception):
    """Something that only the full reader may judge."""


class Kind(NamedTuple):
    """How the text of a cell is meant: the type it names, its style, whether spaces around it and a formula count."""

    type: bytes
    style: str = PLAIN
    keeps_space: bool = False
    is_formula: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether it is a number shown as a percentage."""
        return self.type == b"n" and self.style == PERCENT


def style_kinds(parts: Iterable[Element], percents: frozenset[str]) -> tuple[str, ...]:
    """Per style, as cells number them, what a number in it is; `OTHER` when that takes the full reader."""
    styles, codes = cell_formats(parts)
    return tuple(
        PERCENT if str(index) in percents and _kind(number, codes) == PLAIN else _kind(number, codes)
        for index, number in enumerate(styles)
    )


def _kind(number: str, codes: Mapping[str, str]) -> str:
    code = codes.get(number)
    if code is None:
        return DAY if number in _DAYS else PLAIN if number in _NUMBERS else OTHER
    if number in _DATE_IDS:
        return OTHER
    if _NUMBER_CODE.fullmatch(_NO_NUMBER.sub("", code)):
        return PLAIN
    return DAY if _DAY_CODE.fullmatch(code) else OTHER


def shared_texts(pieces: Iterable[bytes]) -> list[str | None]:
    """The shared texts in order, None for one that takes the full reader."""
    return _SharedTexts().run(pieces)


class _SharedTexts:
    """One pass over the shared texts: each the pieces of `si` put together."""

    def __init__(self) -> None:
        self._found: list[str | None] = []
        self._said: list[str] = []
        self._piece: list[str] | None = None
        self._keeps_space = False
        self._is_strange = False

    def run(self, pieces: Iterable[bytes]) -> list[str | None]:
        """All texts; refuses what is no well-formed XML or declares a document type."""
        parser = strict_parser()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        feed(parser, pieces)
        return self._found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t":
            self._piece = []
            self._keeps_space = attributes.get("xml:space") == "preserve"
        elif name == "si":
            self._said = []
            self._is_strange = False
        elif name == "rPh" or ":" in name:
            self._is_strange = True

    def _text(self, said: str) -> None:
        if self._piece is not None:
            self._piece.append(said)

    def _end(self, name: str) -> None:
        if name == "t":
            text = "".join(self._piece or ())
            self._piece = None
            self._said.append(text if self._keeps_space else _trimmed(text))
        elif name == "si":
            whole = "".join(self._said)
            self._found.append(None if self._is_strange or "_x" in whole else whole)


def _trimmed(text: str) -> str:
    """Without the space around it, that XML says does not count."""
    return text.strip(" \t\r\n")


class SheetValues:
    """The values behind the texts in cells, with the styles and shared texts of one workbook."""

    def __init__(self, styles: Sequence[str], texts: Sequence[str | None], from_1904: bool) -> None:
        self._styles, self._texts, self._from_1904 = styles, texts, from_1904

    def kind_of(self, cell: re.Match[bytes], attributes: Mapping[bytes, bytes]) -> tuple[Kind | None, bytes]:
        """How the cell is meant and its text; None when it holds no value."""
        kind = attributes.get(b"t", b"n")
        _, _, _, formula, _, _, value, space, inline = cell.groups()
        if set(attributes) - {b"s", b"t"} or kind not in _READERS:
            raise Irregular
        if value is None and inline is None:
            return None, b""
        text: bytes = value if inline is None else inline
        if (kind == b"inlineStr") != (inline is not None) or (inline is not None and formula) or cell[6]:
            raise Irregular
        if not _FORMS[kind].fullmatch(text):
            raise Irregular
        style = self._style(attributes.get(b"s")) if kind == b"n" else PLAIN
        return Kind(kind, style, space is not None, formula is not None), text

    def _style(self, number: bytes | None) -> str:
        if number is None:
            return PLAIN
        if not number.isdigit() or int(number) >= len(self._styles):
            raise Irregular
        style = self._styles[int(number)]
        if style == OTHER or (style == DAY and self._from_1904):
            raise Irregular
        return style

    def value(self, kind: Kind, text: bytes) -> Cell:
        """What the text in a cell of this kind is."""
        return _READERS[kind.type](self, kind, text)

    def _shared(self, kind: Kind, text: bytes) -> Cell:
        number = int(text)
        found = self._texts[number] if number < len(self._texts) else None
        if found is None or (kind.is_formula and not found.strip()):
            raise Irregular
        return found

    def _number(self, kind: Kind, text: bytes) -> Cell:
        if kind.style == DAY:
            return _day(text)
        number = float(text)
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
        return as_percent(whole) if kind.style == PERCENT else whole

    def _flag(self, kind: Kind, text: bytes) -> Cell:
        return text == b"1"

    def _error(self, kind: Kind, text: bytes) -> Cell:
        return ""

    def _text(self, kind: Kind, text: bytes) -> Cell:
        found = text.decode("utf-8")
        if "_x" in found or (kind.is_formula and not found.strip()):
            raise Irregular
        found = _ENTITY.sub(lambda match: _ENTITIES[match[1]], found)
        return found if kind.keeps_space or kind.type == b"str" else _trimmed(found)


_READERS = {
    b"s": SheetValues._shared,
    b"n": SheetValues._number,
    b"b": SheetValues._flag,
    b"e": SheetValues._error,
    b"str": SheetValues._text,
    b"inlineStr": SheetValues._text,
}


def _day(text: bytes) -> Cell:
    if not _WHOLE.fullmatch(text) or not _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        raise Irregular
    return {"d": (_SERIAL_ZERO + timedelta(days=int(text))).isoformat()}
