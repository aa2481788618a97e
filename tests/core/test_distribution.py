"""Who houses whom on paper (contract rules 4–8)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_regions import dossiers
from regions_for_tests import HAAGLANDEN, haaglanden, in_order, outflow, region

from thuistafel.core.demand import gather
from thuistafel.core.distribution import Distribution, distribute
from thuistafel.core.dossier import OUTSIDE_REGION, UNKNOWN_ORIGIN, Dossier
from thuistafel.core.rules import CapEffect, CapLevel, OutsideKey, ShortageRule


def plainly(dossier: Dossier) -> Distribution:
    return distribute(dossier, gather(dossier))


def column(distribution: Distribution, field: str) -> list[object]:
    """One column of the printed table."""
    return in_order({result.code: getattr(result.figures, field) for result in distribution.municipalities})


def test_w1_w2_w3_the_table_of_the_example() -> None:
    table = plainly(haaglanden())

    assert column(table, "room") == [390, 103, 102, 61, 27, 15, 12, 9]
    assert column(table, "unknown") == [22, 5, 6, 3, 1, 1, 0, 0]
    assert column(table, "outside") == [11, 3, 3, 2, 1, 1, 0, 0]
    assert column(table, "task") == [445, 96, 127, 54, 16, 11, 5, 6]
    assert column(table, "placed") == [390, 96, 102, 54, 16, 11, 5, 6]
    assert column(table, "shortage") == [55, 0, 25, 0, 0, 0, 0, 0]
    assert column(table, "room_left") == [0, 7, 0, 7, 11, 4, 7, 3]
    total = table.total
    assert (total.lettings, total.room, total.known, total.unknown, total.outside) == (7210, 719, 701, 38, 21)
    assert (total.task, total.placed, total.shortage, total.room_left) == (760, 680, 80, 39)
    assert table.elsewhere == 0


def test_w3_with_a_return_they_are_elsewhere_and_tasks_sum_to_739() -> None:
    table = plainly(haaglanden(key_outside=OutsideKey.RETURN))

    assert (table.total.task, table.elsewhere) == (739, 21)


def test_w4_unknown_origin_without_any_known_origin() -> None:
    table = plainly(region({"0503": 1020, "1926": 270, "1842": 95}, {outflow(UNKNOWN_ORIGIN): 4}))

    assert table.roundings["onbekend"].parts == {"0503": 3, "1842": 0, "1926": 1}


def test_pools_of_one_kind_are_added_before_they_are_rounded() -> None:
    flows = {outflow(UNKNOWN_ORIGIN, institution=name): 1 for name in "XYZ"}
    table = plainly(region({"0503": 200, "0518": 100}, flows))

    assert table.roundings["onbekend"].parts == {"0503": 2, "0518": 1}


def test_a_tie_in_outside_looks_at_the_room_that_unknown_left() -> None:
    flows = {outflow("0503"): 3, outflow("0518"): 3, outflow(UNKNOWN_ORIGIN): 1, outflow(OUTSIDE_REGION): 1}
    table = plainly(region({"0503": 100, "0518": 100}, flows))

    assert table.roundings["onbekend"].parts == {"0503": 1, "0518": 0}
    assert table.roundings["buiten_regio"].parts == {"0503": 0, "0518": 1}
    assert table.roundings["buiten_regio"].decided_by["0518"].code == "tie_won_by_room"
    assert table.roundings["buiten_regio"].decided_by["0518"].values["rival"] == "Delft"


def test_at_level_region_room_counts_nothing_in_ties() -> None:
    flows = {outflow("0503"): 3, outflow("0518"): 3, outflow(UNKNOWN_ORIGIN): 1, outflow(OUTSIDE_REGION): 1}
    table = plainly(region({"0503": 100, "0518": 100}, flows, cap_level=CapLevel.REGION))

    assert table.roundings["buiten_regio"].parts == {"0503": 1, "0518": 0}


def test_w1_w3_the_new_balance_is_what_rounding_gave_or_took() -> None:
    table = plainly(haaglanden(balance={"1916": Fraction(1, 2), "0599": Fraction(1, 3)}))

    lv = (3 - Fraction(38 * 49, 701)) + (2 - Fraction(21 * 610, 7210))
    assert table.balance["1916"] == Fraction(1, 2) + lv
    assert table.balance["0599"] == Fraction(1, 3)
    assert sum(table.balance.values()) == Fraction(1, 2) + Fraction(1, 3)


def test_w7_at_level_region_one_cap_and_the_shortage_by_task() -> None:
    table = plainly(haaglanden(cap_level=CapLevel.REGION, shortage=ShortageRule.SOLIDARITY))

    assert (table.total.room, table.total.shortage, table.total.placed, table.total.room_left) == (721, 39, 721, 0)
    assert column(table, "shortage") == [23, 5, 6, 3, 1, 1, 0, 0]
    assert column(table, "room") == column(table, "room_left") == column(table, "above_limit") == [None] * 8
    assert table.roundings["tekort"].exact["0518"] == Fraction(39 * 445, 760)
    assert table.total.received == 0


def test_w7_at_level_corporation_the_room_is_the_sum_of_the_caps() -> None:
    delft = {"A": 410, "B": 305, "C": 216, "D": 89}
    table = plainly(region({"0503": delft}, {outflow("0503"): 127}, cap_level=CapLevel.CORPORATION))

    assert (table.total.room, table.total.shortage) == (100, 27)


def test_a_signal_holds_nothing_back_and_shows_what_exceeds() -> None:
    table = plainly(haaglanden(cap_effect=CapEffect.SIGNAL))

    assert column(table, "placed") == column(table, "task")
    assert column(table, "above_limit") == [55, 0, 25, 0, 0, 0, 0, 0]
    assert column(table, "room_left") == [-55, 7, -25, 7, 11, 4, 7, 3]
    assert (table.total.shortage, table.total.above_limit, table.total.room_left) == (0, 80, -41)


def test_a_signal_cannot_place_more_than_is_let() -> None:
    table = plainly(
        region(
            {"0503": 4, "0518": 100},
            {outflow("0503"): 9},
            cap_effect=CapEffect.SIGNAL,
            shortage=ShortageRule.SOLIDARITY,
        )
    )

    delft = table.municipalities[0].figures
    assert (delft.placed, delft.above_limit, delft.housed_elsewhere, delft.shortage) == (4, 4, 5, 0)
    assert table.municipalities[1].figures.room_left == 10 - 5


def test_a_signal_at_level_region_shows_what_the_whole_exceeds() -> None:
    table = plainly(haaglanden(cap_effect=CapEffect.SIGNAL, cap_level=CapLevel.REGION))

    assert (table.total.placed, table.total.room, table.total.above_limit, table.total.room_left) == (760, 721, 39, -39)
    assert column(table, "above_limit") == [None] * 8


def test_what_is_left_for_everyone_else_needs_the_other_priority() -> None:
    table = plainly(haaglanden(priority={"0503": 60, "0637": 40}))

    delft, zoetermeer = (table.municipalities[place].figures for place in (0, 4))
    assert (delft.other_priority, delft.regular) == (60, 1020 - 102 - 60)
    assert (zoetermeer.other_priority, zoetermeer.regular) == (40, 1032 - 96 - 40)
    assert table.municipalities[1].figures.regular is None
    assert (table.total.other_priority, table.total.regular) == (100, 858 + 896)


@pytest.mark.parametrize("rules", [{}, {"cap_level": CapLevel.REGION}, {"cap_effect": CapEffect.SIGNAL}])
def test_without_lettings_a_member_stays_open_and_totals_add_what_is_known(rules: dict[str, object]) -> None:
    lettings = {code: homes for code, (_, homes, _) in HAAGLANDEN.items() if code != "0518"}
    known = {outflow(code): count for code, (_, _, count) in HAAGLANDEN.items()}
    table = plainly(region(lettings, known, members=tuple(HAAGLANDEN), **rules))

    open_one = table.municipalities[1].figures
    names = ("lettings", "room", "placed", "shortage", "room_left", "above_limit", "regular")
    assert [getattr(open_one, name) for name in names] == [None] * 7
    assert (open_one.task, open_one.received, open_one.housed_elsewhere) == (412, 0, 0)
    assert table.total.lettings == 7210 - 3900
    assert (table.total.placed or 0) + (table.total.shortage or 0) == 701 - 412
    assert [reason.values["municipality"] for reason in table.warnings] == ["Den Haag"]
    assert [(group.placed, group.shortage) for group in table.municipalities[1].groups] == [(None, None)]


def test_without_any_lettings_nothing_is_known_rather_than_zero() -> None:
    total = plainly(region({}, {outflow("0503"): 3}, members=("0503", "0518"))).total

    assert (total.task, total.lettings, total.room, total.placed, total.shortage) == (3, None, None, None, None)


def test_those_waiting_whose_origin_is_no_member_are_in_the_total_and_told() -> None:
    flows = {outflow("0503", kind="stand"): 3, outflow(UNKNOWN_ORIGIN, kind="stand"): 4}
    table = plainly(region({"0503": 100}, flows))

    assert [result.figures.waiting for result in table.municipalities] == [3]
    assert table.total.waiting == 7
    assert [(warning.code, warning.values["waiting"]) for warning in table.warnings] == [("waiting_without_origin", 4)]


def test_no_demand_at_all_is_a_plan_of_zeros() -> None:
    table = plainly(region({"0503": 100}, {}))

    assert (table.total.task, table.total.placed, table.total.shortage, table.total.room_left) == (0, 0, 0, 10)
    assert table.municipalities[0].groups == ()


@given(dossiers())
def test_tasks_and_elsewhere_sum_to_demand(dossier: Dossier) -> None:
    demand = gather(dossier)
    table = distribute(dossier, demand)

    asked = sum(demand.known_total(code) for code in demand.known) + sum(pool.size for pool in demand.pools)
    assert table.total.task + table.elsewhere == asked
    for result in table.municipalities:
        one = result.figures
        assert one.task == one.known + one.unknown + one.outside + one.safe_address


@given(dossiers())
def test_nothing_is_placed_above_the_ceiling_and_nobody_gets_lost(dossier: Dossier) -> None:
    table = plainly(dossier)

    assert table.total.received == table.total.housed_elsewhere
    for one in (result.figures for result in table.municipalities):
        if one.placed is None or one.shortage is None:
            continue
        assert one.task == one.placed + one.housed_elsewhere + one.shortage
        assert one.shortage >= 0
        if one.room is not None and dossier.frame.rules.cap_effect is CapEffect.CEILING:
            assert one.placed + one.received <= one.room
    if dossier.frame.rules.cap_effect is CapEffect.CEILING and table.total.room is not None:
        assert (table.total.placed or 0) + table.total.received <= table.total.room


@given(dossiers())
def test_the_balance_changes_by_what_was_given_above_the_exact_shares(dossier: Dossier) -> None:
    table = plainly(dossier)

    fixed = table.roundings["opgevangen"].fixed if "opgevangen" in table.roundings else frozenset()
    changed = sum(table.balance.values()) - sum(dossier.rounding_balance.values())
    assert changed == 0 or fixed


@given(dossiers(), st.randoms(use_true_random=False))
def test_row_order_changes_nothing(dossier: Dossier, random: object) -> None:
    def shuffled(rows: dict[object, object]) -> dict[object, object]:
        pairs = list(rows.items())
        random.shuffle(pairs)  # type: ignore[attr-defined]
        return dict(pairs)

    turned = replace(
        dossier,
        lettings=shuffled(dict(dossier.lettings)),
        outflow=shuffled(dict(dossier.outflow)),
        priority=shuffled(dict(dossier.priority)),
        inhabitants=shuffled(dict(dossier.inhabitants)),
    )

    first, again = plainly(dossier), plainly(turned)
    assert repr((again.municipalities, again.total, again.balance)) == repr(
        (first.municipalities, first.total, first.balance)
    )
    assert {name: dict(one.decided_by) for name, one in again.roundings.items()} == {
        name: dict(one.decided_by) for name, one in first.roundings.items()
    }


@given(dossiers(), st.fractions(0, 100, max_denominator=10), st.fractions(0, 100, max_denominator=10))
def test_with_the_same_tasks_a_larger_cap_never_lowers_the_total_placed(
    dossier: Dossier, one: Fraction, other: Fraction
) -> None:
    placed = [
        plainly(replace(dossier, frame=replace(dossier.frame, rules=replace(dossier.frame.rules, cap_percent=percent))))
        for percent in sorted((one, other))
    ]

    low, high = ((table.total.placed or 0) + table.total.received for table in placed)
    assert low <= high


@given(dossiers())
def test_groups_add_up_to_the_municipality_and_to_the_region(dossier: Dossier) -> None:
    demand = gather(dossier)
    table = distribute(dossier, demand)

    for result in table.municipalities:
        one, groups = result.figures, result.groups
        assert sum(group.task for group in groups) == one.task
        if one.placed is not None:
            assert sum(group.placed or 0 for group in groups) == one.placed
            assert all(group.shortage == group.task - (group.placed or 0) >= 0 for group in groups)
    keys = [key for counts in demand.known.values() for key in counts]
    keys += [key for pool in demand.pools for key in pool.parts]
    assert [group.target_group for group in table.municipalities[0].groups] == sorted(
        {key.target_group for key in keys}
    )
