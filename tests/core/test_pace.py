from fractions import Fraction

import pytest

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.pace import Signal, pace


def test_w20_half_a_year():
    found = pace(agreed=103, realised=38, passed=2)

    assert found.norm == Fraction(103, 2)
    assert round(found.share * 100) == 74
    assert found.signal is Signal.BEHIND
    assert (found.needed_per_period, found.so_far_per_period) == (Fraction(65, 2), 19)


@pytest.mark.parametrize(
    ("realised", "signal"), [(95, "op koers"), (94, "let op"), (80, "let op"), (79, "achter"), (130, "op koers")]
)
def test_the_signal_changes_at_95_and_80_percent(realised, signal):
    assert pace(agreed=100, realised=realised, passed=4).signal == signal


def test_nothing_due_is_on_course():
    found = pace(agreed=100, realised=0, passed=0)

    assert (found.share, found.so_far_per_period, found.signal) == (None, None, Signal.ON_COURSE)
    assert found.needed_per_period == 25


def test_after_the_last_period_nothing_can_be_asked():
    assert pace(agreed=100, realised=10, passed=4).needed_per_period is None


def test_who_has_done_more_needs_nothing_more():
    assert pace(agreed=10, realised=12, passed=2).needed_per_period == 0


def test_more_periods_passed_than_there_are_is_refused():
    with pytest.raises(ThuistafelError, match="pace_periods"):
        pace(agreed=10, realised=2, passed=5)
