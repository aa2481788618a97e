from fractions import Fraction
from itertools import permutations

import pytest

from thuistafel.core.claims import Interval, Place
from thuistafel.core.dossier import UrgencyFacts
from thuistafel.core.urgency import no_regret, priority_budget, urgency


def facts(group, shortage, waiting, urgency_class=None, overlaps_with="", overlap=(None, None), source=""):
    place = Place("urgentie.csv")
    return UrgencyFacts(group, *shortage, *waiting, urgency_class, overlaps_with, *overlap, place, source)


W17 = (
    facts("U", (60, 100), (7, 9), 2),
    facts("S", (110, 150), (5, 6), 3),
    facts("D", (40, 240), (3, 14), 1),
    facts("A", (50, 80), (3, 5), 4),
    facts("V", (8, 14), (6, 10), 1),
)


def test_w17_loads_and_ranks():
    found = {entry.group.target_group: (entry.group.load, entry.rank) for entry in urgency(W17).load}

    assert found == {
        "U": (Interval(420, 900), Interval(1, 3)),
        "S": (Interval(550, 900), Interval(1, 3)),
        "D": (Interval(120, 3360), Interval(1, 5)),
        "A": (Interval(150, 400), Interval(3, 4)),
        "V": (Interval(48, 140), Interval(4, 5)),
    }


def test_w17_certain_pairs():
    assert set(urgency(W17).certain_pairs) == {("U", "A"), ("U", "V"), ("S", "A"), ("S", "V"), ("A", "V")}


def test_w17_next_number():
    numbers = [(number.name, number.decides) for number in urgency(W17).next_numbers]

    assert numbers[:5] == [
        ("tekort · D", Fraction(4, 3)),
        ("wachttijd · D", Fraction(1)),
        ("tekort · V", Fraction(2, 3)),
        ("wachttijd · V", Fraction(2, 3)),
        ("tekort · U", Fraction(1, 3)),
    ]
    assert [decides for _, decides in numbers[5:]] == [0] * 5


def test_w17_classes_stand_beside_the_load():
    assert [group.target_group for group in urgency(W17).classes] == ["D", "V", "U", "S", "A"]


def test_w17_no_regret_is_268_and_with_overlap_253():
    overlapping = (*W17[:2], facts("D", (40, 240), (3, 14), 1, "U", (0, 15)), *W17[3:])

    assert (urgency(W17).no_regret, urgency(overlapping).no_regret) == (268, 253)


def test_contract_rule_13_a_pair_counts_once_at_its_widest():
    rows = (facts("U", (60, 60), (1, 1), overlaps_with="D", overlap=(0, 5)),
            facts("D", (40, 40), (1, 1), overlaps_with="U", overlap=(0, 15)))  # fmt: skip

    assert no_regret(rows) == 85


def test_contract_rule_13_a_blank_overlap_is_the_smaller_low():
    assert no_regret([facts("U", (60, 60), (1, 1), overlaps_with="D"), facts("D", (40, 40), (1, 1))]) == 60


def test_contract_rule_13_never_below_the_largest_of_a_connected_set():
    chain = [
        facts("A", (10, 10), (1, 1), overlaps_with="B", overlap=(0, 30)),
        facts("B", (30, 30), (1, 1), overlaps_with="C", overlap=(0, 30)),
        facts("C", (20, 20), (1, 1)),
        facts("X", (5, 5), (1, 1)),
    ]

    assert no_regret(chain) == 30 + 5


def test_a_cell_may_name_several_groups():
    rows = [
        facts("A", (10, 10), (1, 1), overlaps_with="B; C", overlap=(0, 2)),
        facts("B", (30, 30), (1, 1)),
        facts("C", (20, 20), (1, 1)),
    ]

    assert no_regret(rows) == 60 - 2 - 2


def test_what_is_missing_is_listed_and_not_ranked():
    found = urgency([*W17, facts("O", (5, 9), (None, None), None)])

    last = found.load[-1]
    assert (last.group.target_group, last.group.load, last.rank) == ("O", None, None)
    assert max(entry.rank.high for entry in found.load[:-1]) == 5
    assert found.classes[-1].target_group == "O"
    assert [reason.code for reason in found.warnings] == ["urgency_not_ranked"]
    assert found.no_regret == 273


def test_nothing_known_is_not_0():
    assert no_regret([]) is None
    assert urgency([facts("O", (None, 9), (1, 2))]).no_regret is None


def test_an_overlap_with_an_unknown_name_is_said():
    found = urgency([facts("U", (60, 60), (1, 1), overlaps_with="Q")])

    assert (found.no_regret, found.warnings[0].code) == (60, "urgency_overlap_unknown")


def test_a_group_given_twice_counts_once():
    found = urgency([facts("U", (60, 60), (1, 1), source="b"), facts("U", (50, 50), (1, 1), source="a")])

    assert (found.no_regret, len(found.load), found.warnings[0].code) == (50, 1, "urgency_group_twice")


def test_row_order_changes_nothing():
    rows = (*W17[:3], facts("U", (1, 2), (None, 3), overlaps_with="D", source="x"))

    assert len({repr(urgency(order)) for order in permutations(rows)}) == 1


@pytest.mark.parametrize("total", range(9))
def test_the_quarters_of_a_budget_sum_to_the_year(total):
    quarters = priority_budget({"0503": total}, {"0503": 6})["0503"]

    assert sum(quarters) == min(total, 6)
    assert max(quarters) - min(quarters) <= 1
