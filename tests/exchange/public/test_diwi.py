"""Projects from DIWI become products; what it does not know stays unknown."""

from __future__ import annotations

import pytest
from field_files import block, codes, project, projects, read, shown

from thuistafel.exchange.delimited import written as csv_bytes
from thuistafel.exchange.public import grid_rows

FLEX = {
    "product": "Flex Noord – blok A",
    "gemeente": "Den Haag",
    "soort": "meergezinswoning, huur woningcorporatie",
    "woningen": "24",
    "waarschijnlijk": "2025-07-01",
    "status": "actief, 2a Vastgesteld",
    "bron": "DIWI-export",
}
SECTIONS = ("Projectgegevens", "", "", "", "", "Woning aantallen", "", "Bouw gegevens", "", "", "", "")
HEADS = (
    "Naam", "Project status", "Vertrouwelijkheid", "Gemeente", "2a Vastgesteld", "Bouw", "Sloop",
    "Opleverdatum", "Opleverdatum", "Huur woningcorporatie", "Koopwoning", "Meergezins woning",
)  # fmt: skip
BELOW = ("", "", "", "", "", "", "", "2025-07-01", "2027-01-01", "", "", "")


def sheet(*rows: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (SECTIONS, (), HEADS, BELOW, *rows)


def test_a_block_becomes_a_product_with_its_delivery_as_the_likely_date() -> None:
    found = read(projects(project("Flex Noord", ["Den Haag"], block())))

    assert shown(found) == [FLEX]
    assert "diwi_stays_unknown" in codes(found)


def test_the_sheet_of_the_workbook_gives_the_same_product() -> None:
    row = ("Flex Noord", "Actief", "Openbaar", "Den Haag", "2023-06-01", "24", "", "24", "", "24", "", "24")

    found = grid_rows("Data.csv", sheet(row), plan_year=2023, wanted=None)
    as_csv = read(csv_bytes(sheet(row)), "Data.csv")

    assert found is not None
    assert shown(found) == shown(as_csv) == [{**FLEX, "product": "Flex Noord"}]


def test_of_a_mixed_row_only_the_homes_of_the_corporation_count() -> None:
    row = ("Plein", "Nieuw", "", "Delft", "", "60", "", "", "60", "20", "40", "")

    found = grid_rows("Data.csv", sheet(row), plan_year=2023, wanted=None)

    assert found is not None
    assert [(each["woningen"], each["waarschijnlijk"]) for each in shown(found)] == [("20", "2027-01-01")]


def test_a_row_with_two_delivery_dates_has_no_likely_date() -> None:
    row = ("Plein", "Nieuw", "", "Delft", "", "60", "", "20", "40", "60", "", "")

    found = grid_rows("Data.csv", sheet(row), plan_year=2023, wanted=None)

    assert found is not None
    assert [(each["woningen"], "waarschijnlijk" in each) for each in shown(found)] == [("60", False)]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        (block(owner="KOOPWONING"), "ACTIVE"),
        (block(owner="HUURWONING_PARTICULIERE_VERHUURDER"), "ACTIVE"),
        (block(mutatie_type="DEMOLITION"), "ACTIVE"),
        (block(), "TERMINATED"),
    ],
)
def test_what_no_target_group_will_live_in_is_passed_over_aloud(changed: dict[str, object], status: str) -> None:
    found = read(projects(project("Flex Noord", "Den Haag", changed, status=status)))

    assert (found.rows, codes(found)) == ([], ["diwi_passed_over"])


def test_without_an_owner_the_product_is_read_and_says_so() -> None:
    found = read(projects(project("Flex Noord", "Den Haag", block(owner=None))))

    assert [row["soort"] for row in shown(found)] == ["meergezinswoning, eigendom onbekend"]


@pytest.mark.parametrize("municipality", [None, [], ["Delft", "Den Haag"]])
def test_a_project_without_exactly_one_municipality_is_kept_aside(municipality: object) -> None:
    found = read(projects(project("Grens", municipality, block())))

    assert (found.rows, [item.reason.code for item in found.quarantine]) == ([], ["diwi_not_one_municipality"])


def test_unknown_numbers_and_dates_stay_unknown() -> None:
    bare = {"name": "blok B", "mutatiegegevens": {"mutatie_type": "CONSTRUCTION", "aantal": None}, "einddatum": None}

    [row] = shown(read(projects(project("Flex Noord", "Den Haag", bare))))

    assert "woningen" not in row
    assert "waarschijnlijk" not in row


def test_a_project_that_is_not_open_is_named_as_such() -> None:
    found = read(projects(project("Geheim", "Delft", block(), vertrouwelijkheid="INTERNAL_CIVIL")))

    assert "diwi_confidential" in codes(found)


def test_only_the_municipalities_that_were_asked_for() -> None:
    both = projects(project("Ver", "Amsterdam", block()), project("Dichtbij", "Delft", block()))

    assert [row["gemeente"] for row in shown(read(both, only="0503"))] == ["Delft"]


def test_projects_without_blocks_are_recognised_and_give_nothing() -> None:
    assert read(projects(project("Later", "Delft"))).rows == []
