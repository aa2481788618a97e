"""Which place each group may have: a stroke from the first to the last place that can still be true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuistafel.core.urgency import Ranked
from thuistafel.documents.figures.ink import (
    FAINT,
    GREEN,
    GREY,
    INK,
    LINE,
    NARROW,
    SMALL,
    TEXT,
    Frame,
    Style,
    box,
    fit,
    framed,
    rule,
    text,
)
from thuistafel.documents.report_words import interval, number, say

ROW, TOP, THICK = 34, 34, 12


def places(ranked: Sequence[Ranked], label: str, *, width: int = 680, key: str = "plaatsen") -> str:
    """One row per group; who cannot be placed has a dash. '' when nobody can."""
    measured = sum(one.rank is not None for one in ranked)
    if not measured:
        return ""
    chart = Chart(width, measured)
    height = TOP + len(ranked) * chart.row_height
    body = chart.scale(height)
    for index, one in enumerate(ranked):
        body += chart.row(one, TOP + index * chart.row_height)
    rows = "; ".join(f"{one.group.target_group}: {place_of(one)}" for one in ranked)
    description = say("figure_places_description", rows=f"{rows}.")
    return framed(Frame(key, width, height, say("figure_places_title"), description, label), body)


def place_of(one: Ranked) -> str:
    """`1–3`, `2`, or a dash."""
    return interval(one.rank) or number(None)


@dataclass(frozen=True, slots=True)
class Chart:
    """Where places stand on the line."""

    width: int
    places: int

    @property
    def left(self) -> int:
        """Where the first place begins."""
        return 8 if self.width < NARROW else 216

    @property
    def row_height(self) -> int:
        """Pixels per group; names stand above their stroke on a narrow figure."""
        return ROW + (18 if self.width < NARROW else 0)

    def at(self, place: int) -> int:
        """The middle of a place."""
        step = (self.width - self.left - 24) // self.places
        return self.left + step * (place - 1) + step // 2

    def scale(self, height: int) -> list[str]:
        """The places above, with a line down each."""
        parts = [text(0, 14, fit(say("figure_places_unit"), self.at(1) - 12, SMALL), Style(SMALL, GREY))]
        for place in range(1, self.places + 1):
            parts.append(text(self.at(place), 14, str(place), Style(SMALL, GREY, anchor="middle")))
            parts.append(rule(self.at(place), 20, self.at(place), height, LINE))
        return parts

    def row(self, one: Ranked, y: int) -> list[str]:
        """Name and stroke of one group; a certain place is filled, an open one is light with two ends."""
        narrow = self.width < NARROW
        name = one.group.target_group
        room = self.width if narrow else self.left - 12
        parts = [text(0, y + (14 if narrow else 18), fit(name, room, TEXT), Style(TEXT, INK))]
        middle = y + (28 if narrow else 13)
        if one.rank is None:
            return [*parts, text(self.at(1), middle + 5, number(None), Style(TEXT, GREY, anchor="middle"))]
        start, end = self.at(one.rank.low) - THICK // 2, self.at(one.rank.high) + THICK // 2
        fill = FAINT if one.rank.width else GREEN
        ends = [box(x, middle - THICK // 2, THICK, THICK, GREEN) for x in {start, end - THICK}]
        return [*parts, box(start, middle - 3, end - start, 6, fill), *sorted(ends)]
