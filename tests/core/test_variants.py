"""The same dossier under other switches."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from random_regions import dossiers
from regions_for_tests import haaglanden

from thuistafel.core.demand import gather
from thuistafel.core.distribution import distribute
from thuistafel.core.dossier import Dossier
from thuistafel.core.variants import slider, with_percent


@pytest.mark.parametrize(
    ("own", "percents"),
    [
        (Fraction(10), [10, 11, 12, 13, 14, 15]),
        (Fraction(8), [8, 10, 11, 12, 13, 14, 15]),
        (Fraction(25, 2), [10, 11, 12, Fraction(25, 2), 13, 14, 15]),
    ],
)
def test_the_slider_holds_the_own_percentage_once_in_order(own, percents) -> None:
    found = slider(haaglanden(cap_percent=own))

    assert [percent for percent, _ in found] == percents
    assert all(variant.frame.rules.cap_percent == percent for percent, variant in found)


def test_only_the_percentage_changes() -> None:
    dossier = haaglanden()

    varied = with_percent(dossier, Fraction(12))

    assert varied != dossier
    assert with_percent(varied, dossier.frame.rules.cap_percent) == dossier
    assert replace(varied.frame.rules, cap_percent=Fraction(10)) == dossier.frame.rules


def test_each_percent_on_the_slider_has_its_own_room() -> None:
    """W2, W7: municipal floors of 7,210 lettings."""
    rooms = {percent: distribute(variant, gather(variant)).total.room for percent, variant in slider(haaglanden())}

    assert rooms == {10: 719, 11: 791, 12: 862, 13: 935, 14: 1005, 15: 1079}


@settings(max_examples=40)
@given(dossiers())
def test_along_the_slider_the_tasks_of_known_origin_stay(dossier: Dossier) -> None:
    known = {distribute(variant, gather(variant)).total.known for _, variant in slider(dossier)}

    assert len(known) == 1
