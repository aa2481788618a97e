"""Explanations as values: a code and what fills its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Value = object


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so. `code` has exactly one sentence in `wording`; `items` are sorted pairs."""

    code: str
    items: tuple[tuple[str, Value], ...] = ()

    @property
    def values(self) -> Mapping[str, Value]:
        """What fills the sentence."""
        return MappingProxyType(dict(self.items))


def because(code: str, **values: Value) -> Reason:
    """A `Reason` whose values do not depend on the order they are given in.

    >>> because("key_lettings", total=7210).values["total"]
    7210
    """
    return Reason(code, tuple(sorted(values.items())))
