"""Claims: numbers as someone stated them, with range, grade, source and place (contract rules 1 and 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.errors import ThuistafelError


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
    """Where a number stands: file, sheet (workbooks), row as a spreadsheet counts it, column name.

    `cell` is the spreadsheet's own name of it (`F14`, or `F14, F15` of a sum) in files whose columns have other names.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    cell: str = ""


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
    """One number as one source states it; `range` is what the source holds possible.

    `parts` are what it is the sum of when it stood under several names (contract rule 3).
    """

    value: int
    range: Interval
    grade: Grade
    source: str = ""
    reference_date: date | None = None
    places: tuple[Place, ...] = ()
    unit: Unit = Unit.HOUSEHOLDS
    definition: str = ""
    parts: tuple[Claim, ...] = ()


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


def range_for(value: int, grade: Grade) -> Interval:
    """What a number of this grade may be: low end down, high end up, never below 0 (contract rule 2).

    Raises `grade_needs_ends` for grade E, which says nothing about its own width.

    >>> range_for(42, Grade.REGISTERED)
    Interval(low=37, high=47)
    """
    if grade is Grade.UNKNOWN:
        raise ThuistafelError("grade_needs_ends", value=value)
    return widened(Interval.exactly(value), WIDTHS[grade])


def widened(interval: Interval, share: Fraction) -> Interval:
    """The interval with `share` of each end added outside it, rounded away from the middle, never below 0."""
    part, whole = share.numerator, share.denominator
    low, high = interval.low * (whole - part) // whole, -(interval.high * (whole + part) // -whole)
    return Interval(max(0, low), high)


def working_value(claims: Iterable[Claim]) -> WorkingValue:
    """The one number to calculate with, never an average (W10, contract rule 1).

    Ranges that all overlap: the best-graded claim with its own range. Otherwise the most recent claim, with the hull
    of all ranges. Needs at least one claim.
    """
    ordered = tuple(sorted(claims, key=_best_first))
    if not ordered:
        raise ThuistafelError("no_claims")
    if len(ordered) == 1:
        return _decided(ordered, Status.SINGLE, ordered[0], ordered[0].range)
    lowest_high = min(claim.range.high for claim in ordered)
    if max(claim.range.low for claim in ordered) <= lowest_high:
        return _decided(ordered, Status.COMPATIBLE, ordered[0], ordered[0].range)
    return _decided(ordered, Status.CONFLICTING, min(ordered, key=_newest_first), _hull(ordered))


def union(first: Interval, second: Interval, overlap: Interval | None = None) -> Interval:
    """How many there are together when two counts may hold the same people (W11).

    `overlap` is how many may be in both; None is not known: from nobody to everybody of the smaller.
    Raises `overlap_impossible` when more would be shared than one of them can hold.

    >>> union(Interval.exactly(30), Interval.exactly(18))
    Interval(low=30, high=48)
    """
    shared_at_most = min(first.high, second.high)
    shared = Interval(0, shared_at_most) if overlap is None else overlap
    if shared.low > shared_at_most:
        raise ThuistafelError("overlap_impossible", overlap=shared.low, smallest=shared_at_most)
    least_shared = min(max(shared.low, min(first.low, second.low)), shared.high)
    low = max(first.low, least_shared) + max(second.low, least_shared) - least_shared
    return Interval(low, first.high + second.high - shared.low)


def _decided(claims: tuple[Claim, ...], status: Status, decisive: Claim, interval: Interval) -> WorkingValue:
    return WorkingValue(decisive.value, interval, status, decisive, claims)


def _hull(claims: Iterable[Claim]) -> Interval:
    ranges = [claim.range for claim in claims]
    return Interval(min(each.low for each in ranges), max(each.high for each in ranges))


def _age(claim: Claim) -> int:
    return -claim.reference_date.toordinal() if claim.reference_date else 0


def _rest(claim: Claim) -> tuple[object, ...]:
    """What is left to order by, so that the order of the rows never matters."""
    return (claim.source, claim.value, claim.range, claim.unit, claim.definition, claim.places)


def _best_first(claim: Claim) -> tuple[object, ...]:
    return (claim.grade.rank, _age(claim), *_rest(claim))


def _newest_first(claim: Claim) -> tuple[object, ...]:
    return (_age(claim), claim.grade.rank, *_rest(claim))
