from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Interval, Place
from thuistafel.core.dossier import Product
from thuistafel.core.products import Supply, fitting, standing, steps, together, unknowns, waterfall, within


def product(name="Flex", homes=60, rooms="", dates=((2024, 10, 1), (2025, 1, 1), (2025, 7, 1)), chance=70, end=None):
    early, likely, late = (date(*day) if day else None for day in dates)
    percent = None if chance is None else Fraction(chance)
    return Product(name, "0518", "flex", homes, rooms, early, likely, late, percent, end, "", Place("producten.csv"))


READY = ((2023, 1, 1), (2023, 1, 1), (2023, 1, 1))


def test_c8_sixty_homes_at_70_percent_are_0_of_60_expected_42():
    assert standing(product(), date(2025, 12, 31)) == Supply(0, 60, Fraction(42))


def test_only_a_sure_product_past_its_latest_date_is_certain():
    sure = product(chance=100)

    assert standing(sure, date(2024, 9, 30)) == Supply(0, 0, Fraction(0))
    assert standing(sure, date(2024, 10, 1)) == Supply(0, 60, Fraction(0))
    assert standing(sure, date(2025, 1, 1)) == Supply(0, 60, Fraction(60))
    assert standing(sure, date(2025, 7, 1)) == Supply(60, 60, Fraction(60))


def test_within_six_twelve_and_twenty_four_months():
    products = [product(), product("Kamers", 12, dates=READY, chance=100)]

    found = [(part.months, part.until, part.supply) for part in within(products, date(2024, 8, 31))]

    assert found == [
        (6, date(2025, 2, 28), Supply(12, 72, Fraction(54))),
        (12, date(2025, 8, 31), Supply(12, 72, Fraction(54))),
        (24, date(2026, 8, 31), Supply(12, 72, Fraction(54))),
    ]


def test_c8_a_ten_year_home_from_2025_is_demand_again_in_2035():
    flex = product(dates=((2025, 1, 1),) * 3, chance=100, end=date(2035, 1, 1))

    rows = waterfall([flex], Interval.exactly(80), [2024, 2025, 2034, 2035, 2036])

    assert [row.left.high for row in rows] == [80, 20, 20, 80, 80]
    assert [row.returning.certain for row in rows] == [0, 0, 0, 60, 0]


def test_what_is_not_certain_leaves_the_shortage_open():
    row = waterfall([product()], Interval(70, 80), [2025])[0]

    assert row.left == Interval(10, 80)


def test_more_homes_than_short_leave_nobody_and_not_less():
    assert waterfall([product(dates=READY, chance=100)], Interval(10, 20), [2025])[0].left == Interval(0, 0)


def test_what_is_not_known_is_not_0():
    supply = together([product(homes=None), product("Kamers", 12, dates=READY, chance=100)], date(2026, 1, 1))

    assert supply == Supply(12, None, None)
    assert waterfall([product(homes=None)], Interval(5, 5), [2026])[0].left == Interval(0, 5)
    assert standing(product(chance=None), date(2026, 1, 1)) == Supply(0, 60, None)
    assert standing(product(dates=(None, None, None), chance=100), date(2026, 1, 1)) == Supply(0, 60, None)


def test_the_missing_columns_are_named():
    reasons = unknowns([product(), product("Leeg", None, dates=(None, (2025, 1, 1), None))])

    assert [(reason.values["product"], reason.values["missing"]) for reason in reasons] == [
        ("Leeg", "woningen, vroeg, laat")
    ]


def test_only_homes_that_fit_an_unmet_profile_count():
    studios = product("Studio's", 30, rooms="1", dates=READY)
    family = product("Gezinswoningen", 10, rooms="4")

    kept = {each.name: each.homes for each in fitting([family, studios], {1: 20, 4: 25})}

    assert kept == {"Studio's": 20, "Gezinswoningen": 10}


def test_two_products_do_not_house_the_same_people():
    kept = fitting([product("A", 30, rooms="2"), product("B", 30, rooms="2"), product("C", 30)], {2: 40})

    assert [(each.name, each.homes) for each in kept] == [("A", 30), ("B", 10), ("C", 0)]


def test_c8_steps_come_by_likely_date_and_a_temporary_home_goes_again():
    rooms = product("Kamers", 12, dates=READY, chance=100, end=date(2028, 5, 1))
    late = product("Laat", 9, dates=((2031, 1, 1), (2031, 6, 1), (2032, 1, 1)))

    found = steps([product(), late, rooms], 2030)

    assert [(one.product.name, one.day, one.supply.possible, one.returns) for one in found] == [
        ("Kamers", date(2023, 1, 1), 12, False),
        ("Flex", date(2025, 1, 1), 60, False),
        ("Kamers", date(2028, 5, 1), 12, True),
    ]
    assert found[1].supply == Supply(0, 60, Fraction(42))


days = st.dates(date(2023, 1, 1), date(2033, 12, 31))


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(
            lambda homes, dates, chance, end: product(
                "p", homes, dates=[(day.year, day.month, day.day) for day in sorted(dates)], chance=chance, end=end
            ),
            st.integers(0, 90),
            st.tuples(days, days, days),
            st.sampled_from([0, 40, 100]),
            st.none() | days,
        ),
        max_size=6,
    )
)
def test_what_comes_less_what_goes_is_what_stands_at_the_horizon(products):
    found = steps(products, 2030)

    def total(returns):
        return sum((one.supply for one in found if one.returns is returns), Supply(0, 0, Fraction(0)))

    came, went, stands = total(False), total(True), together(products, date(2030, 12, 31))
    assert (came.certain - went.certain, came.possible - went.possible) == (stands.certain, stands.possible)
    assert came.expected - went.expected == stands.expected
