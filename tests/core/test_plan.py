"""From rows to a plan, rule by rule; figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from dossier_rows import assembled, letting, outflow, row
from hypothesis import given, settings
from random_regions import dossiers
from regions_for_tests import haaglanden, working

from thuistafel.core.claims import Grade, Interval
from thuistafel.core.dossier import Dossier, Table
from thuistafel.core.plan import REGION, Plan, Verdict, make_plan

DELFT, THE_HAGUE = "0503", "0518"


def two(*rows, **regels) -> Dossier:
    """Delft and Den Haag only."""
    members = [row(Table.COMPOSITION, samenstelling="Twee", gemeente=name) for name in ("Delft", "Den Haag")]
    return assembled(*members, *rows, regels=regels, samenstelling="Twee")


def agreed(herkomst: str, aantal: int, **cells: object) -> object:
    """Outflow that the table agreed on."""
    return outflow(herkomst, aantal, kwaliteit="P", **cells)


def lets(gemeente: str, aantal: int, **cells: object) -> object:
    return letting(gemeente, aantal, **{"kwaliteit": "P", **cells})


def figures(plan: Plan, code: str, *names: str) -> list[object]:
    return [getattr(plan.municipality(code).figures, name) for name in names]


def test_rule_4_room_is_the_maximum_of_what_is_switched_on_and_unknown_without_a_row() -> None:
    rows = (lets("Delft", 128), lets("Delft", 100, soort="nieuwbouw"), lets("Delft", 50, soort="middenhuur"))

    plan = make_plan(two(*rows, agreed("Den Haag", 7)))
    without = make_plan(two(*rows, agreed("Den Haag", 7), nieuwbouw_telt_mee=False))

    assert figures(plan, DELFT, "lettings", "room") == [228, 22]
    assert figures(without, DELFT, "lettings", "room") == [128, 12]
    assert figures(plan, THE_HAGUE, "lettings", "room", "placed", "shortage", "room_left") == [None] * 5
    assert plan.certainty[THE_HAGUE].range == Interval(0, 7)
    assert plan.certainty[THE_HAGUE].verdict is Verdict.DEPENDS


def test_rule_5_a_task_is_known_origin_and_its_part_of_every_kind_of_pool() -> None:
    """Unknown follows its institution (3:1), outside the lettings (1:3), a safe address the other municipality."""
    rows = (
        lets("Delft", 100),
        lets("Den Haag", 300),
        row(Table.INSTITUTIONS, instelling="De Brug", gemeente="Delft"),
        agreed("Delft", 30),
        agreed("Den Haag", 10),
        agreed("onbekend", 4),
        agreed("buiten regio", 8),
        agreed("veilig adres", 5),
    )

    plan = make_plan(two(*rows))

    names = ("known", "unknown", "outside", "safe_address", "task")
    assert figures(plan, DELFT, *names) == [30, 3, 2, 0, 35]
    assert figures(plan, THE_HAGUE, *names) == [10, 1, 6, 5, 22]


def test_rule_5_those_waiting_are_in_the_task_only_when_the_table_clears_them() -> None:
    rows = (lets("Delft", 100), lets("Den Haag", 300), agreed("Delft", 10), agreed("Delft", 7, soort="stand"))

    shown, planned = make_plan(two(*rows)), make_plan(two(*rows, wachtenden_wegwerken_in_jaren=3))

    assert figures(shown, DELFT, "task", "waiting") == [10, 7]
    assert figures(planned, DELFT, "task", "waiting") == [13, 7]


def test_rule_6_equal_remainders_go_to_the_most_room_left() -> None:
    """One of unknown origin over two equal shares: Delft has 12 − 5 = 7 left, Den Haag 11 − 5 = 6."""
    rows = (lets("Delft", 120), lets("Den Haag", 110), agreed("Delft", 5), agreed("Den Haag", 5), agreed("onbekend", 1))

    plan = make_plan(two(*rows))

    assert figures(plan, DELFT, "unknown") == [1]
    assert plan.distribution.balance == {DELFT: Fraction(1, 2), THE_HAGUE: Fraction(-1, 2)}
    decided = plan.distribution.roundings["onbekend"].decided_by[THE_HAGUE]
    assert decided.code == "tie_lost_by_room"
    assert decided.values["rival"] == "Delft"


PLACED = (
    lets("Delft", 1020),
    lets("Den Haag", 1032),
    agreed("Delft", 127),
    agreed("Den Haag", 96),
    row(Table.PRIORITY, gemeente="Den Haag", jaar=2023, categorie="statushouders", aantal=100, kwaliteit="P"),
)
HOUSED = ("placed", "shortage", "room_left", "received", "housed_elsewhere", "above_limit", "regular")


@pytest.mark.parametrize(
    ("regels", "delft", "the_hague"),
    [
        ({}, [102, 25, 0, 0, 0, 0, None], [96, 0, 7, 0, 0, 0, 836]),
        ({"tekort": "solidariteit"}, [102, 18, 0, 0, 7, 0, None], [96, 0, 0, 7, 0, 0, 829]),
        (
            {"tekort": "solidariteit", "solidariteit_maximum": 4},
            [102, 21, 0, 0, 4, 0, None],
            [96, 0, 3, 4, 0, 0, 832],
        ),
        ({"maximum_werking": "signaal"}, [127, 0, -25, 0, 0, 25, None], [96, 0, 7, 0, 0, 0, 836]),
        # 223 above one cap of 205 leaves 18, by task 10,25 and 7,75
        ({"maximum_niveau": "regio"}, [117, 10, None, 0, 0, None, None], [88, 8, None, 0, 0, None, 844]),
    ],
)
def test_rule_7_placed_shortage_and_what_moves(regels, delft, the_hague) -> None:
    plan = make_plan(two(*PLACED, **regels))

    assert figures(plan, DELFT, *HOUSED) == delft
    assert figures(plan, THE_HAGUE, *HOUSED) == the_hague


def test_rule_8_of_equally_close_tables_the_lexicographically_largest() -> None:
    """Two groups of three, halves everywhere: Delft (lower code) takes two of the first group."""
    rows = (
        lets("Delft", 100),
        lets("Den Haag", 100),
        agreed("onbekend", 3, doelgroep="bw", instelling="I"),
        agreed("onbekend", 3, doelgroep="mo", instelling="J"),
    )

    plan = make_plan(two(*rows))

    tasks = {
        code: {group.target_group: group.task for group in plan.municipality(code).groups}
        for code in (DELFT, THE_HAGUE)
    }
    assert tasks == {DELFT: {"bw": 2, "mo": 1}, THE_HAGUE: {"bw": 1, "mo": 2}}


def test_rule_9_the_regional_range_is_joint_and_not_the_sum() -> None:
    """W14: Den Haag 26–81, Delft 16–35, Zoetermeer 0–2, together 62–97 and not 42–118."""
    plan = make_plan(haaglanden())

    ranges = plan.ranges.municipal or {}
    assert sum(ranges.values(), Interval(0, 0)) == Interval(42, 118)
    assert plan.ranges.region == Interval(62, 97)
    shortage = {code: max(0, part.task - part.lettings // 10) for code, part in plan.ranges.high_witness.parts.items()}
    assert sum(shortage.values()) == 97


@pytest.mark.parametrize(
    ("negligible", "zoetermeer", "delft"),
    [
        (0, Verdict.DEPENDS, Verdict.CERTAIN),
        (1, Verdict.DEPENDS, Verdict.CERTAIN),
        (2, Verdict.CERTAINLY_NOT, Verdict.CERTAIN),
        (15, Verdict.CERTAINLY_NOT, Verdict.CERTAIN),
        (16, Verdict.CERTAINLY_NOT, Verdict.DEPENDS),
        (34, Verdict.CERTAINLY_NOT, Verdict.DEPENDS),
        (35, Verdict.CERTAINLY_NOT, Verdict.CERTAINLY_NOT),
    ],
)
def test_rule_10_a_verdict_looks_at_both_ends(negligible, zoetermeer, delft) -> None:
    """Zoetermeer 0–2, Delft 16–35 (W14)."""
    plan = make_plan(haaglanden(negligible_shortage=negligible))

    assert plan.certainty["0637"].verdict is zoetermeer
    assert plan.certainty[DELFT].verdict is delft


def test_rule_11_the_yield_is_the_share_of_values_at_which_verdicts_become_certain() -> None:
    """Every value of every number tried by a plan of its own."""
    rows = (lets("Den Haag", 1000), agreed("Den Haag", 5))
    unsure = two(*rows, lets("Delft", 100, kwaliteit="C"), outflow("Delft", 9, kwaliteit="C"))

    plan = make_plan(unsure)

    assert [name for name, found in plan.certainty.items() if found.verdict is Verdict.DEPENDS] == [DELFT, REGION]
    tried = {"verhuringen": tried_values(unsure, "lettings"), "herkomst_bekend": tried_values(unsure, "outflow")}
    assert {found.kind: found.decides for found in plan.next_numbers} == tried


def tried_values(dossier: Dossier, table: str) -> Fraction:
    """The expected number of verdicts settled, by making the plan anew at each value."""
    claims = getattr(dossier, table)
    key = next(key for key, value in claims.items() if value.range.width)
    values = range(claims[key].range.low, claims[key].range.high + 1)
    settled = 0
    for value in values:
        fixed = replace(dossier, **{table: {**claims, key: working(value, grade=Grade.PLAN)}})
        found = make_plan(fixed, with_next_numbers=False).certainty
        settled += sum(found[name].verdict is not Verdict.DEPENDS for name in (DELFT, REGION))
    return Fraction(settled, len(values))


@settings(max_examples=25)
@given(dossiers())
def test_rule_11_the_list_is_sorted_and_names_each_number_once(dossier: Dossier) -> None:
    found = make_plan(dossier).next_numbers

    assert list(found) == sorted(found, key=lambda one: (-one.decides, -one.narrows, one.name))
    assert len({one.name for one in found}) == len(found)


@settings(max_examples=40)
@given(dossiers())
def test_the_plain_shortage_lies_within_its_range(dossier: Dossier) -> None:
    plan = make_plan(dossier, with_next_numbers=False)

    for result in plan.distribution.municipalities:
        bounds, shortage = plan.certainty[result.code].range, result.figures.shortage
        assert bounds is None or shortage is None or shortage in bounds
    if plan.distribution.total.shortage is not None and None not in [
        result.figures.shortage for result in plan.distribution.municipalities
    ]:
        assert plan.distribution.total.shortage in plan.ranges.region


def test_leaving_the_next_numbers_out_changes_nothing_else() -> None:
    whole, brief = make_plan(haaglanden()), make_plan(haaglanden(), with_next_numbers=False)

    assert whole.next_numbers
    assert brief.next_numbers == ()
    assert (brief.certainty, brief.certainty_deviation) == (whole.certainty, whole.certainty_deviation)
    assert brief.distribution.total == whole.distribution.total


def test_who_is_no_member_has_no_result() -> None:
    with pytest.raises(KeyError):
        make_plan(haaglanden()).municipality("0344")
