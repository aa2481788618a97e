"""Statutory tasks for permit holders (art. 29 Huisvestingswet 2014): the published figure, and its check."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.regions import Municipality, Register


class Rounding(StrEnum):
    """How an exact task becomes whole; downward meets every published figure known to us."""

    DOWN = "omlaag"
    UP = "omhoog"
    HALF_UP = "rekenkundig"


@dataclass(frozen=True, slots=True)
class StatutoryTask:
    """A municipality's calculated task for one half-year, in persons."""

    code: str
    name: str
    inhabitants: int
    reference_date: date
    exact: Fraction
    task: int


@dataclass(frozen=True, slots=True)
class Obligation:
    """A task as published, in persons; `backlog` is what was left before (below 0: ahead).

    A revision counts from its day on; until then the first published figure does.
    """

    code: str
    period: str
    published: int
    revised_to: int | None = None
    revised_on: date | None = None
    backlog: int = 0

    def in_force(self, day: date) -> int:
        """The published task on `day`."""
        if self.revised_to is None or (self.revised_on is not None and day < self.revised_on):
            return self.published
        return self.revised_to

    def to_do(self, day: date) -> int:
        """The task in force with what was left before; never below 0."""
        return max(0, self.in_force(day) + self.backlog)


@dataclass(frozen=True, slots=True)
class Check:
    """The calculation beside the published figure, which stays the claim."""

    calculated: int
    published: int

    @property
    def difference(self) -> int:
        """Published minus calculated."""
        return self.published - self.calculated


def reference_day(period: str) -> date:
    """The day whose inhabitants count: 1 January of the calendar year before the half-year.

    >>> reference_day("2022-II")
    datetime.date(2021, 1, 1)
    """
    match = re.fullmatch(r"([12]\d{3})-(I|II)", period.strip().upper())
    if match is None:
        raise ThuistafelError("period_unreadable", given=period)
    return date(int(match[1]) - 1, 1, 1)


def statutory_tasks(
    national: int, period: str, register: Register, rounding: Rounding = Rounding.DOWN
) -> tuple[StatutoryTask, ...]:
    """National task × inhabitants ÷ inhabitants of the Netherlands, by CBS code, for every municipality of that day.

    Municipalities whose inhabitants on that day are not known are left out. The tasks need not sum to the national
    task: each is rounded on its own. Errors: period_unreadable, national_negative, inhabitants_unknown.
    """
    if national < 0:
        raise ThuistafelError("national_negative", given=national)
    day = reference_day(period)
    people = register.netherlands.get(day.year)
    if not people:
        raise ThuistafelError("inhabitants_unknown", day=day.isoformat(), period=period)
    there = {municipality.code: municipality for municipality in register.municipalities if municipality.exists_on(day)}
    return tuple(
        _task(there[code], register.inhabitants[code][day.year], day, Fraction(national, people), rounding)
        for code in sorted(there)
        if day.year in register.inhabitants.get(code, {})
    )


def check(obligation: Obligation, calculated: StatutoryTask, day: date) -> Check:
    """The published figure in force on `day` beside what the law's key gives."""
    return Check(calculated.task, obligation.in_force(day))


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """The whole number an exact task becomes.

    >>> [rounded(Fraction(323, 2), way) for way in Rounding]
    [161, 162, 162]
    """
    if rounding is Rounding.DOWN:
        return floor(exact)
    return ceil(exact) if rounding is Rounding.UP else floor(exact + Fraction(1, 2))


def _task(municipality: Municipality, inhabitants: int, day: date, rate: Fraction, rounding: Rounding) -> StatutoryTask:
    exact = inhabitants * rate
    return StatutoryTask(municipality.code, municipality.name, inhabitants, day, exact, rounded(exact, rounding))
