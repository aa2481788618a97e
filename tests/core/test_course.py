"""The maximum moves with the year (W12, W20)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from thuistafel.core.claims import Claim, Grade, Interval, Place, Status, WorkingValue
from thuistafel.core.course import courses
from thuistafel.core.dossier import Dossier, LettingKey, Placement
from thuistafel.core.pace import Signal
from thuistafel.core.plan import make_plan
from thuistafel.exchange.dossier import read_dossier

ZOETERMEER = "0637"


@pytest.fixture(scope="module")
def example() -> Dossier:
    return read_dossier(Path(__file__).parents[2] / "examples" / "haaglanden")


def half_year(dossier: Dossier, lettings: int, placed: int, *days: date) -> Dossier:
    rows = dict(dossier.lettings)
    for index, day in enumerate(days):
        value = lettings if index == 0 else 0
        claim = Claim(value, Interval.exactly(value), Grade.COUNTED, reference_date=day)
        key = LettingKey(ZOETERMEER, f"Corporatie {index}", 2023, "gerealiseerd", "regulier", "", "")
        rows[key] = WorkingValue(value, claim.range, Status.SINGLE, claim, (claim,))
    housed = Placement(ZOETERMEER, ZOETERMEER, "beschermd_wonen", 2023, 2, "", placed, Place("plaatsingen.csv"))
    return replace(dossier, lettings=rows, placements=(*dossier.placements, housed))


def test_room_follows_the_lettings_there_really_were_w12(example: Dossier) -> None:
    (found,) = courses(make_plan(half_year(example, 380, 52, date(2023, 6, 30)), with_next_numbers=False))

    assert (found.code, found.months, found.agreed) == (ZOETERMEER, 6, 103)
    assert (found.room, found.left, found.shortage) == (76, 24, 20)


def test_half_way_the_pace_says_what_each_quarter_still_needs_w20(example: Dossier) -> None:
    (found,) = courses(make_plan(half_year(example, 516, 38, date(2023, 6, 30)), with_next_numbers=False))

    assert found.pace is not None
    assert (found.pace.signal, found.pace.needed_per_period) == (Signal.BEHIND, Fraction(65, 2))


def test_numbers_of_different_days_are_not_added_to_one_course(example: Dossier) -> None:
    mixed = half_year(example, 380, 52, date(2023, 6, 30), date(2023, 5, 31))

    assert courses(make_plan(mixed, with_next_numbers=False)) == ()


def test_without_lettings_of_the_year_there_is_no_course(example: Dossier) -> None:
    assert courses(make_plan(example, with_next_numbers=False)) == ()
