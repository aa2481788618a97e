"""Rows of all tables to one dossier (contract rules 1–3, 5 and 9; W8, W14)."""

from datetime import date
from fractions import Fraction

import pytest
from dossier_rows import assembled, codes, day, letting, outflow, picture, row
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Interval
from thuistafel.core.dossier import Amount, Table, widen
from thuistafel.core.errors import DossierError
from thuistafel.wording.dossier import REMEDIES, SENTENCES

REGION = {
    "Den Haag": (3900, 412),
    "Zoetermeer": (1032, 88),
    "Delft": (1020, 118),
    "Leidschendam-Voorburg": (610, 49),
    "Pijnacker-Nootdorp": (270, 14),
    "Wassenaar": (155, 9),
    "Voorschoten": (128, 5),
    "Midden-Delfland": (95, 6),
}


def test_w14_the_example_region_has_its_lettings_and_origins():
    rows = [letting(name, homes, kwaliteit="P") for name, (homes, _) in REGION.items()]
    rows += [outflow(name, people, kwaliteit="P") for name, (_, people) in REGION.items()]

    dossier = assembled(*rows, outflow("onbekend", 38), outflow("buiten regio", 21))

    assert sum(value.value for value in dossier.lettings.values()) == 7210
    assert sum(value.value for value in dossier.outflow.values()) == 701 + 38 + 21
    assert [member.name for member in dossier.composition.members][:2] == ["Delft", "Den Haag"]
    assert not dossier.quarantine
    assert not dossier.conflicts


def test_lettings_of_neighbours_are_kept_so_that_the_composition_can_change():
    dossier = assembled(letting("Rijswijk", 300), letting("Groningen", 900))
    assert [key.municipality for key in dossier.lettings] == ["0014", "0603"]
    assert [one.name for one in dossier.neighbours] == ["Rijswijk", "Westland"]
    assert not dossier.quarantine


def test_rule_5_inhabitants_are_of_the_plan_year_or_the_latest_before():
    assert assembled(planjaar=2023).inhabitants["0503"] == 106_086
    assert assembled(planjaar=2030).inhabitants == assembled(planjaar=2024).inhabitants


def test_own_municipalities_correct_and_add():
    own = (
        row(Table.MUNICIPALITIES, gemeente="Delft", inwoners=1, sociale_huurwoningen=25_000),
        row(Table.MUNICIPALITIES, gemeente="Delft", inwoners=2, sociale_huurwoningen=24_000, peiljaar=2020),
        row(Table.MUNICIPALITIES, gemeente="Duinwijk", cbs_code="1999", inwoners=50_000),
        row(Table.COMPOSITION, samenstelling="Duin", gemeente="Duinwijk", bron="oefening"),
        row(Table.COMPOSITION, samenstelling="Duin", gemeente="0503"),
    )
    dossier = assembled(*own, letting("Duinwijk", 283), samenstelling="Duin")
    assert dossier.composition.codes == ("0503", "1999")
    assert (dossier.inhabitants["0503"], dossier.inhabitants["1999"]) == (1, 50_000)
    assert dossier.social_rentals == {"0503": 25_000}
    assert [key.municipality for key in dossier.lettings] == ["1999"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"gemeente": "Duinwijk"}, "municipality_needs_code"),
        ({"gemeente": "Delft", "cbs_code": "0518"}, "code_of_another"),
        ({"gemeente": "Duinwijk", "cbs_code": "duin"}, "no_cbs_code"),
        ({"gemeente": "Delft", "inwoners": -1}, "negative_count"),
        ({"gemeente": "Nootdorp", "inwoners": 9}, "municipality_not_in_year"),
    ],
)
def test_own_municipalities_that_cannot_be_are_set_aside(cells, code):
    assert codes(assembled(row(Table.MUNICIPALITIES, **cells)).quarantine) == [code]


def test_own_municipalities_that_differ_are_reported_and_row_order_changes_nothing():
    rows = [row(Table.MUNICIPALITIES, gemeente="Delft", inwoners=number) for number in (107_000, 106_000)]
    dossier = assembled(*rows)
    assert dossier.inhabitants["0503"] == 106_000
    assert codes(dossier.conflicts) == ["row_given_twice"]


def test_a_new_name_for_a_known_code_is_an_alias():
    dossier = assembled(row(Table.MUNICIPALITIES, gemeente="De Prinsenstad", cbs_code=503), letting("prinsenstad, de"))
    assert codes(dossier.quarantine) == ["unknown_municipality"]
    names = [row(Table.MUNICIPALITIES, gemeente=name, cbs_code=503) for name in ("De Prinsenstad", "Delfste")]
    dossier = assembled(*names, letting("de prinsenstad", kamers="2"), letting("delfste", kamers="3"))
    assert [key.municipality for key in dossier.lettings] == ["0503", "0503"]


def test_a_composition_of_the_dossier_replaces_the_built_in_one_of_that_name():
    rows = [row(Table.COMPOSITION, samenstelling="SVH-9", gemeente=name) for name in ("Delft", "LV")]
    dossier = assembled(*rows, samenstelling="svh-9")
    assert dossier.composition.codes == ("0503", "1916")
    assert "0518" in [one.code for one in dossier.neighbours]


def test_members_are_those_valid_on_the_first_of_january():
    rows = (
        row(Table.COMPOSITION, samenstelling="X", gemeente="Delft", geldig_tot=day("2023-01-01")),
        row(Table.COMPOSITION, samenstelling="X", gemeente="Zoetermeer", geldig_van=day("2023-01-01")),
        row(Table.COMPOSITION, samenstelling="X", gemeente="Wassenaar", geldig_van=day("2023-01-02")),
    )
    assert assembled(*rows, samenstelling="X").composition.codes == ("0637",)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "unknown_composition"),
        ([{"gemeente": "Atlantis"}], "unknown_member"),
        ([{"gemeente": "Weesp"}], "member_not_in_year"),
        ([{"gemeente": "Delft", "geldig_tot": date(2020, 1, 1)}], "empty_composition"),
        ([{}], "unreadable_member"),
        ([{"gemeente": "Delft", "geldig_van": "ooit"}], "unreadable_member"),
    ],
)
def test_a_region_that_cannot_be_stops_with_one_sentence(rows, code):
    with pytest.raises(DossierError) as refused:
        assembled(*(row(Table.COMPOSITION, samenstelling="X", **cells) for cells in rows), samenstelling="X")
    assert refused.value.code == code
    assert SENTENCES[code].format(**refused.value.values)


def test_institutions_stand_where_they_say_or_unknown():
    dossier = assembled(
        row(Table.INSTITUTIONS, instelling="A", gemeente="Voorburg", soort="opvang"),
        row(Table.INSTITUTIONS, instelling="B"),
        row(Table.INSTITUTIONS, instelling="C", gemeente="Atlantis"),
        row(Table.INSTITUTIONS, instelling="D", gemeente="Delft", bron="2"),
        row(Table.INSTITUTIONS, instelling="D", gemeente="Wassenaar", bron="1"),
    )
    assert {name: one.municipality for name, one in dossier.institutions.items()} == {
        "A": "1916",
        "B": None,
        "C": None,
        "D": "0629",
    }
    assert codes(dossier.quarantine) == ["unknown_municipality"]
    assert codes(dossier.conflicts) == ["row_given_twice"]


def test_placements_flows_urgency_and_products_are_read():
    dossier = assembled(
        row(Table.PLACEMENTS, herkomst="Delft", woongemeente="Den Haag", jaar=2022, kwartaal=3, kamers="2", aantal=4),
        row(Table.PLACEMENTS, herkomst="onbekend", woongemeente="Delft", jaar=2022, aantal=None),
        row(Table.FLOWS, doelgroep="alle", jaar=2023, begin=210, instroom=760, uitval=0),
        row(Table.URGENCY, doelgroep="U", tekort_laag=60, tekort_hoog=100, urgentieklasse=2, overlapt_met="D"),
        row(
            Table.PRODUCTS,
            product="Flex",
            gemeente="Delft",
            woningen=91,
            kans_procent=Fraction(60),
            laat=day("2026-01-01"),
        ),
    )
    (placement,) = dossier.placements
    assert (placement.origin, placement.destination, placement.quarter, placement.count) == ("0503", "0518", 3, 4)
    (flow,) = dossier.flows
    assert (flow.start, flow.inflow, flow.dropout, flow.placed) == (210, 760, 0, None)
    (facts,) = dossier.urgency
    assert (facts.shortage_low, facts.shortage_high, facts.waiting_low, facts.urgency_class) == (60, 100, None, 2)
    (product,) = dossier.products
    assert (product.homes, product.chance_percent, product.early) == (91, 60, None)
    assert codes(dossier.warnings) == ["count_not_delivered"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (row(Table.PLACEMENTS, herkomst="Mars", woongemeente="Delft", jaar=2022, aantal=1), "unknown_municipality"),
        (row(Table.PLACEMENTS, herkomst="Delft", woongemeente="Delft", jaar=2022, kwartaal=5, aantal=1), "not_between"),
        (
            row(Table.PLACEMENTS, herkomst="Delft", woongemeente="Delft", jaar=2022, aantal=Amount(low=1, high=4)),
            "needs_one_number",
        ),
        (row(Table.FLOWS, doelgroep="alle", begin=1), "missing_key"),
        (row(Table.URGENCY, doelgroep="U", tekort_laag=9, tekort_hoog=3), "low_above_high"),
        (row(Table.URGENCY, doelgroep="U", urgentieklasse=5), "not_between"),
        (
            row(Table.PRODUCTS, product="F", gemeente="Delft", vroeg=day("2026-01-01"), laat=day("2025-01-01")),
            "dates_out_of_order",
        ),
        (row(Table.PRODUCTS, product="F", gemeente="Delft", kans_procent=Fraction(101)), "no_percentage"),
        (row(Table.BALANCE, gemeente="Delft", saldo="half"), "no_fraction"),
        (row(Table.BALANCE, gemeente="Delft", saldo="1/0"), "no_fraction"),
        (row(Table.BALANCE, gemeente="Delft"), "missing_key"),
    ],
)
def test_rows_without_claims_are_set_aside_when_they_cannot_be_used(made, code):
    dossier = assembled(made)
    assert codes(dossier.quarantine) == [code]
    read = (dossier.placements, dossier.flows, dossier.urgency, dossier.products, dossier.rounding_balance)
    assert not any(read)


def test_a_flow_given_twice_counts_once_and_is_reported():
    rows = [row(Table.FLOWS, doelgroep="alle", jaar=2023, instroom=number, bron="x") for number in (760, 700, 760)]
    dossier = assembled(*rows)
    assert len(dossier.flows) == 1
    assert codes(dossier.conflicts) == ["row_given_twice"]


@pytest.mark.parametrize("saldo", ["-59/100", "−59/100", "-0.59", Fraction(-59, 100)])
def test_the_rounding_balance_is_an_exact_fraction(saldo):
    dossier = assembled(row(Table.BALANCE, gemeente="LV", saldo=saldo))
    assert dossier.rounding_balance == {"1916": Fraction(-59, 100)}


def test_rule_9_only_plan_values_are_widened():
    dossier = assembled(
        letting("Delft", 1020, kwaliteit="P"),
        letting("LV", 610, kwaliteit="C"),
        outflow("onbekend", 38, kwaliteit="P"),
        row(Table.PRIORITY, gemeente="Delft", jaar=2023, categorie="statushouders", aantal=95, kwaliteit="P"),
    )
    wider = widen(dossier)
    assert {key.municipality: value.range for key, value in wider.lettings.items()} == {
        "0503": Interval(918, 1122),
        "1916": Interval(457, 763),
    }
    assert [value.range for value in wider.outflow.values()] == [Interval(34, 42)]
    assert [value.range for value in wider.priority.values()] == [Interval(85, 105)]
    assert [value.value for value in wider.lettings.values()] == [1020, 610]


def test_rule_9_widening_starts_from_every_plan_value_of_a_subject():
    dossier = assembled(letting(aantal=100, kwaliteit="P"), letting(aantal=105, kwaliteit="A", stand="verwacht"))
    (value,) = widen(dossier).lettings.values()
    assert value.range == Interval(90, 110)
    (still,) = widen(assembled(letting(kwaliteit="P"), regels={"planwaarde_afwijking_procent": 0})).lettings.values()
    assert still.range == Interval(1020, 1020)


MESS = (
    letting("Delft", 100, kwaliteit="P"),
    letting("Delft", 60, corporatie="V"),
    letting("Delft", 70, corporatie="V", kwaliteit="B", bron="b"),
    letting("Delft", 9, kamers="3"),
    letting("Atlantis", 9),
    letting("Delft", 9, laag=12, hoog=3),
    outflow("Pijnacker", 9, bron="a"),
    outflow("Nootdorp", 5, bron="a", kwaliteit="A"),
    outflow("Nootdorp", 50, bron="a"),
    outflow("Rotterdam", 2),
    outflow("buiten regio", 3),
    outflow("onbekend", None),
    outflow("onbekend", 9, eenheid="personen"),
    picture(),
    picture(Amount(applies=False)),
    row(Table.INSTITUTIONS, instelling="A", gemeente="Delft", bron="z"),
    row(Table.INSTITUTIONS, instelling="A", gemeente="Wassenaar", bron="y"),
    row(Table.FLOWS, doelgroep="alle", jaar=2023, instroom=1),
    row(Table.FLOWS, doelgroep="alle", jaar=2023, instroom=2),
    row(Table.BALANCE, gemeente="Delft", saldo="1/3"),
    row(Table.MUNICIPALITIES, gemeente="Duinwijk", cbs_code="1999", inwoners=4),
)


SOUND = (
    *MESS,
    row(Table.PRIORITY, gemeente="Delft", jaar=2023, categorie="overig", aantal=9),
    row(Table.PLACEMENTS, herkomst="Delft", woongemeente="Delft", doelgroep="U", jaar=2022, kwartaal=1, aantal=3),
    row(Table.URGENCY, doelgroep="U", tekort_laag=1, tekort_hoog=3, wacht_laag=1, overlapt_met="S", overlap_hoog=2),
    row(Table.PRODUCTS, product="F", gemeente="Delft", woningen=9, kans_procent=Fraction(50), vroeg=day("2026-01-01")),
)
CELLS = st.one_of(
    st.sampled_from(["", "Delft", "onbekend", "verwacht", "stroom", "A", "E", "P", "-", "1/0", "9" * 40]),
    st.integers(-3, 2030),
    st.dates(),
    st.fractions(-1, 101),
    st.builds(Amount, st.none() | st.integers(-2, 9), st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)),
)


@st.composite
def damaged(draw):
    """A sound row in which some cells hold something else."""
    sound = draw(st.sampled_from(SOUND))
    changed = draw(st.dictionaries(st.sampled_from(sorted(sound.cells)), CELLS, max_size=2))
    return row(sound.table, **{**sound.cells, **changed})


@settings(deadline=None)
@given(st.lists(damaged(), max_size=3))
def test_whatever_stands_in_the_cells_it_is_used_or_reported(rows):
    dossier = assembled(*rows)

    for reason in [kept.reason for kept in dossier.quarantine] + list(dossier.warnings):
        assert SENTENCES[reason.code].format(**reason.values)
    assert dossier == assembled(*reversed(rows))


@settings(deadline=None)
@given(st.permutations(MESS))
def test_row_order_changes_nothing(rows):
    assert assembled(*rows) == assembled(*MESS)


def test_nothing_is_lost_every_row_is_used_reported_or_set_aside():
    dossier = assembled(*MESS)
    values = (*dossier.lettings.values(), *dossier.outflow.values())
    seen = {place.row for value in values for claim in value.claims for place in claim.places}
    seen |= {place.row for conflict in dossier.conflicts for claim in conflict.claims for place in claim.places}
    seen |= {kept.place.row for kept in dossier.quarantine}
    seen |= {warning.values.get("row") for warning in dossier.warnings}
    claimed = {one.place.row for one in MESS if one.table in (Table.LETTINGS, Table.OUTFLOW)}
    assert claimed <= seen


def test_every_remark_on_the_mess_has_its_sentence():
    dossier = assembled(*MESS)
    found = [kept.reason for kept in (*dossier.quarantine, *dossier.conflicts)] + list(dossier.warnings)
    assert len(found) > 9
    for reason in found:
        assert SENTENCES[reason.code].format(**reason.values)
        assert REMEDIES[reason.code].format(**reason.values)


def test_every_sentence_about_the_dossier_says_what_to_do():
    assert set(SENTENCES) - {"did_you_mean"} == set(REMEDIES)
