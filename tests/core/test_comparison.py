"""What changes between two plans."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from random_regions import dossiers
from regions_for_tests import haaglanden

from thuistafel.core.comparison import change, compared
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import Verdict, make_plan
from thuistafel.core.rules import ShortageRule


def planned(dossier):
    return make_plan(dossier, with_next_numbers=False)


def test_at_12_percent_fewer_are_short_and_fewer_lettings_are_left():
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


def test_sums_over_other_municipalities_are_not_compared():
    dossier = haaglanden()
    missing = replace(
        dossier, lettings={key: value for key, value in dossier.lettings.items() if key.municipality != "0503"}
    )

    found = change(planned(dossier), planned(missing))

    assert found.shortage["0503"] is None
    assert found.region is None


def test_only_what_differs_stands_side_by_side_with_the_difference_to_the_first():
    plans = [planned(haaglanden(cap_percent=Fraction(percent))) for percent in (10, 12)]

    delft = {row.field: (row.values, row.differences) for row in compared(plans, "0503")}
    region = {row.field: row.values for row in compared(plans, "regio")}

    assert delft["ruimte"] == ((102, 122), (0, 20))
    assert delft["tekort"] == ((25, 5), (0, -20))
    assert not {"verhuringen", "opgave", "herkomst_bekend"} & delft.keys()
    assert region["tekort"] == (80, 5)


def test_equal_plans_show_no_field():
    assert compared([planned(haaglanden())] * 3, "regio") == ()


def test_more_than_four_are_refused():
    with pytest.raises(ThuistafelError) as refused:
        compared([planned(haaglanden())] * 5, "regio")

    assert (refused.value.code, refused.value.values) == ("plans_too_many", {"given": 5, "limit": 4})


def test_who_gains_is_who_is_less_short():
    found = change(planned(haaglanden(cap_percent=Fraction(12))), planned(haaglanden()))

    assert (found.gaining, found.losing) == ({}, {"0503": 20, "0518": 55})


@settings(max_examples=25, deadline=None)
@given(dossiers(), dossiers())
def test_there_and_back_adds_up_to_nothing(one, other):
    there, back = change(planned(one), planned(other)), change(planned(other), planned(one))

    assert there.shortage.keys() == back.shortage.keys()
    for forth, again in ((there.shortage, back.shortage), (there.regular, back.regular)):
        for code, more in forth.items():
            assert (more is None and again[code] is None) or more + again[code] == 0
    assert (there.homes, there.gaining, there.losing) == (back.homes, back.losing, back.gaining)
    assert [(a.code, a.before, a.after) for a in there.turned] == [(b.code, b.after, b.before) for b in back.turned]


@settings(max_examples=25, deadline=None)
@given(dossiers())
def test_a_plan_beside_itself_changes_nothing(dossier):
    same = change(planned(dossier), planned(dossier))

    assert (same.turned, dict(same.shortage), same.homes) == ((), {}, 0)
