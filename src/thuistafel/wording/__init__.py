"""The sentences of every code, in Dutch or in the language now spoken.

Each file in this folder is an area with its own `SENTENCES` (what and why) and, where a reader can do something about
it, `REMEDIES` (what now). Templates are `str.format` with named fields.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from string import Formatter
from typing import Protocol

from thuistafel.core.reasons import Reason
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import number, place, written

__all__ = ["REMEDIES", "SENTENCES", "advised", "number", "place", "remedy", "sentence", "written"]


class Coded(Protocol):
    """A `Reason` or a `ThuistafelError`."""

    @property
    def code(self) -> str:
        """The stable code."""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the sentence."""


def _gathered(table: str) -> dict[str, str]:
    areas = [import_module(f"{__name__}.{area.name}") for area in pkgutil.iter_modules(__path__)]
    return {code: text for area in areas for code, text in getattr(area, table, {}).items()}


SENTENCES = _gathered("SENTENCES")
REMEDIES = _gathered("REMEDIES")


PHRASES = {"allowed", "kind", "sentence", "unit"}
"""Fields whose value may be words of ours, which then follow the language; names and words to type do not."""


class _Filled(Formatter):
    """Values as they are written in the language; fields that name a year stay 2024."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        value = kwargs[str(key)]
        if isinstance(value, int) and (key == "year" or str(key).endswith("_year")):
            return str(value)
        return translated(value) if key in PHRASES and isinstance(value, str) else value

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Reason):
            return sentence(value)
        if isinstance(value, tuple):
            value = tuple(sentence(part) if isinstance(part, Reason) else part for part in value)
        return format(value, format_spec) if format_spec else written(value)


_FILLED = _Filled()


def sentence(reason: Coded) -> str:
    """What happened and why; KeyError when the code has no sentence (a test sees to it that each has)."""
    return _FILLED.vformat(translated(SENTENCES[reason.code]), (), reason.values).rstrip()


def remedy(reason: Coded) -> str:
    """What the reader can do now; empty when nothing is asked."""
    return _FILLED.vformat(translated(REMEDIES.get(reason.code, "")), (), reason.values)


def advised(reason: Coded) -> str:
    """What, why, and what now when something is asked of the reader."""
    return f"{sentence(reason)} {remedy(reason)}".rstrip()
