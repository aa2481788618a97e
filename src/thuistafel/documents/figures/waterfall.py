"""The waterfall: from the shortage now, past each product that may come, to what can be left at the horizon (C8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.documents.figures.ink import (
    BRICK,
    BRICK_LIGHT,
    FAINT,
    GREEN,
    GREEN_LIGHT,
    GREY,
    INK,
    NARROW,
    OCHRE,
    OCHRE_LIGHT,
    SMALL,
    TEXT,
    Frame,
    Style,
    fit,
    framed,
    hatch,
    in_lines,
    rule,
    text,
    wrap,
)
from thuistafel.documents.report import Report, Waterfall, WaterfallStep
from thuistafel.documents.report_words import interval, number, say

BAR, GAP = 18, 12
NAMES, OUTCOMES = 200, 150


def waterfall(report: Report, *, width: int = 680, key: str = "waterval") -> str:
    """The shortage as a bar, each product as a step that may be taken, then what can be left, from least to most.

    Solid is certain, hatched is not; a dashed edge may not come at all. '' when there is nothing to draw.
    """
    value = report.waterfall
    if value is None:
        return ""
    bars = tuple(rows_of(value))
    chart = Chart(width, key, bars, span_of(bars, value.band.high))
    body, y = chart.legend()
    top = y
    zero = Style(SMALL, GREY, anchor="middle")
    body += [] if chart.narrow else [text(chart.at(0), top - 10, "0", zero)]
    for bar in bars:
        parts, y = chart.row(bar, y)
        body += parts
    if not chart.narrow:
        body.append(rule(chart.at(0), top - 6, chart.at(0), y - GAP + 4, INK, 2))
    rows = "; ".join(
        say("waterfall_step", name=f"{step.name} ({step.place})" if step.place else step.name, outcome=step.outcome)
        for step in value.steps
    )
    description = say("waterfall_description", sentence=value.sentence, rows=rows)
    patterns = [hatch(f"{key}-b", BRICK_LIGHT, BRICK, 6), hatch(f"{key}-h", OCHRE_LIGHT, OCHRE)]
    return framed(Frame(key, width, y, say("waterfall_title"), description, report.header.label), body, patterns)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a bar, in homes: `certain`, `open` (shortage, not certain), `possible` or `sure` (new homes)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: words, pieces, where the way down stands after it (None: the rest), how far its range reaches.

    `is_last` is the last step before the rest.
    """

    name: str
    place: str
    outcome: str
    pieces: tuple[Piece, ...]
    level: int | None
    upto: int | None = None
    strong: bool = False
    is_last: bool = False


def rows_of(value: Waterfall) -> Iterator[Bar]:
    """The shortage, the steps, the rest."""
    level, band = value.shortage, value.band
    least = min(band.low, level)
    start = say("waterfall_start", year=str(value.year))
    pieces: tuple[Piece, ...] = (Piece("certain", 0, least), Piece("open", least, level))
    yield Bar(start, "", _value(level, band), pieces, level, band.high, True)
    for place, step in enumerate(value.steps, 1):
        homes = step.homes or 0
        after = level + (homes if step.returns else -homes)
        pieces = tuple(piece for piece in _pieces(step, level, after) if piece.end > piece.start)
        level = after
        is_last = place == len(value.steps)
        yield Bar(step.name, step.place, step.outcome, pieces, level, is_last=is_last)
    left = value.left
    pieces = (Piece("certain", 0, left.low), Piece("open", left.low, left.high))
    yield Bar(say("waterfall_left", year=str(value.horizon)), "", interval(left), pieces, None, None, True)


def span_of(bars: Iterable[Bar], most: int) -> Interval:
    """What the bars reach from and to, in homes; below 0 when more may come than is short."""
    reached = [end for bar in bars for piece in bar.pieces for end in (piece.start, piece.end)]
    return Interval(min(0, *reached), max(most, *reached))


@dataclass(frozen=True, slots=True)
class Chart:
    """Where things go on a figure of this width."""

    width: int
    key: str
    bars: tuple[Bar, ...]
    span: Interval

    @property
    def narrow(self) -> bool:
        """Whether words stand above a bar instead of beside it."""
        return self.width < NARROW

    def at(self, homes: int) -> int:
        """The x of a number of homes."""
        left, right = (4, 4) if self.narrow else (NAMES, OUTCOMES)
        return left + (homes - self.span.low) * (self.width - left - right) // max(1, self.span.width)

    def legend(self) -> tuple[list[str], int]:
        """The surfaces that occur, with their words."""
        drawn = {piece.kind for bar in self.bars for piece in bar.pieces if piece.end > piece.start}
        kinds = [kind for kind in ("certain", "open", "possible", "sure") if kind in drawn]
        parts, y = [], 2
        said = in_lines([say(f"waterfall_key_{kind}") for kind in kinds], 20, self.width)
        for kind, (words, x, below) in zip(kinds, said, strict=True):
            y = 2 + below
            shown = fit(words, self.width - x - 20, SMALL)
            parts += [self.surface(kind, x + 1, x + 15, y, 14), text(x + 20, y + 12, shown, Style(SMALL, INK))]
        return parts, y + 44

    def surface(self, kind: str, start: int, end: int, y: int, height: int = BAR) -> str:
        """A piece of a bar; each kind differs in pattern or edge, not only in colour."""
        fill, edge = {
            "certain": (BRICK, BRICK),
            "open": (f"url(#{self.key}-b)", BRICK),
            "possible": (f"url(#{self.key}-h)", OCHRE),
            "sure": (GREEN_LIGHT, GREEN),
        }[kind]
        dashed = ' stroke-dasharray="3 2"' if kind == "possible" else ""
        size = f'width="{max(1, end - start)}" height="{height}"'
        return f'<rect x="{start}" y="{y}" {size} fill="{fill}" stroke="{edge}"{dashed}/>'

    def row(self, bar: Bar, y: int) -> tuple[list[str], int]:
        """One bar with its words, and where the next begins."""
        parts, top, below = self.above(bar, y) if self.narrow else self.beside(bar, y)
        for piece in bar.pieces:
            if piece.end > piece.start:
                parts.append(self.surface(piece.kind, self.at(piece.start), self.at(piece.end), top))
        if bar.upto is not None and bar.level is not None and bar.upto > bar.level:
            parts += self.range(bar.level, bar.upto, top)
        if self.narrow:
            parts.append(rule(self.at(0), top - 4, self.at(0), top + BAR + 4, INK, 2))
        elif bar.level is not None and (bar.level >= 0 or not bar.is_last):
            x, start = self.at(bar.level), top + (BAR if bar.pieces else 0)
            parts.append(rule(x, start, x, below, FAINT))
        return parts, below

    def range(self, low: int, high: int, top: int) -> list[str]:
        """How far the shortage may reach: a light stroke with an end."""
        y, start, end = top + BAR // 2, self.at(low), self.at(high)
        return [rule(start, y, end, y, GREY, 2), rule(end, y - 5, end, y + 5, INK)]

    def beside(self, bar: Bar, y: int) -> tuple[list[str], int, int]:
        """Name and place left of the bar, outcome right of it; then the top of the bar and of the next row."""
        names = wrap(bar.name, NAMES - 18, TEXT)
        left = NAMES - 14
        parts = [
            text(left, y + 14 + 16 * line, words, Style(TEXT, INK, bar.strong, "end"))
            for line, words in enumerate(names)
        ]
        deep = 16 * len(names)
        if bar.place:
            place = fit(bar.place, NAMES - 18, SMALL)
            parts.append(text(left, y + 13 + deep, place, Style(SMALL, GREY, anchor="end")))
            deep += 16
        x = self.width - OUTCOMES + 12
        size = TEXT if bar.strong else SMALL
        shown = fit(bar.outcome, OUTCOMES - 14, size)
        parts.append(text(x, y + 14, shown, Style(size, BRICK if bar.strong else INK, bar.strong)))
        return parts, y, y + max(deep, BAR) + GAP

    def above(self, bar: Bar, y: int) -> tuple[list[str], int, int]:
        """All words above the bar; then the top of the bar and of the next row."""
        words = f"{bar.place} · {bar.outcome}" if bar.place else bar.outcome
        lines = wrap(words, self.width - 8, SMALL)
        name = fit(bar.name, self.width - 8, TEXT)
        parts = [text(0, y + 12, name, Style(TEXT, INK, bar.strong))]
        parts += [text(0, y + 28 + 15 * line, shown, Style(SMALL, GREY)) for line, shown in enumerate(lines)]
        top = y + 20 + 15 * len(lines)
        return parts, top, top + BAR + GAP


def _pieces(step: WaterfallStep, level: int, after: int) -> tuple[Piece, ...]:
    """What goes up is demand again; what comes down is certain first, then what may not come."""
    if step.returns:
        return (Piece("open", level, after),)
    certain = level - step.certain
    return (Piece("sure", certain, level), Piece("possible", after, certain))


def _value(shortage: int, band: Interval) -> str:
    return f"{number(shortage)} ({interval(band)})" if band.width else number(shortage)
