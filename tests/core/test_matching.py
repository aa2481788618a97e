from collections import Counter
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.matching import Fit, match_rooms


def test_w9_singles_do_not_take_the_family_homes():
    match = match_rooms({1: 8, 4: 6}, {2: 10, 4: 4})

    assert match.housed == 12
    assert match.fits == (Fit(4, 4, 4), Fit(1, 2, 8))
    assert (match.short, match.left) == ({4: 2}, {2: 2})
    assert [(reason.code, reason.values["rooms"], reason.values["count"]) for reason in match.why] == [
        ("homes_too_small", 4, 2)
    ]


def test_w9_is_not_fourteen_for_fourteen():
    assert match_rooms({1: 8, 4: 6}, {2: 10, 4: 4}).housed < 14


def test_no_homes_houses_nobody():
    match = match_rooms({2: 3}, {})

    assert (match.housed, match.short, match.left) == (0, {2: 3}, {})


def _best(needs, rooms):
    """Most housed, then least rooms wasted, over every way to hand out the homes."""
    padded = [*rooms, *[0] * len(needs)]
    outcomes = set()
    for order in permutations(padded, len(needs)):
        placed = [(room, need) for room, need in zip(order, needs, strict=True) if room >= need]
        outcomes.add((-len(placed), sum(room - need for room, need in placed)))
    return min(outcomes)


sizes = st.lists(st.integers(1, 5), max_size=4)


@given(sizes, sizes)
@settings(max_examples=120)
def test_most_housed_with_the_tightest_fit_as_by_trying_everything(needs, rooms):
    match = match_rooms(Counter(needs), Counter(rooms))

    wasted = sum((fit.rooms - fit.needed) * fit.count for fit in match.fits)
    assert (-match.housed, wasted) == _best(needs, rooms)


@given(sizes, sizes)
def test_everyone_and_every_home_is_accounted_for(needs, rooms):
    match = match_rooms(Counter(needs), Counter(rooms))

    assert match.housed + sum(match.short.values()) == len(needs)
    assert match.housed + sum(match.left.values()) == len(rooms)
