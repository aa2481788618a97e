"""Months as people write them: by name or the start of it, Dutch or English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from thuistafel.exchange.delivery.vocabulary import listed, plain

MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
"""How a month begins."""
_WORDS = (
    "jan, januari", "feb, februari, febr", "mrt, maart, mar", "apr, april", "mei, may", "jun, juni", "jul, juli",
    "aug, augustus", "sep, september, sept", "okt, oktober, oct", "nov, november", "dec, december",
)  # fmt: skip


def month_named(text: str) -> int:
    """1 to 12, or 0 when the text is no name of a month: what a heading must be.

    >>> month_named("mrt."), month_named("maartactie")
    (3, 0)
    """
    return month_words().get(plain(text), 0)


def month_begun(word: str) -> int:
    """1 to 12 by the first three letters, or 0: enough beside a day or a year, and in a column of months."""
    return _starts().get(word.casefold()[:3], 0)


def month_word(number: int) -> str:
    """The shortest name of a month; '' when there is no such month."""
    return listed(_WORDS[number - 1])[0] if 1 <= number <= len(_WORDS) else ""


@cache
def month_words() -> Mapping[str, int]:
    """Every name of a month to its number."""
    return {word: number for number, words in enumerate(_WORDS, start=1) for word in listed(words)}


@cache
def _starts() -> Mapping[str, int]:
    return {word[:3]: number for word, number in month_words().items()}
