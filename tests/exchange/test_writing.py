import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import DELFT, FRAME, HEADER, folder, workbook

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange import writing
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.frame import frame_from_sheet, frame_to_sheet, parsed_frame
from thuistafel.exchange.raw import Grid, RawTable, text_of
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.workbook import write_workbook
from thuistafel.exchange.writing import csv_bytes, write_folder, write_zip

FILES = {
    "dossier.toml": FRAME,
    "verhuringen.csv": f"{HEADER};Toelichting\n{DELFT};0012\n{DELFT.replace('1.020', '10-15')}; spaties \n",
    "afrondingssaldo.csv": "gemeente;saldo\nDelft;-59/100\nWassenaar;-1\n",
    "producten.csv": "product;gemeente;woningen;vroeg;kans_procent\n=Hof!A1;Delft;12;2024-02-29;8,1\n",
    "eigen lijst.csv": "a;b\n1;-2\n",
}


def values(reading: Reading) -> object:
    """All that must survive: settings, typed rows, and every text of every table with its trailing blanks cut."""
    tables = {(raw.table, _texts(raw.grid)) for raw in reading.tables}
    return reading.frame, sorted((row.table, row.place.row, repr(row.cells)) for row in reading.rows), tables


def _texts(grid: Grid) -> tuple[tuple[str, ...], ...]:
    rows = [tuple(map(text_of, row)) for row in grid]
    cut = [row[: max((index + 1 for index, cell in enumerate(row) if cell), default=0)] for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    return tuple(cut)


def through_all_forms(reading: Reading, place: Path) -> Reading:
    """Folder → workbook → zip → folder."""
    write_workbook(reading, place / "een.xlsx")
    write_zip(read_source(place / "een.xlsx"), place / "twee.zip")
    write_folder(read_source(place / "twee.zip"), place / "drie")
    return read_source(place / "drie")


def test_a_dossier_survives_all_three_forms(tmp_path: Path) -> None:
    reading = read_source(folder(tmp_path / "proef", FILES))

    again = through_all_forms(reading, tmp_path)

    assert values(again) == values(reading)
    assert "# Afgesproken" in again.frame_text
    assert "# lager" in again.frame_text


def test_a_comment_and_a_value_over_lines_survive_the_sheet(tmp_path: Path) -> None:
    text = (
        FRAME + 'veiligheidsgroepen = [\n  "vrouwenopvang", # eerst\n  "mensenhandel",\n]\ntekort = "blijft" # "zo"\n'
    )
    reading = read_source(folder(tmp_path / "proef", {"dossier.toml": text, "verhuringen.csv": HEADER}))

    again = through_all_forms(reading, tmp_path)
    assert again.frame == reading.frame
    assert '# "zo"' in again.frame_text


SCALARS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=6) | st.sampled_from(
    ["7", "ja", "8.1", '"', "#x"]
)


@given(st.dictionaries(st.sampled_from(["titel", "samenstelling", "vreemd"]), SCALARS, min_size=1))
def test_every_text_in_the_settings_survives_the_sheet(texts: Mapping[str, str]) -> None:
    basic = {name: "".join(f"\\U{ord(mark):08X}" for mark in text) for name, text in texts.items()}
    toml = "\n".join(f'{name} = "{text}"' for name, text in basic.items())

    assert parsed_frame(frame_from_sheet(frame_to_sheet(toml)))[0] == texts


# XML cannot hold most control characters; what a workbook can hold must come back as it was.
CELLS = st.text(st.characters(codec="utf-8", min_codepoint=32, exclude_characters="\ufffe\uffff"), max_size=5)
HARD = st.sampled_from(
    ["=1+1", "'=1", "-5", "+31", "@A1", "\t=1", "0012", " a ", "a\nb", "1.032", "2023-01-31", "_x0041_"]
)
COUNTS = st.sampled_from(["5", "0", "1.032", "10-15", "<5", "ca. 40", "n.v.t.", "", "3,5", "0012", "-3"])
DATES = st.dates(date(1900, 1, 1)).map(date.isoformat) | st.sampled_from(["", "31-12-2022", "2023-02-31"])


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(CELLS | HARD, COUNTS, DATES, CELLS | HARD), min_size=1, max_size=5))
def test_a_small_dossier_survives_all_forms_whatever_is_in_its_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    place = tmp_path_factory.mktemp("rond")
    header = ("gemeente", "jaar", "stand", "corporatie", "aantal", "peildatum", "eigen kolom")
    grid = (header, *(("Delft", "2023", "verwacht", name, count, day, own) for name, count, day, own in rows))
    content = csv_bytes(RawTable("verhuringen.csv", "", None, grid))
    reading = read_source(folder(place / "proef", {"dossier.toml": FRAME, "verhuringen.csv": content}))

    assert values(through_all_forms(reading, place)) == values(reading)


def test_the_same_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    reading = read_source(folder(tmp_path / "proef", FILES))
    for name in ("een", "twee"):
        write_zip(reading, tmp_path / f"{name}.zip")
        write_workbook(reading, tmp_path / f"{name}.xlsx")

    assert (tmp_path / "een.zip").read_bytes() == (tmp_path / "twee.zip").read_bytes()
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


def test_text_stays_text_and_numbers_are_numbers_for_other_programs(tmp_path: Path) -> None:
    write_workbook(read_source(folder(tmp_path / "proef", FILES)), tmp_path / "een.xlsx")

    book = openpyxl.load_workbook(tmp_path / "een.xlsx")
    product = next(book["producten"].iter_rows(min_row=2))
    assert [(cell.data_type, cell.value) for cell in product][:3] == [("s", "=Hof!A1"), ("s", "Delft"), ("n", 12)]
    assert product[3].is_date
    assert book["verhuringen"]["H2"].value == "0012"
    assert book["verhuringen"].freeze_panes == "A2"
    assert [rule.formula1 for rule in book["verhuringen"].data_validations.dataValidation] == [
        '"verwacht,gerealiseerd"'
    ]


def test_csv_of_a_true_negative_number_has_no_quote_before_it(tmp_path: Path) -> None:
    write_folder(read_source(folder(tmp_path / "proef", FILES)), tmp_path / "uit")

    assert b"Delft;-59/100\r\nWassenaar;-1\r\n" in (tmp_path / "uit" / "afrondingssaldo.csv").read_bytes()
    assert b"'=Hof!A1;" in (tmp_path / "uit" / "producten.csv").read_bytes()


def test_what_is_no_table_goes_along_and_a_workbook_says_what_it_cannot_hold(tmp_path: Path) -> None:
    files = {**FILES, "aanleveringen/opgave.xlsx": b"PK", "notulen.pdf": b"%PDF", "stroom.csv": b"\0"}
    reading = read_source(folder(tmp_path / "proef", files))

    write_folder(reading, tmp_path / "uit")
    assert (tmp_path / "uit" / "aanleveringen" / "opgave.xlsx").read_bytes() == b"PK"
    assert write_workbook(reading, tmp_path / "een.xlsx") == ("aanleveringen/opgave.xlsx", "notulen.pdf", "stroom.csv")


def test_two_tables_of_one_name_stay_two_and_are_both_read_again(tmp_path: Path) -> None:
    place = folder(tmp_path / "proef", {"dossier.toml": FRAME, "verhuringen.csv": f"{HEADER}\n{DELFT}"})
    workbook(place / "woonwens.xlsx", {"Verhuringen": [HEADER.split(";"), ["Delft", "Woonwens", 2023, "verwacht", 5]]})

    again = through_all_forms(read_source(place), tmp_path)
    assert sorted(raw.file for raw in again.tables) == ["verhuringen.csv", "verhuringen_2.csv"]
    assert len(again.rows) == 2


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    place = folder(tmp_path / "proef", FILES)

    with pytest.raises(ThuistafelError) as refused:
        write_folder(read_source(place), place)
    assert refused.value.code == "target_exists"


def test_an_interrupted_write_leaves_the_old_file_and_no_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = read_source(folder(tmp_path / "proef", FILES))
    (tmp_path / "uit.zip").write_bytes(b"oud")

    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "csv_bytes", interrupted)
    for write, target in ((write_zip, tmp_path / "uit.zip"), (write_folder, tmp_path / "uit")):
        with pytest.raises(KeyboardInterrupt):
            write(reading, target)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["proef", "uit.zip"]
    assert (tmp_path / "uit.zip").read_bytes() == b"oud"


def test_a_zip_holds_no_times(tmp_path: Path) -> None:
    write_zip(read_source(folder(tmp_path / "proef", FILES)), tmp_path / "uit.zip")

    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_name_other_systems_cannot_hold_is_said_and_not_lost(tmp_path: Path) -> None:
    reading = read_source(folder(tmp_path / "proef", {**FILES, "wat?.pdf": b"%PDF"}))

    with pytest.raises(ThuistafelError) as refused:
        write_zip(reading, tmp_path / "uit.zip")
    assert (refused.value.code, refused.value.values["name"]) == ("name_not_portable", "wat?.pdf")
