"""Bars with ranges: the task of each municipality against its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuistafel.documents.figures.ink import (
    BRICK,
    GREEN,
    GREY,
    INK,
    NARROW,
    SMALL,
    TEXT,
    Frame,
    Style,
    box,
    fit,
    framed,
    hatch,
    rule,
    text,
    width_of,
)
from thuistafel.documents.report import Report, Row
from thuistafel.documents.report_words import interval, number, say

HEIGHT, BAR = 32, 14


def bars(report: Report, *, width: int = 680, key: str = "balken") -> str:
    """Per municipality the task as a bar, the limit as a mark, the range as a light stroke, the outcome in words."""
    percent = f"{report.header.percent}%"
    most = max((reach(row) for row in report.rows), default=0) or 1
    chart = Chart(width, key, most)
    body, y = [text(0, 14, fit(say("figure_bars_key", percent=percent), width, SMALL), Style(SMALL, GREY))], 26
    for row in report.rows:
        body += chart.row(row, y)
        y += chart.height
    rows = "; ".join(f"{row.name}: {number(row.figures.task)}, {outcome(row)}" for row in report.rows)
    description = say("figure_bars_description", percent=percent, rows=rows)
    frame = Frame(key, width, y, say("figure_bars_title"), description, report.header.label)
    return framed(frame, body, [hatch(f"{key}-h", BRICK, "#d98a78", 6)])


def reach(row: Row) -> int:
    """How far to the right a row reaches: task, limit, or the end of the range."""
    limit = row.figures.room or 0
    over = row.band.high if row.band is not None and row.figures.room is not None else 0
    return max(row.figures.task, limit, limit + over)


def outcome(row: Row) -> str:
    """`55 tekort (26–81)`, `7 over`, or what is not known."""
    figures = row.figures
    if figures.shortage:
        band = f" ({interval(row.band)})" if row.band is not None and row.band.width else ""
        return f"{say('figure_bars_short', shortage=number(figures.shortage))}{band}"
    if figures.shortage is None:
        return say("figure_bars_unknown")
    if figures.room_left is None:
        return say("figure_bars_no_limit")
    return say("figure_bars_left", left=number(figures.room_left)) if figures.room_left else say("figure_bars_fits")


@dataclass(frozen=True, slots=True)
class Chart:
    """Where bars begin and how long a household is."""

    width: int
    key: str
    most: int

    @property
    def narrow(self) -> bool:
        """Whether the name stands above its bar."""
        return self.width < NARROW

    @property
    def left(self) -> int:
        """Where bars begin."""
        return 0 if self.narrow else 192

    @property
    def height(self) -> int:
        """Pixels per row."""
        return HEIGHT + (16 if self.narrow else 0)

    def at(self, value: int) -> int:
        """The x of a number of households."""
        return self.left + value * (self.width - self.left - 140) // self.most

    def row(self, row: Row, y: int) -> Sequence[str]:
        """Name, bar, limit, range and outcome of one municipality."""
        figures = row.figures
        limit = figures.task if figures.room is None else figures.room
        within, top = min(figures.task, limit), y + (20 if self.narrow else 6)
        parts = [self.name(row, y)]
        parts.append(box(self.left, top, self.at(within) - self.left, BAR, GREEN))
        if figures.task > within:
            parts.append(box(self.at(within), top, self.at(figures.task) - self.at(within), BAR, f"url(#{self.key}-h)"))
        end = max(self.at(figures.task), self.at(limit))
        if row.band is not None and figures.room is not None and row.band.high:
            parts += self.band(limit + row.band.low, limit + row.band.high, top)
            end = max(end, self.at(limit + row.band.high))
        if figures.room is not None:
            parts.append(rule(self.at(limit), top - 4, self.at(limit), top + BAR + 4, INK, 2))
        return [*parts, self.outcome(row, end + 8, top + 12)]

    def name(self, row: Row, y: int) -> str:
        """The name, left of its bar or above it."""
        if self.narrow:
            return text(0, y + 13, fit(row.name, self.width, TEXT), Style(TEXT, INK))
        return text(self.left - 10, y + 18, fit(row.name, self.left - 14, TEXT), Style(TEXT, INK, anchor="end"))

    def band(self, low: int, high: int, top: int) -> list[str]:
        """The range of the task beyond the limit: a light stroke with two ends on the bar."""
        y = top + BAR // 2
        x1, x2 = self.at(low), self.at(high)
        ends = [rule(x, y - 4, x, y + 4, INK) for x in (x1, x2)]
        return [rule(x1, y, x2, y, "#ffffff", 4), rule(x1, y, x2, y, GREY, 2), *ends]

    def outcome(self, row: Row, x: int, y: int) -> str:
        """The outcome in words right of the bar, short in brick."""
        words = outcome(row)
        room = self.width - x
        if width_of(words, TEXT) > room:
            words = words.split(" (", 1)[0]
        short = bool(row.figures.shortage)
        return text(x, y, fit(words, room, TEXT), Style(TEXT, BRICK if short else GREY, strong=short))
