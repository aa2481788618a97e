"""Target groups within a municipality (contract rule 8)."""

from __future__ import annotations

from regions_for_tests import outflow, region

from thuistafel.core.demand import gather
from thuistafel.core.distribution import distribute
from thuistafel.core.dossier import OUTSIDE_REGION, UNKNOWN_ORIGIN
from thuistafel.core.groups import divide_places, group_tasks
from thuistafel.core.rules import GroupRule, OutsideKey, Rules

DELFT = {"bw": 70, "jeugd": 9, "mo": 40, "vrouwenopvang": 8}


def test_w21_places_by_task() -> None:
    assert divide_places(Rules(), 102, DELFT) == {"bw": 56, "jeugd": 7, "mo": 32, "vrouwenopvang": 7}


def test_w21_safety_first() -> None:
    rules = Rules(groups=GroupRule.SAFETY_FIRST)

    assert divide_places(rules, 102, DELFT) == {"bw": 55, "jeugd": 7, "mo": 32, "vrouwenopvang": 8}


def test_safety_groups_share_what_is_too_little_for_them() -> None:
    rules = Rules(groups=GroupRule.SAFETY_FIRST)
    tasks = {"bw": 5, "huiselijk_geweld": 6, "vrouwenopvang": 3}

    assert divide_places(rules, 3, tasks) == {"bw": 0, "huiselijk_geweld": 2, "vrouwenopvang": 1}


def test_a_tie_between_groups_goes_by_name() -> None:
    assert divide_places(Rules(), 1, {"mo": 2, "bw": 2}) == {"mo": 0, "bw": 1}


def test_known_counts_stay_and_the_attributed_are_rounded_two_ways() -> None:
    flows = {
        outflow("0503", group="bw"): 3,
        outflow("0518", group="mo"): 3,
        outflow(UNKNOWN_ORIGIN, group="bw"): 1,
        outflow(UNKNOWN_ORIGIN, group="mo"): 1,
    }
    demand = gather(region({"0503": 100, "0518": 100}, flows))

    tasks = group_tasks(demand, {"0503": 1, "0518": 1})

    assert tasks == {"0503": {"bw": 4, "mo": 0}, "0518": {"bw": 0, "mo": 4}}


def test_a_group_with_only_people_that_return_is_listed_without_a_task() -> None:
    dossier = region({"0503": 100}, {outflow(OUTSIDE_REGION, group="mo"): 2}, key_outside=OutsideKey.RETURN)

    (delft,) = distribute(dossier, gather(dossier)).municipalities

    assert [(group.target_group, group.task, group.placed) for group in delft.groups] == [("mo", 0, 0)]
