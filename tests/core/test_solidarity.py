"""Shortage that moves to room left elsewhere (contract rule 7)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from regions_for_tests import haaglanden, in_order, outflow, region

from thuistafel.core.demand import gather
from thuistafel.core.distribution import Distribution, distribute
from thuistafel.core.rules import ShortageRule, SolidarityKey


def together(**rules: object) -> Distribution:
    dossier = haaglanden(shortage=ShortageRule.SOLIDARITY, **rules)
    return distribute(dossier, gather(dossier))


def test_w5_over_all_room_39_are_placed_and_41_remain() -> None:
    table = together()

    assert in_order(table.roundings["opgevangen"].parts) == [0, 7, 0, 7, 11, 4, 7, 3]
    assert (table.total.received, table.total.shortage, table.total.room_left) == (39, 41, 0)
    assert (table.total.placed or 0) + table.total.received == 719


def test_w5_twenty_by_room_left() -> None:
    table = together(solidarity_maximum=20)

    assert in_order(table.roundings["opgevangen"].parts) == [0, 4, 0, 3, 6, 2, 4, 1]
    assert (table.total.shortage, table.total.room_left) == (60, 19)


def test_w5_leidschendam_voorburg_lost_a_little_over_the_three_rounds() -> None:
    from_solidarity = 3 - Fraction(20 * 7, 39)
    from_unknown, from_outside = 3 - Fraction(38 * 49, 701), 2 - Fraction(21 * 610, 7210)

    assert together(solidarity_maximum=20).balance["1916"] == from_unknown + from_outside + from_solidarity
    assert round(from_solidarity, 3) == Fraction(-590, 1000)
    assert round(from_unknown + from_outside + from_solidarity, 3) == Fraction(-23, 1000)


def test_w5_twenty_by_lettings_fixes_zoetermeer_at_its_room() -> None:
    table = together(solidarity_maximum=20, solidarity_key=SolidarityKey.LETTINGS)

    assert in_order(table.roundings["opgevangen"].parts) == [0, 7, 0, 6, 3, 2, 1, 1]
    assert table.roundings["opgevangen"].fixed == {"0637"}
    without = distribute(haaglanden(), gather(haaglanden()))
    assert table.balance["0637"] == without.balance["0637"]


def test_senders_give_up_in_proportion_to_their_shortage_and_do_not_count_in_the_balance() -> None:
    table = together()

    assert in_order(table.roundings["elders_opgevangen"].parts) == [27, 0, 12, 0, 0, 0, 0, 0]
    without = distribute(haaglanden(), gather(haaglanden()))
    assert table.balance["0518"] == without.balance["0518"]


def test_who_has_no_weight_in_the_key_receives_only_when_the_others_are_full() -> None:
    dossier = region(
        {"0503": 0, "0518": 30, "0626": 50},
        {outflow("0503"): 6},
        inhabitants={"0518": 500},
        shortage=ShortageRule.SOLIDARITY,
        solidarity_key=SolidarityKey.INHABITANTS,
    )

    table = distribute(dossier, gather(dossier))

    assert table.roundings["opgevangen"].parts == {"0503": 0, "0518": 3, "0626": 3}
    assert [warning.code for warning in table.warnings] == ["key_of_solidarity", "solidarity_beyond_key"]


@pytest.mark.parametrize("key", SolidarityKey)
def test_without_anything_to_move_nothing_moves(key: SolidarityKey) -> None:
    dossier = region(
        {"0503": 100, "0518": 100}, {outflow("0503"): 6}, shortage=ShortageRule.SOLIDARITY, solidarity_key=key
    )

    assert distribute(dossier, gather(dossier)).total.received == 0
