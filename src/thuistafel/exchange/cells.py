"""Reading one cell: text or spreadsheet value in, typed value or a reason for quarantine out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from thuistafel.core.dossier import Amount
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.raw import Raw, is_blank, text_of
from thuistafel.exchange.tables import Column, Kind

CellValue = str | int | date | Fraction | Amount

HIGHEST_COUNT = 10_000_000
LONGEST_TEXT = 32_767
FIRST_YEAR, LAST_YEAR = 1900, 2200
# Excel counts a 29 February 1900 that never was: serials are right from 1 March 1900 (61) on.
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465

_PLAIN = r"(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)"
_COUNT = re.compile(rf"({_PLAIN})", re.ASCII)
_RANGE = re.compile(rf"({_PLAIN})\s*(?:-|–|—|tot(?: en met)?|t/m)\s*({_PLAIN})", re.ASCII | re.IGNORECASE)
_BELOW = re.compile(rf"(<=|≤|<|minder dan|hoogstens|maximaal)\s*({_PLAIN})", re.ASCII | re.IGNORECASE)
_ABOUT = re.compile(rf"(?:ca\.?|circa|ongeveer|plm\.?|±|~)\s*({_PLAIN})", re.ASCII | re.IGNORECASE)
_NOT_APPLICABLE = {"n.v.t.", "n.v.t", "nvt", "niet van toepassing"}
_NOT_DELIVERED = {"-", "–", "—", "?", "onbekend", "niet geleverd", "n.b.", "nb"}
_GROUPING = re.compile(r"[.\u00a0\u202f ]")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_DECIMAL = re.compile(r"([+-]?)(\d{1,500})(?:[.,](\d{1,500}))?", re.ASCII)
# A rounding balance keeps its exact denominator, which grows with the years.
_RATIO = re.compile(r"([+-]?\d{1,500})\s*/\s*(\d{1,500})", re.ASCII)
# Control signs, what reverses the reading direction, halves of signs and what is no sign at all.
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
# No language puts so many accents on one letter; a tagged PDF cannot hold them either.
_STACKED = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds; `value` None is nothing; `remark` when it was read as something else than stood there."""

    value: CellValue | None
    remark: Reason | None = None


EMPTY = Cell(None)


def read_cell(raw: Raw, column: Column) -> Cell | Reason:
    """The cell under `column`, or why it cannot be read (its sentence and remedy are in `wording.reading`)."""
    if is_blank(raw):
        return EMPTY
    if isinstance(raw, str) and (problem := _unreadable(raw)):
        return problem
    return _READERS[column.kind](raw, column)


def _unreadable(text: str) -> Reason | None:
    if len(text) > LONGEST_TEXT:
        return because("cell_too_long", length=len(text), limit=LONGEST_TEXT)
    if _STACKED.search(text):
        return because("cell_has_stacked_marks")
    return because("cell_has_control_character") if UNREADABLE.search(text) else None


def _text(raw: Raw, column: Column) -> Cell:
    return Cell(text_of(raw).strip())


def _choice(raw: Raw, column: Column) -> Cell:
    written = text_of(raw).strip()
    known = {choice.casefold(): choice for choice in column.choices}
    return Cell(known.get(written.casefold().replace(" ", "_"), known.get(written.casefold(), written)))


def _count(raw: Raw, column: Column) -> Cell | Reason:
    if not isinstance(raw, str):
        return _number(raw, because("count_not_whole"), lambda whole: Amount(value=whole))
    text = raw.strip()
    if text.casefold() in _NOT_APPLICABLE:
        return Cell(Amount(applies=False))
    if text.casefold() in _NOT_DELIVERED:
        return Cell(None, because("read_as_not_delivered"))
    for pattern, reader in _COUNTS:
        if match := pattern.fullmatch(text):
            return reader(match)
    return _why_no_count(text)


def _number(raw: Raw, otherwise: Reason, made: Callable[[int], CellValue]) -> Cell | Reason:
    """A whole, plausible number out of a spreadsheet cell."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return because("number_expected")
    if raw != raw or abs(raw) > HIGHEST_COUNT:
        return because("count_absurd", limit=HIGHEST_COUNT)
    if raw < 0:
        return because("count_negative")
    return Cell(made(int(raw))) if raw == int(raw) else otherwise


def _whole_text(digits: str) -> int | None:
    """The digits without thousands separators; None beyond the highest count."""
    bare = _GROUPING.sub("", digits).lstrip("0") or "0"
    return int(bare) if len(bare) <= len(str(HIGHEST_COUNT)) and int(bare) <= HIGHEST_COUNT else None


def _exact(match: re.Match[str]) -> Cell | Reason:
    value = _whole_text(match[1])
    if value is None:
        return because("count_absurd", limit=HIGHEST_COUNT)
    grouped = _GROUPING.search(match[1]) is not None
    return Cell(Amount(value=value), because("thousands_read", value=value) if grouped else None)


def _between(match: re.Match[str]) -> Cell | Reason:
    low, high = _whole_text(match[1]), _whole_text(match[2])
    if low is None or high is None:
        return because("count_absurd", limit=HIGHEST_COUNT)
    return Cell(Amount(low=low, high=high)) if low <= high else because("range_reversed", low=low, high=high)


def _below(match: re.Match[str]) -> Cell | Reason:
    """`<5` is 1 to 4 (who writes it counted someone); `≤5` does not say so: 0 to 5."""
    limit = _whole_text(match[2])
    if limit is None:
        return because("count_absurd", limit=HIGHEST_COUNT)
    if match[1].casefold() not in {"<", "minder dan"}:
        return Cell(Amount(low=0, high=limit))
    return Cell(Amount(low=1, high=limit - 1)) if limit > 1 else because("range_empty")


def _about(match: re.Match[str]) -> Cell | Reason:
    value = _whole_text(match[1])
    return (
        because("count_absurd", limit=HIGHEST_COUNT) if value is None else Cell(Amount(value=value, approximate=True))
    )


_COUNTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Cell | Reason]], ...] = (
    (_COUNT, _exact),
    (_RANGE, _between),
    (_BELOW, _below),
    (_ABOUT, _about),
)


def _why_no_count(text: str) -> Reason:
    if re.fullmatch(r"[-−–]\s*\d[\d.,]*", text, re.ASCII):
        return because("count_negative")
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text, re.ASCII):
        return because("comma_ambiguous")
    if re.fullmatch(r"\d+[.,]\d+", text, re.ASCII):
        return because("count_not_whole")
    if re.fullmatch(r"\d+([.,]\d+)?e[+-]?\d+", text, re.ASCII | re.IGNORECASE):
        return because("count_scientific")
    if text.startswith("#"):
        return because("cell_is_error")
    return because("number_expected")


def _whole(raw: Raw, column: Column) -> Cell | Reason:
    if not isinstance(raw, str):
        return _number(raw, because("count_not_whole"), lambda whole: whole)
    read = _count(raw, column)
    if isinstance(read, Reason) or read.value is None:
        return read
    amount = read.value
    exact = isinstance(amount, Amount) and amount.value is not None and not amount.approximate
    return Cell(amount.value) if exact and isinstance(amount, Amount) else because("number_expected")


def _year(raw: Raw, column: Column) -> Cell | Reason:
    text = text_of(raw).strip()
    if re.fullmatch(r"\d{4}", text, re.ASCII) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return Cell(int(text))
    return because("year_expected", first_year=FIRST_YEAR, last_year=LAST_YEAR)


def _date(raw: Raw, column: Column) -> Cell | Reason:
    if isinstance(raw, date):
        return Cell(raw) if raw.year >= FIRST_YEAR else because("date_expected")
    if not isinstance(raw, str):
        return _serial(raw)
    text = raw.strip()
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DUTCH.fullmatch(text):
        day, month = int(match[1]), int(match[3])
        # 3/4/2026 is 3 April to a Dutch reader and 4 March to an American spreadsheet
        unclear = match[2] == "/" and day <= 12 and month <= 12 and day != month
        return because("date_ambiguous") if unclear else _day(int(match[4]), month, day)
    return because("date_expected")


def _day(year: int, month: int, day: int) -> Cell | Reason:
    if year < FIRST_YEAR:
        return because("date_expected")
    try:
        return Cell(date(year, month, day))
    except ValueError:
        return because("date_impossible")


def _serial(raw: int | float | bool) -> Cell | Reason:
    if isinstance(raw, bool) or raw != raw or not _FIRST_SERIAL <= raw <= _LAST_SERIAL or raw != int(raw):
        return because("date_expected")
    day = _SERIAL_ZERO + timedelta(days=int(raw))
    return Cell(day, because("serial_read_as_date", day=day.isoformat()))


def _decimal(text: str) -> Fraction | None:
    match = _DECIMAL.fullmatch(text)
    if not match:
        return None
    value = Fraction(f"{match[2]}.{match[3] or '0'}")
    return -value if match[1] == "-" else value


def _percent(raw: Raw, column: Column) -> Cell | Reason:
    if isinstance(raw, bool | date):
        return because("percent_expected")
    value = _decimal(text_of(raw).strip().removesuffix("%").strip())
    if value is None or not 0 <= value <= 100:
        return because("percent_expected")
    return Cell(value)


def _fraction(raw: Raw, column: Column) -> Cell | Reason:
    if isinstance(raw, bool | date):
        return because("fraction_expected")
    text = text_of(raw).strip().replace("−", "-")
    if match := _RATIO.fullmatch(text):
        below = int(match[2])
        return Cell(Fraction(int(match[1]), below)) if below else because("fraction_expected")
    value = _decimal(text)
    return because("fraction_expected") if value is None else Cell(value)


_READERS: Mapping[Kind, Callable[[Raw, Column], Cell | Reason]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.COUNT: _count,
    Kind.WHOLE: _whole,
    Kind.YEAR: _year,
    Kind.DATE: _date,
    Kind.PERCENT: _percent,
    Kind.FRACTION: _fraction,
}
