"""Names, mergers and compositions (W8, W15; contract rule 3)."""

from dataclasses import replace
from datetime import date

import pytest

from thuistafel.core.claims import Interval
from thuistafel.core.errors import DossierError
from thuistafel.core.regions import (
    Membership,
    Merger,
    Municipality,
    Register,
    claimed_by,
    compose,
    current,
    inhabitants_of,
    neighbours,
    resolve,
    roll_up,
)
from thuistafel.exchange.reference import register

IN_2023 = date(2023, 1, 1)
IN_2024, IN_2025 = date(2024, 1, 1), date(2025, 1, 1)

FICTIVE = Register(
    municipalities=(
        Municipality("0626", "Voorschoten", valid_to=IN_2025),
        Municipality("0629", "Wassenaar", valid_to=IN_2025),
        Municipality("1999", "Duinwijk", valid_from=IN_2025),
        Municipality("0503", "Delft"),
    ),
    mergers=(Merger(IN_2025, "0626", "1999"), Merger(IN_2025, "0629", "1999")),
    inhabitants={"0626": {2024: 25}, "0629": {2024: 27}, "0503": {2023: 100, 2024: 106}},
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Delft", "0503"),
        (" DELFT ", "0503"),
        ("gemeente Delft", "0503"),
        ("GM0503", "0503"),
        ("0503", "0503"),
        ("503", "0503"),
        ("den haag", "0518"),
        ("'s-Gravenhage", "0518"),
        ("’s Gravenhage", "0518"),
        ("Pijnacker/Nootdorp", "1926"),
        ("Pijnacker - Nootdorp", "1926"),
        ("P'nacker", "1926"),
        ("Leidschendam-Voorburg", "1916"),
        ("LV", "1916"),
        ("Voorburg", "1916"),
        ("Schipluiden", "1842"),
        ("Sudwest-Fryslan", "1900"),
        ("Súdwest-Fryslân", "1900"),
        ("Bergen (NH)", "0373"),
        ("Laren", "0417"),
    ],
)
def test_rule_3_names_as_parties_write_them(written, code):
    found = resolve(register(), written, IN_2023)
    assert found
    assert found.code == code


@pytest.mark.parametrize("written", ["Atlantis", "", "Bergen", "Den Hoorn", "9999", "Boarnsterhim", "0"])
def test_unknown_ambiguous_or_split_names_are_not_guessed(written):
    assert resolve(register(), written, IN_2023) is None


def test_w8_nootdorp_is_pijnacker_nootdorp_since_2002():
    before = resolve(register(), "Nootdorp", date(2001, 1, 1))
    after = resolve(register(), "Nootdorp", IN_2023)
    assert before
    assert after
    assert (before.code, after.code) == ("0577", "1926")


def test_mergers_are_followed_one_after_another():
    skarsterlan = {year: current(register(), "0051", date(year, 1, 1)) for year in (2013, 2015, 2023)}
    assert [one.code if one else None for one in skarsterlan.values()] == ["0051", "1921", "1940"]


def test_a_municipality_that_does_not_exist_yet_is_not_there():
    assert resolve(register(), "Voorne aan Zee", date(2022, 1, 1)) is None


def test_w8_old_names_and_codes_lead_to_the_merged_municipality_from_that_day():
    for written in ("Wassenaar", "0629", "Voorschoten"):
        found = resolve(FICTIVE, written, IN_2025)
        assert found
        assert found.code == "1999"
    still = resolve(FICTIVE, "Wassenaar", IN_2024)
    assert still
    assert still.code == "0629"


def test_w8_series_under_old_codes_roll_up():
    people = {"0626": 5, "0629": 11, "0503": 118}

    assert roll_up(FICTIVE, people, IN_2024) == people
    assert roll_up(FICTIVE, people, IN_2025) == {"1999": 16, "0503": 118}


def test_w8_the_caps_are_27_before_and_28_after_the_merger():
    lettings = {"0629": 155, "0626": 128}
    before, after = roll_up(FICTIVE, lettings, IN_2024), roll_up(FICTIVE, lettings, IN_2025)
    assert [sum(count // 10 for count in each.values()) for each in (before, after)] == [27, 28]


def test_rolling_up_loses_nobody_without_a_successor():
    assert roll_up(register(), {"0055": 19}, IN_2023) == {"0055": 19}


def test_rule_5_inhabitants_are_of_the_plan_year_else_the_latest_before_rolled_up():
    assert inhabitants_of(FICTIVE, ["0503"], 2023) == {"0503": 100}
    assert inhabitants_of(FICTIVE, ["0503", "1999"], 2026) == {"0503": 106, "1999": 52}
    assert inhabitants_of(FICTIVE, ["0503"], 2022) == {}


def test_built_in_compositions_have_eight_nine_and_ten_members():
    sizes = {
        name: len(compose(register(), register().memberships, name, IN_2023).members)
        for name in ("Platform31-8", "SVH-9", "H10")
    }
    assert sizes == {"Platform31-8": 8, "SVH-9": 9, "H10": 10}


def test_voorschoten_leaves_h10_on_the_first_of_january_2024():
    before = compose(register(), register().memberships, "H10", date(2023, 12, 31))
    after = compose(register(), register().memberships, "H10", IN_2024)
    assert set(before.codes) - set(after.codes) == {"0626"}


def test_neighbours_of_the_eight_are_rijswijk_and_westland():
    eight = compose(register(), register().memberships, "Platform31-8", IN_2023)
    around = neighbours(register(), register().memberships, eight, IN_2023)
    assert [one.name for one in around] == ["Rijswijk", "Westland"]


@pytest.mark.parametrize(
    ("memberships", "code"),
    [
        ((), "unknown_composition"),
        ((Membership("X", "0503", valid_from=IN_2024),), "empty_composition"),
        ((Membership("X", "0457"),), "member_not_in_year"),
        ((Membership("X", "9999"),), "member_not_in_year"),
    ],
)
def test_a_region_that_cannot_be_is_refused(memberships, code):
    with pytest.raises(DossierError) as refused:
        compose(register(), memberships, "X", IN_2023)
    assert refused.value.code == code


def test_w15_a_municipality_in_two_regions_is_claimed_twice():
    memberships = (
        *register().memberships,
        Membership("Holland Rijnland", "0626"),
        Membership("Holland Rijnland", "0546"),
    )

    claimants = claimed_by(memberships, "0626", IN_2024)

    assert claimants == ("Holland Rijnland", "Platform31-8")
    cap = 128 * 10 // 100
    undivided = Interval(0, cap)
    assert undivided == Interval(0, 12)
    assert Interval.exactly(707) + undivided == Interval(707, 719)
    assert cap // len(claimants) == 6


def test_w15_the_other_region_is_a_neighbour_only_where_a_member_is_shared():
    memberships = (
        *register().memberships,
        Membership("Holland Rijnland", "0626"),
        Membership("Holland Rijnland", "0546"),
        Membership("Elders", "0014"),
    )
    eight = compose(register(), memberships, "Platform31-8", IN_2024)
    assert [one.code for one in neighbours(register(), memberships, eight, IN_2024)] == ["0546", "0603", "1783"]


def test_a_register_with_a_ring_of_mergers_does_not_hang():
    ring = replace(FICTIVE, mergers=(Merger(IN_2023, "0626", "0629"), Merger(IN_2023, "0629", "0626")))
    assert resolve(ring, "Wassenaar", IN_2025) is None
