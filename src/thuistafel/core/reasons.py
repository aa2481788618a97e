"""Explanations as values: a code and what fills its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType

from thuistafel.core.errors import ThuistafelError

Value = object
ALIKE = Fraction(7, 10)
LONGEST_GUESSED = 60


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


def reason_of(problem: ThuistafelError) -> Reason:
    """The refusal as an explanation."""
    return because(problem.code, **problem.values)


def did_you_mean(written: str, known: Iterable[str]) -> Reason | str:
    """The known name most like what was written, as a question to end a sentence with; '' when none is near.

    >>> did_you_mean("Delfft", ["Delft", "Zoetermeer"]).values["name"]
    'Delft'
    """
    plain = written.strip().casefold()
    names = {name.casefold(): name for name in sorted(known)}
    if not plain or len(plain) > LONGEST_GUESSED:
        return ""
    near = get_close_matches(plain, names, n=1, cutoff=ALIKE)  # type: ignore[call-overload]
    return because("did_you_mean", name=names[near[0]]) if near else ""
