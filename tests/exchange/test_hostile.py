"""Archives and sheets made to do harm (security cases 1–14, 20–21, 29): an answer, never a crash."""

import json
import struct
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from making import FRAME, HEADER, changed_workbook, folder, sound_workbook, zip_bytes

from thuistafel.exchange import sandbox
from thuistafel.exchange.answers_reading import reading_answer
from thuistafel.exchange.archive import is_safe_name
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def refusal(path: Path) -> str:
    reading = read_source(path)
    assert not reading.rows
    (report,) = reading.files
    assert report.refused is not None
    return report.refused.code


def sheet(*cells: str) -> bytes:
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{"".join(cells)}</sheetData></worksheet>'.encode()


def test_a_zip_bomb_is_stopped_by_what_comes_out_of_it(tmp_path: Path) -> None:
    bomb = changed_workbook(tmp_path / "bom.xlsx", {"xl/media/image1.png": bytes(101_000_000)})

    assert bomb.stat().st_size < 1_000_000
    assert refusal(bomb) == "archive_too_large"


def test_a_zip_bomb_spread_over_members_is_stopped_too(tmp_path: Path) -> None:
    (tmp_path / "bom.zip").write_bytes(zip_bytes({f"{number}.csv": bytes(70_000_000) for number in range(3)}))

    assert refusal(tmp_path / "bom.zip") == "archive_too_large"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    (tmp_path / "veel.zip").write_bytes(zip_bytes({f"{number}.csv": b"" for number in range(2_001)}))

    assert refusal(tmp_path / "veel.zip") == "archive_too_many"


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/x.csv", "C:/x.csv", "a/../../x.csv", "CON.csv", "a\u202ex.csv"])
def test_a_name_that_leaves_its_folder_is_refused_and_nothing_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "uit.zip").write_bytes(zip_bytes({name: b"x", "dossier.toml": FRAME.encode()}))

    assert refusal(tmp_path / "uit.zip") == "archive_unsafe_name"
    assert [path.name for path in tmp_path.iterdir()] == ["uit.zip"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("verhuringen.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refusal(tmp_path / "link.zip") == "archive_unsafe_name"


def test_a_doubled_name_is_refused(tmp_path: Path) -> None:
    twice = zip_bytes({"dossier.toml": FRAME.encode(), "dossier.tomm": FRAME.encode()})
    (tmp_path / "dubbel.zip").write_bytes(twice.replace(b"dossier.tomm", b"dossier.toml"))

    assert refusal(tmp_path / "dubbel.zip") == "archive_doubled"


def test_an_archive_in_a_zip_is_kept_and_not_opened(tmp_path: Path) -> None:
    inner = zip_bytes({"verhuringen.csv": HEADER.encode()})
    (tmp_path / "in.zip").write_bytes(
        zip_bytes({"dossier.toml": FRAME.encode(), "meer.zip": inner, "meer.xlsx": inner})
    )

    reading = read_source(tmp_path / "in.zip")
    assert set(reading.attachments) == {"meer.zip", "meer.xlsx"}
    assert not reading.tables


@pytest.mark.parametrize("keep", [40, 400, 3000])
def test_a_truncated_workbook_is_called_damaged(tmp_path: Path, keep: int) -> None:
    path = sound_workbook(tmp_path / "stuk.xlsx")
    path.write_bytes(path.read_bytes()[:keep])

    assert refusal(path) == "archive_damaged"


def test_a_broken_checksum_is_called_damaged(tmp_path: Path) -> None:
    path = sound_workbook(tmp_path / "stuk.xlsx")
    with zipfile.ZipFile(path) as archive:
        checksum = struct.pack("<L", archive.getinfo(SHEET).CRC)
    path.write_bytes(path.read_bytes().replace(checksum, b"\0\0\0\0"))

    assert refusal(path) == "archive_damaged"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "Workbook".encode("utf-16-le"), "workbook_xls"),
        (b"<!DOCTYPE html><table>", "workbook_html"),
        (b"gemeente;jaar\nDelft;2023\n", "workbook_is_text"),
        (b"", "file_empty"),
        (bytes(100), "archive_damaged"),
        (zip_bytes({"content.xml": b"", "mimetype": b""}), "workbook_ods"),
        (zip_bytes({"xl/workbook.bin": b""}), "workbook_xlsb"),
        (zip_bytes({"Index/Document.iwa": b""}), "workbook_numbers"),
    ],
)
def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "cijfers.xlsx").write_bytes(content)

    assert refusal(tmp_path / "cijfers.xlsx") == code


LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = b'<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/app.xml"])
@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE])
def test_a_document_type_is_refused_in_every_part(tmp_path: Path, part: str, content: bytes) -> None:
    assert refusal(changed_workbook(tmp_path / "dtd.xlsx", {part: content})) == "workbook_doctype"


@pytest.mark.parametrize("content", [b"<w>", b"\xff\xfe\x00", b"<w>\x01</w>", b""])
def test_a_sheet_that_is_no_xml_is_called_damaged(tmp_path: Path, content: bytes) -> None:
    assert refusal(changed_workbook(tmp_path / "stuk.xlsx", {SHEET: content})) == "workbook_damaged"


def test_one_cell_far_away_is_refused_by_name_before_memory_is_asked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "ver.xlsx")

    reading = read_source(tmp_path / "ver.xlsx")
    refused = reading.files[0].refused
    assert refused is not None
    assert (refused.code, refused.values["cell"]) == ("sheet_too_wide", "XFD1048576")


def test_only_cells_that_hold_something_count(tmp_path: Path) -> None:
    styled = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    reading = read_source(changed_workbook(tmp_path / "opmaak.xlsx", {SHEET: sheet(styled)}))

    assert reading.files[0].refused is not None
    assert reading.files[0].refused.code == "columns_missing"


def test_more_rows_than_the_limit_are_refused_with_the_limit(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 250_005))
    reading = read_source(changed_workbook(tmp_path / "lang.xlsx", {SHEET: sheet(rows)}))

    refused = reading.files[0].refused
    assert refused is not None
    assert (refused.code, refused.values["limit"]) == ("sheet_too_long", 250_000)


def test_a_text_repeated_beyond_measure_is_refused(tmp_path: Path) -> None:
    strings = f'<sst xmlns="{NAMESPACE}"><si><t>{"x" * 32_000}</t></si></sst>'.encode()
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_000))
    path = changed_workbook(tmp_path / "echo.xlsx", {SHEET: sheet(cells), "xl/sharedStrings.xml": strings})

    assert refusal(path) in {"archive_too_large", "reading_not_safe", "reading_needs_memory"}


def test_a_formula_without_value_is_named_and_never_zero(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "verhuringen"
    book.active.append(HEADER.split(";"))
    book.active.append(["Delft", "Woonwens", 2023, "verwacht", 7])
    book.active.append(["Delft", "Woonwens", 2023, "verwacht", "=E2+1"])
    book.active.append(["Delft", "Woonwens", 2023, "verwacht", "#N/A"])
    book.save(tmp_path / "formule.xlsx")

    reading = read_source(tmp_path / "formule.xlsx")
    assert [row.place.row for row in reading.rows] == [2]
    assert [(item.place.row, item.place.column, item.reason.code) for item in reading.quarantine] == [
        (3, "aantal", "formula_without_value"),
        (4, "aantal", "cell_is_error"),
    ]


def test_merged_and_hidden_parts_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "verhuringen"
    book.active.append(HEADER.split(";"))
    for count in (1, 2, 3):
        book.active.append(["Delft", "Woonwens", 2023, "verwacht", count])
    book.active.merge_cells("A2:A3")
    book.active.row_dimensions[4].hidden = True
    book.active.column_dimensions["F"].hidden = True
    book.create_sheet("geheim").sheet_state = "veryHidden"
    book.save(tmp_path / "samen.xlsx")

    reading = read_source(tmp_path / "samen.xlsx")
    assert [row.place.row for row in reading.rows] == [2, 4]
    assert [(item.place.row, item.reason.values["area"]) for item in reading.quarantine] == [(3, "A2:A3")]
    assert {"rows_hidden", "columns_hidden", "sheet_hidden", "sheet_unknown"} == {w.code for w in reading.warnings}


def test_macros_and_links_are_said_and_never_run(tmp_path: Path) -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/macrosheets/sheet1.xml": b"<w/>", "xl/externalLinks/link.xml": b"<w/>"}
    reading = read_source(changed_workbook(tmp_path / "macro.xlsx", parts))

    (said,) = [warning for warning in reading.warnings if warning.code == "workbook_ignored"]
    assert said.values["what"] == "koppeling, macro"
    assert len(reading.rows) == 1


def test_a_percentage_shown_as_70_percent_is_70(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "producten"
    book.active.append(["product", "gemeente", "kans_procent"])
    book.active.append(["Hof", "Delft", 0.7])
    book.active["C2"].number_format = "0%"
    book.save(tmp_path / "kans.xlsx")

    (row,) = read_source(tmp_path / "kans.xlsx").rows
    assert row.cells["kans_procent"] == 70


def test_a_child_that_dies_or_hangs_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sound_workbook(tmp_path / "goed.xlsx")
    dying, hanging = tmp_path / "sterft", tmp_path / "hangt"
    dying.write_text("#!/bin/sh\nkill -SEGV $$\n")
    hanging.write_text("#!/bin/sh\nexec sleep 30\n")
    for script in (dying, hanging):
        script.chmod(0o755)
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.2)

    monkeypatch.setattr(sandbox.sys, "executable", str(dying))
    assert refusal(path) == "reading_not_safe"
    monkeypatch.setattr(sandbox.sys, "executable", str(hanging))
    assert refusal(path) == "reading_too_slow"


def test_the_child_loads_only_what_it_needs_and_limits_its_memory(tmp_path: Path) -> None:
    program = (
        "import sys, json, resource; from thuistafel.exchange import child; child.limit_self();"
        "print(json.dumps([sorted(sys.modules), resource.getrlimit(resource.RLIMIT_AS)[0]]))"
    )
    environment = {"PYTHONPATH": str(Path(sandbox.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)

    modules, memory = json.loads(done.stdout)
    assert not {"numpy", "django", "openpyxl", "highspy", "ortools", "xlsxwriter"} & set(modules)
    assert memory == 512 * 1024 * 1024


def test_one_bad_file_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    files = {"dossier.toml": FRAME, "oud.xls": OLE, "verhuringen.csv": f"{HEADER}\nDelft;;2023;verwacht;5;;"}
    reading: Reading = read_source(folder(tmp_path / "proef", files))

    assert reading.frame is not None
    assert len(reading.rows) == 1
    assert [report.refused.code for report in reading.files if report.refused] == ["workbook_xls"]


@pytest.mark.parametrize("name", ["a/b.csv", "Verhuringen (2).csv", "café.csv", ".hidden"])
def test_ordinary_names_are_safe(name: str) -> None:
    assert is_safe_name(name)


def test_a_table_of_nothing_but_separators_is_refused_before_it_takes_memory(tmp_path: Path) -> None:
    reading = read_source(
        folder(tmp_path / "proef", {"verhuringen.csv": b";" * 6_000_000, "dossier.toml": b"#" * 1_000_001})
    )

    assert {report.refused.code for report in reading.files if report.refused} == {
        "csv_too_many_cells",
        "frame_too_large",
    }


def test_a_bare_day_number_in_a_workbook_that_counts_from_1904_is_not_guessed(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "mac.xlsx"), {"date_1904": True}) as book:
        sheet = book.add_worksheet("verhuringen")
        sheet.write_row(0, 0, HEADER.split(";"))
        sheet.write_row(1, 0, ["Delft", "Woonwens", 2023, "verwacht", 5, 45292])
        sheet.write_row(2, 0, ["Delft", "Woonwens", 2023, "verwacht", 5])
        sheet.write_datetime(2, 5, date(2023, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))

    reading = read_source(tmp_path / "mac.xlsx")
    assert [item.reason.code for item in reading.quarantine] == ["date_expected"]
    assert [row.cells["peildatum"] for row in reading.rows] == [date(2023, 1, 2)]


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    names = '<sheet name="a" sheetId="1" r:id="rId1"/><sheet name="a" sheetId="2" r:id="rId2"/>'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns="{NAMESPACE}" xmlns:r="{relations}"><sheets>{names}</sheets></workbook>'

    assert refusal(changed_workbook(tmp_path / "twee.xlsx", {"xl/workbook.xml": book.encode()})) == "workbook_damaged"


def test_cells_without_a_reference_stand_side_by_side(tmp_path: Path) -> None:
    def cell(value: object) -> str:
        return f"<c><v>{value}</v></c>" if isinstance(value, int) else f'<c t="inlineStr"><is><t>{value}</t></is></c>'

    header = "".join(map(cell, ["gemeente", "jaar", "stand", "aantal"]))
    row = "".join(map(cell, ["Delft", 2023, "verwacht"]))
    cells = sheet(f"<row>{header}</row>", f"<row>{row}<c><f>1+1</f></c></row>", f"<row>{row}{cell(4)}</row>")
    reading = read_source(changed_workbook(tmp_path / "kaal.xlsx", {SHEET: cells}))

    assert [(item.place.row, item.place.column) for item in reading.quarantine] == [(2, "aantal")]
    assert [row.place.row for row in reading.rows] == [3]


def test_a_table_that_starts_at_b3_keeps_its_own_rows_and_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "verhuringen"
    for column, (name, value) in enumerate(
        zip(HEADER.split(";"), ["Delft", "W", 2023, "verwacht", "3,5"], strict=False)
    ):
        book.active.cell(3, column + 2, name)
        book.active.cell(4, column + 2, value)
    book.save(tmp_path / "lager.xlsx")

    (file,) = reading_answer(read_source(tmp_path / "lager.xlsx"))["bestanden"]
    assert [item["cel"] for item in file["quarantaine"]] == ["F4"]
