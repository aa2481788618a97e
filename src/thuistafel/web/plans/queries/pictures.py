"""The figures of a plan in the sizes of a page; drawn once for as long as the process remembers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents import figures
from thuistafel.documents.drawings import Drawing, drawing, map_drawing
from thuistafel.documents.report import Report
from thuistafel.exchange.public.boundaries import Boundaries, boundaries
from thuistafel.web.region.models import Blob, File
from thuistafel.web.region.pages import Here

WIDE, HALF, NARROW = 760, 600, 328
SHAPES = ".geojson"


@dataclass(frozen=True, slots=True)
class Picture:
    """The same figure for a wide page and for a telephone."""

    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report as a key: one object, one drawing; holding it keeps the object from being another."""

    report: Report

    def __hash__(self) -> int:
        return id(self.report)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.report is self.report


def houses(report: Report) -> Picture:
    """One small house per home short."""
    return _houses(_Kept(report))


@lru_cache(maxsize=32)
def _houses(kept: _Kept) -> Picture:
    narrow = figures.houses(kept.report, width=NARROW, key="huisjes-smal")
    return Picture(drawing(figures.houses(kept.report, width=WIDE)), drawing(narrow))


def price(report: Report) -> Picture:
    """Where the lettings go, statushouders apart."""
    return _price(_Kept(report))


@lru_cache(maxsize=32)
def _price(kept: _Kept) -> Picture:
    narrow = figures.price(kept.report, width=NARROW, key="prijs-smal", split=True)
    return Picture(drawing(figures.price(kept.report, width=HALF, split=True)), drawing(narrow))


def path(report: Report) -> Picture | None:
    """Who still waits at the end of each year; None where there is no path."""
    svg = figures.path(report, width=HALF)
    return Picture(drawing(svg), drawing(figures.path(report, width=NARROW, key="pad-smal"))) if svg else None


def waterfall(report: Report) -> Picture | None:
    """From the shortage past every new product to what can be left; None without shortage or product."""
    if report.waterfall is None:
        return None
    narrow = figures.waterfall(report, width=NARROW, key="waterval-smal")
    return Picture(drawing(figures.waterfall(report, width=WIDE)), drawing(narrow))


def region_map(report: Report, here: Here) -> Drawing | None:
    """Real boundaries where the dossier holds them for every member, else tiles."""
    held = File.objects.at(here.region, here.view.revision).filter(name__iendswith=SHAPES)
    found = held.values_list("blob_id", "name").first()
    shapes = _shapes(*found) if found else None
    if shapes is None or not report.rows:
        return map_drawing(report)
    return drawing(figures.boundaries(report, shapes, width=HALF))


@lru_cache(maxsize=8)
def _shapes(digest: str, name: str) -> Boundaries | None:
    """The boundaries in these bytes; None when there are none that can be read."""
    try:
        return boundaries(bytes(Blob.objects.get(digest=digest).content), name)
    except ThuistafelError:
        return None
