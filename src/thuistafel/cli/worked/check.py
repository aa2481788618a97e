"""A worked example: what must come out beside what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from thuistafel.wording import written


@dataclass(frozen=True, slots=True)
class Check:
    """One figure: what must come out, and what did, both as a reader writes them."""

    what: str
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the figure is as it must be."""
        return self.expected == self.found


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example by its number."""

    number: str
    title: str
    checks: Callable[[], Iterable[Check]]


def check(what: str, expected: object, found: object) -> Check:
    """A check of any value: sequences are written with ` / ` between."""
    return Check(what, _text(expected), _text(found))


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return " / ".join(written(item) for item in value)
    return written(value)
