from fractions import Fraction
from pathlib import Path

import pytest
from making import DELFT, FRAME, HEADER, folder, workbook, zip_bytes

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, LettingKey
from thuistafel.core.errors import DossierError
from thuistafel.exchange.dossier import read_dossier
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading


def lettings(tmp_path: Path, *lines: str, header: str = HEADER) -> Reading:
    return read_source(folder(tmp_path / "proef", {"verhuringen.csv": "\n".join([header, *lines])}))


def test_a_folder_becomes_a_dossier_with_claims_at_file_and_row(tmp_path: Path) -> None:
    dossier = read_dossier(folder(tmp_path / "proef", {"dossier.toml": FRAME, "verhuringen.csv": f"{HEADER}\n{DELFT}"}))

    value = dossier.lettings[LettingKey("0503", "Woonwens", 2023, "verwacht", "regulier", "", "")]
    assert value.value == 1020
    assert [place.row for place in value.decided_by.places] == [2]
    assert dossier.frame.rules.cap_percent == Fraction(81, 10)


def test_an_unreadable_cell_keeps_its_row_aside_and_the_others_stay(tmp_path: Path) -> None:
    reading = lettings(tmp_path, DELFT, DELFT.replace("1.020", "3,5"), DELFT.replace("2022-12-31", "31-02-2022"))

    assert [row.place.row for row in reading.rows] == [2]
    assert [(item.place, item.value, item.reason.code) for item in reading.quarantine] == [
        (Place("verhuringen.csv", "", 3, "aantal"), "3,5", "count_not_whole"),
        (Place("verhuringen.csv", "", 4, "peildatum"), "31-02-2022", "date_impossible"),
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    reading = lettings(tmp_path, "", DELFT.replace("jaarplan", '"jaar\nplan"'), DELFT)

    assert [row.place.row for row in reading.rows] == [3, 4]


def test_an_empty_cell_is_absent_and_not_zero(tmp_path: Path) -> None:
    (row,) = lettings(tmp_path, "Delft;;2023;verwacht;;;").rows

    assert set(row.cells) == {"gemeente", "jaar", "stand"}


def test_header_names_decide_whatever_their_order_and_case(tmp_path: Path) -> None:
    (row,) = lettings(tmp_path, "5;Delft;2023;verwacht", header=" AANTAL ;Gemeente;Ja\u00adar;\u200bStand").rows

    assert row.cells["aantal"] == Amount(value=5)
    assert row.cells["gemeente"] == "Delft"


def test_a_title_above_the_header_is_said_and_not_read(tmp_path: Path) -> None:
    reading = lettings(tmp_path, HEADER, DELFT, header="Opgave van Woonwens")

    assert [row.place.row for row in reading.rows] == [3]
    assert "header_lower" in {warning.code for warning in reading.warnings}


def test_an_unknown_column_and_an_unknown_file_are_reported_and_kept(tmp_path: Path) -> None:
    files = {"verhuringen.csv": f"{HEADER};kleur\n{DELFT};rood", "notulen.pdf": b"%PDF", "lijst.csv": "a;b\n1;2"}
    reading = read_source(folder(tmp_path / "proef", files))

    assert sorted(warning.code for warning in reading.warnings) == ["column_unknown", "file_unknown", "file_unknown"]
    assert [raw.grid[1][-1] for raw in reading.tables] == ["2", "rood"]
    assert set(reading.attachments) == {"notulen.pdf"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "table_empty"),
        ("gemeente;jaar;aantal\nDelft;2023;5", "columns_missing"),
        (f"{HEADER};Jaar\n{DELFT};2023", "header_duplicate"),
        (f"{HEADER}\n{DELFT.replace('jaarplan', chr(34))}", "csv_broken"),
        (f"{HEADER}\n{DELFT}\0", "csv_nul"),
    ],
)
def test_a_table_that_cannot_be_trusted_is_refused_whole_and_reported(tmp_path: Path, content: str, code: str) -> None:
    reading = read_source(folder(tmp_path / "proef", {"verhuringen.csv": content}))

    assert not reading.rows
    assert [item.reason.code for item in reading.quarantine] == [code]
    assert reading.files[0].refused == reading.quarantine[0].reason


def test_a_row_longer_than_its_header_is_kept_aside(tmp_path: Path) -> None:
    reading = lettings(tmp_path, f"{DELFT};2024")

    assert [(item.value, item.reason.code) for item in reading.quarantine] == [("2024", "row_too_long")]
    assert not reading.rows


@pytest.mark.parametrize(
    ("header", "value"), [("Achternaam", "Jansen"), ("naam", "Jansen"), ("BSN", "1"), ("nr", "111222333")]
)
def test_a_file_about_persons_is_refused_and_nothing_of_it_kept(tmp_path: Path, header: str, value: str) -> None:
    reading = lettings(tmp_path, f"{DELFT};{value}", header=f"{HEADER};{header}")

    assert reading.files[0].refused is not None
    assert reading.files[0].refused.code == "person_column"
    assert not reading.rows
    assert not reading.tables
    assert value not in repr(reading.quarantine) or value == "1"


@pytest.mark.parametrize("name", ["cliënten.csv", "stromen.csv"])
def test_persons_are_refused_in_any_file_even_one_that_is_no_good_table(tmp_path: Path, name: str) -> None:
    reading = read_source(folder(tmp_path / "proef", {name: "Geboortedatum;kamers\n1-1-1990;3"}))

    assert [report.refused.code for report in reading.files if report.refused] == ["person_column"]
    assert not reading.tables
    assert not reading.attachments


def test_nine_digits_that_are_no_citizen_number_are_just_a_number(tmp_path: Path) -> None:
    assert lettings(tmp_path, f"{DELFT};111222334", header=f"{HEADER};nr").rows


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"verhuringen.csv": HEADER}, "frame_missing"),
        ({"dossier.toml": "planjaar = "}, "frame_unreadable"),
        ({"dossier.toml": b"titel = '\xff'"}, "frame_encoding"),
    ],
)
def test_without_readable_settings_there_is_no_dossier(tmp_path: Path, files: dict[str, str], code: str) -> None:
    with pytest.raises(DossierError) as refused:
        read_dossier(folder(tmp_path / "proef", files))

    assert refused.value.code == code


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DossierError) as refused:
        read_source(tmp_path / "weg")

    assert refused.value.code == "source_missing"


def test_settings_may_be_a_sheet_of_the_workbook(tmp_path: Path) -> None:
    settings = [
        ["sleutel", "waarde"],
        ["formaat", 1],
        ["planjaar", 2023],
        ["titel", "2023"],
        ["fictief", "ja"],
        ["regels.maximum_procent", 8.1],
        ["regels.veiligheidsgroepen", "vrouwenopvang; mensenhandel"],
    ]
    reading = read_source(workbook(tmp_path / "proef.xlsx", {"Dossier": settings}))

    assert reading.frame == {
        "formaat": 1,
        "planjaar": 2023,
        "titel": "2023",
        "fictief": True,
        "regels": {"maximum_procent": "8.1", "veiligheidsgroepen": ["vrouwenopvang", "mensenhandel"]},
    }


def test_a_zip_may_hold_the_folder_itself_and_what_systems_leave_behind(tmp_path: Path) -> None:
    members = {"proef/dossier.toml": FRAME.encode(), "proef/.DS_Store": b"x", "__MACOSX/proef/._dossier.toml": b"x"}
    (tmp_path / "proef.zip").write_bytes(zip_bytes(members))

    reading = read_source(tmp_path / "proef.zip")
    assert reading.frame is not None
    assert not reading.attachments
    assert not reading.warnings


def test_settings_may_lie_beside_the_workbook(tmp_path: Path) -> None:
    folder(tmp_path, {"dossier.toml": FRAME})
    path = workbook(tmp_path / "proef.xlsx", {"verhuringen": [HEADER.split(";"), DELFT.split(";")]})

    assert read_dossier(path).frame.title == "Proef"


def test_settings_that_stand_twice_are_refused(tmp_path: Path) -> None:
    place = folder(tmp_path / "proef", {"dossier.toml": FRAME})
    workbook(place / "proef.xlsx", {"dossier": [["formaat", 1], ["planjaar", 2024]]})

    with pytest.raises(DossierError) as refused:
        read_dossier(place)
    assert refused.value.code == "frame_doubled"


def test_a_refused_workbook_is_itself_the_reason_there_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "proef.xlsx").write_bytes(b"gemeente;jaar")

    with pytest.raises(DossierError) as refused:
        read_dossier(tmp_path / "proef.xlsx")
    assert refused.value.code == "workbook_is_text"
