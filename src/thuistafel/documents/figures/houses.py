"""The signature figure: one small house per home short; solid where certain, hatched where not, a line at the limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from thuistafel.documents.figures.ink import (
    BRICK,
    GREEN,
    GREY,
    INK,
    NARROW,
    OCHRE,
    OCHRE_LIGHT,
    PAPER,
    SMALL,
    STRONG,
    TEXT,
    Frame,
    Style,
    fit,
    framed,
    hatch,
    in_lines,
    rule,
    text,
    width_of,
    wrap,
)
from thuistafel.documents.report import Report, Row, Variant
from thuistafel.documents.report_words import homes, interval, number, places, say

MOST_HOUSES = 500
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
STEP, RISE = 15, 19


@dataclass(frozen=True, slots=True)
class Count:
    """How many houses of each kind: certain, in the count but not certain, possible on top; room left in green."""

    certain: int
    counted: int
    possible: int

    @property
    def all(self) -> int:
        """Every house drawn."""
        return self.certain + self.counted + self.possible


def houses(report: Report, *, width: int = 680, key: str = "huisjes", variant: Variant | None = None) -> str:
    """One small house per home short, per municipality; per region where municipal ranges do not exist.

    Above 500 houses one house stands for more homes, and a note says how many. With `variant` the same figure under
    another maximum, without the room left elsewhere.
    """
    rows, total = (variant.rows, variant.total) if variant else (report.rows, report.total)
    percent = variant.label if variant else f"{report.header.percent}%"
    drawn = [row for row in rows if row.band is not None and (row.band.high or row.figures.shortage)]
    if not any(row.band for row in rows):
        drawn = [replace(total, name=say("figure_houses_region"))]
    return Sheet(report.header.label, width, key, percent, variant is None).draw(drawn, rows, total)


def counted(row: Row, scale: int) -> Count:
    """The houses of one row: what is certain first, then what is counted, then what may come on top."""
    value = row.figures.shortage
    low = row.band.low if row.band else value or 0
    high = max(row.band.high if row.band else 0, value or 0)
    certain, upto, most = (-(-number_of // scale) for number_of in (low, max(low, value or 0), high))
    return Count(certain, upto - certain, most - upto)


def scale_for(rows: Sequence[Row], left: int) -> int:
    """How many homes one house stands for, so that at most 500 are drawn."""
    total = left + sum(counted(row, 1).all for row in rows)
    return next((scale for scale in SCALES if total <= MOST_HOUSES * scale), SCALES[-1])


HOUSE = "v-8l6-5 6 5v8z"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things go on a figure of this width."""

    label: str
    width: int
    key: str
    percent: str
    shows_room: bool

    @property
    def narrow(self) -> bool:
        """Whether names stand above the houses instead of beside them."""
        return self.width < NARROW

    @property
    def left(self) -> int:
        """Where the houses begin: the limit."""
        return 8 if self.narrow else 192

    @property
    def columns(self) -> int:
        """Houses on one line."""
        right = 0 if self.narrow else 116
        return max(1, (self.width - self.left - right - 8) // STEP)

    def draw(self, drawn: Sequence[Row], rows: Sequence[Row], total: Row) -> str:
        """The whole figure."""
        free = (total.figures.room_left or 0) if self.shows_room else 0
        scale = scale_for(drawn, free)
        body, y = self.legend(18)
        top = y - 6
        body.append(text(self.left, y + 6, say("figure_houses_limit", percent=self.percent), Style(SMALL, INK)))
        y += 14
        for row in drawn:
            parts, y = self.row(row, counted(row, scale), y)
            body += parts
        if drawn:
            body.append(rule(self.left - 4, top, self.left - 4, y - 8, INK, 2))
        else:
            body.append(text(self.left, y + 16, fit(say("variant_short_none"), self.width - self.left, STRONG), BIG))
            y += 30
        if self.shows_room:
            parts, y = self.free(rows, free, scale, y)
            body += parts
        body.append(text(0, y + 14, scale_words(scale), Style(SMALL, GREY)))
        frame = Frame(
            self.key, self.width, y + (0 if self.label else 22), self.title(total), self.description(drawn), self.label
        )
        return framed(frame, body, [hatch(f"{self.key}-h", OCHRE_LIGHT, OCHRE)])

    def title(self, total: Row) -> str:
        """What the figure says."""
        return say("figure_houses_title", shortage=homes(total.figures.shortage), percent=self.percent)

    def description(self, drawn: Sequence[Row]) -> str:
        """The same in words, for who does not see it."""
        rows = "; ".join(
            say(
                "figure_houses_row",
                name=row.name,
                shortage=number(row.figures.shortage),
                band=f" ({interval(row.band)})" if row.band else "",
            )
            for row in drawn
        )
        return say("figure_houses_description", rows=rows) if drawn else say("figure_houses_none")

    def legend(self, y: int) -> tuple[list[str], int]:
        """The kinds of house with their words, wrapped where the figure is narrow."""
        kinds = ("certain", "counted", "possible", "free") if self.shows_room else ("certain", "counted", "possible")
        parts, low = [], y
        said = in_lines([say(f"figure_houses_{kind}") for kind in kinds], 18, self.width)
        for kind, (words, x, below) in zip(kinds, said, strict=True):
            low = y + below
            parts += [self.paths(kind, f"M{x + 1} {low}{HOUSE}"), text(x + 18, low, words, Style(SMALL, INK))]
        return parts, low + 22

    def paths(self, kind: str, shape: str) -> str:
        """Houses of one kind; each kind differs in pattern and edge, not only in colour."""
        looks = {
            "certain": f'fill="{BRICK}" stroke="{BRICK}"',
            "counted": f'fill="url(#{self.key}-h)" stroke="{OCHRE}"',
            "possible": f'fill="{PAPER}" stroke="{OCHRE}" stroke-dasharray="2"',
            "free": f'fill="{PAPER}" stroke="{GREEN}"',
        }
        return f'<path {looks[kind]} d="{shape}"/>' if shape else ""

    def row(self, row: Row, count: Count, y: int) -> tuple[list[str], int]:
        """Name, houses and number of one municipality."""
        parts, y = self.heading(row, y)
        start = 0
        for kind, amount in (("certain", count.certain), ("counted", count.counted), ("possible", count.possible)):
            parts.append(self.paths(kind, self.grid(start, amount, y)))
            start += amount
        lines = max(1, -(-count.all // self.columns))
        return parts, y + max(lines * RISE, 0 if self.narrow else 36) + 14

    def heading(self, row: Row, y: int) -> tuple[list[str], int]:
        """Name and what fits left of the limit, number and range right of the houses (above them when narrow)."""
        short = say("figure_price_unknown") if row.figures.shortage is None else number_short(row)
        fits = "" if row.figures.placed is None else say("figure_houses_placed", placed=row.figures.placed)
        strong, quiet = Style(TEXT, INK, strong=True), Style(SMALL, GREY)
        if self.narrow:
            short = f"{short} ({interval(row.band)})" if band_words(row) else short
            room = self.width - width_of(short, TEXT) - 16
            name = text(self.left, y + 14, fit(row.name, room, TEXT), strong)
            return [name, text(self.width - 2, y + 14, short, Style(TEXT, INK, True, "end"))], y + 24
        names = wrap(row.name, self.left - 16, TEXT)
        parts = [
            text(self.left - 14, y + 14 + 16 * index, part, Style(TEXT, INK, True, "end"))
            for index, part in enumerate(names)
        ]
        if len(names) == 1:
            parts.append(text(self.left - 14, y + 30, fits, Style(SMALL, GREEN, anchor="end")))
        x = self.width - 110
        shown = fit(short, 110, TEXT)
        parts += [text(x, y + 14, shown, strong), text(x, y + 30, fit(band_words(row), 110, SMALL), quiet)]
        return parts, y + 2

    def grid(self, start: int, amount: int, y: int) -> str:
        """So many houses from a position on, in lines from left to right."""
        drawn = []
        for index in range(start, start + amount):
            line, column = divmod(index, self.columns)
            here = f"M{self.left + 2 + column * STEP} {y + 14 + line * RISE}"
            drawn.append(here if index == start or column == 0 else f"m{STEP} 0")
        return "".join(f"{move}{HOUSE}" for move in drawn)

    def free(self, rows: Sequence[Row], free: int, scale: int, y: int) -> tuple[list[str], int]:
        """The room left elsewhere, and where it is."""
        if not free:
            return [], y
        where = sorted(
            ((row.figures.room_left or 0, row.name) for row in rows if row.figures.room_left),
            key=lambda pair: (-pair[0], pair[1]),
        )
        somewhere = any(row.figures.shortage for row in rows)
        title = say("figure_houses_left" if somewhere else "figure_houses_left_all", left=places(free))
        parts = [text(self.left, y + 12, fit(title, self.width - self.left, TEXT), Style(TEXT, GREEN, strong=True))]
        drawn = -(-free // scale)
        parts.append(self.paths("free", self.grid(0, drawn, y + 8 + STEP)))
        y += 30 + -(-drawn // self.columns) * RISE
        listed = ", ".join(f"{name}\u00a0{number(left)}" for left, name in where)
        for line in wrap(listed, self.width - self.left - 4, SMALL, 3):
            parts.append(text(self.left, y + 8, line, Style(SMALL, GREY)))
            y += 16
        return parts, y + 6


BIG = Style(STRONG, GREEN, strong=True)


def number_short(row: Row) -> str:
    """`55 tekort`."""
    return say("figure_bars_short", shortage=number(row.figures.shortage))


def band_words(row: Row) -> str:
    """The range below the number, `tussen 26 en 81`; empty when it is one number."""
    if row.band is None or not row.band.width:
        return ""
    return say("figure_band", low=row.band.low, high=row.band.high)


def scale_words(scale: int) -> str:
    """How many homes a house stands for."""
    return say("figure_houses_scale_one") if scale == 1 else say("figure_houses_scale", scale=scale)
