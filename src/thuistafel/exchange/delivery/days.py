"""Days and years as people write them: `1 mrt '26`, `maart 2023`, `2024-Q4`, `'23`, `2023/2024`."""

from __future__ import annotations

import re
from datetime import date

from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import FIRST_YEAR, LAST_YEAR, read_cell
from thuistafel.exchange.delivery.amounts import Value, asking, cleaned
from thuistafel.exchange.delivery.months import month_begun
from thuistafel.exchange.raw import Raw, text_of
from thuistafel.exchange.tables import Column, Kind

_DATE = Column("", Kind.DATE, "")
_YEAR = Column("", Kind.YEAR, "")
_WRITTEN = re.compile(r"(\d{1,2})(?:e|ste)?[ -]([a-z]{3,9})\.?[ -]'?(\d{2}|\d{4})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"([a-z]{2,9})\.?[ -]'?(\d{2}|\d{4})", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[-/](\d{4})")
_QUARTER_YEAR = re.compile(r"(\d{4})[- ]?[qk]([1-4])|[qk]([1-4])[- ]?(\d{4})", re.IGNORECASE)
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2'?(\d{2})")
_PARTS = {"begin": 1, "voorjaar": 3, "medio": 7, "zomer": 6, "najaar": 9, "eind": 12, "in": 1}
_BARE_YEAR = re.compile(r"(\d{4})")
_SHORT_YEAR = re.compile(r"['’‘`]?(\d{2})")
_TWO_YEARS = re.compile(r"(\d{4})\s*[/–-]\s*(?:\d{4}|\d{2})")
_YEAR_IN_WORDS = re.compile(r"\D{0,40}?\b(\d{4})\b\D{0,40}")
CENTURY = 2000


def read_day(raw: Raw) -> Value | Reason:
    """A day; what names only a month, quarter or year is its first day, and asked."""
    text = cleaned(raw) if isinstance(raw, str) else raw
    outcome = read_cell(text, _DATE)
    if not isinstance(outcome, Reason):
        return Value(outcome.value, outcome.remark)
    if not isinstance(text, str) or outcome.code != "date_expected":
        return outcome
    return _written_day(text) or _short_day(text) or _first_day(text) or outcome


def _written_day(text: str) -> Value | Reason | None:
    match = _WRITTEN.fullmatch(text)
    month = month_begun(match[2]) if match else 0
    if not match or not month:
        return None
    return _made(_full(match[3]), month, int(match[1]))


def _short_day(text: str) -> Value | Reason | None:
    """`1-4-26` is day first; `3/4/26` may be American."""
    match = _SHORT.fullmatch(text)
    if not match:
        return None
    day, month = int(match[1]), int(match[3])
    if match[2] == "/" and day <= 12 and month <= 12 and day != month:
        return because("date_ambiguous")
    return _made(_full(match[4]), month, day)


def _first_day(text: str) -> Value | Reason | None:
    year, month = _year_and_month(text)
    if year is None or month is None:
        return None
    read = _made(year, month, 1)
    return read if isinstance(read, Reason) else Value(read.value, doubt=asking("day_not_written", day=read.value))


def _year_and_month(text: str) -> tuple[int | None, int | None]:
    if match := _MONTH_YEAR.fullmatch(text):
        return _full(match[2]), _PARTS.get(match[1].casefold()) or month_begun(match[1]) or None
    if match := _MONTH_NUMBER.fullmatch(text):
        return int(match[1] or match[4]), int(match[2] or match[3])
    if match := _QUARTER_YEAR.fullmatch(text):
        return int(match[1] or match[4]), 3 * int(match[2] or match[3]) - 2
    match = _BARE_YEAR.fullmatch(text)
    return (int(match[1]), 1) if match else (None, None)


def _full(year: str) -> int:
    return int(year) + (CENTURY if len(year) == 2 else 0)


def _made(year: int, month: int, day: int) -> Value | Reason:
    try:
        made = date(year, month, day)
    except ValueError:
        return because("date_impossible")
    return Value(made, because("read_as_date", day=made)) if year >= FIRST_YEAR else because("date_expected")


def read_year(raw: Raw) -> Value | Reason:
    """A calendar year; of a school year or budget year the first, and asked."""
    if isinstance(raw, date):
        return Value(raw.year, because("year_of_date", year=raw.year))
    text = cleaned(text_of(raw))
    outcome = read_cell(text, _YEAR)
    if not isinstance(outcome, Reason):
        return Value(outcome.value)
    if match := _SHORT_YEAR.fullmatch(text):
        return Value(_full(match[1]), because("year_in_full", year=_full(match[1])))
    if match := _TWO_YEARS.fullmatch(text):
        return _asked_year(match[1], text) or outcome
    match = _YEAR_IN_WORDS.fullmatch(text)
    return (_asked_year(match[1], text) if match else None) or outcome


def _asked_year(digits: str, text: str) -> Value | None:
    year = int(digits)
    plausible = FIRST_YEAR <= year <= LAST_YEAR
    return Value(year, doubt=asking("year_asked", written=text, year=year)) if plausible else None
