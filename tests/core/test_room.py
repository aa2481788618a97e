"""What the stock carries (contract rule 4)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regions_for_tests import HAAGLANDEN, YEAR, haaglanden, region, working

from thuistafel.core.dossier import LettingKey
from thuistafel.core.room import (
    lettings,
    lettings_by_corporation,
    moving_room,
    room,
    rounded_cap,
    split_cap,
)
from thuistafel.core.rules import CapBase, CapLevel, CapRounding, Rules

DELFT = {"A": 410, "B": 305, "C": 216, "D": 89}


@pytest.mark.parametrize(("homes", "cap"), [(1020, 102), (128, 12), (155, 15), (0, 0)])
def test_w2_the_maximum_is_rounded_down(homes: int, cap: int) -> None:
    assert rounded_cap(Rules(), homes) == cap


@pytest.mark.parametrize(("homes", "cap"), [(128, 13), (155, 16), (154, 15)])
def test_rounded_arithmetically_half_goes_up(homes: int, cap: int) -> None:
    assert rounded_cap(Rules(cap_rounding=CapRounding.HALF_UP), homes) == cap


def test_a_percentage_is_read_as_written() -> None:
    assert rounded_cap(Rules(cap_percent=Fraction(81, 10)), 1000) == 81


def test_w7_three_readings_of_ten_percent() -> None:
    homes = lettings(haaglanden())

    assert sum(room(Rules(), {"": count}) for count in homes.values()) == 719
    assert rounded_cap(Rules(), sum(homes.values())) == 721
    assert room(Rules(cap_level=CapLevel.CORPORATION), DELFT) == 100
    assert room(Rules(), DELFT) == 102


def test_w7_a_cap_split_over_corporations_names_who_exceeds_its_own() -> None:
    split = split_cap(Rules(), DELFT)

    assert split.apportionment.parts == {"A": 41, "B": 30, "C": 22, "D": 9}
    assert [(above.values["corporation"], above.values["places"]) for above in split.above] == [("C", 22), ("D", 9)]


def test_w12_the_denominator_moves() -> None:
    cap = moving_room(380, 6, Rules())

    assert (cap, cap - 52, 96 - cap) == (76, 24, 20)


@given(st.integers(0, 5000), st.integers(1, 12))
def test_a_moving_room_never_exceeds_the_maximum_of_the_pace(realised: int, months: int) -> None:
    cap = moving_room(realised, months, Rules())

    assert cap * months * 10 <= realised * 12 < (cap + 1) * months * 10


def letting(kind: str = "regulier", stage: str = "verwacht", year: int = YEAR, corporation: str = "A") -> LettingKey:
    return LettingKey("0503", corporation, year, stage, kind, "", "")


@pytest.mark.parametrize(
    ("switches", "homes"),
    [
        ({}, 11),
        ({"counts_new_build": False}, 1),
        ({"counts_student": True}, 111),
        ({"counts_intermediary": True}, 1011),
        ({"cap_base": CapBase.REALISED_LAST_YEAR}, 7),
    ],
)
def test_only_what_is_switched_on_counts_and_middle_rents_never(switches: dict[str, object], homes: int) -> None:
    kinds = {"regulier": 1, "nieuwbouw": 10, "student": 100, "intermediaire_verhuur": 1000, "middenhuur": 10000}
    dossier = region({"0503": 0}, {}, **switches)
    rows = {letting(kind): working(count) for kind, count in kinds.items()}
    rows |= {letting(stage="gerealiseerd", year=YEAR - 1): working(7), letting(stage="gerealiseerd"): working(5)}

    assert lettings(replace(dossier, lettings=rows)) == {"0503": homes}


def test_a_member_without_a_row_that_counts_is_unknown_not_nothing() -> None:
    dossier = replace(region({}, {}, members=("0503", "0518")), lettings={letting("student"): working(4)})

    assert lettings_by_corporation(dossier) == {}


def test_rows_of_a_corporation_add() -> None:
    rows = {letting(): working(610), letting("nieuwbouw"): working(10), letting(corporation="B"): working(5)}
    dossier = replace(region({"0503": 0}, {}), lettings=rows)

    assert lettings_by_corporation(dossier) == {"0503": {"A": 620, "B": 5}}


def test_lettings_of_others_than_members_do_not_count() -> None:
    dossier = region({code: homes for code, (_, homes, _) in HAAGLANDEN.items()}, {}, members=("0503",))

    assert lettings(dossier) == {"0503": 1020}
