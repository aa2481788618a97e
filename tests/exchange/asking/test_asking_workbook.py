"""A workbook helps who fills it in: headings that explain, words to choose from, sums that recalculate."""

from __future__ import annotations

import csv
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from asking_for_tests import asked_of, column, folder, made, opened, party, round_of
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.exchange.asking.layout import MOST_VISIBLE, columns_of
from thuistafel.exchange.asking.workbook import Round, questionnaire, workbook_bytes
from thuistafel.exchange.delivery.vocabulary import fields_named, plain
from thuistafel.exchange.fingerprint import fingerprint_in
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.forms import DEFINITIONS, FORM, FORMS, LISTS, READ_ME, REMARKS, SHEETS_OF, Sender

NAMES = {
    Sender.MUNICIPALITY: "Delft",
    Sender.CORPORATION: "Woonwens",
    Sender.CARE_PROVIDER: "Zorg A",
    Sender.DEVELOPER: "Delft",
    Sender.QUARTER: "Woonwens",
}
EXPLAIN = (READ_ME, DEFINITIONS, REMARKS, LISTS)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[Sender, bytes]:
    asked = round_of(folder(tmp_path_factory.mktemp("asked")), quarter=2)
    return {sender: made(asked, sender, name) for sender, name in NAMES.items()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Round:
    return round_of(folder(tmp_path_factory.mktemp("small")))


@pytest.mark.parametrize("sender", Sender)
def test_the_sheets_are_those_of_the_form_between_explanation_and_lists(
    books: dict[Sender, bytes], sender: Sender
) -> None:
    book = opened(books[sender])

    forms = [FORM[code].sheet for code in SHEETS_OF[sender]]
    assert book.sheetnames == [READ_ME, DEFINITIONS, *forms, REMARKS, LISTS]
    assert book[LISTS].sheet_state == "hidden"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_asked_field_has_its_column_and_at_most_nine_are_seen_at_once(form) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(form)

    named = [one.name for one in columns]
    assert [name for name in named if name in {one.name for one in form.asked}] == [one.name for one in form.asked]
    assert len(set(named)) == len(named)
    assert sum(not one.folded for one in columns) <= MOST_VISIBLE
    assert all((form, one.of) in fields_named(one.heading) for one in columns if one.of and not one.role)


def test_a_sheet_with_one_quantity_has_bare_neighbours_and_one_with_more_names_them() -> None:
    assert [one.name for one in columns_of(FORM["C2"]) if one.folded] == ["laag", "hoog", "kwaliteit"]
    assert {"klaar_nu_laag", "verwacht_komende_12_mnd_kwaliteit"} <= {one.name for one in columns_of(FORM["Z1"])}


def test_folded_columns_are_hidden_on_the_sheet_and_open_with_a_plus(books: dict[Sender, bytes]) -> None:
    sheet = opened(books[Sender.CARE_PROVIDER])["Z1 Uitstroom"]

    folded = sheet.column_dimensions["E"]
    assert (sheet["E4"].value, folded.hidden, folded.outlineLevel) == ("klaar nu laag", True, 1)
    assert sheet["H4"].value == "verwacht komende 12 mnd"
    assert sheet.column_dimensions["H"].collapsed


def test_each_heading_carries_its_definition(books: dict[Sender, bytes]) -> None:
    sheet = opened(books[Sender.CARE_PROVIDER])["Z1 Uitstroom"]

    assert all(cell.comment for cell in sheet[4] if cell.value)
    told = sheet.cell(4, column(sheet, "klaar_nu")).comment.text
    assert "één huishouden" in told
    assert "Telt niet mee: wie nog niet weg kan" in told


def test_drop_downs_are_lists_that_exist_and_never_refuse_another_word(books: dict[Sender, bytes]) -> None:
    seen = set()
    for content in books.values():
        book = opened(content)
        for sheet in book:
            for rule in sheet.data_validations.dataValidation:
                if rule.type == "list" and not rule.formula1.startswith('"'):
                    seen.add(rule.formula1)
                    assert rule.formula1 in book.defined_names
                if sheet.title not in EXPLAIN:
                    assert (rule.errorStyle, bool(rule.error)) == ("warning", True)
    origins = opened(books[Sender.CARE_PROVIDER]).defined_names["Herkomstkeuze"]
    ((title, area),) = origins.destinations
    words = [cell.value for row in opened(books[Sender.CARE_PROVIDER])[title][area] for cell in row]
    assert words == ["Delft", "Den Haag", "onbekend", "buiten regio", "veilig adres: niet melden"]
    assert {"Gemeentekeuze", "Groepkeuze", "Kwaliteitkeuze", "Kamerkeuze", "Huurklassekeuze", "JaNeekeuze"} <= seen


def test_a_part_larger_than_its_whole_turns_red(books: dict[Sender, bytes]) -> None:
    rules = {
        str(area.sqref): [rule.formula[0] for rule in found]
        for area, found in opened(books[Sender.CORPORATION])["C1 Verhuringen"].conditional_formatting._cf_rules.items()
    }

    assert ["AND(ISNUMBER($N5),ISNUMBER($J5),$N5>$J5)"] in rules.values()


def test_what_is_filled_in_is_white_and_what_is_asked_yellow(books: dict[Sender, bytes]) -> None:
    sheet = opened(books[Sender.CARE_PROVIDER])["Z1 Uitstroom"]

    index = column(sheet, "verwacht_komende_12_mnd")
    assert sheet.cell(5, index).fill.fgColor.rgb == "FFFFFFFF"
    assert sheet.cell(7, index).fill.fgColor.rgb == "FFFFF6CC"
    assert not sheet.protection.sheet


@pytest.mark.parametrize("sender", Sender)
def test_every_sheet_says_that_the_numbers_are_fictional(books: dict[Sender, bytes], sender: Sender) -> None:
    for sheet in opened(books[sender]):
        assert "Fictieve cijfers" in {cell.value for cell in sheet[2]}
        assert "Fictieve cijfers" in sheet.oddFooter.left.text


@pytest.mark.parametrize("sender", Sender)
def test_the_mark_is_among_the_first_rows_and_names_party_year_and_snapshot(
    books: dict[Sender, bytes], sender: Sender
) -> None:
    texts = [str(cell.value) for row in opened(books[sender])[READ_ME].iter_rows(max_row=30) for cell in row]

    (found,) = [mark for text in texts if (mark := fingerprint_in(text))]
    assert (found.sender, found.party, found.plan_year, len(found.snapshot)) == (sender, NAMES[sender], 2023, 12)


@pytest.mark.parametrize("sender", Sender)
def test_nothing_that_explains_is_read_as_a_table(books: dict[Sender, bytes], sender: Sender, tmp_path: Path) -> None:
    (found,) = read_source(folder(tmp_path, {"antwoord.xlsx": books[sender]})).deliveries

    assert {one.block.sheet.name for one in found.recognised} <= {FORM[code].sheet for code in SHEETS_OF[sender]}
    assert [one for one in found.questions if one.sheet in EXPLAIN] == []
    assert [one for one in found.quarantine if one.place.sheet in EXPLAIN] == []


def test_every_number_has_a_row_on_definities_with_room_to_sign(books: dict[Sender, bytes]) -> None:
    rows = list(opened(books[Sender.CARE_PROVIDER])[DEFINITIONS].iter_rows(min_row=4, values_only=True))

    assert rows[0][3:] == ("Akkoord", "Functie", "Datum", "Wij herkennen dit niet, want …")
    assert [plain(str(row[0])) for row in rows[1:4]] == [
        "z1_klaar_nu",
        "z1_verwacht_komende_12_mnd",
        "z1_gemiddelde_wachttijd_mnd",
    ]
    assert all(row[1] for row in rows[1:])


def test_every_number_asked_says_what_counts() -> None:
    asked = [one for form in FORMS for one in form.asked]

    assert [one.name for one in asked if len(one.meaning) < 4] == []
    assert [one.name for one in asked if one.measures and not one.excludes] == []


def test_the_control_sheet_adds_the_rows_and_is_right_before_anyone_calculates(books: dict[Sender, bytes]) -> None:
    book = opened(books[Sender.CORPORATION])["C0 Controle"]
    shown = openpyxl.load_workbook(BytesIO(books[Sender.CORPORATION]), data_only=True)["C0 Controle"]

    found = {row[0].value: (row[1].value, shown[row[1].coordinate].value) for row in book.iter_rows(min_row=5)}
    assert found["C1 Verhuringen · aantal"] == ("=SUM('C1 Verhuringen'!$J$5:$J$35)", 120)
    assert found["C2 Verwachting · verwacht_aantal"][1] == 470


def test_a_spreadsheet_adds_again_when_a_number_changes(books: dict[Sender, bytes], tmp_path: Path) -> None:
    book = opened(books[Sender.CORPORATION])  # saving drops the cached values, so what comes out is calculated
    sheet = book["C2 Verwachting"]
    sheet.cell(5, column(sheet, "verwacht_aantal")).value = 500
    book["C0 Controle"]["C8"].value = 590
    book.save(tmp_path / "c.xlsx")

    rows = {row[0]: row[1:] for row in as_csv(tmp_path, 2 + SHEETS_OF[Sender.CORPORATION].index("C0") + 1) if row}

    assert rows["C1 Verhuringen · aantal"][0] == "120"
    assert rows["C2 Verwachting · verwacht_aantal"] == ["560", "590", "30"]


def as_csv(place: Path, sheet: int) -> list[list[str]]:
    """The sheet (from 1) of `c.xlsx` as LibreOffice calculates it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.fail("LibreOffice is needed to recalculate: apt-get install libreoffice-calc")
    target = f"csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,{sheet}"
    command = [office, "--headless", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--convert-to", target]
    subprocess.run([*command, "--outdir", place, place / "c.xlsx"], check=True, capture_output=True, timeout=180)
    (written,) = place.glob("*.csv")
    return list(csv.reader(written.read_text(encoding="utf-8").splitlines(), delimiter=";"))


def test_the_same_round_gives_the_same_bytes(tmp_path: Path) -> None:
    asked = round_of(folder(tmp_path))

    assert made(asked, Sender.CORPORATION, "Woonwens") == made(asked, Sender.CORPORATION, "Woonwens")


def test_a_changed_number_changes_the_snapshot(tmp_path: Path) -> None:
    before = asked_of(round_of(folder(tmp_path / "a")), Sender.MUNICIPALITY, "Delft").fingerprint
    other = "gemeente;jaar;categorie;aantal;kwaliteit;bron\nDelft;2022;statushouders;99;A;registratie\n"
    after = asked_of(round_of(folder(tmp_path / "b", voorrang=other)), Sender.MUNICIPALITY, "Delft").fingerprint

    assert before.snapshot != after.snapshot


@settings(max_examples=12)
@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(str.strip),
    st.sampled_from("=+@ "),
)
def test_no_name_becomes_a_formula_or_breaks_the_file(small: Round, name: str, first: str) -> None:
    asked, name = small, first + name
    one = questionnaire(party(asked, Sender.CARE_PROVIDER, name), asked)

    content = workbook_bytes(one, asked)

    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet3.xml")
    assert fingerprint_in(str(opened(content)[READ_ME]["A3"].value)) is not None
