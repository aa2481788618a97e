from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.claims import Interval
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.profiles import margin, profile_mix


def test_c5_between_9_and_17_of_the_hundred():
    mix = profile_mix({"geclusterd": 28, "zelfstandig": 192}, population=760)

    assert mix.shares[0].per_hundred == Interval(9, 17)


def test_fewer_than_twenty_gives_the_count_only():
    mix = profile_mix({"gezin": 7, "klein": 12})

    assert [(share.count, share.per_hundred) for share in mix.shares] == [(7, None), (12, None)]


def test_nobody_asked_is_unknown_and_not_0():
    assert profile_mix({}).shares is None
    assert profile_mix({"gezin": 0}).shares is None


def test_who_asked_everyone_knows():
    assert profile_mix({"gezin": 10, "klein": 30}, population=40).shares[0].per_hundred == Interval(25, 25)


def test_none_found_in_a_sample_is_not_none_at_all():
    assert margin(0, 30).high > 0


def test_a_sample_larger_than_the_population_is_refused():
    with pytest.raises(ThuistafelError, match="sample_exceeds_population"):
        profile_mix({"gezin": 30}, population=20)


def test_without_a_population_the_margin_is_wilsons():
    found = margin(50, 100)

    assert found == Interval(40, 60)  # 40.4–59.6 in every table of Wilson intervals


@given(st.integers(20, 200), st.data())
def test_the_margin_holds_the_share_and_narrows_when_more_of_all_were_asked(sample, data):
    count = data.draw(st.integers(0, sample))
    population = data.draw(st.integers(sample, 400))

    narrow, wide = margin(count, sample, population), margin(count, sample)

    assert 0 <= narrow.low <= Fraction(100 * count, sample) <= narrow.high <= 100
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high
