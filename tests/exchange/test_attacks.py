"""What an attacker found and may not find again: no hang, no crash, nothing obeyed, no person kept (security 12–47)."""

import os
import re
import resource
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import DELFT, FRAME, HEADER, changed_workbook, folder, sound_workbook, workbook, zip_bytes

from thuistafel.core.errors import DossierError
from thuistafel.exchange import collection, sandbox
from thuistafel.exchange.cells import read_cell
from thuistafel.exchange.checking import checked
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.frame import frame_to_sheet, parsed_frame
from thuistafel.exchange.persons import is_personal
from thuistafel.exchange.tables import Column, Kind
from thuistafel.exchange.writing import write_folder
from thuistafel.wording import sentence

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SOURCE = Path(sandbox.__file__).parents[2]
EXAMPLE = SOURCE.parent / "examples" / "haaglanden"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
START = "formaat = 1\nplanjaar = 2023\n"


def program(*arguments: str | Path, seconds: float = 20, **options: object) -> subprocess.CompletedProcess[str]:
    """The command as a user gives it; a hang is a failure."""
    return subprocess.run(
        [sys.executable, "-m", "thuistafel.cli", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def sheet(before: str, rows: str, after: str = "") -> bytes:
    return f'<worksheet xmlns="{NAMESPACE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a" + ".a" * 20_000 + " = 1\n", "frame_too_deep"),
        ("[" + "'a' . " * 10_000 + "a]\nb = 1\n", "frame_too_deep"),
        ("a = " + "[" * 50_000, "frame_too_deep"),
        ("a = " + "9" * 5_000, "frame_number_absurd"),
        ("a = 0x" + "f" * 5_000, "frame_number_absurd"),
        (START + "[regels]\nonzekerheid_onbekend = 1000000000000000000\n", "frame_number_absurd"),
        ("#" * 100_001, "frame_too_large"),
    ],
)
def test_settings_made_to_keep_the_parser_busy_are_refused(text: str, code: str) -> None:
    with pytest.raises(DossierError) as refusal:
        parsed_frame(text.encode())

    assert refusal.value.code == code
    assert sentence(refusal.value)


def test_settings_that_take_long_to_cut_into_lines_are_refused_and_many_marks_are_one_remark() -> None:
    with pytest.raises(DossierError) as refusal:
        frame_to_sheet("a = [\n" + "]\n" * 40_000)
    rows = frame_to_sheet('titel = "a # b"  # ' + "# " * 40_000 + '\nx = """c # d"""" # e')

    assert refusal.value.code == "frame_statement_too_long"
    assert rows[1][:2] == ("titel", "a # b")
    assert rows[2][1:] == ('c # d"', "e")


@pytest.mark.parametrize("written", ["\\u001b[2J", "\\u009b2J", "\\u202emoc", "a\\u0000b"])
def test_a_title_that_steers_is_refused(tmp_path: Path, written: str) -> None:
    reading = read_source(folder(tmp_path / "proef", {"dossier.toml": f'{START}titel = "{written}"\n'}))

    problem = checked(reading).frame_problem
    assert problem is not None
    assert problem.code == "frame_value"


@pytest.mark.parametrize(
    "content",
    [
        sheet('<cols><col min="-5" hidden="1"/></cols>', ""),
        sheet("", '<row r="-5" hidden="1"/>'),
        sheet("", '<row r="1"/>', '<mergeCells><mergeCell ref="A0:B2"/></mergeCells>'),
    ],
)
def test_rows_and_columns_that_cannot_be_are_damage(tmp_path: Path, content: bytes) -> None:
    (report,) = read_source(changed_workbook(tmp_path / "min.xlsx", {SHEET: content})).files

    assert report.refused is not None
    assert report.refused.code == "workbook_damaged"


def test_merged_cells_are_counted_where_something_stands(tmp_path: Path) -> None:
    wide = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    far = sheet("", '<row r="200000"><c r="A200000"><v>1</v></c></row>', wide)
    near = sheet("", '<row r="2"><c r="B2"><v>1</v></c></row>', wide)

    (report,) = read_source(changed_workbook(tmp_path / "ver.xlsx", {SHEET: far})).files
    assert report.refused is not None
    assert report.refused.code == "sheet_too_merged"
    (report,) = read_source(changed_workbook(tmp_path / "dichtbij.xlsx", {SHEET: near})).files
    assert report.refused is not None
    assert report.refused.code == "columns_missing"


def test_a_sheet_of_nothing_but_formulas_without_outcome_is_refused(tmp_path: Path) -> None:
    rows = f"<row>{'<c><f/></c>' * 2_000}</row>" * 130

    (report,) = read_source(changed_workbook(tmp_path / "leeg.xlsx", {SHEET: sheet("", rows)})).files
    assert report.refused is not None
    assert report.refused.code == "sheet_too_many_marks"


@pytest.mark.parametrize("name", ["pijp.csv", "pijp.xlsx", "dossier.toml"])
def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)

    with pytest.raises(DossierError) as refusal:
        read_source(tmp_path / name)
    assert refusal.value.code == "source_no_file"


def test_a_pipe_a_loop_and_a_folder_named_as_a_table_in_a_dossier_are_left_alone(tmp_path: Path) -> None:
    dossier = folder(tmp_path / "proef", {"dossier.toml": FRAME, "verhuringen.csv": f"{HEADER}\n{DELFT}\n"})
    os.mkfifo(dossier / "voorrang.csv")
    (dossier / "uitstroom.csv").mkdir()
    (dossier / "rond").symlink_to(".")

    reading = read_source(dossier)
    assert [report.name for report in reading.files] == ["dossier.toml", "verhuringen.csv"]
    assert len(reading.rows) == 1


def test_too_many_columns_are_refused_and_all_tables_together_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = ";".join(f"k{number}" for number in range(1_001))
    table = f"{HEADER}\n{DELFT}\n"
    files = {"verhuringen.csv": f"{HEADER};{wide}\n", "lijst.csv": f"a\n{wide}", "verhuringen_2.csv": table}
    monkeypatch.setattr(collection, "MOST_CELLS", 2_050)

    reading = read_source(folder(tmp_path / "proef", {**files, "verhuringen_3.csv": table * 3}))
    assert [report.refused.code for report in reading.files if report.refused] == [
        "too_many_columns",
        "too_many_columns",
        "source_too_many_cells",
    ]


@pytest.mark.parametrize("name", ["a\x1b[2J.xlsx", "a\nb\udcff.xlsx", "\u202everhuringen.csv"])
def test_a_file_name_that_steers_is_refused_by_a_name_that_does_not(tmp_path: Path, name: str) -> None:
    dossier = folder(tmp_path / "proef", {"dossier.toml": FRAME})
    sound_workbook(tmp_path / "goed.xlsx").rename(dossier / name)

    (report,) = [report for report in read_source(dossier).files if report.refused]
    assert "□" in report.name
    assert not STEERING.search(sentence(report.refused) if report.refused else "")


@pytest.mark.parametrize("text", ["a\x1b[2J", "a\x9b2J", "a\x7f", "\u202emoc", "\u2066a", "a\ud800"])
def test_a_cell_that_steers_goes_to_quarantine(text: str) -> None:
    reason = read_cell(text, Column("bron", Kind.TEXT, ""))

    assert getattr(reason, "code", "") == "cell_has_control_character"


def test_a_letter_under_a_heap_of_accents_goes_to_quarantine_and_an_ordinary_one_does_not() -> None:
    column = Column("bron", Kind.TEXT, "")

    assert getattr(read_cell("z" + "\u0300" * 1_000, column), "code", "") == "cell_has_stacked_marks"
    assert getattr(read_cell("Ca\u0308\u0301fe\u0301", column), "value", "") == "Ca\u0308\u0301fe\u0301"


def test_nothing_out_of_a_file_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    nasty = '"\x1b[2J[bold]\u202e\x9b"'
    table = f"{HEADER};{nasty}\nDelft;{nasty};2023;verwacht;5x;;\nDelft;;2023;verwacht;{nasty};;\n"
    dossier = folder(tmp_path / "proef", {"dossier.toml": START, "verhuringen.csv": table, "x.csv": nasty})

    for arguments in (["lees"], ["lees", "--json"], ["plan"], ["plan", "--json"], ["waarom", "\x1b[2J"]):
        done = program(arguments[0], dossier, *arguments[1:])
        assert done.returncode in {0, 2}
        assert done.stdout + done.stderr
        assert not STEERING.search(done.stdout + done.stderr)


@pytest.mark.parametrize(
    "header",
    ["BSN-nummer", "b.s.n.", unicodedata.normalize("NFD", "Cliënt"), "Geb. datum", "E-mail", "Naam cliënt", "Roepnaam"],
)
def test_a_header_about_persons_is_known_however_it_is_spelled(header: str) -> None:
    assert is_personal(header)


@pytest.mark.parametrize("header", ["gemeente", "bron", "doelgroep", "soort", "aantal personen", "corporatie"])
def test_an_ordinary_header_is_not_about_persons(header: str) -> None:
    assert not is_personal(header)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lijst.csv", "Overzicht 2023\n\nvoornaam;bsn;x\nJansen;123456782;1\n"),
        ("lijst.csv", "Jansen;123456782\nDe Vries;111222333\n"),
        ("lijst.csv", 'naam;bsn\n"Jansen;123456782\n'),
        ("verhuringen.csv", "gemeente;jaar;stand;aantal\nDelft;2023;verwacht;5;123456782;Jansen\n"),
        ("verhuringen.csv", "gemeente;jaar;stand;aantal;bron\nDelft;2023;verwacht;123456782;Jansen\n"),
        ("verhuringen.csv", "gemeente;jaar;stand;aantal;B.S.N.\nDelft;2023;verwacht;5;Jansen\n"),
    ],
)
def test_of_a_person_nothing_is_repeated_and_nothing_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    dossier = folder(tmp_path / "proef", {"dossier.toml": FRAME, name: content})
    work = tmp_path / "werk"
    work.mkdir()
    monkeypatch.setenv("TMPDIR", str(work))

    for flag in ([], ["--json"]):
        done = program("lees", dossier, *flag)
        assert done.returncode == 0
        assert "Jansen" not in done.stdout + done.stderr
        assert "123456782" not in done.stdout + done.stderr
    write_folder(read_source(dossier), tmp_path / "uit")
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["dossier.toml"]
    assert list(work.iterdir()) == []


def limited_files() -> None:
    """No file may grow beyond 4 kB: to the program what a full disk is."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))


@pytest.mark.parametrize("target", ["uit", "uit.zip", "uit.xlsx"])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path, target: str) -> None:
    done = program("dossier", EXAMPLE, "--naar", tmp_path / target, preexec_fn=limited_files)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_who_is_asked_to_stop_leaves_no_working_file(tmp_path: Path) -> None:
    text = f"{HEADER}\n" + f"{DELFT}\n" * 200_000
    (tmp_path / "groot.zip").write_bytes(zip_bytes({"dossier.toml": FRAME.encode(), "verhuringen.csv": text.encode()}))
    work = tmp_path / "werk"
    work.mkdir()
    command = [sys.executable, "-m", "thuistafel.cli", "lees", str(tmp_path / "groot.zip")]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "TMPDIR": str(work)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as running:
        while not list(work.glob("*/*")) and running.poll() is None:
            pass
        running.terminate()
        _, said = running.communicate(timeout=20)

    assert running.returncode == 130
    assert b"Afgebroken" in said
    assert list(work.iterdir()) == []


GOOD_TABLE = f"{HEADER}\n{DELFT}\nDelft;Vidomes;2023;verwacht;10-15;;\n".encode()
MARKS = st.sampled_from([b"\0", b"\xff", b'"', b";", b"\n", b"\r", b"=", b"[", b"{", b"<", b"&", b"9", b".", b"PK\3\4"])
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), MARKS), min_size=1, max_size=6)


def changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The content with pieces cut out and marks put in."""
    for where, cut, mark in changes:
        place = where % (len(content) + 1)
        content = content[:place] + mark + content[place + cut :]
    return content


@settings(max_examples=120)
@given(CHANGES)
def test_changed_settings_and_tables_are_read_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    gathered = collection.Collection("proef")
    gathered.add_frame(changed(FRAME.encode(), changes))
    gathered.add_csv("verhuringen.csv", changed(GOOD_TABLE, changes))

    answer = checked(gathered.reading())
    assert len(answer.files) == 2
    assert all(sentence(item.reason) for item in answer.quarantine)
    assert all(sentence(remark) for remark in answer.warnings)


@settings(max_examples=12)
@given(CHANGES, st.booleans())
def test_a_changed_workbook_or_zip_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]], is_book: bool
) -> None:
    place = tmp_path_factory.mktemp("vervormd")
    rows = [HEADER.split(";"), ["Delft", "W", 2023, "verwacht", 5]]
    if is_book:
        path = workbook(place / "a.xlsx", {"dossier": [["formaat", 1], ["planjaar", 2023]], "verhuringen": rows})
    else:
        path = place / "a.zip"
        path.write_bytes(zip_bytes({"dossier.toml": FRAME.encode(), "verhuringen.csv": GOOD_TABLE}))
    path.write_bytes(changed(path.read_bytes(), changes))

    answer = checked(read_source(path))
    assert answer.files
    assert all(sentence(report.refused) for report in answer.files if report.refused)


def test_names_that_a_file_cannot_tell_apart_each_keep_their_paper(tmp_path: Path) -> None:
    names = ("Ω", "Λ", "Aλb", "Aωb", "A" * 300)
    files = {
        "dossier.toml": f'{START}samenstelling = "X"\n',
        "samenstelling.csv": "samenstelling;gemeente\n" + "".join(f"X;{name}\n" for name in names),
        "gemeenten.csv": "gemeente;cbs_code\n" + "".join(f"{name};{8000 + n}\n" for n, name in enumerate(names)),
    }
    done = program("stuk", folder(tmp_path / "proef", files), "a4", "--naar", tmp_path / "uit", seconds=60)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "uit").iterdir())) == 2 * len(names)
