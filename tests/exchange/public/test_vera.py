"""Lettings by VERA are counted, and nothing of a person or an address is kept."""

from __future__ import annotations

import pytest
from field_files import codes, letting, packed, read, shown
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.dossier import Dossier, Frame, Row, Table, assemble
from thuistafel.exchange.public import public_rows
from thuistafel.exchange.reference import register

EXTRA = {"extra-attributen": [{"naam": "herkomst", "waarde": "Zoetermeer"}]}
FROM_ZOETERMEER = {
    "herkomst": "Zoetermeer",
    "woongemeente": "0503",
    "doelgroep": "uitstroom maatschappelijke instelling",
    "jaar": "2023",
    "kwartaal": "1",
    "aantal": "1",
    "bron": "VERA-bestand bestand.json",
}


def lettings(document: object) -> list[dict[str, str]]:
    return [row for row in shown(read(document)) if "stand" in row]


def assembled(rows: list[Row]) -> Dossier:
    frame = Frame(title="Proef", plan_year=2024, horizon=2030, composition="SVH-9")
    return assemble(frame, rows, register())


def test_lettings_are_counted_per_municipality_corporation_year_rooms_and_rent_class() -> None:
    found = read([letting(), letting(), letting(rooms=7), letting(municipality="GM0518"), letting(day="2022-12-31")])

    assert {row.table for row in found.rows} == {Table.LETTINGS}
    counts = [(row["gemeente"], row["jaar"], row["kamers"], row["aantal"]) for row in shown(found)]
    assert counts == [
        ("0503", "2022", "3", "1"),
        ("0503", "2023", "3", "2"),
        ("0503", "2023", "5+", "1"),
        ("0518", "2023", "3", "1"),
    ]
    assert {(row["corporatie"], row["stand"], row["huurklasse"], row["kwaliteit"]) for row in shown(found)} == {
        ("Woonwens", "gerealiseerd", "BET", "A")
    }


LETTINGS = st.tuples(
    st.sampled_from(["0503", "0518"]),
    st.sampled_from([None, 2, 3]),
    st.sampled_from(["BET", ""]),
    st.sampled_from(["Woonwens", "Arcade", ""]),
)


@given(st.lists(LETTINGS, min_size=1))
def test_every_letting_counts_whatever_is_left_blank(facts: list[tuple[str, int | None, str, str]]) -> None:
    """Contract rule 3 leaves out rows with a blank beside rows that fill it, so no such pair may come out."""
    records = [
        {**letting(municipality, rooms=rooms, rent=rent), "idOrganisatie": corporation}
        for municipality, rooms, rent, corporation in facts
    ]

    dossier = assembled(read(records).rows)

    assert sum(value.value for value in dossier.lettings.values()) == len(facts)
    assert dossier.conflicts == ()


def test_who_leaves_an_institution_is_placed_from_where_the_extra_attribute_says() -> None:
    found = read([{**letting(reason="UIT"), **EXTRA}, letting(reason="UIT"), {**letting(reason="STA"), **EXTRA}])

    assert [row for row in shown(found) if "herkomst" in row] == [FROM_ZOETERMEER]
    assert [row["aantal"] for row in shown(found) if "stand" in row] == ["3"]
    assert "vera_without_origin" in codes(found)


@pytest.mark.parametrize(("day", "quarter"), [("2023-03-31", "1"), ("2023-04-01", "2"), ("2023-12-01", "4")])
def test_a_placement_falls_in_the_quarter_of_its_contract(day: str, quarter: str) -> None:
    found = read([{**letting(day=day, reason="UIT"), **EXTRA}])

    assert [row["kwartaal"] for row in shown(found) if "herkomst" in row] == [quarter]


def test_homes_above_the_limit_of_the_allowance_are_no_social_lettings_and_students_count_apart() -> None:
    student = letting()
    student["eenheid"]["doelgroep"] = {"code": "STU"}

    assert sorted(row["soort"] for row in lettings([letting(), letting(rent="BOV"), student])) == [
        "middenhuur",
        "regulier",
        "student",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"huurovereenkomst": {"soort": {"code": "KOO"}, "begindatum": "2023-01-01"}},
        {"huurovereenkomst": {"status": {"code": "GEA"}, "begindatum": "2023-01-01"}},
    ],
)
def test_what_is_no_letting_is_passed_over(change: dict[str, object]) -> None:
    found = read([letting(), {**letting(), **change}])

    assert [row["aantal"] for row in shown(found)] == ["1"]
    assert "vera_passed_over" in codes(found)


def test_an_allocation_is_a_letting_on_its_day() -> None:
    allocation = {**letting(), "datum": "2023-05-01T10:00:00Z"}
    del allocation["huurovereenkomst"]

    assert [row["jaar"] for row in lettings({"toewijzingen": [allocation]})] == ["2023"]


@pytest.mark.parametrize(
    "change",
    [
        {"bsn": "111222333"},
        {"huurder": {"naam": "J. Jansen"}},
        {"geboorteDatum": "1990-01-01"},
        {"kandidaat": {"contactgegevens": [{"waarde": "06"}]}},
        {"kenmerk": 111222333},
        {"huurovereenkomst": {"begindatum": "2023-01-01", "startLeeftijd": 31}},
    ],
)
def test_one_sign_of_a_person_refuses_the_whole_file_and_repeats_no_value(change: dict[str, object]) -> None:
    found = read([letting(), {**letting(), **change}])

    assert found.refused is not None
    assert (found.refused.code, found.rows) == ("person_column", [])
    assert not {"111222333", "J. Jansen", "1990-01-01"} & {str(value) for value in found.refused.values.values()}


def test_the_name_of_an_organisation_is_no_name_of_a_person() -> None:
    owned = letting()
    owned["eenheid"]["relaties"] = [{"soort": {"code": "REC"}, "naam": "Rijswijk Wonen"}]

    assert [row["corporatie"] for row in lettings([owned])] == ["Rijswijk Wonen"]


def test_addresses_are_dropped_and_that_is_said() -> None:
    somewhere = letting()
    somewhere["eenheid"]["adres"].update(straatnaam="Kerkstraat", huisnummer="12", postcode="2611AA")

    found = read([somewhere])

    assert "vera_addresses_dropped" in codes(found)
    assert not any(part in repr(found) for part in ("Kerkstraat", "2611AA"))


def test_a_home_nobody_can_place_or_date_is_kept_aside_with_its_record() -> None:
    nowhere = letting("9999")
    nowhere["eenheid"]["adres"]["woonplaats"] = {"naam": "Nergenshuizen"}

    found = read([letting(), nowhere, letting(day="ooit")])

    assert [(item.place.row, item.reason.code) for item in found.quarantine] == [
        (2, "vera_municipality_unknown"),
        (3, "date_expected"),
    ]


def test_a_place_stands_for_its_municipality() -> None:
    village = letting("")
    village["eenheid"]["adres"] = {"woonplaats": {"naam": "Nootdorp"}}

    assert [row["gemeente"] for row in lettings([village])] == ["1926"]


def test_only_the_municipalities_that_were_asked_for() -> None:
    found = read([letting(), letting("0363")], only="0503")

    assert [row["gemeente"] for row in shown(found)] == ["0503"]


def test_json_about_something_else_is_none_of_these() -> None:
    assert public_rows("x.json", packed([{"kleur": "rood"}]), plan_year=2023, wanted=None) is None
