"""The waterfall: products are steps that may be taken, never homes that are there (C8)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Interval
from thuistafel.core.dossier import Product
from thuistafel.core.plan import Plan, make_plan
from thuistafel.documents.figures.waterfall import rows_of, waterfall
from thuistafel.documents.report import Report, Waterfall
from thuistafel.documents.report_build import build_report
from thuistafel.documents.report_waterfall import MOST_STEPS, waterfall_of
from thuistafel.exchange import read_dossier

EXAMPLE = Path(__file__).parents[2] / "examples/haaglanden"
SURE, POSSIBLE = 'fill="#dcebe7"', "stroke-dasharray"


@cache
def plan() -> Plan:
    return make_plan(read_dossier(EXAMPLE))


def with_products(*products: Product) -> Plan:
    return replace(plan(), dossier=replace(plan().dossier, products=products))


def report(of: Plan) -> Report:
    return build_report(of, variants=(), snapshot="1")


def value(of: Plan) -> Waterfall:
    found = waterfall_of(of)
    assert found is not None
    return found


def test_c8_sixty_homes_at_70_percent_are_0_of_60_and_leave_the_shortage_open() -> None:
    found = value(plan())

    flex = next(step for step in found.steps if step.homes == 60)
    assert (flex.place, flex.outcome, flex.certain) == ("Den Haag, feb 2025", "0 of 60, verwacht 42", 0)
    assert (found.shortage, found.band, found.left) == (80, Interval(62, 101), Interval(0, 101))
    assert found.sentence == (
        "Het tekort van 80 woningen kan eind 2030 tussen 0 en 101 woningen zijn, als er verder niets verandert: "
        "geen van de nieuwe woningen is zeker."
    )


def test_products_come_in_order_of_their_likely_date() -> None:
    assert [step.place for step in value(plan()).steps] == [
        "Den Haag, mrt 2023",
        "Zoetermeer, dec 2023",
        "Delft, nov 2024",
        "Den Haag, feb 2025",
    ]


def test_a_sure_product_lowers_what_is_left_and_a_temporary_one_is_demand_again() -> None:
    flex = next(one for one in plan().dossier.products if one.homes == 60)
    sure = replace(flex, chance_percent=Fraction(100))

    stays, goes = value(with_products(sure)), value(with_products(replace(sure, end=date(2028, 5, 1))))

    assert (stays.left, stays.steps[0].outcome) == (Interval(2, 41), "60 woningen, zeker")
    assert stays.sentence.endswith("zeker zijn er 60 woningen.")
    assert (goes.left, [step.returns for step in goes.steps]) == (Interval(62, 101), [False, True])
    assert "Den Haag, mei 2028): komt terug als vraag" in waterfall(
        report(with_products(replace(sure, end=date(2028, 5, 1))))
    )


def test_an_unknown_number_of_homes_is_said_and_not_drawn() -> None:
    unknown = replace(plan().dossier.products[0], homes=None)

    svg = waterfall(report(with_products(unknown)))

    assert "aantal niet bekend" in svg
    assert POSSIBLE not in svg
    assert value(with_products(unknown)).left == Interval(0, 101)


def test_certain_and_uncertain_differ_in_pattern_not_only_in_colour() -> None:
    flex = next(one for one in plan().dossier.products if one.homes == 60)
    unsure, sure = report(with_products(flex)), report(with_products(replace(flex, chance_percent=Fraction(100))))

    assert (POSSIBLE in waterfall(unsure), SURE in waterfall(unsure)) == (True, False)
    assert (POSSIBLE in waterfall(sure), SURE in waterfall(sure)) == (False, True)


def test_nothing_on_the_list_draws_nothing() -> None:
    assert waterfall(report(with_products())) == ""


def test_many_products_stay_readable_and_nothing_is_lost() -> None:
    one = replace(plan().dossier.products[0], chance_percent=Fraction(50))
    products = [replace(one, name=f"Locatie {at}", homes=at) for at in range(1, 61)]

    found = value(with_products(*products))

    assert [step.homes for step in found.steps[:MOST_STEPS]] == list(range(49, 61))
    assert (found.steps[-1].name, found.steps[-1].homes) == ("48 andere producten", sum(range(1, 49)))
    assert found.steps[-1].outcome == "hoogstens 1.176, verwacht 588"
    assert len(waterfall(report(with_products(*products))).encode()) < 40_000


counts = st.lists(st.tuples(st.integers(1, 90), st.sampled_from([40, 100])), min_size=1, max_size=6)


@settings(max_examples=20, deadline=None)
@given(counts, st.sampled_from([300, 680]))
def test_every_step_is_as_long_as_its_homes_and_begins_where_the_last_one_ended(
    stated: list[tuple[int, int]], width: int
) -> None:
    one = plan().dossier.products[0]
    products = [
        replace(one, name=f"p{at}", homes=homes, chance_percent=Fraction(c)) for at, (homes, c) in enumerate(stated)
    ]
    shown = report(with_products(*products))
    assert shown.waterfall is not None

    bars = list(rows_of(shown.waterfall))
    svg = waterfall(shown, width=width)

    level = 80
    for bar in bars[1:-1]:
        (piece,) = bar.pieces
        assert piece.end == level
        level = piece.start
    assert level == 80 - sum(homes for homes, _ in stated)
    starts = [int(x) for x in re.findall(r'<rect x="(-?\d+)"', svg)]
    ends = [int(x) + int(w) for x, w in re.findall(r'<rect x="(-?\d+)" y="\d+" width="(\d+)"', svg)]
    assert min(starts) >= 0
    assert max(ends) <= width
