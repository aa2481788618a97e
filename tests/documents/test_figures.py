"""Figures: as many houses as homes, text that never overflows, the label inside, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans_for_tests import haaglanden_plan, haaglanden_report

from thuistafel.core.claims import Interval
from thuistafel.core.distribution import Figures
from thuistafel.documents import figures
from thuistafel.documents.figures.houses import HOUSE, MOST_HOUSES
from thuistafel.documents.figures.ink import fit, width_of, wrap
from thuistafel.documents.figures.tiles import positions
from thuistafel.documents.report import PriceRow, Report, Row, Waterfall, WaterfallStep

Figure = Callable[..., str]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script> & \'s-Gravenhage'


def way_down(report: Report, **asked: object) -> str:
    """The waterfall of a report past four products, named as its municipalities are."""
    names = [row.name for row in report.rows] or ["Flexwoningen"]
    steps = tuple(
        WaterfallStep(names[at % len(names)], f"{names[0]}, feb 2025", "0 of 60, verwacht 42", homes, sure, False)
        for at, (homes, sure) in enumerate([(60, 0), (20, 20), (None, 0), (900, 0)])
    )
    way = Waterfall("", 2023, 2030, 80, Interval(62, 101), steps, Interval(0, 81))
    return figures.waterfall(replace(report, waterfall=way), **asked)  # type: ignore[arg-type]


ALL: tuple[Figure, ...] = (figures.houses, figures.bars, figures.tiles, figures.path, figures.price, way_down)


def region(*shortages: tuple[int, int, int], names: str = "Gemeente {0}") -> Report:
    """A report with one municipality per (low, value, high), 100 placed each, and nothing left."""
    rows = tuple(
        row(f"{index:04d}", names.format(index), short, Interval(low, high))
        for index, (low, short, high) in enumerate(shortages)
    )
    bands = [one.band for one in rows if one.band]
    total = row("regio", "Totaal", sum(one[1] for one in shortages), sum(bands, Interval(0, 0)))
    price = tuple(PriceRow(one.code, one.name, 1000, 100, 200, 700) for one in rows)
    return replace(haaglanden_report(), rows=rows, total=total, price=price, neighbours=())


def row(code: str, name: str, short: int, band: Interval) -> Row:
    """A municipality with 1000 lettings and 100 placed."""
    numbers = Figures(1000, 100, 100 + short, 0, 0, 0, 100 + short, 100, 0, 0, 0, short, 0, 0, 200, 700)
    return Row(code, name, numbers, band, None, "hangt af van", "hangt af van meer getallen", "")


def drawn(svg: str, mark: str) -> int:
    """Houses in the paths with this look, the one of the legend not counted."""
    paths = re.findall(r'<path ([^>]*) d="([^"]*)"', svg)
    return sum(shape.count(HOUSE) for look, shape in paths if mark in look) - 1


CERTAIN, COUNTED, POSSIBLE = 'fill="#a5301c"', 'fill="url(', "stroke-dasharray"


def test_one_house_per_home_of_the_example() -> None:
    svg = figures.houses(haaglanden_report())

    assert drawn(svg, CERTAIN) == 26 + 16
    assert drawn(svg, COUNTED) == (55 - 26) + (25 - 16)
    assert drawn(svg, POSSIBLE) == (81 - 55) + (35 - 25) + 2 + 14
    assert drawn(svg, 'stroke="#1d5f58"') == 39


@given(st.lists(st.tuples(*[st.integers(0, 60)] * 3).map(lambda one: tuple(sorted(one))), min_size=1, max_size=8))
def test_houses_are_exactly_low_value_and_high(shortages: list[tuple[int, int, int]]) -> None:
    svg = figures.houses(region(*shortages))

    assert drawn(svg, CERTAIN) == sum(low for low, _, _ in shortages)
    assert drawn(svg, COUNTED) == sum(value - low for low, value, _ in shortages)
    assert drawn(svg, POSSIBLE) == sum(high - value for _, value, high in shortages)


def test_no_shortage_draws_no_house_and_says_so() -> None:
    svg = figures.houses(region((0, 0, 0)))

    assert drawn(svg, CERTAIN) == 0
    assert "Geen tekort" in svg


def test_above_500_homes_a_house_stands_for_more_and_the_note_says_how_many() -> None:
    svg = figures.houses(region((600, 900, 1200), (0, 40, 80)))

    assert "1 huisje = 5 woningen" in svg
    assert 0 < svg.count(HOUSE) <= MOST_HOUSES + 10


def test_without_municipal_ranges_the_region_is_drawn_as_one() -> None:
    report = region((10, 20, 30), (0, 5, 9))
    rows = tuple(replace(one, band=None) for one in report.rows)

    svg = figures.houses(replace(report, rows=rows))

    assert drawn(svg, CERTAIN) == 10
    assert drawn(svg, COUNTED) == 15


def test_a_variant_draws_its_own_plan() -> None:
    report = haaglanden_report()
    twelve = next(one for one in report.variants if one.label == "12%")

    svg = figures.houses(report, variant=twelve)

    assert drawn(svg, COUNTED) == 5
    assert "grens 12%" in svg


@cache
def reports() -> list[Report]:
    """The example and regions that strain a figure: long names, one municipality, twenty, huge, nothing delivered."""
    long_name = "Sint-Anna-ter-Muiden-aan-de-Overkant-van-het-Kanaal {0}"
    return [
        haaglanden_report(),
        region((0, 0, 1)),
        region(*[(2, 30, 60)] * 20, names=long_name),
        region((4000, 9000, 40000), names="W" * 60),
        haaglanden_report(haaglanden_plan(without=("0503", "0518"))),
    ]


@pytest.mark.parametrize("figure", ALL)
@pytest.mark.parametrize("width", [280, 328, 480, 680, 900])
def test_text_never_leaves_the_figure(figure: Figure, width: int) -> None:
    for report in reports():
        root = ElementTree.fromstring(figure(report, width=width))  # noqa: S314 - our own text
        height = int(root.get("height", "0"))
        for text, size, anchor in texts(root):
            x, y, wide = int(text.get("x", "0")), int(text.get("y", "0")), width_of(text.text or "", size)
            left = {"start": x, "middle": x - wide // 2, "end": x - wide}[anchor]
            assert left >= -1, text.text
            assert left + wide <= width + 2, text.text
            assert 0 <= y <= height, text.text


def texts(root: ElementTree.Element) -> list[tuple[ElementTree.Element, int, str]]:
    """Every text with its size and anchor, its group's or its own."""
    found = []
    for group in (root, *root.iter(f"{SVG}g")):
        size, anchor = group.get("font-size", "12"), group.get("text-anchor", "start")
        found += [
            (text, int(text.get("font-size", size)), text.get("text-anchor", anchor))
            for text in group.findall(f"{SVG}text")
        ]
    return found


@pytest.mark.parametrize("figure", ALL)
def test_every_figure_carries_its_label_title_and_description(figure: Figure) -> None:
    report = haaglanden_report()
    root = ElementTree.fromstring(figure(report, key="a"))  # noqa: S314
    real = figure(haaglanden_report(haaglanden_plan(fictional=False)))

    assert "Fictieve cijfers" in [text.text for text, _, _ in texts(root)]
    assert "Fictieve cijfers" not in real
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "a-t a-d"
    assert [one.get("id") for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")] == ["a-t", "a-d"]
    assert root.get("font-family") == "'Source Sans 3', sans-serif"


@pytest.mark.parametrize("figure", ALL)
def test_same_report_same_bytes(figure: Figure) -> None:
    assert figure(haaglanden_report()) == figure(haaglanden_report())


@pytest.mark.parametrize("figure", [figures.houses, figures.bars, figures.tiles, figures.price, way_down])
def test_a_hostile_name_stays_text(figure: Figure) -> None:
    svg = figure(region((1, 2, 3), names=HOSTILE), width=900)

    ElementTree.fromstring(svg)  # noqa: S314 - well-formed is the promise
    assert "<script" not in svg


def test_what_is_not_delivered_is_said_and_not_drawn_as_0() -> None:
    report = haaglanden_report(haaglanden_plan(without=("0503",)))

    assert "niet geleverd" in figures.price(report)
    assert "grens onbekend" in figures.bars(report)
    assert "– onbekend" in figures.tiles(report)
    assert "niet geleverd" in figures.houses(report)


def test_the_map_draws_neighbours_as_not_taking_part() -> None:
    svg = figures.tiles(haaglanden_report())

    assert svg.count("niet in deze<") == 2
    assert "Rijswijk: niet in deze samenstelling" in svg


def test_tiles_never_share_a_place() -> None:
    codes = [f"{number:04d}" for number in range(1, 40)]

    assert len(set(positions(codes, 480).values())) == 39
    assert len(set(positions(["0518", "1783", "0603", "1842"], 480).values())) == 4


def test_a_missing_year_is_a_dash_and_no_path_no_figure() -> None:
    report = haaglanden_report()
    assert report.path is not None
    gap = replace(report.path, years=(replace(report.path.years[0], end=None), *report.path.years[1:]))

    assert "–" in figures.path(replace(report, path=gap))
    assert figures.path(replace(report, path=None)) == ""


@given(st.text(min_size=0, max_size=80), st.integers(0, 300), st.integers(8, 20))
def test_fitted_text_fits(words: str, room: int, size: int) -> None:
    assert width_of(fit(words, room, size), size) <= room or fit(words, room, size) == ""
    assert all(width_of(line, size) <= room or line == "" for line in wrap(words, room, size))
