"""Boundaries of municipalities as CBS and PDOK publish them in GeoJSON, in degrees or in the Dutch grid (RD)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.public.structured import Entry, entries, parsed_json, within, written_at

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]

MOST_POINTS = 1_000_000
FEWEST_OF_RING = 4
_CODES = ("statcode", "gm_code", "gemeentecode", "code", "identificatie")
_NAMES = ("statnaam", "naam", "gemeentenaam", "gm_naam")
_DEGREES = ((2.0, 8.0), (50.0, 54.5))
_GRID = ((-10_000.0, 320_000.0), (290_000.0, 640_000.0))


class Grid(StrEnum):
    """What the coordinates count: degrees east and north (WGS84), or metres of the Dutch grid (RD)."""

    DEGREES = "WGS84"
    METRES = "RD"


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Polygons per CBS code, each an outer ring and its holes; the names as they were given."""

    grid: Grid
    polygons: Mapping[str, tuple[Polygon, ...]]
    names: Mapping[str, str]


def is_boundaries(document: object) -> bool:
    """Whether a document is a collection of areas with a CBS code."""
    return any(_code(each) for each in entries(within(document, "features")))


def boundaries(content: bytes, file: str) -> Boundaries:
    """The areas of municipalities in a GeoJSON file; other areas (provinces, neighbourhoods) are left out.

    Raises `ThuistafelError`: `boundaries_none`, `boundaries_too_many`, `boundaries_ring`, `boundaries_elsewhere`,
    or what `parsed_json` raises.
    """
    document = parsed_json(content)
    polygons: dict[str, tuple[Polygon, ...]] = {}
    names: dict[str, str] = {}
    for feature in entries(within(document, "features")):
        if code := _code(feature):
            polygons[code] = (*polygons.get(code, ()), *_polygons(feature, file))
            names[code] = _first(feature, _NAMES)
    if not any(polygons.values()):
        raise ThuistafelError("boundaries_none", file=file)
    points = [point for each in polygons.values() for polygon in each for ring in polygon for point in ring]
    if len(points) > MOST_POINTS:
        raise ThuistafelError("boundaries_too_many", file=file, limit=MOST_POINTS)
    return Boundaries(_grid(points, file), polygons, names)


def _code(feature: Entry) -> str:
    """The four digits of a municipality; '' of any other area."""
    code = _first(feature, _CODES).upper()
    digits = code.removeprefix("GM")
    is_municipality = len(digits) == 4 and digits.isdecimal() and digits.isascii()
    return digits if is_municipality and isinstance(feature.get("geometry"), dict) else ""


def _first(feature: Entry, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := written_at(feature, "properties", name))), "")


def _polygons(feature: Entry, file: str) -> Iterator[Polygon]:
    found = within(feature, "geometry", "coordinates")
    several = {"Polygon": [found], "MultiPolygon": found}.get(written_at(feature, "geometry", "type"))
    for polygon in several if isinstance(several, list) else []:
        if isinstance(polygon, list) and polygon:
            yield tuple(_ring(ring, file) for ring in polygon)


def _ring(found: object, file: str) -> Ring:
    points = tuple(_point(each, file) for each in found) if isinstance(found, list) else ()
    if len(points) < FEWEST_OF_RING or points[0] != points[-1]:
        raise ThuistafelError("boundaries_ring", file=file)
    return points


def _point(found: object, file: str) -> Point:
    """East and north; a height is left out."""
    if isinstance(found, list) and len(found) in {2, 3} and all(map(_is_number, found)):
        east, north = float(found[0]), float(found[1])
        if math.isfinite(east) and math.isfinite(north):
            return east, north
    raise ThuistafelError("boundaries_ring", file=file)


def _is_number(found: object) -> bool:
    return isinstance(found, int | Decimal) and not isinstance(found, bool)


def _grid(points: list[Point], file: str) -> Grid:
    """Told apart by size: the Netherlands lies between 3 and 8 degrees, or hundreds of thousands of metres away."""
    if all(_lies(point, _DEGREES) for point in points):
        return Grid.DEGREES
    if all(_lies(point, _GRID) for point in points):
        return Grid.METRES
    raise ThuistafelError("boundaries_elsewhere", file=file)


def _lies(point: Point, area: tuple[Point, Point]) -> bool:
    return all(low <= number <= high for number, (low, high) in zip(point, area, strict=True))
