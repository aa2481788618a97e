"""Origin against destination of the plan (contract rule 7, W5)."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from random_regions import dossiers
from regions_for_tests import SHORT, haaglanden, outflow, region

from thuistafel.core.demand import gather
from thuistafel.core.destinations import destinations
from thuistafel.core.distribution import distribute
from thuistafel.core.rules import ShortageRule, SolidarityKey


def distributed(dossier):
    return distribute(dossier, gather(dossier))


def matrix(dossier):
    return destinations(distributed(dossier))


def test_w5_without_solidarity_everyone_housed_is_housed_at_home():
    found = matrix(haaglanden())

    assert {row.code: row.shortage for row in found.origins if row.shortage} == {SHORT["DH"]: 55, SHORT["D"]: 25}
    assert all(not row.elsewhere for row in found.origins)
    assert found.reason.code == "destinations_at_home"
    assert sum(found.housed.values()) == 680


def test_w5_all_39_places_are_taken_by_both_senders_and_both_margins_hold():
    found = matrix(haaglanden(shortage=ShortageRule.SOLIDARITY))

    rows = {row.code: row for row in found.origins}
    hague, delft = rows[SHORT["DH"]], rows[SHORT["D"]]
    received = {SHORT[name]: count for name, count in {"Z": 7, "LV": 7, "PN": 11, "W": 4, "V": 7, "MD": 3}.items()}
    assert sum(hague.elsewhere.values()) + sum(delft.elsewhere.values()) == 39
    assert {to: hague.elsewhere.get(to, 0) + delft.elsewhere.get(to, 0) for to in received} == received
    assert (hague.at_home, hague.shortage, sum(hague.elsewhere.values())) == (390, 28, 27)
    assert found.reason.code == "destinations_spread"
    assert found.reason.values == {"moved": 39}
    assert sum(found.housed.values()) == 719


def test_one_sender_leaves_nothing_to_spread():
    dossier = region(
        {"0503": 100, "0518": 100, "0637": 200},
        {outflow("0503"): 16, outflow("0518"): 4},
        shortage=ShortageRule.SOLIDARITY,
    )

    found = matrix(dossier)

    assert [dict(row.elsewhere) for row in found.origins] == [{"0518": 1, "0637": 5}, {}, {}]
    assert found.reason.code == "destinations_fixed"


def test_unknown_lettings_stay_unknown():
    found = matrix(region({"0503": 100}, {outflow("0503"): 5, outflow("0518"): 7}, members=["0503", "0518"]))

    (_, row) = found.origins
    assert (row.task, row.at_home, row.shortage) == (7, None, None)
    assert dict(found.housed) == {"0503": 5, "0518": None}


@settings(max_examples=60, deadline=None)
@given(dossiers())
def test_rows_are_tasks_and_columns_are_what_is_housed(dossier):
    outcome = distributed(dossier)
    figures = {result.code: result.figures for result in outcome.municipalities}

    found = destinations(outcome)

    for row in found.origins:
        assert row.code not in row.elsewhere
        if row.at_home is not None:
            assert row.at_home + sum(row.elsewhere.values()) + row.shortage == row.task == figures[row.code].task
    for code, housed in found.housed.items():
        taken_in = sum(row.elsewhere.get(code, 0) for row in found.origins)
        assert taken_in == figures[code].received
        assert housed == (None if figures[code].placed is None else figures[code].placed + taken_in)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=2), st.lists(st.integers(1, 4), min_size=2, max_size=3))
def test_no_other_table_with_these_margins_is_closer_to_proportional(short, free):
    senders, receivers = ("0503", "0637")[: len(short)], ("0518", "0626", "1842")[: len(free)]
    homes = {**dict.fromkeys(senders, 10), **{code: 10 * left for code, left in zip(receivers, free, strict=True)}}
    flows = {outflow(code): 1 + people for code, people in zip(senders, short, strict=True)}
    found = matrix(region(homes, flows, shortage=ShortageRule.SOLIDARITY))
    table = {row.code: row.elsewhere for row in found.origins if row.code in senders}
    takes = {code: found.housed[code] for code in receivers}
    gives = {code: sum(row.values()) for code, row in table.items()}

    def off(first):
        rows = dict(
            zip(senders, (first, [takes[to] - cell for to, cell in zip(takes, first, strict=True)]), strict=True)
        )
        exact = (
            (a, at, Fraction(gives[a] * takes[to], sum(gives.values()))) for a in gives for at, to in enumerate(takes)
        )
        return sum(abs(rows[a][at] - share) for a, at, share in exact)

    every = product(*(range(count + 1) for count in takes.values()))
    least = min(off(first) for first in every if sum(first) == gives[senders[0]])
    assert off([table[senders[0]].get(to, 0) for to in takes]) == least


def test_a_key_by_lettings_changes_who_takes_in_and_not_what_is_given():
    by_room = matrix(haaglanden(shortage=ShortageRule.SOLIDARITY, solidarity_maximum=20))
    by_lettings = matrix(
        haaglanden(shortage=ShortageRule.SOLIDARITY, solidarity_maximum=20, solidarity_key=SolidarityKey.LETTINGS)
    )

    def given_up(found):
        return {row.code: sum(row.elsewhere.values()) for row in found.origins}

    assert given_up(by_room) == given_up(by_lettings)
    assert by_room.housed != by_lettings.housed
