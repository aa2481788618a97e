"""The figures a sheet carries: SVG in letters the font has, with the words that stand in for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from thuistafel.documents.figures import bars, houses, tiles
from thuistafel.documents.fonts import showable
from thuistafel.documents.report import Report

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


def alderman_drawing(report: Report, code: str) -> Drawing:
    """One house per home short; task against limit where nobody is short or the range is not known."""
    row = next(row for row in report.rows if row.code == code)
    own = replace(report, rows=(row,), total=row)
    return drawing(houses(own) if row.figures.shortage and row.band else bars(own))


def drawing(svg: str) -> Drawing:
    """A figure with its alternative text, in letters the font has."""
    alt = " ".join(unescape(words).strip() for _, words in WORDS.findall(svg))
    return Drawing(showable(svg), showable(alt))
