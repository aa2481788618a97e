"""Switches as rows (the contract's paragraph on dossier.toml)."""

from dataclasses import fields
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.errors import DossierError
from thuistafel.core.rules import (
    CapBase,
    CapEffect,
    CapLevel,
    CapRounding,
    GroupRule,
    OutsideKey,
    Rules,
    ShortageRule,
    SolidarityKey,
    UnknownKey,
)
from thuistafel.core.switches import SWITCHES, rules_from, switches_of

CONTRACT_DEFAULTS = {
    "maximum_procent": 10,
    "maximum_niveau": "gemeente",
    "maximum_basis": "verwacht",
    "maximum_afronding": "omlaag",
    "maximum_werking": "plafond",
    "nieuwbouw_telt_mee": True,
    "studentenwoningen_tellen_mee": False,
    "intermediaire_verhuur_telt_mee": False,
    "sleutel_onbekend": "instelling",
    "sleutel_buiten_regio": "verhuringen",
    "tekort": "blijft",
    "solidariteit_sleutel": "ruimte",
    "groepen": "naar_rato",
    "veiligheidsgroepen": ["huiselijk_geweld", "vrouwenopvang", "mensenhandel"],
    "onzekerheid_onbekend": 2,
    "planwaarde_afwijking_procent": 10,
    "verwaarloosbaar_tekort": 0,
}


def test_the_contracts_defaults_are_the_defaults():
    assert rules_from(CONTRACT_DEFAULTS) == Rules() == rules_from({})
    assert switches_of(Rules()) == {}


def test_every_field_has_one_switch_with_a_sentence_and_a_source():
    assert [switch.field for switch in SWITCHES] == [field.name for field in fields(Rules)]
    assert all(switch.sentence and switch.source for switch in SWITCHES)


def test_the_agreement_of_2021_is_quoted_with_its_page():
    (maximum,) = [switch for switch in SWITCHES if switch.name == "maximum_procent"]
    assert "10% van de verhuringen aan uitstroom instellingen" in maximum.sentence
    assert "Platform31" in maximum.source
    assert maximum.valid_from
    assert maximum.valid_from.year == 2021


@pytest.mark.parametrize("written", ["8.1", Decimal("8.1"), Fraction(81, 10), " 8.10 "])
def test_percentages_are_read_as_written(written):
    assert rules_from({"maximum_procent": written}).cap_percent == Fraction(81, 10)


@pytest.mark.parametrize(
    ("name", "given_value"),
    [
        ("maximum_procent", -1),
        ("maximum_procent", "100.5"),
        ("maximum_procent", True),
        ("maximum_procent", "tien"),
        ("maximum_procent", "nan"),
        ("maximum_procent", Decimal("Infinity")),
        ("maximum_procent", Decimal("1E+999999999")),
        ("maximum_procent", "1e999999999"),
        ("maximum_niveau", "wijk"),
        ("maximum_niveau", 3),
        ("nieuwbouw_telt_mee", 1),
        ("nieuwbouw_telt_mee", "true"),
        ("onzekerheid_onbekend", "0.9"),
        ("veiligheidsgroepen", "vrouwenopvang"),
        ("veiligheidsgroepen", [1]),
        ("verwaarloosbaar_tekort", -1),
        ("verwaarloosbaar_tekort", "2.5"),
        ("solidariteit_maximum", True),
        ("wachtenden_wegwerken_in_jaren", 0),
        ("personen_per_huishouden", 0),
        ("planwaarde_afwijking_procent", 101),
        ("sleutel_onbekend", ["regio"]),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_name_and_choice(name, given_value):
    with pytest.raises(DossierError) as refused:
        rules_from({name: given_value})
    assert refused.value.code == "switch_value"
    assert refused.value.values["name"] == name
    assert refused.value.values["allowed"]


def test_an_unknown_switch_is_refused():
    with pytest.raises(DossierError) as refused:
        rules_from({"verlof": 10})
    assert refused.value.code == "unknown_switch"


def test_a_switch_with_a_slip_of_the_pen_is_refused_with_the_one_that_was_meant():
    with pytest.raises(DossierError) as refused:
        rules_from({"maximum_percent": 10})
    assert refused.value.code == "unknown_switch_near"
    assert refused.value.values["near"].values["name"] == "maximum_procent"


percentages = st.fractions(0, 100, max_denominator=999)
rule_sets = st.builds(
    Rules,
    cap_percent=percentages,
    cap_level=st.sampled_from(CapLevel),
    cap_base=st.sampled_from(CapBase),
    cap_rounding=st.sampled_from(CapRounding),
    cap_effect=st.sampled_from(CapEffect),
    counts_new_build=st.booleans(),
    key_unknown=st.sampled_from(UnknownKey),
    key_outside=st.sampled_from(OutsideKey),
    shortage=st.sampled_from(ShortageRule),
    solidarity_key=st.sampled_from(SolidarityKey),
    solidarity_maximum=st.none() | st.integers(0, 500),
    groups=st.sampled_from(GroupRule),
    safety_groups=st.lists(st.sampled_from(["a", "b b"]), max_size=2).map(tuple),
    unknown_factor=st.fractions(1, 9, max_denominator=50),
    plan_value_deviation_percent=percentages,
    negligible_shortage=st.integers(0, 9),
    years_to_clear_waiting=st.none() | st.integers(1, 9),
    persons_per_household=st.none() | st.fractions(1, 4, max_denominator=50),
)


@settings(deadline=None)
@given(rule_sets)
def test_rules_survive_writing_and_reading(rules):
    assert rules_from(switches_of(rules)) == rules
