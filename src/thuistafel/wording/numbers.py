"""Values as a Dutch reader writes them: 1.032, 22,334, – for unknown; or as the language now spoken does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from thuistafel.core.claims import Interval, Place
from thuistafel.wording.language import DUTCH, language, translated

UNKNOWN = "–"
DECIMALS = 3
MARKS = {"nl": (".", ","), "en": (",", ".")}
"""Between thousands and before decimals, per language."""
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def number(value: int | Fraction | None) -> str:
    """A count or an exact fraction; fractions to three decimals, half up, without zeros that say nothing.

    >>> number(1032), number(Fraction(68, 3)), number(Fraction(273, 5)), number(-59), number(None)
    ('1.032', '22,667', '54,6', '−59', '–')
    """
    if value is None:
        return UNKNOWN
    thousandths = _half_up(abs(value) * 10**DECIMALS)
    whole, rest = divmod(thousandths, 10**DECIMALS)
    thousands, point = MARKS[language()]
    grouped = f"{whole:,}".replace(",", thousands)
    tail = f"{rest:0{DECIMALS}d}"
    if Fraction(thousandths, 10**DECIMALS) == abs(value):
        tail = tail.rstrip("0")
    sign = "−" if value < 0 and thousandths else ""
    return f"{sign}{grouped}{point}{tail}" if tail else f"{sign}{grouped}"


def _half_up(value: Fraction | int) -> int:
    return int((2 * value + 1) // 2)


def written(value: object) -> str:
    """Any value of a `Reason` as text; what is text already stays as it is.

    >>> written(("Delft", "Rijswijk", "Westland")), written(Interval(62, 101)), written(date(2030, 12, 31))
    ('Delft, Rijswijk en Westland', '62–101', '31-12-2030')
    """
    match value:
        case bool():
            return translated("ja") if value else translated("nee")
        case int() | Fraction() | None:
            return number(value)
        case str():
            return str(value)
        case date():
            return day(value)
        case Interval():
            return interval(value)
        case Place():
            return place(value)
        case tuple() | list() | set() | frozenset():
            words = list(map(written, value))
            return listing(sorted(words) if isinstance(value, set | frozenset) else words) if words else UNKNOWN
    return str(value)


def day(value: date) -> str:
    """`31-12-2030`; elsewhere with the month in letters, for the order of the numbers differs per country."""
    if language() == DUTCH:
        return f"{value.day}-{value.month}-{value.year}"
    return f"{value.day} {month(value.month)} {value.year}"


def month(number: int) -> str:
    """The name of a month, 1 for January."""
    return translated(MONTHS[number - 1])


def interval(value: Interval) -> str:
    """`16–35`, or one number when both ends are equal."""
    return f"{number(value.low)}–{number(value.high)}" if value.width else number(value.low)


def listing(words: Sequence[str]) -> str:
    """`Den Haag, Delft en Zoetermeer`; empty for no words."""
    *first, last = words or [""]
    return translated("{first} en {last}").format(first=", ".join(first), last=last) if first else last


def place(value: Place) -> str:
    """Where a number stands, as someone would look it up.

    >>> place(Place("uitstroom.csv", row=12, column="aantal"))
    'uitstroom.csv, rij 12, kolom aantal'
    """
    parts = [value.file]
    if value.sheet:
        parts.append(translated("blad {sheet}").format(sheet=value.sheet))
    if value.cell:
        return ", ".join((*parts, translated("cel {cell}").format(cell=value.cell)))
    if value.row:
        parts.append(translated("rij {row}").format(row=value.row))
    if value.column:
        parts.append(translated("kolom {column}").format(column=value.column))
    return ", ".join(parts)
