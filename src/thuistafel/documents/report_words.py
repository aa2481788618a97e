"""Numbers and names as text, and the sentences of the report filled with them."""

from __future__ import annotations

from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.wording import SENTENCES, numbers
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import listing, number

__all__ = [
    "count",
    "decimal",
    "homes",
    "households",
    "interval",
    "lettings",
    "listing",
    "number",
    "percent",
    "places",
    "say",
]


def say(code: str, **values: str | int) -> str:
    """The report sentence of `code`, starting with a capital when it ends with a full stop; KeyError if unknown."""
    text = translated(SENTENCES[code]).format(
        **{name: number(value) if isinstance(value, int) else value for name, value in values.items()}
    )
    return text[:1].upper() + text[1:] if text.endswith(".") else text


def decimal(value: Fraction, places: int) -> str:
    """A fraction to so many decimals, half up; zeros at the end go.

    >>> decimal(Fraction(44, 10), 1), decimal(Fraction(207, 307) * 100, 0)
    ('4,4', '67')
    """
    return number(Fraction((value * 10**places * 2 + 1) // 2, 10**places))


def percent(value: Fraction) -> str:
    """A percentage as agreed, e.g. `10%` or `8,1%`."""
    return f"{number(value)}%"


def homes(value: int | None) -> str:
    """`1 woning`, `80 woningen`."""
    return count(value, "woning", "woningen")


def households(value: int | None) -> str:
    """`1 huishouden`, `760 huishoudens`."""
    return count(value, "huishouden", "huishoudens")


def places(value: int | None) -> str:
    """`1 plaats`, `39 plaatsen`."""
    return count(value, "plaats", "plaatsen")


def lettings(value: int | None) -> str:
    """`1 verhuring`, `1.032 verhuringen`."""
    return count(value, "verhuring", "verhuringen")


def count(value: int | None, one: str, many: str) -> str:
    """A number with its noun in the right number; both are given in Dutch."""
    return f"{number(value)} {translated(one if value == 1 else many)}"


def interval(band: Interval | None) -> str:
    """`16–35`, or one number when both ends are equal; empty when there is none."""
    return numbers.interval(band) if band else ""
