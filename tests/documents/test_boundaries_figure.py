"""The map with real boundaries: the words of the tiles, one border between neighbours, never above 40 kB."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import cos, pi, sin
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans_for_tests import haaglanden_plan, haaglanden_report

from thuistafel.documents import figures
from thuistafel.documents.figures import boundaries, shapes
from thuistafel.documents.figures.boundaries import MOST_BYTES, spread
from thuistafel.documents.figures.ink import width_of
from thuistafel.documents.figures.shapes import FINE, LINE, Shape, path_of, room_for, snapped
from thuistafel.documents.figures.tiles import HAAGLANDEN
from thuistafel.exchange.public.boundaries import Boundaries
from thuistafel.exchange.public.boundaries import boundaries as read

SVG = "{http://www.w3.org/2000/svg}"
Ring = Sequence[tuple[float, float]]


def drawn_as(rings: dict[str, Ring]) -> Boundaries:
    features = [
        {
            "type": "Feature",
            "properties": {"gm_code": f"GM{code}", "naam": code},
            "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in (*ring, ring[0])]]},
        }
        for code, ring in rings.items()
    ]
    return read(json.dumps({"type": "FeatureCollection", "features": features}).encode(), "grenzen.geojson")


def blocks(size: float = 0.09) -> Boundaries:
    """Each municipality of the example as a block where its tile is; `size` of 0.1 degrees fills its place."""
    corners = ((0.0, 0.0), (size, 0.0), (size, size), (0.0, size))
    return drawn_as(
        {code: [(4 + x / 10 + a, 52 - y / 10 + b) for a, b in corners] for code, (x, y) in HAAGLANDEN.items()}
    )


def texts(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314 - our own text


def test_the_map_says_what_the_tiles_say() -> None:
    report = haaglanden_report()
    svg = boundaries(report, blocks(), width=900)

    said = {text.text for text in texts(svg)}
    assert {"Delft", "25 tekort", "zeker tekort", "Den Haag", "55 tekort", "hangt ervan af", "Rijswijk"} <= said
    assert "Rijswijk: niet in deze samenstelling" in svg
    assert svg.count("stroke-dasharray") == 2
    assert "Fictieve cijfers" in said
    assert "Fictieve cijfers" not in boundaries(haaglanden_report(haaglanden_plan(fictional=False)), blocks())


def test_small_municipalities_are_named_beside_the_map_with_a_line() -> None:
    small = boundaries(haaglanden_report(), blocks(0.02), width=680)

    root = ElementTree.fromstring(small)  # noqa: S314
    assert len(list(root.iter(f"{SVG}circle"))) == len(HAAGLANDEN)
    assert {"Delft", "Voorschoten", "Wassenaar"} <= {text.text for text in texts(small)}


def test_on_a_narrow_figure_small_ones_carry_a_number_and_are_named_below() -> None:
    said = [text.text or "" for text in texts(boundaries(haaglanden_report(), blocks(0.02), width=340))]

    (delft,) = (words for words in said if "Delft, 25 tekort" in words)
    assert delft.split()[0] in said


def test_without_the_shape_of_a_member_the_tiles_stand_in() -> None:
    report, all_but_delft = haaglanden_report(), blocks()
    polygons = {code: found for code, found in all_but_delft.polygons.items() if code != "0503"}

    svg = boundaries(report, replace(all_but_delft, polygons=polygons), key="a")

    assert svg == figures.tiles(report, width=680, key="a")


def test_a_neighbour_without_a_shape_is_still_said() -> None:
    found = blocks()
    polygons = {code: rings for code, rings in found.polygons.items() if code != "1783"}

    svg = boundaries(haaglanden_report(), replace(found, polygons=polygons))

    assert "Westland: niet in deze samenstelling" in svg


@pytest.mark.parametrize("size", [0.0001, 0.02, 0.05, 0.1])
@pytest.mark.parametrize("width", [280, 420, 680, 900])
def test_words_never_leave_the_figure_and_bytes_repeat(width: int, size: float) -> None:
    svg = boundaries(haaglanden_report(), blocks(size), width=width)

    height = int(ElementTree.fromstring(svg).get("height", "0"))  # noqa: S314
    for text in texts(svg):
        x, wide = int(text.get("x", "0")), width_of(text.text or "", int(text.get("font-size", "12")))
        left = {"start": x, "middle": x - wide // 2, "end": x - wide}[text.get("text-anchor", "start")]
        assert left >= -1, text.text
        assert left + wide <= width + 2, text.text
        assert 0 <= int(text.get("y", "0")) <= height
    assert svg == boundaries(haaglanden_report(), blocks(size), width=width)


def test_fine_borders_are_drawn_coarser_rather_than_above_the_limit() -> None:
    def coast(x: float, y: float) -> list[tuple[float, float]]:
        turns = ((at * pi / 2000, 0.03 + 0.015 * (at * 7919 % 13) / 13) for at in range(4000))
        return [(4 + x / 10 + far * cos(turn), 52 - y / 10 + far * sin(turn)) for turn, far in turns]

    found = drawn_as({code: coast(*spot) for code, spot in HAAGLANDEN.items()})

    assert len(boundaries(haaglanden_report(), found, width=900).encode()) <= MOST_BYTES


def test_a_hostile_name_stays_text() -> None:
    report = haaglanden_report()
    rows = tuple(replace(row, name="<script>alert(1)</script>") for row in report.rows)

    assert "<script" not in boundaries(replace(report, rows=rows), blocks())


def test_neighbours_keep_one_border() -> None:
    border = [(0, 0), (3, 7), (1, 15), (9, 22), (4, 40)]
    left: Shape = ((*border, (-60, 40), (-60, 0)),)
    right: Shape = (((60, 0), (60, 40), *reversed(border)),)

    for grid in (1, 2, 4, 8):
        ((*one,), (*other,)) = snapped(left, grid)[0], snapped(right, grid)[0]
        shared = {(x // grid * grid, y // grid * grid) for x, y in border}
        assert shared & set(one) == shared & set(other)


def test_a_path_is_written_in_steps() -> None:
    assert path_of((((2, 3), (12, 3), (12, 13), (2, 13)),)) == "M2 3l10 0 0 10-10 0z"


@given(st.integers(10, 200), st.integers(10, 200), st.integers(4, 60))
def test_words_fit_a_block_as_long_as_it_is_high_enough(wide: int, tall: int, high: int) -> None:
    block: Shape = (((0, 0), (wide * FINE, 0), (wide * FINE, tall * FINE), (0, tall * FINE)),)

    found = room_for(block, high)

    if high < tall - LINE:
        assert found is not None
        assert (found[0][0], found[1]) == (wide // 2, wide)
    if high > tall + LINE:
        assert found is None


@settings(max_examples=60)
@given(st.lists(st.integers(20, 150), min_size=3, max_size=12), st.integers(2, 30))
def test_where_words_fit_lies_inside(radii: list[int], high: int) -> None:
    turns = [2 * pi * at / len(radii) for at in range(len(radii))]
    ring = tuple((round(far * cos(turn)), round(far * sin(turn))) for turn, far in zip(turns, radii, strict=True))

    found = room_for((ring,), high)

    if found is not None:
        (x, y), wide = found
        lines = shapes._spans((ring,))
        covered = [at for at in lines if abs(at - y * FINE) <= high * FINE // 2 - LINE]
        for at in covered:
            assert any(a <= (x - wide / 2 + 2) * FINE and (x + wide / 2 - 2) * FINE <= b for a, b in lines[at])


@given(st.lists(st.integers(0, 400)), st.integers(1, 60))
def test_labels_never_lie_over_each_other(wanted: list[int], apart: int) -> None:
    found = spread(sorted(wanted), apart)

    assert all(second - first >= apart for first, second in pairwise(found))
    assert min(found, default=0) >= 0


def test_no_id_or_path_depends_on_the_moment() -> None:
    svg = boundaries(haaglanden_report(), blocks(), key="a")

    assert set(re.findall(r'id="([^"]*)"', svg)) == {"a-t", "a-d", "a-h"}
