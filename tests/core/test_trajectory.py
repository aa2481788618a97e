from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Flow
from thuistafel.core.trajectory import extra_per_year, in_tenths, trajectory

PLACED = (680, 680, 740, 740, 800, 800, 800, 800)


def flow(group, year, start, inflow, dropout, placed, source="tafel"):
    return Flow(group, year, start, inflow, dropout, placed, Place("stromen.csv", row=year), source)


def w13(group="BW", start=210):
    return [
        flow(group, year, start if year == 2023 else None, 760, 0, PLACED[year - 2023]) for year in range(2023, 2031)
    ]


def test_w13_the_queue_to_2030():
    path = trajectory(w13(), 2030).groups[0]

    assert [year.end for year in path.years] == [290, 370, 390, 410, 370, 330, 290, 250]
    assert [in_tenths(year.months_waiting) for year in path.years] == [
        "4.4", "5.8", "6.2", "6.5", "5.9", "5.3", "4.7", "4.1",
    ]  # fmt: skip
    assert (path.is_reached, path.rest, path.extra[2025], path.extra[2026]) == (False, 250, 42, 50)
    assert list(path.extra) == list(range(2023, 2031))


def test_the_horizon_cuts_the_path():
    path = trajectory(w13(), 2026).groups[0]

    assert (path.years[-1].year, path.rest, path.extra[2026]) == (2026, 410, 410)


def test_the_queue_never_falls_below_nobody():
    flows = [flow("BW", 2023, 10, 0, 5, 20), flow("BW", 2024, None, 7, 0, 7)]

    path = trajectory(flows, 2024).groups[0]

    assert [(year.start, year.end) for year in path.years] == [(10, 0), (0, 0)]
    assert path.is_reached
    assert path.extra == {2023: 0, 2024: 0}


def test_nobody_placed_gives_no_waiting_time():
    assert trajectory([flow("BW", 2023, 10, 5, 0, 0)], 2023).groups[0].years[0].months_waiting is None


def test_contract_rule_12_a_missing_year_ends_the_path():
    flows = [row for row in w13() if row.year != 2026]

    found = trajectory(flows, 2030)

    path = found.groups[0]
    assert [year.year for year in path.years] == [2023, 2024, 2025]
    assert (path.rest, path.extra, path.is_reached) == (None, None, None)
    assert (found.total.rest, found.total.extra) == (None, None)
    assert [reason.code for reason in found.warnings] == ["path_year_missing"]
    assert found.warnings[0].values["year"] == 2026


def test_a_blank_number_is_a_missing_year_and_not_0():
    found = trajectory([flow("BW", 2023, 10, 5, None, 5)], 2023)

    assert found.groups[0].years == ()
    assert found.warnings[0].code == "path_year_missing"


def test_without_a_first_stock_there_is_no_path():
    found = trajectory([flow("BW", 2023, None, 5, 0, 5), flow("BW", 2024, 9, 5, 0, 5)], 2024)

    assert found.groups[0].rest is None
    assert found.warnings[0].code == "path_without_start"


def test_a_first_year_after_the_horizon_is_no_path():
    found = trajectory([flow("BW", 2031, 1, 1, 1, 1)], 2030)

    assert (found.groups[0].years, found.groups[0].rest) == ((), None)
    assert found.warnings[0].code == "path_after_horizon"


def test_a_later_start_is_not_read():
    later = [flow("BW", 2023, 10, 0, 0, 0), flow("BW", 2024, 99, 0, 0, 0)]

    assert trajectory(later, 2024).groups[0].rest == 10


def test_the_total_sums_the_groups():
    flows = [*w13(), flow("MO", 2023, 10, 1, 1, 3), *(flow("MO", year, None, 0, 0, 0) for year in range(2024, 2031))]

    total = trajectory(flows, 2030).total

    first = total.years[0]
    assert (first.start, first.inflow, first.dropout, first.placed, first.end) == (220, 761, 1, 683, 297)
    assert first.months_waiting == Fraction(6 * (220 + 297), 683)
    assert (total.rest, total.extra[2025]) == (257, 42 + 2)


def test_the_total_counts_each_group_from_its_own_first_year():
    found = trajectory([*w13(), *w13("MO")[1:], flow("MO", 2024, 5, 0, 0, 0, source="eerder")], 2030)
    one, other = found.groups

    assert [year.year for year in found.total.years] == list(range(2023, 2031))
    assert found.total.years[0].start == one.years[0].start
    assert found.total.years[1].start == one.years[1].start + other.years[0].start
    assert found.total.extra[2023] == one.extra[2023] + other.extra[2024]
    assert {"path_total_starts_late", "path_year_twice"} == {reason.code for reason in found.warnings}


def test_of_two_sources_on_a_year_one_counts_whatever_the_order():
    rows = [flow("BW", 2023, 5, 1, 0, 1, "b"), flow("BW", 2023, 7, 1, 0, 1, "a"), flow("BW", 2024, None, 1, 0, 1)]

    results = {trajectory(order, 2024).groups[0].rest for order in permutations(rows)}

    assert results == {7}


def test_nothing_known_gives_no_answer():
    assert trajectory([], 2030).total.rest is None


def _end(start, nets, skipped, extra):
    stock = start
    for year, net in enumerate(nets):
        stock = max(0, stock + net - (extra if year >= skipped else 0))
    return stock


@given(st.integers(0, 40), st.lists(st.integers(-30, 30), min_size=1, max_size=6), st.data())
@settings(max_examples=150)
def test_extra_per_year_is_the_smallest_that_empties_the_queue(start, nets, data):
    skipped = data.draw(st.integers(0, len(nets) - 1))

    extra = extra_per_year(start, nets, skipped)

    assert _end(start, nets, skipped, extra) == 0
    assert extra == 0 or _end(start, nets, skipped, extra - 1) > 0
