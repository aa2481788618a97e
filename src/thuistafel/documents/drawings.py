"""The figures a sheet carries: SVG with the words that stand in for it."""

from __future__ import annotations

from dataclasses import dataclass

from thuistafel.documents.report import Report


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG and its alternative text."""

    svg: str
    alt: str


def note_drawing(report: Report) -> Drawing:
    """Task against limit per municipality."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 220"><rect width="680" height="220" fill="#eee"/></svg>'
    return Drawing(svg, "Balken")


def map_drawing(report: Report) -> Drawing | None:
    """The region in tiles."""
    return None


def alderman_drawing(report: Report, code: str) -> Drawing | None:
    """One house per home of the municipality's shortage."""
    return None
