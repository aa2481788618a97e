"""What goes out comes back as the same numbers, and what a party writes is what is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from asking_for_tests import asked_of, changed, folder, made, round_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.reading import Reading


def sent_back(tmp_path: Path, name: str, content: bytes) -> Reading:
    return read_source(folder(tmp_path / "back", {name: content}))


def claims(rows: tuple[Row, ...], *names: str) -> set[tuple[object, ...]]:
    return {tuple(row.cells.get(name) for name in names) for row in rows}


def test_an_untouched_workbook_of_a_care_provider_confirms_its_numbers(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.CARE_PROVIDER, "Zorg A")

    (found,) = sent_back(tmp_path, "antwoord.xlsx", content).deliveries

    assert (found.sender, found.kind, found.quarantine) == ("Zorg A", "Z", ())
    assert claims(found.rows, "instelling", "doelgroep", "herkomst", "jaar", "soort", "aantal") == {
        ("Zorg A", "bw", "Delft", 2023, "stroom", Amount(118)),
        ("Zorg A", "bw", "Delft", 2023, "stand", Amount(40, approximate=True)),
        ("Zorg A", "mo", "onbekend", 2023, "stroom", Amount(low=10, high=15)),
    }


def test_an_untouched_workbook_of_a_corporation_confirms_its_numbers(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.CORPORATION, "Woonwens")

    (found,) = sent_back(tmp_path, "c.xlsx", content).deliveries

    assert found.quarantine == ()
    assert claims(found.rows, "gemeente", "jaar", "kamers", "aantal") == {
        ("Delft", 2023, None, Amount(410)),
        ("Delft", 2023, None, Amount(60)),
        ("Delft", 2022, "3", Amount(120)),
    }
    expected = tuple(row for row in found.rows if row.cells["jaar"] == 2023)
    assert claims(expected, "soort", "stand") == {("regulier", "verwacht"), ("student", "verwacht")}


def test_an_untouched_workbook_of_a_municipality_confirms_its_numbers(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.MUNICIPALITY, "Delft")

    (found,) = sent_back(tmp_path, "g.xlsx", content).deliveries

    given = tuple(row for row in found.rows if "aantal" in row.cells)
    assert claims(given, "aantal", "categorie", "indicator", "doelgroep") == {
        (Amount(985), None, None, None),
        (Amount(98), "statushouders", None, None),
        (Amount(164), None, "wachtend", "ouderen"),
    }


def test_an_untouched_workbook_of_products_gives_the_product_again(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.DEVELOPER, "Delft")

    (found,) = sent_back(tmp_path, "p.xlsx", content).deliveries

    (row,) = found.rows
    assert row.table is Table.PRODUCTS
    assert (row.cells["product"], row.cells["woningen"], row.cells["laat"]) == ("Flex 1", Amount(24), date(2025, 6, 1))
    assert row.cells["kans_procent"] == 60


def test_folded_columns_are_read_and_of_hidden_ones_every_one_is_noted(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx")) as book:
        sheet = book.add_worksheet("Blad")
        sheet.write_row(0, 0, ["a", "b", "c", "d", "e", "f"])
        sheet.set_column(1, 3, 10, None, {"hidden": True})
        sheet.set_column(4, 5, 10, None, {"hidden": True, "level": 1})

    (found,) = opened({"x.xlsx": tmp_path / "x.xlsx"})

    assert found.sheets[0].hidden_columns == {1, 2, 3}


@pytest.mark.parametrize(
    ("sender", "name"),
    [(Sender.CORPORATION, "Woonwens"), (Sender.CARE_PROVIDER, "Zorg A"), (Sender.DEVELOPER, "Delft")],
)
def test_nothing_in_a_workbook_of_ours_is_taken_for_hidden_but_its_lists(
    tmp_path: Path, sender: Sender, name: str
) -> None:
    (tmp_path / "x.xlsx").write_bytes(made(round_of(folder(tmp_path / "out")), sender, name))

    (found,) = opened({"x.xlsx": tmp_path / "x.xlsx"})

    assert [one.name for one in found.sheets if one.is_hidden] == ["Keuzelijsten"]
    assert {column for one in found.sheets for column in one.hidden_columns} == set()


def test_a_quarter_left_empty_says_nothing(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out"), quarter=2), Sender.QUARTER, "Woonwens")

    (found,) = sent_back(tmp_path, "m.xlsx", content).deliveries

    assert (found.kind, found.rows) == ("M", ())


def test_a_workbook_that_is_sent_back_is_what_the_next_one_starts_from(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.CARE_PROVIDER, "Zorg A")
    answer = changed(content, {("Z1", "klaar_nu", 5): 12, ("Z1", "verwacht_komende_12_mnd", 5): "veertig"})

    asked = round_of(folder(tmp_path / "back", {"antwoord.xlsx": answer}))
    again = made(asked, Sender.CARE_PROVIDER, "Zorg A")

    (found,) = sent_back(tmp_path / "again", "v2.xlsx", again).deliveries
    assert (Amount(12), "stand") in claims(found.rows, "aantal", "soort")
    assert (Amount(118), "stroom") in claims(found.rows, "aantal", "soort")


def test_promises_and_agreements_come_back_as_they_were_sent_and_the_version_rises(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.MUNICIPALITY, "Delft")
    answer = changed(
        content,
        {
            ("G5", "onderwerp", 5): "twintig plekken",
            ("G5", "aantal_toegezegd", 5): 20,
        },
    )

    found = asked_of(round_of(folder(tmp_path / "back", {"g.xlsx": answer})), Sender.MUNICIPALITY, "Delft")

    assert found.lines["G5"] == ({"onderwerp": "twintig plekken", "aantal_toegezegd": 20},)
    assert found.fingerprint.number == 2


def test_rows_per_household_are_not_given_back(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path / "out")), Sender.CARE_PROVIDER, "Zorg A")
    answer = changed(content, {("Z3", "nr", 5): 1, ("Z3", "huishouden", 5): "alleenstaand", ("Z2", "paar", 5): 4})

    found = asked_of(round_of(folder(tmp_path / "back", {"z.xlsx": answer})), Sender.CARE_PROVIDER, "Zorg A")

    assert found.lines["Z3"] == ()
    assert found.lines["Z2"][0] == {"doelgroep": "bw", "paar": 4}


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    head = "instelling;doelgroep;herkomst;jaar;aantal;bron\nZorg C;bw;Delft;2022;1;x\n"
    asked = round_of(folder(tmp_path_factory.mktemp("blank"), uitstroom=head))
    return made(asked, Sender.CARE_PROVIDER, "Zorg C")


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["Delft", "Den Haag", "onbekend"]), st.integers(0, 5000), st.integers(0, 5000)),
        min_size=1,
        max_size=3,
        unique_by=lambda row: row[0],
    )
)
def test_what_a_party_fills_in_is_exactly_what_is_read(
    tmp_path: Path, blank: bytes, rows: list[tuple[str, int, int]]
) -> None:
    cells: dict[tuple[str, str, int], object] = {}
    for place, (origin, ready, expected) in enumerate(rows, 5):
        cells |= {
            ("Z1", "doelgroep", place): "bw",
            ("Z1", "herkomst_gemeente", place): origin,
            ("Z1", "klaar_nu", place): ready,
            ("Z1", "verwacht_komende_12_mnd", place): expected,
        }

    (found,) = sent_back(tmp_path, "z.xlsx", changed(blank, cells)).deliveries

    assert claims(found.rows, "herkomst", "soort", "aantal") == {
        (origin, kind, Amount(value))
        for origin, ready, expected in rows
        for kind, value in (("stand", ready), ("stroom", expected))
    }
