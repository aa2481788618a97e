"""`thuistafel terugkoppeling`: what lands in the folder, and what is refused."""

from __future__ import annotations

import openpyxl
import pytest
from calling import dossier

SENT = "instelling;doelgroep;herkomst_gemeente;soort;aantal\nInstelling A;bw;Delft;stroom;118\n"
REFUSED = "naam;bsn\nJan;123456782\n"


@pytest.fixture
def region(tmp_path):
    """A small dossier to which one provider and one careless sender sent a file."""
    files = {"aanleveringen/instelling a.csv": SENT, "aanleveringen/lijst.csv": REFUSED}
    folder = tmp_path / "regio"
    (folder / "aanleveringen").mkdir(parents=True)
    return dossier(folder, others=files)


def test_each_file_comes_back_with_a_mail_for_its_sender(call, region, tmp_path) -> None:
    found = call("terugkoppeling", region, "--naar", tmp_path / "uit", "--op", "2023-03-01")

    assert found.status == 0
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == [
        "Terugkoppeling_instelling-a.xlsx",
        "Terugkoppeling_lijst.xlsx",
        "terugmelding_Instelling-A.txt",
        "terugmelding_lijst.txt",
    ]


def test_the_same_day_gives_the_same_bytes(call, region, tmp_path) -> None:
    for name in ("een", "twee"):
        call("terugkoppeling", region, "--naar", tmp_path / name, "--op", "2023-03-01")

    for path in (tmp_path / "een").iterdir():
        assert path.read_bytes() == (tmp_path / "twee" / path.name).read_bytes()


def test_one_file_or_one_party_can_be_asked_for(call, region, tmp_path) -> None:
    call("terugkoppeling", region, "--bestand", "lijst.csv", "--naar", tmp_path / "een")
    call("terugkoppeling", region, "--partij", "instelling a", "--naar", tmp_path / "twee")

    assert [path.name for path in (tmp_path / "een").glob("*.xlsx")] == ["Terugkoppeling_lijst.xlsx"]
    assert [path.name for path in (tmp_path / "twee").glob("*.xlsx")] == ["Terugkoppeling_instelling-a.xlsx"]


def test_nothing_of_persons_is_in_what_goes_back(call, region, tmp_path) -> None:
    call("terugkoppeling", region, "--naar", tmp_path / "uit")

    letters = [path.read_text(encoding="utf-8") for path in (tmp_path / "uit").glob("*.txt")]
    book = openpyxl.load_workbook(tmp_path / "uit" / "Terugkoppeling_lijst.xlsx")
    cells = [str(cell.value) for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert not any("123456782" in text or "Jan" in text for text in (*letters, *cells))


def test_json_says_how_each_file_fared(call, region, tmp_path) -> None:
    found = call("terugkoppeling", region, "--json", "--naar", tmp_path / "uit").json

    first = found["bestanden"][0]
    assert (first["bestand"], first["afzender"]) == ("aanleveringen/instelling a.csv", "Instelling A")
    assert first["gelezen"] == 1
    assert found["mails"] == ["terugmelding_lijst.txt", "terugmelding_Instelling-A.txt"]


def test_without_a_plan_the_files_still_come_back(call, tmp_path) -> None:
    folder = tmp_path / "regio"
    (folder / "aanleveringen").mkdir(parents=True)
    found = call(
        "terugkoppeling",
        dossier(folder, frame=None, others={"aanleveringen/instelling a.csv": SENT}),
        "--naar",
        tmp_path / "uit",
    )

    assert found.status == 0
    assert (tmp_path / "uit" / "Terugkoppeling_instelling-a.xlsx").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--bestand", "lijst.xlsx"), "lijst.csv"),
        (("--partij", "Instelling B"), "Kies uit: Instelling A"),
        (("--zichtbaar-vanaf", "1 april"), "2023-04-01"),
    ],
)
def test_what_cannot_be_done_is_said(call, region, tmp_path, arguments, words) -> None:
    found = call("terugkoppeling", region, *arguments, "--naar", tmp_path / "uit")

    assert found.status == 2
    assert words in found.words


def test_a_dossier_without_sent_files_says_where_to_put_them(call, tmp_path) -> None:
    found = call("terugkoppeling", dossier(tmp_path / "regio"))

    assert found.status == 2
    assert "aanleveringen" in found.words
