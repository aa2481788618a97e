"""Working values, widths and double counting (W10, W11, W22; contract rules 1 and 2)."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Claim, Grade, Interval, Status, range_for, union, working_value
from thuistafel.core.errors import ThuistafelError


def claim(value, grade, source="", day=None, span=None):
    interval = Interval(*span) if span else range_for(value, Grade(grade))
    return Claim(value, interval, Grade(grade), source, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("value", "grade", "low", "high"),
    [
        (42, "B", 37, 47),
        (55, "C", 41, 69),
        (70, "B", 63, 77),
        (610, "C", 457, 763),
        (7, "D", 3, 11),
        (38, "P", 38, 38),
        (38, "A", 38, 38),
        (0, "D", 0, 0),
        (1, "B", 0, 2),
    ],
)
def test_rule_2_width_follows_the_grade_low_down_high_up(value, grade, low, high):
    assert range_for(value, Grade(grade)) == Interval(low, high)


def test_rule_2_grade_e_has_no_width_of_its_own():
    with pytest.raises(ThuistafelError) as refused:
        range_for(12, Grade.UNKNOWN)
    assert refused.value.code == "grade_needs_ends"


def test_w10a_overlapping_sources_are_compatible_and_the_better_grade_counts():
    provider, municipality = claim(42, "B", "aanbieder"), claim(55, "C", "gemeente")

    value = working_value([municipality, provider])

    assert (value.value, value.range, value.status) == (42, Interval(37, 47), Status.COMPATIBLE)
    assert value.decided_by == provider


def test_w10b_sources_apart_conflict_the_most_recent_counts_with_the_hull_never_the_average():
    provider = claim(42, "B", "aanbieder", "2023-03-01")
    municipality = claim(70, "B", "gemeente", "2023-01-01")

    value = working_value([municipality, provider])

    assert (value.value, value.range, value.status) == (42, Interval(37, 77), Status.CONFLICTING)


def test_rule_1_overlap_means_all_with_all():
    chain = [claim(10, "B", "a", span=(8, 12)), claim(14, "B", "b", span=(11, 17)), claim(20, "B", "c", span=(16, 24))]

    assert working_value(chain).status is Status.CONFLICTING


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (claim(9, "P"), claim(8, "A", "a", "2023-01-01", (8, 9))),
        (claim(9, "B", "z", "2023-02-01"), claim(8, "B", "a", "2023-01-01")),
        (claim(9, "B", "z", "2023-02-01"), claim(8, "B", "a")),
        (claim(9, "B", "a"), claim(8, "B", "b")),
        (claim(8, "B", "a"), claim(9, "B", "a")),
    ],
)
def test_rule_1_grade_then_date_then_source_then_lowest(better, worse):
    assert working_value([worse, better]).decided_by == better


def test_rule_1_conflict_is_decided_by_date_before_grade():
    old_plan, new_guess = claim(100, "P", day="2022-01-01"), claim(10, "D", day="2023-01-01")

    value = working_value([old_plan, new_guess])

    assert (value.value, value.range) == (10, Interval(5, 100))


def test_one_claim_is_single():
    assert working_value([claim(3, "A")]).status is Status.SINGLE


def test_w22_no_claim_has_no_working_value():
    with pytest.raises(ThuistafelError):
        working_value([])


def test_w22_a_reported_zero_is_a_number():
    assert working_value([claim(0, "A")]).value == 0


claims = st.builds(
    lambda value, grade, source, day: claim(value, grade, source, day),
    st.integers(0, 60),
    st.sampled_from("PABCD"),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from([None, "2022-01-01", "2023-01-01"]),
)


@settings(deadline=None)
@given(st.lists(claims, min_size=1, max_size=4))
def test_rule_1_order_of_claims_changes_nothing_and_the_value_is_someones(stated):
    values = {working_value(order) for order in permutations(stated)}

    assert len(values) == 1
    value = values.pop()
    assert value.value in {each.value for each in stated}
    assert value.value in value.range


def test_w11_unknown_overlap_gives_the_largest_to_the_sum():
    together = union(Interval.exactly(30), Interval.exactly(18))

    assert together == Interval(30, 48)
    middle = (together.low + together.high) // 2
    assert (middle, replace(claim(30, "D"), value=middle).grade) == (39, Grade.GUESS)


def test_w11_stated_overlap_is_taken_off():
    assert union(Interval.exactly(30), Interval.exactly(18), Interval(5, 8)) == Interval(40, 43)


def test_w11_more_overlap_than_people_is_refused():
    with pytest.raises(ThuistafelError) as refused:
        union(Interval.exactly(30), Interval.exactly(18), Interval(19, 25))
    assert refused.value.code == "overlap_impossible"


intervals = st.tuples(st.integers(0, 7), st.integers(0, 4)).map(lambda pair: Interval(pair[0], sum(pair)))


@settings(deadline=None)
@given(intervals, intervals, st.none() | intervals)
def test_w11_union_equals_enumeration(first, second, overlap):
    shared = overlap or Interval(0, min(first.high, second.high))
    together = [
        a + b - both
        for a in range(first.low, first.high + 1)
        for b in range(second.low, second.high + 1)
        for both in range(shared.low, shared.high + 1)
        if both <= min(a, b)
    ]
    if together:
        assert union(first, second, overlap) == Interval(min(together), max(together))
    else:
        with pytest.raises(ThuistafelError):
            union(first, second, overlap)
