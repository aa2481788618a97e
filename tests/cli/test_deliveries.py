"""lees, antwoord and opnemen as a user types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import xlsxwriter
from calling import dossier

HEAD = ("Locatie", "Doelgroep", "Gem. herkomst", "Verwacht komende 12 mnd", "Ook elders aangemeld")


def sent(path: Path, party: str, *rows: tuple[object, ...], version: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Z1 Uitstroom")
        mark = f"Thuistafel-kenmerk 1 | Z | {party} | 2023 | v{version} | ab12"
        for number, row in enumerate(((mark,), (), HEAD, *rows)):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """118 from Delft (room 102) in the dossier's own table, and two providers that may report the same people."""
    target = dossier(tmp_path / "regio")
    sent(target / "aanleveringen/a.xlsx", "Opvang A", ("x", "maatschappelijke_opvang", "Delft", "30 ", "onbekend"))
    sent(target / "aanleveringen/b.xlsx", "BW B", ("y", "maatschappelijke_opvang", "Delft", 18, "5"))
    return target


def test_lees_opens_with_its_counts_and_then_each_file_on_a_line(call, region) -> None:
    found = call("lees", region, columns=80)

    lines = found.out.splitlines()
    assert (found.status, lines[0]) == (0, "1 cel hersteld, 1 vraag, 0 bronnen verschillen")
    assert [line.split()[:2] for line in lines if ".xlsx" in line][:2] == [["a.xlsx", "Opvang"], ["b.xlsx", "BW"]]
    assert max(map(len, lines)) <= 80
    assert "1. b.xlsx!Z1 Uitstroom!overlap D4: BW B meldt 18" in found.words


def test_sources_that_differ_are_counted_in_the_first_line(call, region) -> None:
    sent(region / "aanleveringen/c.xlsx", "Instelling A", ("z", "bw", "Delft", 140, 0))

    assert call("lees", region).out.startswith("1 cel hersteld, 1 vraag, 1 getal waarover bronnen verschillen")


def test_cell_by_cell_on_request_and_one_file_on_request(call, region) -> None:
    found = call("lees", region, "--cellen", "--bestand", "a.xlsx")

    assert "Z1 Uitstroom!D4: 30 (uitstroom: " in found.words
    assert "“30 ” → “30”" in found.words
    assert "b.xlsx" not in found.out


def test_a_file_that_was_not_read_is_refused_with_the_one_probably_meant(call, region) -> None:
    found = call("lees", region, "--bestand", "aanleveringen/a.xslx")

    assert found.status == 2
    assert "Bedoelde u “aanleveringen/a.xlsx”?" in found.err


def test_json_keeps_the_contract_and_adds_sender_recognition_and_questions(call, region) -> None:
    answer = call("lees", region, "--json").json

    files = {file["bestand"]: file for file in answer["bestanden"]}
    first, second = files["aanleveringen/a.xlsx"], files["aanleveringen/b.xlsx"]
    assert (first["afzender"], first["aangenomen"], first["geweigerd"]) == ("Opvang A", 1, None)
    assert {"blad", "cel", "was", "werd", "reden"} == first["gecorrigeerd"][0].keys()
    read_as = {column["kolom"]: (column["cel"], column["gelezen_als"]) for column in first["herkenning"]}
    assert read_as["Gem. herkomst"] == ("C3", "herkomst_gemeente")
    assert second["vragen"][0]["plek"] == "overlap D4"
    assert answer["totalen"] == {"hersteld": 1, "vragen": 1, "bronnen_verschillen": 0}


def test_beside_a_dossier_a_file_shows_what_it_changes_and_nothing_is_stored(call, region, tmp_path) -> None:
    newer = sent(tmp_path / "a.xlsx", "Opvang A", ("x", "maatschappelijke_opvang", "Delft", 42, 0), version=2)
    before = sorted(region.rglob("*"))

    found = call("lees", newer, "--bij", region)

    assert "Delft, stroom: 30 → 42 (D4 → D4)" in found.words
    assert "Dit verandert 2 besluiten, 0 toezeggingen." in found.words
    assert "Delft: tekort 46 → 76" in found.words
    assert sorted(region.rglob("*")) == before


def test_json_beside_a_dossier_has_differences_and_decisions(call, region, tmp_path) -> None:
    newer = sent(tmp_path / "a.xlsx", "Opvang A", ("x", "maatschappelijke_opvang", "Delft", 42, 0), version=2)

    answer = json.loads(call("lees", newer, "--bij", region, "--json").out)

    assert [(each["was"] and each["was"]["waarde"], each["werd"]["waarde"]) for each in answer["verschillen"]] == [
        (None, "18"),
        ("30", "42"),
    ]
    assert [(each["naam"], each["tekort_was"], each["tekort_werd"]) for each in answer["besluiten"]] == [
        ("Delft", 46, 76),
        ("de regio", 46, 76),
    ]


def test_taking_in_copies_what_can_be_used_and_says_what_not(call, region, tmp_path) -> None:
    newer = sent(tmp_path / "a.xlsx", "Opvang A", ("x", "maatschappelijke_opvang", "Delft", 42, 0), version=2)
    (tmp_path / "lijst.csv").write_text("voornaam;bsn\nJan;123456782\n")

    found = call("opnemen", region, newer, tmp_path / "lijst.csv")

    assert found.status == 0
    assert "Opgenomen: aanleveringen/a (2).xlsx" in found.words
    assert "Niet opgenomen: lijst.csv." in found.words
    assert not list(region.rglob("lijst*"))
    assert "dezelfde inhoud als aanleveringen/a (2).xlsx" in call("opnemen", region, newer).words


def test_when_nothing_could_be_taken_in_the_status_says_so(call, region, tmp_path) -> None:
    (tmp_path / "scan.pdf").write_text("%PDF")

    assert call("opnemen", region, tmp_path / "scan.pdf").status == 2


def test_an_answer_is_kept_with_the_role_and_shows_what_it_changes(call, region) -> None:
    """W11: with 5 to 8 in both, 30 and 18 are 40 to 43."""
    found = call("antwoord", region, "b.xlsx!overlap D4", "5 à 8", "--door", "kwartiermaker")

    assert found.status == 0
    assert "nieuw, 10–13 (D4)" in found.words
    kept = (region / "aanleveringen/antwoorden.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert kept.startswith("BW B;b.xlsx;Z1 Uitstroom;overlap D4;5 à 8;kwartiermaker;20")
    assert call("lees", region).out.startswith("1 cel hersteld, 0 vragen")


def test_a_slip_in_an_answer_says_what_was_probably_meant_and_stores_nothing(call, region) -> None:
    found = call("antwoord", region, "b.xlsx!Gem. herkomst", "herkomst_gemente")

    assert found.status == 2
    assert "Bedoelde u “herkomst_gemeente”?" in found.err
    assert not (region / "aanleveringen/antwoorden.csv").exists()


def test_a_name_of_a_party_that_is_new_is_kept_with_a_question(call, region) -> None:
    found = call("antwoord", region, "b.xlsx", "Insteling A")

    assert "nog geen bekende partij" in found.words
    assert "Bedoelde u “Instelling A”?" in found.words


@pytest.mark.parametrize("name", ["los.xlsx", "los.csv"])
def test_a_file_by_itself_is_read_without_a_dossier(call, region, tmp_path, name) -> None:
    source = shutil.copyfile(region / "aanleveringen/a.xlsx", tmp_path / name)

    (file,) = call("lees", source, "--json").json["bestanden"]

    assert (file["bestand"], file["afzender"]) == (name, "Opvang A")


def test_a_name_that_steers_the_terminal_cannot(call, region) -> None:
    sent(region / "aanleveringen/c.xlsx", "Opvang \x1b[31mC[bold]", ("x", "maatschappelijke_opvang", "Delft", 3, 0))

    found = call("lees", region, "--cellen")

    assert "\x1b[31m" not in found.out
    assert found.status == 0
