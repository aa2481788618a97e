"""Rule sets side by side: the same dossier under other switches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from thuistafel.core.dossier import Dossier
from thuistafel.core.rules import Rules

SLIDER = tuple(Fraction(percent) for percent in range(10, 16))


def with_rules(dossier: Dossier, rules: Rules) -> Dossier:
    """The same dossier under other rules; rows are not read again, so another number of persons changes nothing."""
    return replace(dossier, frame=replace(dossier.frame, rules=rules))


def with_percent(dossier: Dossier, percent: Fraction) -> Dossier:
    """The same dossier with another maximum percentage of lettings."""
    return with_rules(dossier, replace(dossier.frame.rules, cap_percent=percent))


def slider(dossier: Dossier, percents: Iterable[Fraction] = SLIDER) -> tuple[tuple[Fraction, Dossier], ...]:
    """The dossier at each percentage, its own percentage always among them, ascending."""
    wanted = sorted({*percents, dossier.frame.rules.cap_percent})
    return tuple((percent, with_percent(dossier, percent)) for percent in wanted)
