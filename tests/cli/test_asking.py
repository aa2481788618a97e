"""`thuistafel sjablonen`: from a dossier to workbooks and mails that can be sent."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Outcome, dossier

Call = Callable[..., Outcome]


def test_every_party_gets_its_workbook_and_the_answer_says_where(call: Call, tmp_path: Path) -> None:
    found = call("sjablonen", dossier(tmp_path / "d"), "--naar", tmp_path / "uit", "--uiterlijk", "15-12-2026")

    assert (found.status, found.err) == (0, "")
    assert "Instelling A" in found.out
    assert "alles.zip" in found.words
    names = {path.name for path in (tmp_path / "uit").iterdir()}
    assert {"Thuistafel_G_Delft_2023_v1.xlsx", "Thuistafel_Z_Instelling-A_2023_v1.xlsx", "overzicht.csv"} <= names
    mail = (tmp_path / "uit/mails/Thuistafel_Z_Instelling-A_2023_v1.txt").read_text(encoding="utf-8")
    assert "uiterlijk 15-12-2026" in mail


def test_kind_party_and_quarter_choose(call: Call, tmp_path: Path) -> None:
    source = dossier(tmp_path / "d")

    call("sjablonen", source, "--soort", "Z", "--naar", tmp_path / "z")
    call("sjablonen", source, "--partij", "delft", "--soort", "G", "--naar", tmp_path / "g")
    call("sjablonen", source, "--soort", "M", "--partij", "Woonwens", "--kwartaal", "2", "--naar", tmp_path / "m")

    assert [path.name for path in (tmp_path / "z").glob("Th*")] == ["Thuistafel_Z_Instelling-A_2023_v1.xlsx"]
    assert [path.name for path in (tmp_path / "g").glob("Th*")] == ["Thuistafel_G_Delft_2023_v1.xlsx"]
    assert [path.name for path in (tmp_path / "m").glob("Th*")] == ["Thuistafel_M_Woonwens_2023_kw2_v1.xlsx"]


def test_asking_works_before_there_is_anything_to_plan_with(call: Call, tmp_path: Path) -> None:
    source = dossier(tmp_path / "d", lettings=(), outflow=())

    found = call("sjablonen", source, "--soort", "G", "--naar", tmp_path / "uit")

    assert found.status == 0
    assert "G1 Gemeente" in (tmp_path / "uit/mails/Thuistafel_G_Delft_2023_v1.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--uiterlijk", "31-02-2026"), "is geen datum"),
        (("--soort", "M"), "welk kwartaal"),
        (("--partij", "Delfd"), "Delft"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_to_write(
    call: Call, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    found = call("sjablonen", dossier(tmp_path / "d"), *options, "--naar", tmp_path / "uit")

    assert found.status == 2
    assert told in found.words
    assert not (tmp_path / "uit").exists()


def test_a_second_round_says_that_a_filled_in_workbook_is_in_the_way(call: Call, tmp_path: Path) -> None:
    source = dossier(tmp_path / "d")
    call("sjablonen", source, "--soort", "Z", "--naar", tmp_path / "uit")
    (tmp_path / "uit/Thuistafel_Z_Instelling-A_2023_v1.xlsx").write_bytes(b"ingevuld")

    found = call("sjablonen", source, "--soort", "Z", "--naar", tmp_path / "uit")

    assert found.status == 2
    assert "Thuistafel_Z_Instelling-A_2023_v1.xlsx" in found.words
    assert "niets overschreven" in found.words


def test_asking_one_party_again_leaves_the_others_in_the_overview_and_in_the_zip(call: Call, tmp_path: Path) -> None:
    source, target = dossier(tmp_path / "d"), tmp_path / "uit"
    call("sjablonen", source, "--naar", target)
    before = (target / "overzicht.csv").read_text(encoding="utf-8").splitlines()

    one = call("sjablonen", source, "--soort", "G", "--partij", "Delft", "--naar", target)
    again = call("sjablonen", source, "--naar", target)

    assert (one.status, again.status) == (0, 0)
    after = (target / "overzicht.csv").read_text(encoding="utf-8").splitlines()
    assert sorted(after) == sorted(before)
    with zipfile.ZipFile(target / "alles.zip") as archive:
        assert {"Thuistafel_G_Delft_2023_v1.xlsx", "Thuistafel_Z_Instelling-A_2023_v1.xlsx"} <= set(archive.namelist())


def test_the_answer_as_json_names_each_workbook(call: Call, tmp_path: Path) -> None:
    found = call("sjablonen", dossier(tmp_path / "d"), "--soort", "Z", "--naar", tmp_path / "uit", "--json")

    (workbook,) = json.loads(found.out)["werkboeken"]
    assert (tmp_path / "uit" / workbook["werkboek"]).is_file()
    assert (workbook["partij"], workbook["soort"], workbook["teruggekomen"]) == ("Instelling A", "Z", [])
