"""Sources that differ, by what they decide (C3, W10; contract rules 1 and 3)."""

from itertools import permutations

import pytest
from dossier_rows import assembled, codes, day, letting, outflow, picture, row
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.comparison import change
from thuistafel.core.differing import differing_sources
from thuistafel.core.dossier import Table
from thuistafel.core.plan import Verdict, make_plan


def plan_of(*rows, **rules):
    return make_plan(assembled(*rows, samenstelling="Platform31-8", regels=rules), with_next_numbers=False)


HOMES = [letting("Delft", 400, kwaliteit="P"), letting("Zoetermeer", 600, kwaliteit="P")]


def test_w10_sources_that_conflict_say_what_each_would_decide():
    plan = plan_of(
        *HOMES,
        outflow("Delft", 42, bron="aanbieder", kwaliteit="B", peildatum=day("2023-01-01")),
        outflow("Delft", 70, bron="gemeente", kwaliteit="B"),
    )

    (found,) = differing_sources(plan)

    assert codes([found.conflict]) == ["sources_conflicting"]
    provider, municipality = found.tried
    assert (provider.claim.value, provider.decides, municipality.decides) == (42, True, False)
    assert plan.certainty["0503"].verdict is Verdict.DEPENDS
    assert dict(municipality.change.shortage) == {"0503": 28}
    assert municipality.change.region == 28
    assert [(one.code, one.after) for one in municipality.change.turned] == [
        ("0503", Verdict.CERTAIN),
        ("regio", Verdict.CERTAIN),
    ]
    assert (found.verdicts, found.homes, found.why_none) == (2, 28, None)


def test_the_deciding_source_alone_can_decide_more_than_the_hull_of_both():
    plan = plan_of(
        *HOMES,
        outflow("Delft", 30, bron="aanbieder", kwaliteit="B", peildatum=day("2023-01-01")),
        outflow("Delft", 70, bron="gemeente", kwaliteit="B"),
    )

    deciding = next(one for one in differing_sources(plan)[0].tried if one.decides)

    assert deciding.change.region == 0
    assert [one.after for one in deciding.change.turned] == [Verdict.CERTAINLY_NOT, Verdict.CERTAINLY_NOT]


def test_most_verdicts_first_then_most_homes_and_what_cannot_touch_the_plan_last():
    plan = plan_of(
        *HOMES,
        letting("Den Haag", 100, kwaliteit="P"),
        outflow("Delft", 42, bron="a", kwaliteit="B"),
        outflow("Delft", 70, bron="b", kwaliteit="B"),
        outflow("Zoetermeer", 8, bron="a", kwaliteit="B"),
        outflow("Zoetermeer", 9, bron="b", kwaliteit="C"),
        outflow("Den Haag", 40, bron="a", kwaliteit="A", soort="stroom"),
        outflow("Den Haag", 48, bron="b", kwaliteit="C"),
        outflow("Delft", 4, bron="a", kwaliteit="B", soort="stand"),
        outflow("Delft", 5, bron="b", kwaliteit="C", soort="stand"),
        picture(3, bron="a"),
        picture(9, bron="b"),
        letting("Leidschendam-Voorburg", 50, kwaliteit="B", bron="a"),
        letting("Leidschendam-Voorburg", 40, kwaliteit="B", bron="a", corporatie="V"),
        row(Table.INSTITUTIONS, instelling="De Brug", gemeente="Delft", bron="a"),
        row(Table.INSTITUTIONS, instelling="De Brug", gemeente="Zoetermeer", bron="b"),
    )

    found = differing_sources(plan)

    assert [(one.verdicts, one.homes, one.why_none and one.why_none.code) for one in found] == [
        (1, 28, None),
        (0, 8, None),
        (0, None, "differing_first_row_counts"),
        (0, 0, "differing_not_counted"),
        (0, 0, "differing_same_outcome"),
        (0, 0, "differing_not_in_plan"),
        (0, 0, "differing_control_total"),
    ]


def test_rule_3_a_source_on_one_of_the_names_that_add_up_moves_the_sum():
    plan = plan_of(
        letting("Pijnacker-Nootdorp", 100, kwaliteit="P"),
        outflow("Pijnacker", 9, bron="a", kwaliteit="A"),
        outflow("Pijnacker", 12, bron="a", kwaliteit="C"),
        outflow("Nootdorp", 5, bron="a", kwaliteit="A"),
    )

    (found,) = differing_sources(plan)

    assert {one.claim.value: one.change.region for one in found.tried} == {9: 0, 12: 3}


def test_other_priority_touches_only_what_is_left_for_everyone_else():
    plan = plan_of(
        *HOMES,
        outflow("Delft", 4, kwaliteit="A"),
        row(Table.PRIORITY, gemeente="Delft", jaar=2023, categorie="medisch", aantal=10, bron="a", kwaliteit="B"),
        row(Table.PRIORITY, gemeente="Delft", jaar=2023, categorie="medisch", aantal=11, bron="b", kwaliteit="C"),
    )

    (found,) = differing_sources(plan)

    assert found.why_none is not None
    assert found.why_none.code == "differing_only_regular"
    assert [one.change.region_regular for one in found.tried] == [0, -1]


def test_no_conflict_no_row():
    assert differing_sources(plan_of(*HOMES, outflow("Delft", 4))) == ()


sources = st.lists(
    st.tuples(st.integers(0, 90), st.sampled_from("ABC")), min_size=2, max_size=3, unique_by=lambda one: one[0]
)


@settings(max_examples=25, deadline=None)
@given(sources, st.sampled_from(["Delft", "onbekend"]), st.sampled_from(["gemeente", "regio"]))
def test_each_source_says_what_a_dossier_with_only_that_source_says(stated, origin, level):
    fixed = [*HOMES, outflow("Zoetermeer", 55, bron="x", kwaliteit="B"), outflow("Delft", 9, doelgroep="jeugd")]
    rows = [outflow(origin, number, bron=f"bron {at}", kwaliteit=grade) for at, (number, grade) in enumerate(stated)]
    plan = plan_of(*fixed, *rows, maximum_niveau=level)

    (found,) = differing_sources(plan)

    alone = {f"bron {at}": change(plan, plan_of(*fixed, one, maximum_niveau=level)) for at, one in enumerate(rows)}
    assert {one.claim.source: one.change for one in found.tried} == alone


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_rows_changes_nothing(order):
    rows = [outflow("Delft", 42, bron="a"), outflow("Delft", 70, bron="b"), outflow("Delft", 55, bron="c")]

    def shown(plan):
        return [(one.claim.value, one.decides, one.change) for found in differing_sources(plan) for one in found.tried]

    assert shown(plan_of(*HOMES, *(rows[at] for at in order))) == shown(plan_of(*HOMES, *rows))
