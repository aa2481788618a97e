"""Why a number is what it is: complete, without idle words, down to file and row."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from regions_for_tests import HAAGLANDEN, haaglanden, outflow, region, working

from thuistafel.core.derivation import Step
from thuistafel.core.dossier import LettingKey
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.explanation import FIELDS, explain
from thuistafel.core.explanation.fields import OUTCOMES, RESTS_ON
from thuistafel.core.plan import REGION, Plan, make_plan
from thuistafel.core.rules import CapBase, CapLevel, ShortageRule
from thuistafel.core.switches import SWITCHES
from thuistafel.exchange import read_dossier
from thuistafel.wording import sentence

EXAMPLES = Path(__file__).parents[2] / "examples"
AGREEMENTS = {switch.name for switch in SWITCHES}
DELFT, VOORSCHOTEN = "0503", "0626"


@pytest.fixture(scope="module", params=["haaglanden", "onzeker"])
def example(request) -> Plan:
    return make_plan(read_dossier(EXAMPLES / request.param))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(haaglanden())


def fields(steps: tuple[Step, ...]) -> list[str]:
    return [step.field for step in steps]


def said(steps: tuple[Step, ...]) -> str:
    return " ".join(sentence(step.rule) for step in steps)


@pytest.mark.parametrize("field", FIELDS)
def test_every_step_goes_down_to_claims_with_file_and_row(example: Plan, field: str) -> None:
    for code in (*example.dossier.composition.codes, REGION):
        steps = explain(example, code, field)
        for position, step in enumerate(steps):
            assert all(where.file.endswith(".csv") for claim in step.claims for where in claim.places)
            assert all(where.row >= 2 for claim in step.claims for where in claim.places)
            assert all(claim.places for claim in step.claims)
            if not step.claims and step.field not in AGREEMENTS and step.outcome:
                assert any(earlier.claims for earlier in steps[:position]), (code, field, position)


@pytest.mark.parametrize("field", OUTCOMES)
def test_the_last_step_is_the_number_itself(example: Plan, field: str) -> None:
    for result in example.distribution.municipalities:
        last = explain(example, result.code, field)[-1]
        assert (last.field, last.outcome) == (field, getattr(result.figures, OUTCOMES[field]))
    assert explain(example, REGION, field)[-1].outcome == getattr(example.distribution.total, OUTCOMES[field])


@pytest.mark.parametrize("code", [*HAAGLANDEN, REGION])
def test_the_last_step_of_a_bound_is_the_bound(plan: Plan, code: str) -> None:
    found = {field: explain(plan, code, field)[-1].outcome for field in FIELDS if field not in RESTS_ON}

    first, second = plan.certainty[code].range, plan.certainty_deviation[code].range
    assert first is not None
    assert second is not None
    assert list(found.values()) == [first.low, first.high, second.low, second.high]


def test_pools_without_people_and_help_that_nobody_got_are_left_out(plan: Plan) -> None:
    steps = explain(plan, DELFT)

    assert "veilig_adres" not in fields(steps)
    assert "elders_opgevangen" not in fields(steps)
    assert "0 huishoudens" not in said(steps)
    assert "Samen is de opgave 127 huishoudens: 118, 6 en 3." in said(steps)


def test_what_is_asked_for_is_answered_also_when_it_is_nothing(plan: Plan) -> None:
    (step,) = explain(plan, DELFT, "veilig_adres")

    assert step.outcome == 0


def test_a_part_of_a_pool_that_is_nothing_is_still_told(plan: Plan) -> None:
    """W1: Voorschoten gets none of the 38, and reads why."""
    step = next(step for step in explain(plan, VOORSCHOTEN) if step.field == "onbekend")

    assert step.outcome == 0
    assert step.fraction
    assert step.decided_by


def test_a_task_of_one_part_is_no_sum() -> None:
    alone = make_plan(region({DELFT: 100}, {outflow(DELFT): 12}))

    assert "De opgave is dus 12 huishoudens." in said(explain(alone, DELFT, "opgave"))


def test_help_is_told_to_who_gives_and_who_gets() -> None:
    """W5."""
    carried = make_plan(haaglanden(shortage=ShortageRule.SOLIDARITY))

    assert "Andere gemeenten vangen" in said(explain(carried, DELFT))
    assert "vangt 7 huishoudens van andere gemeenten op" in said(explain(carried, VOORSCHOTEN, "ruimte_over"))
    assert "opgevangen" not in fields(explain(carried, DELFT, "regulier"))


def test_a_tie_names_the_rival_municipality() -> None:
    """W6: by name, not by CBS code."""
    codes = {"0626": 100, "0629": 110}
    tied = make_plan(region(codes, {**{outflow(code): 4 for code in codes}, outflow("onbekend"): 1}))

    step = explain(tied, "0626", "onbekend")[-1]

    assert step.decided_by is not None
    assert "gelijk aan die van Wassenaar" in sentence(step.decided_by)


def test_the_room_stands_on_the_literal_sentence_of_its_agreement(plan: Plan) -> None:
    switch = SWITCHES[0]

    text = said(explain(plan, DELFT, "ruimte"))

    assert f"“{switch.sentence}”" in text
    assert switch.source in text
    assert "Hier is gerekend met" not in text


def test_a_region_that_chose_otherwise_reads_both() -> None:
    changed = make_plan(haaglanden(cap_percent=Fraction(12), cap_level=CapLevel.CORPORATION))

    text = said(explain(changed, DELFT, "ruimte"))

    assert SWITCHES[0].sentence in text
    assert "Hier is gerekend met 12%." in text
    assert "maximum_niveau = corporatie" in text


def test_lettings_of_last_year_are_not_called_expected() -> None:
    key = LettingKey(DELFT, "", 2022, "gerealiseerd", "regulier", "", "")
    dossier = replace(haaglanden(cap_base=CapBase.REALISED_LAST_YEAR), lettings={key: working(900)})

    realised = make_plan(dossier)

    assert said(explain(realised, DELFT, "verhuringen")).startswith("In Delft kwamen in 2022 900 sociale huurwoningen")
    assert "niet geleverd" in said(explain(realised, VOORSCHOTEN, "verhuringen"))


def test_the_region_is_the_sum_of_its_municipalities(plan: Plan) -> None:
    steps = explain(plan, REGION, "tekort")

    assert "Delft: 25." in said(steps)
    assert sum(step.outcome or 0 for step in steps[:-1]) == steps[-1].outcome == 80
    assert said(steps).endswith("Samen is dat 80.")


def test_one_cap_for_the_region_is_no_sum() -> None:
    """W7: 721 for the region as a whole, 719 municipality by municipality."""
    whole = make_plan(haaglanden(cap_level=CapLevel.REGION))

    steps = explain(whole, REGION, "ruimte")

    assert steps[-1].outcome == 721
    assert "voor de regio als geheel: 10% van 7.210 verhuringen" in said(steps)
    assert "apart is er geen bandbreedte" in said(explain(whole, DELFT, "tekort_hoog"))


def test_a_bound_of_the_region_is_its_witness_in_words(plan: Plan) -> None:
    """W14: all 59 in Den Haag and Delft make 97; the six others hold 35 of them at the lowest, 62."""
    high, low = explain(plan, REGION, "tekort_hoog"), explain(plan, REGION, "tekort_laag")

    assert "Het zit bij Delft en Den Haag; hoger kan het niet zijn." in said(high)
    assert "Elders woont dan niemand" in said(high)
    elsewhere = next(step for step in low if "De andere 35" in sentence(step.rule))
    assert "15 in Zoetermeer" in sentence(elsewhere.rule)
    assert "Reason" not in said(low)


def test_a_bound_of_a_municipality_says_who_and_what_fits(plan: Plan) -> None:
    """W14: Delft at most 118 + 19 in 102 places."""
    text = said(explain(plan, DELFT, "tekort_hoog"))

    assert text.endswith("De opgave is dan 137, en er is plaats voor 102: ten hoogste 35 tekort.")
    assert "tot 10% anders" in said(explain(plan, DELFT, "tekort_hoog_afwijking"))


def test_without_lettings_the_bounds_are_open() -> None:
    """Contract rule 4."""
    silent = make_plan(region({"0518": 100}, {outflow(DELFT): 12}, members=[DELFT, "0518"]))

    assert said(explain(silent, DELFT, "tekort_hoog")).endswith("dan is de hele opgave van 12 tekort.")
    assert said(explain(silent, DELFT, "tekort_laag")).endswith("dan is er geen tekort.")


def test_an_unknown_field_is_refused_with_those_there_are(plan: Plan) -> None:
    with pytest.raises(ThuistafelError, match="unknown_field") as refused:
        explain(plan, DELFT, "kleur")

    assert "tekort_hoog" in str(refused.value.values["allowed"])
