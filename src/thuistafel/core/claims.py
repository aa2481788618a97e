"""Claims: numbers as someone stated them, with range, grade, source and place (contract rules 1 and 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Grade(StrEnum):
    """How a number came about; the order of declaration is best first."""

    PLAN = "P"
    COUNTED = "A"
    REGISTERED = "B"
    ESTIMATE = "C"
    GUESS = "D"
    UNKNOWN = "E"

    @property
    def rank(self) -> int:
        """0 is best."""
        return list(Grade).index(self)


class Unit(StrEnum):
    """What is counted; units are never added to each other."""

    HOUSEHOLDS = "huishoudens"
    PERSONS = "personen"
    HOMES = "woningen"


class Status(StrEnum):
    """How the claims on one subject relate."""

    SINGLE = "enig"
    COMPATIBLE = "verenigbaar"
    CONFLICTING = "strijdig"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a number stands: file, sheet (workbooks), row as a spreadsheet counts it, column name."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    @classmethod
    def exactly(cls, value: int) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    @property
    def width(self) -> int:
        """How many steps from low to high; 0 when it is one number."""
        return self.high - self.low

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __contains__(self, value: int) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Claim:
    """One number as one source states it; `range` is what the source holds possible."""

    value: int
    range: Interval
    grade: Grade
    source: str = ""
    reference_date: date | None = None
    places: tuple[Place, ...] = ()
    unit: Unit = Unit.HOUSEHOLDS
    definition: str = ""


@dataclass(frozen=True, slots=True)
class WorkingValue:
    """The number a subject is calculated with: the deciding claim, the range, and all claims behind it."""

    value: int
    range: Interval
    status: Status
    decided_by: Claim
    claims: tuple[Claim, ...]


WIDTHS = {
    Grade.PLAN: Fraction(0),
    Grade.COUNTED: Fraction(0),
    Grade.REGISTERED: Fraction(10, 100),
    Grade.ESTIMATE: Fraction(25, 100),
    Grade.GUESS: Fraction(50, 100),
}
