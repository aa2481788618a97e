"""The figures a sheet carries: SVG in letters the font has, with the words that stand in for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from thuistafel.core.urgency import Ranked
from thuistafel.documents.figures import bars, houses, path, places, price, tiles
from thuistafel.documents.fonts import showable
from thuistafel.documents.report import Report

WHOLE = 680  # pixels of a figure over the whole page
HALF = 480  # pixels of a figure that takes half the page
WORDS = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG and its alternative text."""

    svg: str
    alt: str


def note_drawing(report: Report) -> Drawing | None:
    """Task against limit per municipality."""
    return drawing(bars(report)) if report.rows else None


def map_drawing(report: Report) -> Drawing | None:
    """The region in tiles."""
    return drawing(tiles(report, width=HALF)) if report.rows else None


def path_drawing(report: Report, *, width: int = 680) -> Drawing | None:
    """Who still waits at the end of each year to the horizon."""
    svg = path(report, width=width)
    return drawing(svg) if svg else None


def price_drawing(report: Report) -> Drawing | None:
    """What of the lettings goes to outflow, to other priority and to everyone else."""
    return drawing(price(report)) if report.price else None


def places_drawing(ranked: Sequence[Ranked], label: str) -> Drawing | None:
    """Which place each group may have in the list by load."""
    svg = places(ranked, label)
    return drawing(svg) if svg else None


def alderman_drawing(report: Report, code: str, width: int = WHOLE, key: str = "huisjes") -> Drawing:
    """One house per home short; task against limit where nobody is short or the range is not known."""
    row = next(row for row in report.rows if row.code == code)
    own = replace(report, rows=(row,), total=row)
    figure = houses if row.figures.shortage and row.band else bars
    return drawing(figure(own, width=width, key=key))


def drawing(svg: str) -> Drawing:
    """A figure with its alternative text, in letters the font has."""
    alt = " ".join(unescape(words).strip() for _, words in WORDS.findall(svg))
    return Drawing(showable(svg), showable(alt))
