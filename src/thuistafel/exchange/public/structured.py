"""JSON that someone else made, read within bounds of size, number of values and depth."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NoReturn

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delimited import decoded

MOST_VALUES = 2_000_000
DEEPEST = 40
LONGEST_NUMBER = 40
_LISTED = (b",", b"[", b"{")

Entry = Mapping[str, object]


def looks_structured(content: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def parsed_json(content: bytes) -> object:
    """The document; decimals exact, a name given twice counts as the last one.

    Raises `ThuistafelError`: `json_broken`, `json_too_many`, `json_too_deep`, `json_not_a_number`,
    `json_number_absurd`, or what `decoded` raises.
    """
    text, _ = decoded(content)
    if sum(map(content.count, _LISTED)) > MOST_VALUES:
        raise ThuistafelError("json_too_many", limit=MOST_VALUES)
    try:
        found: object = json.loads(text, parse_float=_decimal, parse_int=_whole, parse_constant=_no_number)
    except RecursionError as problem:
        raise ThuistafelError("json_too_deep", limit=DEEPEST) from problem
    except json.JSONDecodeError as problem:
        raise ThuistafelError("json_broken", line=problem.lineno) from problem
    _require_shallow(found)
    return found


def entries(found: object) -> list[Entry]:
    """The objects of a list; of anything else none."""
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def within(entry: object, *path: str) -> object:
    """What lies at a path of names; None when any of them is not there."""
    for name in path:
        entry = entry.get(name) if isinstance(entry, dict) else None
    return entry


def written_at(entry: object, *path: str) -> str:
    """The text, whole number or truth at a path, as text; '' when it is something else or not there."""
    found = within(entry, *path)
    if isinstance(found, bool) or found is None:
        return ""
    if isinstance(found, Decimal):
        return (
            str(int(found)) if found.adjusted() < LONGEST_NUMBER and found == found.to_integral_value() else str(found)
        )
    return str(found).strip() if isinstance(found, str | int) else ""


def _require_shallow(found: object) -> None:
    level = [found]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inside(each) if isinstance(inner, dict | list)]
        if not level:
            return
    raise ThuistafelError("json_too_deep", limit=DEEPEST)


def _inside(each: object) -> Iterator[object]:
    if isinstance(each, dict):
        yield from each.values()
    elif isinstance(each, list):
        yield from each


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ThuistafelError("json_number_absurd")
    return int(digits)


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except ArithmeticError as problem:
        raise ThuistafelError("json_number_absurd") from problem


def _no_number(word: str) -> NoReturn:
    raise ThuistafelError("json_not_a_number", word=word)
