"""Names, parts and control totals (W8, W10; contract rules 1 and 3)."""

import pytest
from dossier_rows import assembled, codes, day, letting, outflow
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Grade, Interval, Status
from thuistafel.core.dossier import OUTSIDE_REGION, SAFE_ADDRESS, UNKNOWN_ORIGIN


def lettings(dossier):
    return {(key.corporation, key.rooms, key.rent_class): value.value for key, value in dossier.lettings.items()}


def test_rule_3_old_names_of_one_source_and_date_are_parts():
    dossier = assembled(
        outflow("Pijnacker", 9, bron="a", kwaliteit="B"), outflow("Nootdorp", 5, bron="a", kwaliteit="C")
    )
    ((key, value),) = dossier.outflow.items()
    assert (key.origin, value.value, value.range) == ("1926", 14, Interval(8 + 3, 10 + 7))
    assert value.decided_by.grade is Grade.ESTIMATE
    assert len(value.decided_by.places) == 2
    assert codes(dossier.warnings) == ["parts_added"]


def test_rule_3_the_same_name_twice_is_two_claims():
    dossier = assembled(
        outflow("Pijnacker-Nootdorp", 14, bron="a"), outflow("Pijnacker/Nootdorp", 15, bron="a"), outflow("Delft", 3)
    )
    (value,) = [value for key, value in dossier.outflow.items() if key.origin == "1926"]
    assert (value.value, len(value.claims), value.status) == (14, 2, Status.COMPATIBLE)
    assert codes(dossier.conflicts) == ["sources_compatible"]


@pytest.mark.parametrize("other", [{"bron": "b"}, {"bron": "a", "peildatum": day("2023-01-01")}])
def test_rule_3_another_source_or_date_is_another_claim(other):
    dossier = assembled(outflow("Pijnacker", 9, bron="a"), outflow("Pijnacker-Nootdorp", 14, **other))
    (value,) = dossier.outflow.values()
    assert len(value.claims) == 2
    assert value.value in (9, 14)


def test_rule_3_within_parts_several_rows_of_one_name_are_claims():
    dossier = assembled(
        outflow("Pijnacker", 9, bron="a", kwaliteit="B"),
        outflow("Pijnacker", 10, bron="a", kwaliteit="C"),
        outflow("Nootdorp", 5, bron="a", kwaliteit="B"),
    )
    (value,) = dossier.outflow.values()
    assert (value.value, len(value.claims)) == (14, 1)
    assert value.decided_by.grade is Grade.ESTIMATE


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("Onbekend", UNKNOWN_ORIGIN),
        ("buiten regio", OUTSIDE_REGION),
        ("Buiten de regio", OUTSIDE_REGION),
        ("veilig adres: niet melden", SAFE_ADDRESS),
        ("VEILIG ADRES", SAFE_ADDRESS),
        ("Voorburg", "1916"),
    ],
)
def test_origins_as_parties_write_them(written, origin):
    ((key, _),) = assembled(outflow(written)).outflow.items()
    assert key.origin == origin


def test_rule_3_origins_outside_the_composition_keep_their_own_number_with_a_warning():
    dossier = assembled(outflow("Rotterdam", 5, bron="a"), outflow("Rijswijk", 2, bron="b"))
    assert {key.origin: value.value for key, value in dossier.outflow.items()} == {"0599": 5, "0603": 2}
    assert {code: dossier.names[code] for code in ("0599", "0603")} == {"0599": "Rotterdam", "0603": "Rijswijk"}
    assert codes(dossier.warnings) == ["origin_outside_region", "origin_outside_region"]
    assert dossier.conflicts == ()


def test_a_blank_origin_is_asked_for():
    dossier = assembled(outflow(None))
    assert codes(dossier.quarantine) == ["origin_missing"]


def test_rule_3_parts_count_and_a_total_that_differs_is_reported():
    dossier = assembled(
        letting(aantal=1020, kwaliteit="P"),
        letting(aantal=410, corporatie="Vidomes", kwaliteit="P"),
        letting(aantal=605, corporatie="Woonbron", kwaliteit="P"),
    )
    assert lettings(dossier) == {("Vidomes", "", ""): 410, ("Woonbron", "", ""): 605}
    (conflict,) = dossier.conflicts
    assert conflict.subject == ("verhuringen", "Delft", "2023", "verwacht", "regulier")
    assert conflict.reason.values == {"stated": 1020, "added": 1015}


def test_rule_3_a_total_that_agrees_is_silent():
    dossier = assembled(letting(aantal=10), letting(aantal=4, kamers="2"), letting(aantal=6, kamers="3"))
    assert lettings(dossier) == {("", "2", ""): 4, ("", "3", ""): 6}
    assert not dossier.conflicts


def test_rule_3_totals_of_totals_are_checked_too():
    dossier = assembled(
        letting(aantal=10),
        letting(aantal=7, corporatie="V"),
        letting(aantal=3, corporatie="V", kamers="2"),
        letting(aantal=4, corporatie="V", kamers="3"),
        letting(aantal=4, corporatie="W"),
    )
    assert sum(lettings(dossier).values()) == 11
    assert codes(dossier.conflicts) == ["control_total_differs"]


@pytest.mark.parametrize("change", [{"jaar": 2022}, {"stand": "gerealiseerd"}, {"soort": "nieuwbouw"}])
def test_rule_3_a_total_is_of_the_same_year_stage_and_kind(change):
    dossier = assembled(letting(aantal=10), letting(aantal=4, corporatie="V", **change))
    assert len(dossier.lettings) == 2


def test_rows_that_may_hold_the_same_lettings_are_not_added():
    dossier = assembled(letting(aantal=7, corporatie="V"), letting(aantal=4, kamers="3"))
    assert lettings(dossier) == {("V", "", ""): 7}
    (conflict,) = dossier.conflicts
    assert conflict.reason.code == "overlap_not_added"
    assert conflict.subject == ("verhuringen", "Delft", "2023", "verwacht", "regulier", "3")


def test_rows_that_cannot_hold_the_same_lettings_are_added():
    dossier = assembled(letting(aantal=7, corporatie="V", kamers="2"), letting(aantal=4, kamers="3"))
    assert sum(lettings(dossier).values()) == 11
    assert not dossier.conflicts


def test_w10_sources_that_differ_are_in_the_report_with_what_counts():
    dossier = assembled(
        outflow(aantal=42, kwaliteit="B", bron="aanbieder", peildatum=day("2023-03-01")),
        outflow(aantal=70, kwaliteit="B", bron="gemeente", peildatum=day("2023-01-01")),
    )
    (value,) = dossier.outflow.values()
    assert (value.value, value.range) == (42, Interval(37, 77))
    (conflict,) = dossier.conflicts
    assert conflict.subject == ("uitstroom", "De Brug", "beschermd wonen", "Delft", "2023", "stroom")
    assert conflict.reason.code == "sources_conflicting"
    assert len(conflict.claims) == 2


def test_sources_that_say_the_same_are_no_conflict():
    assert not assembled(outflow(bron="a"), outflow(bron="b")).conflicts


def fills(part, total):
    """Whether `part` fills what `total` fills, in the same way, and more."""
    return part != total and all(a == b or not b for a, b in zip(part, total, strict=True))


def may_be_same(one, other):
    return all(a == b or not a or not b for a, b in zip(one, other, strict=True))


dimensions = st.tuples(st.sampled_from(["", "V", "W"]), st.sampled_from(["", "2", "3"]), st.sampled_from(["", "laag"]))


@settings(deadline=None)
@given(st.dictionaries(dimensions, st.integers(0, 40), max_size=8))
def test_rule_3_equals_its_definition_on_any_mix_of_totals_and_parts(stated):
    rows = [
        letting(aantal=number, corporatie=corporation, kamers=rooms, huurklasse=rent_class, kwaliteit="P")
        for (corporation, rooms, rent_class), number in stated.items()
    ]

    dossier = assembled(*rows)

    counted = lettings(dossier)
    totals = {total for total in stated if any(fills(part, total) for part in stated)}
    left_out = set(stated) - totals - set(counted)
    assert not totals & set(counted)
    assert all(not may_be_same(one, other) for one in counted for other in counted if one != other)
    assert all(any(may_be_same(key, other) for other in counted) for key in left_out)
    differing = {t for t in totals if stated[t] != sum(n for key, n in counted.items() if fills(key, t))}
    assert sorted(codes(dossier.conflicts)) == ["control_total_differs"] * len(differing) + ["overlap_not_added"] * len(
        left_out
    )
