"""A row's count, ends and grade to one claim (contract rules 1 and 2, and its paragraph on `kwaliteit`)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction

from thuistafel.core.claims import Claim, Grade, Interval, Unit, range_for
from thuistafel.core.dossier import cells
from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.core.dossier.model import Amount, Row

COUNT_COLUMNS = ("aantal", "laag", "hoog")


@dataclass(frozen=True, slots=True)
class Count:
    """Value and ends as written; what is None was not."""

    value: int | None
    low: int | None
    high: int | None
    approximate: bool


def claim_from(row: Row, findings: Findings, *, unit: Unit, forecast: bool) -> Claim | None:
    """The claim a row makes in its own unit; None when it holds no number (empty is a warning, n.v.t. is not).

    `forecast` is true of what has not happened yet.
    """
    if not applies(row):
        return None
    count = _count(row)
    if count is None:
        findings.warn(row, "count_not_delivered")
        return None
    grade = _grade(row, findings, count, forecast)
    value, interval = _reach(row, findings, count, grade)
    return Claim(
        value=value,
        range=interval,
        grade=grade,
        source=cells.text(row, "bron"),
        reference_date=cells.day(row, "peildatum"),
        places=(row.place_of("aantal"),),
        unit=unit,
        definition=cells.text(row, "definitie"),
    )


def applies(row: Row) -> bool:
    """Whether none of the counts says n.v.t."""
    return all(cell.applies for cell in (row.cells.get(name) for name in COUNT_COLUMNS) if isinstance(cell, Amount))


def _count(row: Row) -> Count | None:
    amount = _amount(row, "aantal")
    low, high = _amount(row, "laag"), _amount(row, "hoog")
    count = Count(
        value=_middle(amount) if amount.value is None else amount.value,
        low=amount.low if low.value is None else low.value,
        high=amount.high if high.value is None else high.value,
        approximate=amount.approximate or low.approximate or high.approximate,
    )
    stated = [number for number in (count.value, count.low, count.high) if number is not None]
    for number in stated:
        cells.within_reason("aantal", number)
    return count if stated else None


def _middle(amount: Amount) -> int | None:
    """What `10-15` stands for: the middle, half to even."""
    return None if amount.low is None or amount.high is None else round(Fraction(amount.low + amount.high, 2))


def _amount(row: Row, column: str) -> Amount:
    cell = row.cells.get(column, Amount())
    if isinstance(cell, int):
        return Amount(cell)
    if not isinstance(cell, Amount):
        raise Refused(column, "no_count", given=str(cell))
    return cell


def _grade(row: Row, findings: Findings, count: Count, forecast: bool) -> Grade:
    grade = _grade_written(row)
    if grade is Grade.PLAN and row.is_sent:
        findings.warn(row, "plan_value_in_sent_file")
        grade = Grade.REGISTERED
    if count.approximate:
        grade = max(grade, Grade.ESTIMATE, key=lambda each: each.rank)
    if grade is Grade.COUNTED and forecast:
        findings.warn(row, "forecast_cannot_be_counted")
        grade = Grade.REGISTERED
    return grade


def _grade_written(row: Row) -> Grade:
    written = cells.text(row, "kwaliteit").upper()
    if not written:
        return Grade.REGISTERED if cells.text(row, "bron") else Grade.ESTIMATE
    if written not in set(Grade):
        raise Refused("kwaliteit", "unknown_grade", given=written, allowed=", ".join(Grade))
    return Grade(written)


def _reach(row: Row, findings: Findings, count: Count, grade: Grade) -> tuple[int, Interval]:
    _check_order(count)
    value = _value(count)
    if grade is Grade.PLAN:
        if {count.low, count.high} - {None, value}:
            findings.warn(row, "plan_value_has_range", value=value)
        return value, Interval.exactly(value)
    if count.low is not None and count.high is not None:
        return value, Interval(count.low, count.high)
    if grade is Grade.UNKNOWN:
        raise Refused("kwaliteit", "grade_e_needs_ends")
    derived = range_for(value, grade)
    return value, Interval(
        derived.low if count.low is None else count.low, derived.high if count.high is None else count.high
    )


def _check_order(count: Count) -> None:
    low = 0 if count.low is None else count.low
    high = cells.MOST if count.high is None else count.high
    if low > high:
        raise Refused("laag", "low_above_high", low=low, high=high)
    if count.value is not None and not low <= count.value <= high:
        raise Refused("aantal", "count_outside_ends", value=count.value, low=count.low, high=count.high)


def _value(count: Count) -> int:
    """The value, else the middle of both ends, half to even."""
    if count.value is not None:
        return count.value
    middle = _middle(Amount(low=count.low, high=count.high))
    if middle is None:
        raise Refused("aantal", "one_end_needs_value")
    return middle


def in_households(claim: Claim, persons_per_household: Fraction | None) -> Claim:
    """A claim in persons as households: the value rounded half up, the low end down, the high end up."""
    if claim.unit is not Unit.PERSONS:
        return claim
    if persons_per_household is None:
        raise Refused("eenheid", "persons_without_factor")
    value = math.floor(claim.value / persons_per_household + Fraction(1, 2))
    ends = Interval(
        math.floor(claim.range.low / persons_per_household), math.ceil(claim.range.high / persons_per_household)
    )
    interval = Interval.exactly(value) if claim.grade is Grade.PLAN else ends
    return replace(claim, value=value, range=interval, unit=Unit.HOUSEHOLDS)
