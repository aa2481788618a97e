"""Exact joint ranges with witnesses (W14, W15, contract rules 9 and 10)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from regions_for_tests import HAAGLANDEN, haaglanden, in_order, outflow, region, working
from small_regions import problems
from truths import assert_witness, outcomes, outcomes_in

from thuistafel.core import extremes
from thuistafel.core.claims import Interval
from thuistafel.core.demand import gather
from thuistafel.core.distribution import distribute
from thuistafel.core.dossier import OUTSIDE_REGION, UNKNOWN_ORIGIN, Dossier
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.ranges import (
    REGION,
    Problem,
    Verdict,
    joint_ranges,
    municipal_range,
    range_problem,
    regional_range,
    verdict,
    verdicts,
)
from thuistafel.core.rules import CapEffect, CapLevel, Rules, ShortageRule
from thuistafel.wording.bounds import SENTENCES

LV = "1916"


def problem_of(dossier: Dossier) -> Problem:
    demand = gather(dossier)
    return range_problem(dossier, demand, distribute(dossier, demand))


def with_uncertain_lv(dossier: Dossier) -> Dossier:
    """The lettings of Leidschendam-Voorburg at grade C (W14, W16)."""
    key = next(key for key in dossier.lettings if key.municipality == LV)
    return replace(dossier, lettings={**dossier.lettings, key: working(610, 457, 763)})


def widened_by_a_tenth(dossier: Dossier) -> Dossier:
    def widen(value):
        if value.range.width:
            return value
        return working(value.value, value.value * 9 // 10, -(-value.value * 11 // 10))

    return replace(
        dossier,
        lettings={key: widen(value) for key, value in dossier.lettings.items()},
        outflow={key: widen(value) for key, value in dossier.outflow.items()},
    )


class TestW14:
    def test_each_municipality_has_its_own_range(self):
        ranges = joint_ranges(problem_of(haaglanden()))

        assert in_order(ranges.municipal) == [Interval(26, 81), Interval(0, 2), Interval(16, 35)] + [Interval(0, 0)] * 5

    def test_the_region_is_the_joint_range_not_the_sum(self):
        ranges = joint_ranges(problem_of(haaglanden()))

        assert ranges.region == Interval(62, 97)
        assert sum(ranges.municipal.values(), Interval(0, 0)) == Interval(42, 118)

    def test_uncertain_lettings_of_one_municipality_widen_it(self):
        ranges = joint_ranges(problem_of(with_uncertain_lv(haaglanden())))

        assert ranges.region == Interval(62, 101)
        assert ranges.municipal[LV] == Interval(0, 14)

    def test_plan_values_a_tenth_off_give_the_second_range(self):
        base = with_uncertain_lv(haaglanden())
        plain = distribute(base, gather(base))
        wide = widened_by_a_tenth(base)
        problem = range_problem(wide, gather(wide), plain)
        ranges = joint_ranges(problem)

        assert ranges.region == regional_range(problem) == Interval(0, 222)
        assert [pool.range for pool in problem.pools] == [Interval(34, 42), Interval(18, 24)]
        assert_witness(problem, ranges.low_witness, 0)
        assert_witness(problem, ranges.high_witness, 222)

    def test_the_witnesses_say_who_makes_the_bound(self):
        problem = problem_of(haaglanden())
        ranges = joint_ranges(problem)

        assert ranges.low_witness.makers == ("0503", "0518")
        assert ranges.high_witness.makers == ("0503", "0518")
        assert_witness(problem, ranges.low_witness, 62)
        assert_witness(problem, ranges.high_witness, 97)
        all_59 = [ranges.high_witness.parts[code].task - HAAGLANDEN[code][2] for code in ("0503", "0518")]
        assert sum(all_59) == 59

    def test_row_order_changes_nothing(self):
        dossier = with_uncertain_lv(haaglanden())
        turned = replace(
            dossier,
            lettings=dict(reversed(dossier.lettings.items())),
            outflow=dict(reversed(dossier.outflow.items())),
        )

        assert joint_ranges(problem_of(turned)) == joint_ranges(problem_of(dossier))


def test_w15_room_claimed_by_two_regions_is_anything_between():
    """Voorschoten's room may be 0 to 12 while undivided: the whole then carries 707 to 719 of the task."""
    dossier = haaglanden()
    key = next(key for key in dossier.lettings if key.municipality == "0626")
    dossier = replace(dossier, lettings={**dossier.lettings, key: working(128, 0, 128)})

    whole = problem_of(replace_rules(dossier, shortage=ShortageRule.SOLIDARITY))

    assert regional_range(whole) == Interval(760 - 719, 760 - 707)


def replace_rules(dossier: Dossier, **rules: object) -> Dossier:
    return replace(dossier, frame=replace(dossier.frame, rules=replace(dossier.frame.rules, **rules)))


@pytest.mark.parametrize(
    ("bounds", "negligible", "expected"),
    [
        (Interval(3, 9), 2, Verdict.CERTAIN),
        (Interval(2, 9), 2, Verdict.DEPENDS),
        (Interval(0, 3), 2, Verdict.DEPENDS),
        (Interval(0, 2), 2, Verdict.CERTAINLY_NOT),
        (Interval(0, 0), 0, Verdict.CERTAINLY_NOT),
    ],
)
def test_a_verdict_is_certain_only_over_the_whole_range(bounds, negligible, expected):
    assert verdict(bounds, negligible) is expected


def test_verdicts_of_haaglanden():
    problem = problem_of(replace_rules(with_uncertain_lv(haaglanden()), negligible_shortage=2))

    found = verdicts(problem, joint_ranges(problem))

    depends = [code for code, each in found.items() if each is Verdict.DEPENDS]
    certain = [code for code, each in found.items() if each is Verdict.CERTAIN]
    assert depends == [LV]
    assert certain == ["0503", "0518", REGION]


class TestWithoutLettings:
    """A member that delivered no lettings (contract rules 4 and 9)."""

    def test_its_range_runs_from_none_to_its_highest_task_and_stays_open(self):
        dossier = haaglanden()
        problem = problem_of(
            replace(dossier, lettings={k: v for k, v in dossier.lettings.items() if k.municipality != "0637"})
        )
        ranges = joint_ranges(problem)

        assert ranges.municipal["0637"] == Interval(0, 88 + 10)
        assert verdicts(problem, ranges)["0637"] is Verdict.DEPENDS
        assert_witness(problem, ranges.low_witness, ranges.region.low)
        assert_witness(problem, ranges.high_witness, ranges.region.high)
        assert municipal_range(problem, "0637") == ranges.municipal["0637"]

    def test_it_is_open_even_when_nobody_asks_for_a_home(self):
        dossier = region({"0503": 100}, {outflow("0503"): 5}, members=["0503", "0518"])
        problem = problem_of(dossier)

        found = verdicts(problem, joint_ranges(problem))

        assert (found["0503"], found["0518"]) == (Verdict.CERTAINLY_NOT, Verdict.DEPENDS)


@pytest.mark.parametrize(
    "rules",
    [Rules(cap_level=CapLevel.REGION), Rules(shortage=ShortageRule.SOLIDARITY)],
    ids=["region", "solidarity"],
)
def test_no_municipal_range_where_members_carry_for_each_other(rules):
    problem = replace(problem_of(haaglanden()), rules=rules)

    ranges = joint_ranges(problem)

    assert ranges.municipal is None
    assert municipal_range(problem, LV) is None
    assert set(verdicts(problem, ranges).values()) == {None, Verdict.CERTAIN}
    assert ranges.region == Interval.exactly(39 if rules.cap_level is CapLevel.REGION else 41)


class TestAgainstEveryTruth:
    """Ranges and witnesses equal enumeration (contract rule 9)."""

    @settings(max_examples=80, deadline=None)
    @given(problems())
    def test_the_regional_range(self, problem):
        found = outcomes(problem)

        assert regional_range(problem) == Interval(min(found), max(found))

    @settings(max_examples=60, deadline=None)
    @given(problems())
    def test_the_witnesses_reach_the_bounds(self, problem):
        ranges = joint_ranges(problem)

        assert_witness(problem, ranges.low_witness, ranges.region.low)
        assert_witness(problem, ranges.high_witness, ranges.region.high)

    @settings(max_examples=80, deadline=None)
    @given(problems())
    def test_the_municipal_ranges(self, problem):
        ranges = joint_ranges(problem)
        if ranges.municipal is None:
            return
        for code, bounds in ranges.municipal.items():
            found = outcomes_in(problem, code)
            assert bounds == Interval(min(found), max(found))

    @settings(max_examples=30, deadline=None)
    @given(problems(Rules(cap_percent=Fraction(50), cap_effect=CapEffect.SIGNAL, shortage=ShortageRule.SOLIDARITY)))
    def test_the_regional_range_with_solidarity_beside_a_signal(self, problem):
        found = outcomes(problem)
        ranges = joint_ranges(problem)

        assert ranges.region == Interval(min(found), max(found))
        assert_witness(problem, ranges.low_witness, ranges.region.low)
        assert_witness(problem, ranges.high_witness, ranges.region.high)


class TestManyMembers:
    """Twenty members and more: sets are no longer tried one by one."""

    @settings(max_examples=40, deadline=None)
    @given(problems())
    def test_search_and_flow_agree_with_sets(self, problem):
        by_sets = regional_range(problem)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(extremes, "MOST_OPEN", -1)

            assert regional_range(problem) == by_sets

    def test_twenty_open_members_by_search_equal_a_million_sets(self):
        problem = large_region(20)
        found = joint_ranges(problem)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(extremes, "MOST_OPEN", 20)

            assert regional_range(problem) == found.region

    @pytest.mark.parametrize("members", [1, 2, 12, 30])
    def test_bounds_have_witnesses_whatever_the_number_of_members(self, members):
        problem = large_region(members)
        ranges = joint_ranges(problem)

        assert ranges.region.low < ranges.region.high
        assert_witness(problem, ranges.low_witness, ranges.region.low)
        assert_witness(problem, ranges.high_witness, ranges.region.high)


def large_region(members: int) -> Problem:
    """Members that each have a little room left, so that every one may or may not be short."""
    codes = [f"{number:04}" for number in range(1, members + 1)]
    flows = {outflow(code): 4 + place % 5 for place, code in enumerate(codes)}
    flows |= {
        outflow(UNKNOWN_ORIGIN, institution=f"I{number}"): working(members, members - 1, members + 4)
        for number in range(3)
    }
    flows[outflow(OUTSIDE_REGION)] = members // 2
    return problem_of(region({code: 60 + 10 * (place % 5) for place, code in enumerate(codes)}, flows))


def test_corporations_are_in_the_witness():
    dossier = region({"0503": {"A": 410, "B": 305}}, {outflow("0503"): 90}, cap_level=CapLevel.CORPORATION)

    part = joint_ranges(problem_of(dossier)).low_witness.parts["0503"]

    assert part.corporations == {"A": 410, "B": 305}
    assert part.lettings == 715


class TestRefusals:
    def test_a_pool_of_no_member_is_refused(self):
        problem = problem_of(haaglanden())
        strange = replace(problem, members=problem.members[1:])

        with pytest.raises(ThuistafelError) as refusal:
            joint_ranges(strange)

        assert (refusal.value.code, refusal.value.values["municipality"]) == ("bounds_of_stranger", "0503")

    def test_a_count_beyond_belief_is_refused_before_sums_overflow(self):
        problem = problem_of(region({"0503": 10**13}, {outflow("0503"): 1}))

        with pytest.raises(ThuistafelError) as refusal:
            joint_ranges(problem)

        assert refusal.value.code == "bounds_too_large"

    def test_every_code_has_its_sentence(self):
        assert set(SENTENCES) == {
            "bounds_of_stranger",
            "bounds_too_large",
            "ranges_too_wide",
            "search_without_outcome",
            "too_many_lettings",
        }
