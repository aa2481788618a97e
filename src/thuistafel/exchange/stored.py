"""Rows and reports as JSON and back, so that a database gives the same values as the files they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from thuistafel.core.claims import Claim, Grade, Interval, Place, Unit
from thuistafel.core.dossier import Amount, Conflict, Quarantined, Row, Table
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason
from thuistafel.exchange.reading import Corrected, FileReport

_KINDS: Mapping[str, Any] = {
    kind.__name__: kind
    for kind in (Amount, Claim, Conflict, Corrected, FileReport, Grade, Interval, Place, Quarantined, Reason, Row)
} | {"Table": Table, "Unit": Unit}
_KIND = "!"


def as_json(value: object) -> Any:
    """Anything a reading holds as plain JSON; what JSON has no word for is written under `!` with its kind.

    >>> as_json(Interval(1, 4))
    {'!': 'Interval', 'low': 1, 'high': 4}
    """
    if isinstance(value, Enum):
        return {_KIND: type(value).__name__, "value": value.value}
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, Fraction | date):
        return {_KIND: type(value).__name__, "value": str(value)}
    if isinstance(value, tuple | list | frozenset):
        return [as_json(part) for part in value]
    if isinstance(value, Mapping):
        return {_KIND: "map", "value": {key: as_json(part) for key, part in value.items()}}
    if is_dataclass(value):
        parts = {one.name: as_json(getattr(value, one.name)) for one in fields(value)}
        return {_KIND: type(value).__name__} | parts
    raise ThuistafelError("not_stored", kind=type(value).__name__)


def from_json(written: Any, more: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """The value that `as_json` wrote; lists come back as tuples. `more` are further dataclasses by their name."""
    if isinstance(written, list):
        return tuple(from_json(part, more) for part in written)
    if not isinstance(written, dict):
        return written
    kind = written[_KIND]
    if kind == "map":
        return {key: from_json(part, more) for key, part in written["value"].items()}
    if kind == "Fraction":
        return Fraction(written["value"])
    if kind == "date":
        return date.fromisoformat(written["value"])
    made = _KINDS.get(kind) or more[kind]
    if issubclass(made, Enum):
        return made(written["value"])
    return made(**{name: from_json(part, more) for name, part in written.items() if name != _KIND})
