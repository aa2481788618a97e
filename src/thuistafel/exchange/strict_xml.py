"""XML parts of a workbook by a parser that knows no entities and follows no reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from thuistafel.core.errors import ThuistafelError

Element = tuple[str, Mapping[str, str]]


def strict_parser() -> expat.XMLParserType:
    """A parser that refuses any document type, and with it every entity."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ThuistafelError("workbook_doctype")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Parse all pieces; `ThuistafelError` when together they are no well-formed XML."""
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as problem:
        raise ThuistafelError("workbook_damaged") from problem


def check_xml(pieces: Iterable[bytes]) -> None:
    """Refuse what is no well-formed XML or declares a document type."""
    feed(strict_parser(), pieces)


def elements(pieces: Iterable[bytes]) -> list[Element]:
    """All elements of a small part (workbook, relations, styles) in order: local name and attributes."""
    found: list[Element] = []
    parser = strict_parser()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    feed(parser, pieces)
    return found


def texts_within(pieces: Iterable[bytes], outer: str, inner: str) -> list[tuple[Mapping[str, str], str]]:
    """For each element `outer` its attributes and all text in the elements `inner` within it, in order."""
    found: list[tuple[Mapping[str, str], list[str]]] = []
    depth = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        local = name.rpartition(":")[2]
        if local == outer:
            found.append((attributes, []))
        if local == inner and found:
            depth += 1

    def end(name: str) -> None:
        nonlocal depth
        if name.rpartition(":")[2] == inner and depth:
            depth -= 1

    def text(said: str) -> None:
        if depth:
            found[-1][1].append(said)

    parser = strict_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    feed(parser, pieces)
    return [(attributes, "".join(said)) for attributes, said in found]
