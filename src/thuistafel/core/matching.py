"""Homes by rooms against households by what they need: the most housed, with the tightest fit (W9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from thuistafel.core.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class Fit:
    """`count` households that need `needed` rooms live in homes of `rooms`."""

    needed: int
    rooms: int
    count: int


@dataclass(frozen=True, slots=True)
class Match:
    """Who fits where; `short` per needed rooms, `left` homes per rooms, `why` what is short in words."""

    fits: tuple[Fit, ...]
    short: Mapping[int, int] = field(default_factory=dict)
    left: Mapping[int, int] = field(default_factory=dict)
    why: tuple[Reason, ...] = ()

    @property
    def housed(self) -> int:
        """Households with a home that fits."""
        return sum(fit.count for fit in self.fits)


def match_rooms(households: Mapping[int, int], homes: Mapping[int, int]) -> Match:
    """House as many as possible, wasting as few rooms as possible; a home fits when it has at least the rooms needed.

    Who needs most goes first and takes the smallest home that fits: what fits the larger household fits every smaller
    one too, so this never costs a place.

    >>> match_rooms({1: 8, 4: 6}, {2: 10, 4: 4}).short
    {4: 2}
    """
    left = Counter(homes)
    fits: list[Fit] = []
    short: dict[int, int] = {}
    for needed in sorted(households, reverse=True):
        waiting = households[needed]
        for rooms in sorted(size for size in left if size >= needed):
            count = min(waiting, left[rooms])
            if count:
                fits.append(Fit(needed, rooms, count))
                left[rooms] -= count
                waiting -= count
        if waiting:
            short[needed] = waiting
    why = tuple(because("homes_too_small", rooms=needed, count=short[needed]) for needed in sorted(short))
    return Match(tuple(fits), short, {rooms: left[rooms] for rooms in sorted(left) if left[rooms]}, why)


def rooms_in(text: str) -> int | None:
    """The least rooms a written room class stands for; None when it says nothing.

    >>> rooms_in("5+"), rooms_in("3 kamers"), rooms_in("")
    (5, 3, None)
    """
    first = text.split()[0].rstrip("+") if text.split() else ""
    return int(first) if first.isascii() and first.isdecimal() else None
