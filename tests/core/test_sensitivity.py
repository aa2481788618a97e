"""What each choice of the region would change (W5, W7)."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from random_regions import dossiers
from regions_for_tests import haaglanden, outflow, region

from thuistafel.core import sensitivity
from thuistafel.core.plan import make_plan
from thuistafel.core.rules import CapLevel, CapRounding, ShortageRule
from thuistafel.core.sensitivity import alternatives, effect_of_choices
from thuistafel.core.switches import SWITCHES, rules_from, switches_of
from thuistafel.core.variants import with_rules


def effects(dossier):
    return {one.switch.name: one for one in effect_of_choices(dossier)}


def shortages(effect):
    return {str(one.value): one.shortage for one in effect.options}


def test_w5_and_w7_the_regional_shortage_under_every_other_choice():
    found = effects(haaglanden())

    assert shortages(found["maximum_niveau"])["regio"] == 760 - 721
    assert shortages(found["tekort"]) == {"blijft": 80, "solidariteit": 41}
    assert found["tekort"].homes == 39
    assert shortages(found["maximum_procent"]) == {"8": 199, "10": 80, "12": 5, "15": 0}
    assert found["tekort"].why_none is None


def test_how_many_municipalities_get_another_task_or_shortage():
    back = next(one for one in effects(haaglanden())["sleutel_buiten_regio"].options if one.value == "terug")

    assert back.change.region == -14
    assert (back.tasks, back.shortages) == (6, 2)


def test_a_choice_that_changes_nothing_says_why():
    stays = effects(haaglanden())
    regional = effects(haaglanden(cap_level=CapLevel.REGION, shortage=ShortageRule.SOLIDARITY))

    assert stays["intermediaire_verhuur_telt_mee"].why_none.code == "choice_changes_nothing"
    assert stays["solidariteit_sleutel"].why_none.code == "choice_waits_for_solidarity"
    assert regional["solidariteit_sleutel"].why_none.code == "choice_no_solidarity_in_region"
    assert stays["personen_per_huishouden"].why_none.code == "choice_untried_persons"


def test_a_choice_that_changes_only_who_gets_the_places_is_seen():
    dossier = region({"0503": 100}, {outflow("0503", group="vrouwenopvang"): 8, outflow("0503", group="bw"): 12})

    found = effects(dossier)["groepen"]

    assert [one.groups for one in found.options] == [0, 1]
    assert (found.homes, found.why_none) == (0, None)


def test_the_current_value_is_always_among_the_options():
    found = effects(haaglanden(cap_percent=Fraction(9)))["maximum_procent"]

    assert [(one.value, one.is_current) for one in found.options] == [
        (9, True),
        (8, False),
        (10, False),
        (12, False),
        (15, False),
    ]


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda one: one.name)
def test_every_alternative_may_be_chosen(switch):
    for value in alternatives(switch):
        rules = replace(haaglanden().frame.rules, **{switch.field: value})
        assert rules_from(switches_of(rules)) == rules


def test_choices_come_in_the_order_of_the_contract_and_each_is_tried_or_says_why_not():
    found = effect_of_choices(haaglanden())

    assert [one.switch.name for one in found] == [switch.name for switch in SWITCHES]
    for one in found:
        assert sum(option.is_current for option in one.options) == (1 if one.options else 0)
        assert one.options or one.why_none


def test_each_set_of_rules_is_calculated_once(monkeypatch):
    asked = []

    def counted(dossier, **options):
        asked.append((dossier.frame.rules, tuple(options.items())))
        return make_plan(dossier, **options)

    monkeypatch.setattr(sensitivity, "make_plan", counted)
    effect_of_choices(haaglanden(cap_rounding=CapRounding.HALF_UP))

    assert len(asked) == len(set(asked))
    assert {options for _, options in asked} == {(("with_next_numbers", False),)}


@settings(max_examples=3, deadline=None)
@given(dossiers())
def test_every_option_is_the_plan_under_that_rule(dossier):
    for effect in effect_of_choices(dossier):
        for option in effect.options:
            rules = replace(dossier.frame.rules, **{effect.switch.field: option.value})
            plan = make_plan(with_rules(dossier, rules), with_next_numbers=False)
            assert (option.shortage, option.range) == (plan.distribution.total.shortage, plan.ranges.region)
            assert option.is_current == (rules == dossier.frame.rules)
            if option.is_current:
                assert (option.tasks, option.shortages, option.groups, option.change.turned) == (0, 0, 0, ())
