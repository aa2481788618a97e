"""What changes between two plans."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from random_regions import dossiers
from regions_for_tests import haaglanden

from thuistafel.core.comparison import change, difference
from thuistafel.core.plan import Verdict, make_plan
from thuistafel.core.rules import ShortageRule


def planned(dossier):
    return make_plan(dossier, with_next_numbers=False)


def test_w6_at_12_percent_fewer_are_short_and_fewer_lettings_are_left():
    ten, twelve = planned(haaglanden()), planned(haaglanden(cap_percent=Fraction(12)))

    found = change(ten, twelve)

    assert dict(found.shortage) == {"0503": -20, "0518": -55}
    assert (found.region, found.homes) == (-75, 75)
    assert [(one.code, one.before, one.after) for one in found.turned if one.code == "0518"] == [
        ("0518", Verdict.CERTAIN, Verdict.DEPENDS)
    ]


def test_w5_solidarity_gives_no_municipal_verdict():
    stays, moves = planned(haaglanden()), planned(haaglanden(shortage=ShortageRule.SOLIDARITY))

    found = change(stays, moves)

    assert found.region == -39
    assert {one.after for one in found.turned if one.code != "regio"} == {None}


def test_a_municipality_that_takes_no_part_is_not_known():
    eight = haaglanden()
    without = replace(eight, composition=replace(eight.composition, members=eight.composition.members[1:]))

    found = change(planned(eight), planned(without))

    assert found.shortage["0503"] is None


def test_unknown_is_no_difference_of_nothing():
    assert difference(None, 3) is None
    assert difference(3, None) is None
    assert difference(5, 3) == -2


@settings(max_examples=25, deadline=None)
@given(dossiers(), dossiers())
def test_there_and_back_adds_up_to_nothing(one, other):
    there, back = change(planned(one), planned(other)), change(planned(other), planned(one))

    assert there.shortage.keys() == back.shortage.keys()
    for code, more in there.shortage.items():
        less = back.shortage[code]
        assert (more is None and less is None) or more + less == 0
    assert there.homes == back.homes
    assert [(a.code, a.before, a.after) for a in there.turned] == [(b.code, b.after, b.before) for b in back.turned]


@settings(max_examples=25, deadline=None)
@given(dossiers())
def test_a_plan_beside_itself_changes_nothing(dossier):
    same = change(planned(dossier), planned(dossier))

    assert (same.turned, dict(same.shortage), same.homes) == ((), {}, 0)
