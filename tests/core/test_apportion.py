"""Largest remainder (contract rule 6)."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.apportion import Apportionment, apportion
from thuistafel.core.errors import ThuistafelError

counts = st.integers(0, 300)
weights = st.dictionaries(st.sampled_from("abcdefgh"), st.fractions(0, 40, max_denominator=12), min_size=1).filter(
    lambda found: any(found.values())
)


def codes(result: Apportionment) -> dict[str, str]:
    return {name: reason.code for name, reason in result.decided_by.items()}


def test_w18_ninety_one_homes_by_sixty_twenty_five_fifteen() -> None:
    mix = apportion(91, {"regulier": 60, "uitstroom": 25, "spoed": 15})

    assert mix.parts == {"regulier": 54, "uitstroom": 23, "spoed": 14}
    assert mix.exact == {"regulier": Fraction(546, 10), "spoed": Fraction(1365, 100), "uitstroom": Fraction(2275, 100)}
    assert codes(mix) == {"regulier": "remainder_down", "uitstroom": "remainder_up", "spoed": "remainder_up"}


def test_a_remainder_tells_its_size_and_its_place() -> None:
    mix = apportion(91, {"regulier": 60, "uitstroom": 25, "spoed": 15})

    assert dict(mix.decided_by["spoed"].values) == {"remainder": Fraction(65, 100), "place": 2, "left": 2}


def test_w6_a_tie_goes_to_most_room_left() -> None:
    room = {"1842": 3, "0626": 7, "0629": 4}

    homes = apportion(10, dict.fromkeys(room, 1), room=room)

    assert homes.parts == {"1842": 3, "0626": 4, "0629": 3}
    assert codes(homes) == {"1842": "tie_lost_by_room", "0626": "tie_won_by_room", "0629": "tie_lost_by_room"}
    assert homes.decided_by["1842"].values["rival"] == "0626"


def test_w5_a_tie_in_room_and_balance_goes_to_the_lowest_codes() -> None:
    room = {"0637": 7, "1916": 7, "1926": 11, "0629": 4, "0626": 7, "1842": 3}

    moved = apportion(20, room, room=room, bounds=room)

    assert moved.parts == {"0626": 4, "0629": 2, "0637": 4, "1842": 1, "1916": 3, "1926": 6}
    assert codes(moved)["1916"] == "tie_lost_by_code"
    assert codes(moved)["0626"] == codes(moved)["0637"] == "tie_won_by_code"
    assert codes(moved)["1926"] == "remainder_up"


def test_w5_who_lost_most_before_goes_first() -> None:
    room = {"0626": 7, "0637": 7, "1916": 7}

    moved = apportion(20, room, room=room, balance={"1916": Fraction(-59, 100)})

    assert moved.parts == {"0626": 7, "0637": 6, "1916": 7}
    assert codes(moved)["1916"] == "tie_won_by_balance"
    assert codes(moved)["0626"] == "tie_won_by_code"


def test_w5_whoever_exceeds_its_bound_is_fixed_and_the_rest_apportioned_again() -> None:
    room = {"0637": 7, "1916": 7, "1926": 11, "0629": 4, "0626": 7, "1842": 3}
    lettings = {"0637": 1032, "1916": 610, "1926": 270, "0629": 155, "0626": 128, "1842": 95}

    moved = apportion(20, lettings, room=room, bounds=room)

    assert moved.parts == {"0637": 7, "1916": 6, "1926": 3, "0629": 2, "0626": 1, "1842": 1}
    assert moved.fixed == {"0637"}
    assert codes(moved)["0637"] == "held_at_bound"
    assert moved.exact["0637"] == Fraction(20 * 1032, 2290)
    assert moved.exact["1916"] == Fraction(13 * 610, 1258)
    assert moved.differences()["0637"] == 0


def test_nothing_to_divide_needs_no_weights() -> None:
    assert apportion(0, {"a": 0, "b": 0}).parts == {"a": 0, "b": 0}


@pytest.mark.parametrize(
    ("total", "shares", "bounds", "code"),
    [
        (3, {"a": 0, "b": 0}, None, "weights_sum_to_zero"),
        (3, {}, None, "weights_sum_to_zero"),
        (3, {"a": 1, "b": 1}, {"a": 1, "b": 1}, "bounds_below_total"),
        (3, {"a": 1, "b": 0}, {"a": 1}, "bounds_below_total"),
    ],
)
def test_what_cannot_be_divided_is_refused(
    total: int, shares: dict[str, int], bounds: dict[str, int] | None, code: str
) -> None:
    with pytest.raises(ThuistafelError) as refused:
        apportion(total, shares, bounds=bounds)

    assert refused.value.code == code


@given(counts, weights)
def test_parts_add_up_and_stay_within_one(total: int, shares: dict[str, Fraction]) -> None:
    result = apportion(total, shares)

    whole = sum(shares.values())
    assert sum(result.parts.values()) == total
    assert all(result.exact[name] == total * share / whole for name, share in shares.items())
    assert all(abs(difference) < 1 for difference in result.differences().values())
    assert sum(result.differences().values()) == 0


@given(counts, weights, st.randoms(use_true_random=False))
def test_row_order_changes_nothing(total: int, shares: dict[str, Fraction], random: object) -> None:
    rows = list(shares.items())
    random.shuffle(rows)  # type: ignore[attr-defined]

    again, first = apportion(total, dict(rows)), apportion(total, shares)

    assert list(again.parts.items()) == list(first.parts.items())
    assert list(again.decided_by.items()) == list(first.decided_by.items())


@given(st.integers(0, 60), weights, st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30), min_size=8))
def test_with_bounds_parts_add_up_and_nobody_exceeds(
    total: int, shares: dict[str, Fraction], bounds: dict[str, int]
) -> None:
    total = min(total, sum(bounds[name] for name, share in shares.items() if share))

    result = apportion(total, shares, bounds=bounds)

    free = sum(share for name, share in shares.items() if name not in result.fixed)
    left = total - sum(bounds[name] for name in result.fixed)
    assert sum(result.parts.values()) == total
    assert all(part <= bounds[name] for name, part in result.parts.items())
    assert all(result.parts[name] == bounds[name] < result.exact[name] for name in result.fixed)
    assert all(result.exact[name] * free == left * shares[name] for name in shares.keys() - result.fixed)


@given(counts, weights, st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2)))
def test_equals_giving_the_units_left_one_by_one(total: int, shares: dict[str, Fraction], room: dict[str, int]) -> None:
    whole = sum(shares.values())
    plain = {name: total * share // whole for name, share in shares.items()}
    queue = sorted(shares, key=lambda name: (-(total * shares[name] / whole % 1), -room.get(name, 0), name))
    for name in queue[: total - sum(plain.values())]:
        plain[name] += 1

    assert apportion(total, shares, room=room).parts == plain


@given(counts, weights, st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2)))
def test_the_reason_says_whether_one_was_added(total: int, shares: dict[str, Fraction], room: dict[str, int]) -> None:
    result = apportion(total, shares, room=room)

    added = {name for name, part in result.parts.items() if part > result.exact[name]}
    assert {name for name, code in codes(result).items() if code.endswith("_up") or "_won_" in code} == added


def test_a_division_survives_a_process_boundary() -> None:
    homes = apportion(10, {"a": 1, "b": 1, "c": 1}, bounds={"a": 2}).named({"a": "Delft"})

    assert pickle.loads(pickle.dumps(homes)) == homes  # noqa: S301 (our own bytes)


def test_reasons_can_speak_of_names() -> None:
    homes = apportion(1, {"0626": 1, "0629": 1}).named({"0626": "Voorschoten", "0629": "Wassenaar"})

    assert homes.decided_by["0626"].values["rival"] == "Wassenaar"
    assert homes.decided_by["0626"].values["tied"] == ("Voorschoten", "Wassenaar")
