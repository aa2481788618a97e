"""Agreed against real during the year (W20)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.errors import ThuistafelError


class Signal(StrEnum):
    """How the pace is; the thresholds are an agreement (95 and 80 percent of the norm)."""

    ON_COURSE = "op koers"
    ATTENTION = "let op"
    BEHIND = "achter"


@dataclass(frozen=True, slots=True)
class Pace:
    """Where an agreement stands after some periods.

    `norm` should have been realised by now, `share` is realised ÷ norm (None while nothing is due),
    `needed_per_period` reaches the agreement in what is left (None when no period is left).
    """

    norm: Fraction
    share: Fraction | None
    signal: Signal
    so_far_per_period: Fraction | None
    needed_per_period: Fraction | None


def pace(agreed: int, realised: int, passed: int, periods: int = 4, on_course: int = 95, behind: int = 80) -> Pace:
    """The pace after `passed` of `periods` equal periods, against a linear norm; thresholds in percent.

    >>> half_year = pace(agreed=103, realised=38, passed=2)
    >>> half_year.signal.value, half_year.needed_per_period
    ('achter', Fraction(65, 2))
    """
    if not 0 <= passed <= periods or periods < 1:
        raise ThuistafelError("pace_periods", passed=passed, periods=periods)
    norm = Fraction(agreed * passed, periods)
    share = realised / norm if norm else None
    left = periods - passed
    return Pace(
        norm=norm,
        share=share,
        signal=_signal(share, on_course, behind),
        so_far_per_period=Fraction(realised, passed) if passed else None,
        needed_per_period=Fraction(max(0, agreed - realised), left) if left else None,
    )


def _signal(share: Fraction | None, on_course: int, behind: int) -> Signal:
    if share is None or share * 100 >= on_course:
        return Signal.ON_COURSE
    return Signal.ATTENTION if share * 100 >= behind else Signal.BEHIND
