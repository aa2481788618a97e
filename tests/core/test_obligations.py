from datetime import date
from fractions import Fraction

import pytest

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.obligations import Obligation, Rounding, check, rounded, statutory_tasks
from thuistafel.core.regions import Municipality, Register

# Inhabitants on 1 January 2021 and 2022: CBS, Bevolkingsontwikkeling; regio per jaar (CC BY 4.0).
REGISTER = Register(
    municipalities=(
        Municipality("0637", "Zoetermeer"),
        Municipality("0503", "Delft"),
        Municipality("0999", "Opgeheven", valid_to=date(2021, 1, 1)),
        Municipality("0998", "Zonder inwoners"),
    ),
    inhabitants={"0503": {2021: 103581, 2022: 104572}, "0637": {2021: 125267, 2022: 125767}, "0999": {2021: 5}},
    netherlands={2021: 17475415, 2022: 17590672},
)


def tasks(national, period, rounding=Rounding.DOWN):
    return {task.code: task for task in statutory_tasks(national, period, REGISTER, rounding)}


@pytest.mark.parametrize(
    ("national", "period", "code", "published"),
    [
        (21200, "2023-I", "0503", 126),
        (27300, "2023-II", "0503", 162),  # the national figure before its revision is from memory, the 162 is published
        (17600, "2023-II", "0503", 104),
        (10000, "2022-I", "0637", 71),
        (13500, "2022-II", "0637", 96),  # 167 for the year less 71 for its first half
        (21200, "2023-I", "0637", 151),
    ],
)
def test_the_calculation_meets_what_was_published(national, period, code, published):
    assert tasks(national, period)[code].task == published


def test_the_task_is_exact_before_it_is_rounded():
    delft = tasks(13500, "2022-II")["0503"]

    assert delft.exact == Fraction(13500 * 103581, 17475415)
    assert (delft.reference_date, delft.inhabitants) == (date(2021, 1, 1), 103581)


def test_only_municipalities_of_that_day_with_known_inhabitants():
    assert list(tasks(10000, "2022-I")) == ["0503", "0637"]


def test_roundings():
    assert [tasks(10000, "2022-I", way)["0637"].task for way in Rounding] == [71, 72, 72]
    assert rounded(Fraction(5), Rounding.UP) == 5


@pytest.mark.parametrize("period", ["2022", "2022-III", "", "22-I", "2022-I\n2"])
def test_another_period_is_refused(period):
    with pytest.raises(ThuistafelError, match="period_unreadable"):
        tasks(10000, period)


def test_a_day_without_inhabitants_is_refused():
    with pytest.raises(ThuistafelError, match="inhabitants_unknown"):
        tasks(10000, "2030-I")


def test_published_over_computed():
    revised = Obligation("0503", "2023-II", published=162, revised_to=104, revised_on=date(2023, 9, 1), backlog=20)
    calculated = tasks(27300, "2023-II")["0503"]

    before, after = check(revised, calculated, date(2023, 8, 31)), check(revised, calculated, date(2023, 9, 1))

    assert (before.published, before.calculated, before.difference) == (162, 162, 0)
    assert (after.published, after.difference) == (104, -58)
    assert (revised.to_do(date(2023, 7, 1)), revised.to_do(date(2023, 12, 1))) == (182, 124)


def test_who_is_ahead_never_owes_less_than_nothing():
    assert Obligation("1842", "2024-I", published=20, backlog=-50).to_do(date(2024, 1, 1)) == 0
