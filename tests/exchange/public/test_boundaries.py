"""Boundaries as CBS and PDOK publish them, bounded and told apart by the size of their numbers."""

from __future__ import annotations

import pytest
from field_files import area, codes, packed, projects, read

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.public import boundaries as module
from thuistafel.exchange.public.boundaries import Grid, boundaries

DEGREES = [[4.3, 52.0], [4.4, 52.0], [4.4, 52.1], [4.3, 52.0]]
METRES = [[83000.5, 447000, 3], [84000, 447000, 3], [84000, 448000, 3], [83000.5, 447000, 3]]


@pytest.mark.parametrize(("ring", "grid"), [(DEGREES, Grid.DEGREES), (METRES, Grid.METRES)])
def test_degrees_and_metres_are_told_apart(ring: list[list[float]], grid: Grid) -> None:
    found = boundaries(packed(projects(area("GM0503", ring))), "grenzen.geojson")

    assert found.grid is grid
    assert found.polygons == {"0503": ((tuple((east, north) for east, north, *_ in ring),),)}
    assert found.names == {"0503": "Delft"}


def test_islands_belong_to_their_municipality_and_other_areas_are_left_out() -> None:
    islands = area("GM0503", DEGREES)
    islands["geometry"] = {"type": "MultiPolygon", "coordinates": [[DEGREES], [DEGREES, DEGREES]]}

    found = boundaries(packed(projects(islands, area("PV28", DEGREES), area("WK050311", DEGREES))), "grenzen.geojson")

    assert [len(polygon) for polygon in found.polygons["0503"]] == [1, 2]
    assert list(found.polygons) == ["0503"]


@pytest.mark.parametrize(
    ("ring", "code"),
    [
        (DEGREES[:3], "boundaries_ring"),
        ([*DEGREES[:3], [4.35, 52.05]], "boundaries_ring"),
        ([*DEGREES[:3], [4.3, "52"]], "boundaries_ring"),
        ([[True, 52.0]] * 4, "boundaries_ring"),
        ([[13.0, 52.0]] * 4, "boundaries_elsewhere"),
        ([*METRES[:2], *DEGREES[:1], METRES[0]], "boundaries_elsewhere"),
    ],
)
def test_a_ring_that_is_none_or_lies_elsewhere_is_refused(ring: list[list[float]], code: str) -> None:
    with pytest.raises(ThuistafelError) as refused:
        boundaries(packed(projects(area("GM0503", ring))), "grenzen.geojson")

    assert refused.value.code == code


def test_more_points_than_a_map_needs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_POINTS", 3)

    with pytest.raises(ThuistafelError, match="boundaries_too_many"):
        boundaries(packed(projects(area("GM0503", DEGREES))), "grenzen.geojson")


def test_a_file_without_municipalities_is_refused() -> None:
    with pytest.raises(ThuistafelError, match="boundaries_none"):
        boundaries(packed(projects(area("PV28", DEGREES))), "grenzen.geojson")


def test_as_numbers_a_file_of_boundaries_is_recognised_and_gives_no_rows() -> None:
    found = read(projects(area("GM0503", DEGREES)), "grenzen.geojson")

    assert (found.rows, codes(found)) == ([], ["boundaries_no_rows"])
