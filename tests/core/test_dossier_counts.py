"""One row's number (contract rules 1 and 2 and the paragraph on `kwaliteit`)."""

from dataclasses import replace

import pytest
from dossier_rows import assembled, codes, letting, outflow, picture, row

from thuistafel.core.claims import Grade, Interval
from thuistafel.core.dossier import Amount, PictureKey, PictureState, Table


def only(dossier, table="lettings"):
    (value,) = getattr(dossier, table).values()
    (claim,) = value.claims
    return claim


@pytest.mark.parametrize(
    ("cells", "value", "span", "grade"),
    [
        ({"aantal": 610, "kwaliteit": "C"}, 610, (457, 763), "C"),
        ({"aantal": 100, "kwaliteit": "b", "bron": "x"}, 100, (90, 110), "B"),
        ({"aantal": 100, "bron": "x"}, 100, (90, 110), "B"),
        ({"aantal": 100}, 100, (75, 125), "C"),
        ({"aantal": 100, "kwaliteit": "P"}, 100, (100, 100), "P"),
        ({"aantal": None, "laag": 10, "hoog": 15, "bron": "x"}, 12, (10, 15), "B"),
        ({"aantal": None, "laag": 11, "hoog": 16, "bron": "x"}, 14, (11, 16), "B"),
        ({"aantal": Amount(low=10, high=15), "bron": "x"}, 12, (10, 15), "B"),
        ({"aantal": Amount(low=0, high=4), "bron": "x"}, 2, (0, 4), "B"),
        ({"aantal": 42, "laag": 40, "kwaliteit": "B"}, 42, (40, 47), "B"),
        ({"aantal": 42, "hoog": 43, "kwaliteit": "B"}, 42, (37, 43), "B"),
        ({"aantal": Amount(40, approximate=True), "kwaliteit": "B"}, 40, (30, 50), "C"),
        ({"aantal": Amount(40, approximate=True), "kwaliteit": "D"}, 40, (20, 60), "D"),
        ({"aantal": Amount(40, approximate=True), "kwaliteit": "P"}, 40, (30, 50), "C"),
        ({"aantal": 40, "laag": 0, "hoog": 90, "kwaliteit": "E"}, 40, (0, 90), "E"),
        ({"aantal": None, "laag": 0, "hoog": 90, "kwaliteit": "E"}, 45, (0, 90), "E"),
    ],
)
def test_value_and_range_follow_the_row_and_its_grade(cells, value, span, grade):
    claim = only(assembled(letting(**cells)))
    assert (claim.value, claim.range, claim.grade) == (value, Interval(*span), Grade(grade))


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"laag": 90, "hoog": 80}, "laag", "low_above_high"),
        ({"aantal": 100, "laag": 101}, "aantal", "count_outside_ends"),
        ({"aantal": 100, "hoog": 99, "kwaliteit": "P"}, "aantal", "count_outside_ends"),
        ({"aantal": -5}, "aantal", "negative_count"),
        ({"aantal": 99_000_000}, "aantal", "absurd_count"),
        ({"aantal": "veel"}, "aantal", "no_count"),
        ({"kwaliteit": "E"}, "kwaliteit", "grade_e_needs_ends"),
        ({"kwaliteit": "E", "laag": 3}, "kwaliteit", "grade_e_needs_ends"),
        ({"kwaliteit": "F"}, "kwaliteit", "unknown_grade"),
        ({"aantal": None, "laag": 5}, "aantal", "one_end_needs_value"),
        ({"peildatum": "gisteren"}, "peildatum", "no_date"),
        ({"jaar": None}, "jaar", "missing_key"),
        ({"jaar": 3}, "jaar", "no_year"),
        ({"stand": None}, "stand", "missing_key"),
        ({"stand": "gehoopt"}, "stand", "unknown_word"),
        ({"soort": "kasteel"}, "soort", "unknown_word"),
        ({"gemeente": None}, "gemeente", "missing_key"),
        ({"gemeente": "Atlantis"}, "gemeente", "unknown_municipality"),
        ({"gemeente": "Voorne aan Zee", "jaar": 2021}, "gemeente", "municipality_not_in_year"),
    ],
)
def test_what_cannot_be_used_is_set_aside_with_place_and_reason(cells, column, code):
    bad = letting(**cells)

    dossier = assembled(bad, planjaar=2022 if code == "municipality_not_in_year" else 2023)

    (kept,) = dossier.quarantine
    assert (kept.place.row, kept.place.column, kept.reason.code) == (bad.place.row, column, code)
    assert not dossier.lettings


def test_words_are_read_whatever_their_case_or_spaces():
    dossier = assembled(letting(stand="Verwacht", soort="Intermediaire verhuur"))
    (key,) = dossier.lettings
    assert (key.stage, key.kind) == ("verwacht", "intermediaire_verhuur")


@pytest.mark.parametrize(
    ("made", "table"),
    [
        (letting(kwaliteit="A"), "lettings"),
        (outflow(kwaliteit="A"), "outflow"),
        (outflow(kwaliteit="A", jaar=2024), "outflow"),
        (row(Table.PRIORITY, gemeente="Delft", jaar=2023, categorie="overig", aantal=9, kwaliteit="A"), "priority"),
        (picture(9, kwaliteit="A", indicator="instroom_jaar"), "picture"),
    ],
)
def test_what_has_not_happened_yet_cannot_be_counted(made, table):
    dossier = assembled(made)
    assert only(dossier, table).grade is Grade.REGISTERED
    assert codes(dossier.warnings) in (["forecast_cannot_be_counted"], ["forecast_cannot_be_counted", "no_row_of_year"])


@pytest.mark.parametrize(
    ("made", "table"),
    [
        (letting(kwaliteit="A", stand="gerealiseerd", jaar=2022), "lettings"),
        (outflow(kwaliteit="A", jaar=2022), "outflow"),
        (outflow(kwaliteit="A", soort="stand"), "outflow"),
        (picture(9, kwaliteit="A"), "picture"),
    ],
)
def test_what_has_happened_or_is_there_can_be_counted(made, table):
    dossier = assembled(made)
    assert only(dossier, table).grade is Grade.COUNTED
    assert "forecast_cannot_be_counted" not in codes(dossier.warnings)


def test_a_plan_value_in_a_sent_workbook_is_no_plan_value():
    dossier = assembled(replace(letting(kwaliteit="P"), at={"aantal": "F14"}))
    assert only(dossier).grade is Grade.REGISTERED
    assert codes(dossier.warnings) == ["plan_value_in_sent_file"]


def test_a_plan_value_ignores_its_range_and_says_so():
    dossier = assembled(letting(aantal=100, laag=90, hoog=110, kwaliteit="P"))
    assert only(dossier).range == Interval(100, 100)
    assert codes(dossier.warnings) == ["plan_value_has_range"]


def test_persons_need_a_factor():
    dossier = assembled(outflow(aantal=18, eenheid="personen"))
    assert codes(dossier.quarantine) == ["persons_without_factor"]
    assert not dossier.outflow


def test_persons_become_households_half_up_low_down_high_up():
    dossier = assembled(
        outflow(aantal=45, laag=40, hoog=50, eenheid="personen"), regels={"personen_per_huishouden": "1.8"}
    )
    claim = only(dossier, "outflow")
    assert (claim.value, claim.range) == (25, Interval(22, 28))
    plan = assembled(outflow(aantal=44, eenheid="personen", kwaliteit="P"), regels={"personen_per_huishouden": "1.8"})
    assert only(plan, "outflow").range == Interval(24, 24)
    half = assembled(outflow(aantal=5, eenheid="personen"), regels={"personen_per_huishouden": 2})
    assert only(half, "outflow").value == 3


def test_w22_zero_is_a_number_and_empty_is_not_delivered():
    dossier = assembled(picture(0, gemeente="Pijnacker-Nootdorp", kwaliteit="A"), picture(), picture(gemeente="Delft"))

    values = {key.municipality: value for key, value in dossier.picture.items()}
    assert values["1926"].value == 0
    assert values["0629"] is PictureState.NOT_DELIVERED
    assert codes(dossier.warnings) == ["count_not_delivered", "count_not_delivered"]


def test_not_applicable_is_no_claim_and_no_reproach():
    dossier = assembled(picture(Amount(applies=False)), letting(aantal=Amount(applies=False)))
    assert dossier.picture == {PictureKey("vrouwenopvang", "0629", "wachtend", 2023): PictureState.NOT_APPLICABLE}
    assert not dossier.lettings
    assert not dossier.warnings
    assert not dossier.quarantine


def test_a_number_beside_an_empty_cell_counts():
    dossier = assembled(picture(), picture(7, kwaliteit="A"))
    (value,) = dossier.picture.values()
    assert value.value == 7


def test_an_empty_count_is_never_zero():
    dossier = assembled(letting(aantal=None), outflow(aantal=None))
    assert not dossier.lettings
    assert not dossier.outflow
    assert codes(dossier.warnings) == ["count_not_delivered"] * 2
