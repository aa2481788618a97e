"""Municipal boundaries on a figure: projected, snapped so that neighbours keep one border, and where words fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from thuistafel.exchange.public.boundaries import Boundaries, Grid

FINE = 2
"""Steps of a coordinate per pixel: borders lie on half pixels."""
LINE = 4
"""Steps between the lines along which is looked where words fit."""

Spot = tuple[int, int]
Shape = tuple[tuple[Spot, ...], ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """Rings per CBS code in steps of half a pixel (one spot where an area is smaller), and the pixels they take."""

    shapes: Mapping[str, Shape]
    width: int
    height: int


def placed(boundaries: Boundaries, codes: Sequence[str], width: int, most_height: int) -> Placed:
    """The areas with these codes as large as fits, north up; degrees are narrowed by their latitude."""
    points = [point for code in codes for polygon in boundaries.polygons[code] for ring in polygon for point in ring]
    north = max(y for _, y in points)
    west, south = min(x for x, _ in points), min(y for _, y in points)
    narrow = cos(radians((north + south) / 2)) if boundaries.grid is Grid.DEGREES else 1.0
    across, down = (max(x for x, _ in points) - west) * narrow, north - south
    scale = min(width * FINE / (across or 1), most_height * FINE / (down or 1))

    def spots(code: str) -> Shape:
        rings = (ring for polygon in boundaries.polygons[code] for ring in polygon)
        raw = tuple(
            tuple((round((x - west) * narrow * scale), round((north - y) * scale)) for x, y in r) for r in rings
        )
        return snapped(raw, 1) or (raw[0][:1],)

    return Placed(
        {code: spots(code) for code in codes}, -(-round(across * scale) // FINE), -(-round(down * scale) // FINE)
    )


def snapped(shape: Shape, grid: int) -> Shape:
    """The shape on a grid of so many steps: repeated and straight-through points go, rings without surface too."""
    rings = (_cleaned([(x // grid * grid, y // grid * grid) for x, y in ring]) for ring in shape)
    return tuple(ring for ring in rings if len(ring) > 2)


def _cleaned(ring: Sequence[Spot]) -> tuple[Spot, ...]:
    kept: list[Spot] = []
    for spot in ring:
        if kept and kept[-1] == spot:
            continue
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], spot):
            kept.pop()
        kept.append(spot)
    return tuple(kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept)


def _is_straight(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (c[0] - b[0]) * (b[1] - a[1])


def path_of(shape: Shape) -> str:
    """The rings as one path in relative steps; a hole is left open by the even-odd rule."""
    return "".join(_ring_path(ring) for ring in shape if len(ring) > 1)


def _ring_path(ring: Sequence[Spot]) -> str:
    steps = (f"{x - a:d} {y - b:d}" for (a, b), (x, y) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def room_for(shape: Shape, high: int) -> tuple[Spot, int] | None:
    """The middle (in pixels) of the widest box of `high` pixels inside, and its width; None when there is none."""
    lines = _spans(shape)
    needed = max(1, high * FINE // LINE)
    best, middle = 0, (0, 0)
    for start in sorted(lines):
        found = _shared([lines.get(start + LINE * line, []) for line in range(needed + 1)], best)
        if found:
            left, right = max(found, key=lambda span: span[1] - span[0])
            best, middle = right - left, ((left + right) // 2 // FINE, (start + LINE * needed // 2) // FINE)
    return (middle, best // FINE) if best else None


def _spans(shape: Shape) -> dict[int, list[Span]]:
    """Per line what lies inside, by the even-odd rule."""
    crossings: defaultdict[int, list[int]] = defaultdict(list)
    for ring in shape:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            for y in _lines_between(min(y1, y2), max(y1, y2)):
                crossings[y].append(x1 + (x2 - x1) * (y - y1) // (y2 - y1))
    return {y: list(zip(*[iter(sorted(found))] * 2, strict=False)) for y, found in crossings.items()}


def _lines_between(low: int, high: int) -> Iterator[int]:
    """Lines at or below `low` and above `high`, so that a corner counts once."""
    yield from range(-(-low // LINE) * LINE, high, LINE)


def _shared(lines: Sequence[list[Span]], least: int) -> list[Span]:
    """What lies inside on every line and is wider than `least`."""
    shared = lines[0]
    for line in lines:
        shared = [
            (left, right) for a, b in shared for c, d in line if (right := min(b, d)) - (left := max(a, c)) > least
        ]
        if not shared:
            break
    return shared
