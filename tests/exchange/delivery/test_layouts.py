"""Layouts that people choose by themselves: wide tables with an empty corner, captions between rows, two columns."""

from __future__ import annotations

import pytest
from making_sheets import CORPORATION, OTHER_CORPORATION, PROVIDER, known, sent, sheet

from thuistafel.core.dossier import Amount
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.raw import Raw

OF_PROVIDER = f"aanleveringen/{PROVIDER} uitstroom 2023.xlsx"
BW, MO = "beschermd_wonen", "maatschappelijke_opvang"


def said(rows: list[list[Raw]], *, file: str = OF_PROVIDER, name: str = "Blad1") -> Delivery:
    (found,) = deliveries([sent(sheet(name, rows, file=file), name=file)], known())
    return found


def counts(found: Delivery, *names: str) -> dict[tuple[object, ...], object]:
    return {tuple(row.cells.get(name, "") for name in names): row.cells["aantal"] for row in found.rows}


def outflow(found: Delivery) -> dict[tuple[object, ...], object]:
    assert not found.quarantine
    return counts(found, "doelgroep", "herkomst", "soort")


TWO_GROUPS = {
    (BW, "Delft", "stroom"): Amount(42),
    (BW, "Zoetermeer", "stroom"): Amount(10),
    (MO, "Delft", "stroom"): Amount(3),
    (MO, "Zoetermeer", "stroom"): Amount(5),
}
LAYOUTS: dict[str, list[list[Raw]]] = {
    "a table with its own title for each group": [
        ["Beschermd wonen"], ["Herkomst", "Verwacht 2023"], ["Delft", 42], ["Zoetermeer", 10], [],
        ["Maatschappelijke opvang"], ["Herkomst", "Verwacht 2023"], ["Delft", 3], ["Zoetermeer", 5],
    ],
    "the same without a blank row": [
        ["Beschermd wonen"], ["Herkomst", "Verwacht 2023"], ["Delft", 42], ["Zoetermeer", 10],
        ["Maatschappelijke opvang"], ["Herkomst", "Verwacht 2023"], ["Delft", 3], ["Zoetermeer", 5],
    ],
    "one header and captions between the rows": [
        ["Herkomst", "Verwacht 2023"], ["Beschermd wonen", ""], ["Delft", 42], ["Zoetermeer", 10],
        ["Maatschappelijke opvang", ""], ["Delft", 3], ["Zoetermeer", 5],
    ],
    "municipalities as captions between groups": [
        ["Doelgroep", "Verwacht 2023"], ["Delft", ""], ["BW", 42], ["MO", 3], ["Zoetermeer", ""], ["BW", 10], ["MO", 5],
    ],
    "groups below each other, an empty corner": [
        ["", "Delft", "Zoetermeer", "Totaal"], ["BW", 42, 10, 52], ["MO", 3, 5, 8], ["Totaal", 45, 15, 60],
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
def test_however_groups_and_municipalities_are_laid_out_the_claims_are_the_same(rows: list[list[Raw]]) -> None:
    found = said(rows, name="Verwacht 2023")

    assert outflow(found) == TWO_GROUPS
    assert not found.questions
    assert all("kwaliteit" not in row.cells for row in found.rows)


def test_unknown_and_outside_as_columns_beside_municipalities_are_headings() -> None:
    rows: list[list[Raw]] = [["", "Delft", "Den Haag", "Onbekend", "Buiten regio"], ["BW", 42, 100, 8, 3]]

    found = outflow(said(rows, name="Verwacht 2023"))

    assert {origin: amount for (_, origin, _), amount in found.items()} == {
        "Delft": Amount(42),
        "Den Haag": Amount(100),
        "onbekend": Amount(8),
        "buiten regio": Amount(3),
    }


def test_a_municipality_that_delivers_nothing_is_no_caption() -> None:
    found = said([["Herkomst", "Doelgroep", "Verwacht 2023"], ["Delft", "BW", 42], ["Wassenaar"], ["Delft", "MO", 3]])

    assert outflow(found) == {(BW, "Delft", "stroom"): Amount(42), (MO, "Delft", "stroom"): Amount(3)}


def test_known_corporations_as_headings_say_whose_the_numbers_are() -> None:
    rows: list[list[Raw]] = [
        ["Gemeente", CORPORATION, OTHER_CORPORATION, "Totaal"], ["Delft", 42, 100, 142], ["Zoetermeer", 10, 20, 30],
    ]  # fmt: skip

    found = said(rows, file="aanleveringen/verhuringen.xlsx", name="Verwachte verhuringen 2023")

    assert counts(found, "gemeente", "corporatie", "stand") == {
        ("Delft", CORPORATION, "verwacht"): Amount(42),
        ("Delft", OTHER_CORPORATION, "verwacht"): Amount(100),
        ("Zoetermeer", CORPORATION, "verwacht"): Amount(10),
        ("Zoetermeer", OTHER_CORPORATION, "verwacht"): Amount(20),
    }


def test_a_number_is_no_name_of_a_corporation() -> None:
    rows: list[list[Raw]] = [["Gemeente", "Corporaties 3", "Totaal"], ["Delft", 42, 142], ["Zoetermeer", 10, 30]]

    found = said(rows, file="aanleveringen/verhuringen.xlsx", name="Verwachte verhuringen 2023")

    assert all("corporatie" not in row.cells for row in found.rows)


def test_people_who_leave_a_care_provider_are_no_lettings_of_a_corporation() -> None:
    rows: list[list[Raw]] = [
        ["Aantal te verwachten", "Herkomstgem.", "Doel groep", "Instelling"],
        [42, "Delft", "BW", PROVIDER],
        [5, "Zoetermeer", "MO", PROVIDER],
    ]

    assert outflow(said(rows)) == {(BW, "Delft", "stroom"): Amount(42), (MO, "Zoetermeer", "stroom"): Amount(5)}


def test_a_blank_kind_in_a_table_of_a_dossier_is_a_flow_and_not_asked() -> None:
    rows: list[list[Raw]] = [
        ["instelling", "doelgroep", "herkomst", "jaar", "soort", "aantal"],
        [PROVIDER, BW, "Delft", 2023, "", 42],
        [PROVIDER, BW, "Delft", 2023, "stand", 7],
    ]

    found = said(rows, name="uitstroom", file="aanleveringen/tabellen.xlsx")

    assert outflow(found) == {(BW, "Delft", "stroom"): Amount(42), (BW, "Delft", "stand"): Amount(7)}
    assert not [one for one in found.questions if one.answer_at == "soort"]


def test_outflow_of_a_year_is_a_flow_and_not_asked() -> None:
    found = said([["Gemeente van herkomst", "Doelgroep", "Uitstroom 2023"], ["Delft", "BW", 42]])

    assert outflow(found) == {(BW, "Delft", "stroom"): Amount(42)}
    assert not found.questions


def test_a_row_with_only_its_ends_is_a_number_and_not_called_unused() -> None:
    found = said([["Herkomst", "Doelgroep", "Verwacht 2023", "Laag", "Hoog"], ["Delft", "BW", "", 10, 15]])

    assert [(row.cells["laag"], row.cells["hoog"]) for row in found.rows] == [(Amount(10), Amount(15))]
    assert "rows_without_numbers" not in {remark.code for remark in found.remarks}
