"""The map with real boundaries: the words, colours and patterns of the tiles, small municipalities named outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thuistafel.core.plan import Verdict
from thuistafel.documents.figures.ink import (
    GREY,
    INK,
    OCHRE_LIGHT,
    PAPER,
    SMALL,
    STRONG,
    Frame,
    Style,
    fit,
    framed,
    hatch,
    text,
    width_of,
    wrap,
)
from thuistafel.documents.figures.shapes import FINE, Placed, Shape, Spot, path_of, placed, room_for, snapped
from thuistafel.documents.figures.tiles import VERDICTS, WIDE, outcome, tiles
from thuistafel.documents.report import Report
from thuistafel.documents.report_words import say
from thuistafel.exchange.public.boundaries import Boundaries

SIDE = 190
MOST_BYTES = 40_000
GRIDS = (1, 2, 4, 8)
LEADING, BADGE = 16, 8
OUTSIDE, LISTED = 40, 20
WORDS = 104
"""Pixels of a line of a name inside an area before it is broken."""


def boundaries(report: Report, shapes: Boundaries, *, width: int = 680, key: str = "grenzen") -> str:
    """Members in their real shape with outcome and verdict in words, neighbours as not taking part.

    The tiles when a member has no shape. Borders are drawn coarser where the figure would be above 40 kB.
    """
    if not report.rows or not all(shapes.polygons.get(row.code) for row in report.rows):
        return tiles(report, width=width, key=key)
    around = [code for code, _ in report.neighbours if shapes.polygons.get(code)]
    side = SIDE if width >= WIDE else 0
    found = placed(shapes, [*(row.code for row in report.rows), *around], width - side - 2, width)
    labels = tuple(labels_of(report, found))
    drawn = (Map(report, found, labels, width, key, grid).draw() for grid in GRIDS)
    return next((svg for svg in drawn if len(svg.encode()) <= MOST_BYTES), "") or tiles(report, width=width, key=key)


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of one area, and where: in the middle of `spot` when it `fits`, else beside the map."""

    name: str
    result: str
    verdict: str
    ink: str
    ground: str
    spot: Spot = (0, 0)
    fits: bool = False

    @property
    def rows(self) -> list[tuple[str, Style]]:
        """The lines inside an area: its name, what came out in strong letters, the verdict."""
        quiet = Style(SMALL, self.ink, anchor="middle")
        names = [(words, Style(SMALL, INK, anchor="middle")) for words in wrap(self.name, WORDS, SMALL)]
        strong = [(self.result, Style(STRONG, self.ink, True, "middle"))] if self.result else []
        return [*names, *strong, *((words, quiet) for words in wrap(self.verdict, WORDS, SMALL) if words)]

    @property
    def size(self) -> tuple[int, int]:
        """Pixels the lines inside take, across and down."""
        return max(width_of(words, style.size) for words, style in self.rows), LEADING * len(self.rows)


def labels_of(report: Report, placed: Placed) -> Iterator[Label]:
    """The words of the tiles for members, and for neighbours that have a shape."""
    for row in report.rows:
        ground, ink = VERDICTS.get(row.verdict, (PAPER, INK))
        verdict = say("tile_depends") if row.verdict == Verdict.DEPENDS else row.verdict_words
        yield put(Label(row.name, " ".join(outcome(row)), verdict, ink, ground or OCHRE_LIGHT), placed.shapes[row.code])
    for code, name in report.neighbours:
        if code in placed.shapes:
            yield put(Label(name, "", say("figure_map_neighbour"), GREY, PAPER), placed.shapes[code])


def put(label: Label, shape: Shape) -> Label:
    """The label at the widest place it fits, else at the widest place for a dot."""
    wide, tall = label.size
    found = room_for(shape, tall * 4 // 5)
    if found is not None and found[1] >= wide * 4 // 5:
        return replace(label, spot=found[0], fits=True)
    dot = room_for(shape, 6) or room_for(shape, 0)
    return replace(label, spot=dot[0] if dot else (shape[0][0][0] // FINE, shape[0][0][1] // FINE))


@dataclass(frozen=True, slots=True)
class Map:
    """Areas on a figure of this width, their borders on a grid of so many half pixels."""

    report: Report
    placed: Placed
    labels: tuple[Label, ...]
    width: int
    key: str
    grid: int

    def draw(self) -> str:
        """The whole figure."""
        outside = sorted(
            (one for one in self.labels if not one.fits), key=lambda one: (one.spot[1], one.spot[0], one.name)
        )
        named, height = self.beside(outside) if self.width >= WIDE else self.listed(outside)
        inside = [part for one in self.labels if one.fits for part in self.within(one)]
        areas = f'<g transform="scale(.5)" stroke-width="{FINE}" fill-rule="evenodd">{"".join(self.areas())}</g>'
        said = [f"{row.name}: {' '.join(outcome(row))}, {row.verdict_words}" for row in self.report.rows]
        said += [f"{name}: {say('figure_map_neighbour')}" for _, name in self.report.neighbours]
        description = say("figure_boundaries_description", rows="; ".join(said))
        frame = Frame(
            self.key, self.width, height, say("figure_boundaries_title"), description, self.report.header.label
        )
        return framed(frame, [areas, *named, *inside], [hatch(f"{self.key}-h", OCHRE_LIGHT, "#ecd08a", 16)])

    def areas(self) -> Iterator[str]:
        """Neighbours first, so that the border of a member lies on top."""
        for code, _ in self.report.neighbours:
            if code in self.placed.shapes:
                yield self.area(code, f'fill="{PAPER}" stroke="{GREY}" stroke-dasharray="8 6"')
        for row in self.report.rows:
            ground, ink = VERDICTS.get(row.verdict, (PAPER, INK))
            yield self.area(row.code, f'fill="{ground or f"url(#{self.key}-h)"}" stroke="{ink}"')

    def area(self, code: str, look: str) -> str:
        """One area in its look."""
        return f'<path {look} d="{path_of(snapped(self.placed.shapes[code], self.grid))}"/>'

    def within(self, label: Label) -> list[str]:
        """The lines in the middle of where they fit, in an edge of their ground so that nothing runs through them."""
        wide, tall = label.size
        x = max(wide // 2, min(label.spot[0], self.width - wide // 2))
        top = max(0, label.spot[1] - tall // 2)
        lines = (text(x, top + 12 + LEADING * line, *row) for line, row in enumerate(label.rows))
        return [f'<g paint-order="stroke" stroke="{label.ground}" stroke-width="3">{"".join(lines)}</g>']

    def beside(self, outside: Sequence[Label]) -> tuple[list[str], int]:
        """Small areas named right of the map, each with a line; then the height of the figure."""
        left = self.placed.width + 20
        parts = []
        for label, y in zip(outside, spread([one.spot[1] for one in outside], OUTSIDE), strict=True):
            x, spot_y = label.spot
            line = f"M{x} {spot_y}L{left - 8} {y + 14}h4"
            parts += [
                f'<path d="{line}" fill="none" stroke="{PAPER}" stroke-width="3"/>',
                f'<path d="{line}" fill="none" stroke="{INK}"/>',
                f'<circle cx="{x}" cy="{spot_y}" r="2.5" fill="{INK}"/>',
                text(left, y + 12, fit(label.name, self.width - left, SMALL), Style(SMALL, INK)),
                *self.result(label, left, y + 28),
            ]
        lowest = max(spread([one.spot[1] for one in outside], OUTSIDE), default=0) + OUTSIDE
        return parts, max(self.placed.height + 4, lowest if outside else 0)

    def listed(self, outside: Sequence[Label]) -> tuple[list[str], int]:
        """On a narrow figure small areas carry a number and are named below the map."""
        parts, y = [], self.placed.height + 18
        for number, label in enumerate(outside, 1):
            x, spot_y = max(BADGE, min(label.spot[0], self.width - BADGE)), max(BADGE, label.spot[1])
            parts += [
                f'<circle cx="{x}" cy="{spot_y}" r="{BADGE}" fill="{PAPER}" stroke="{INK}"/>',
                text(x, spot_y + 4, str(number), Style(SMALL, INK, anchor="middle")),
            ]
            words = ", ".join(part for part in (label.name, label.result, label.verdict) if part)
            parts.append(text(0, y, fit(f"{number} {words}", self.width, SMALL), Style(SMALL, INK)))
            y += LISTED
        return parts, y - 10

    def result(self, label: Label, x: int, y: int) -> list[str]:
        """What came out in strong letters and the verdict behind it, as far as they fit."""
        room = self.width - x
        strong = fit(label.result, room, SMALL)
        behind = x + (width_of(strong, SMALL) + 4 if strong else 0)
        parts = [text(x, y, strong, Style(SMALL, label.ink, True))] if strong else []
        verdict = fit(label.verdict, self.width - behind, SMALL)
        return [*parts, *([text(behind, y, verdict, Style(SMALL, label.ink))] if verdict else [])]


def spread(wanted: Sequence[int], apart: int) -> list[int]:
    """Tops of labels as near as can be to where they belong, in order and never over each other, from 0 on."""
    found: list[int] = []
    for y in wanted:
        found.append(max(y - apart // 2, found[-1] + apart if found else 0))
    return found
