"""The PDF: structure for everyone, the same numbers, the same bytes, whatever a name contains."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from sheets_for_tests import HOSTILE, LONG, STRANGE, named, report_of

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents import fonts
from thuistafel.documents.pdf import alderman_pdf, note_pdf
from thuistafel.documents.report_words import number

DELFT = "0503"


@pytest.fixture(scope="module")
def note() -> bytes:
    return note_pdf(report_of())


@pytest.fixture(scope="module")
def alderman() -> bytes:
    return alderman_pdf(report_of(), DELFT)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            yield element
        children = element.get("/K", [])
        waiting = (list(children) if isinstance(children, pikepdf.Array) else [children]) + waiting


def fonts_in(pdf: pikepdf.Pdf) -> set[str]:
    return {str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.Font.values()}


def words(pdf: bytes, tmp_path: Path, how: str = "-layout") -> str:
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["pdftotext", how, str(file), "-"], capture_output=True, check=True, text=True)
    return read.stdout


def test_the_note_of_the_example_is_two_pages_and_an_alderman_gets_one(note: bytes) -> None:
    report = report_of()

    assert len(opened(note).pages) == 2
    assert {len(opened(alderman_pdf(report, row.code)).pages) for row in report.rows} == {1}


@pytest.mark.parametrize("sheet", ["note", "alderman"])
def test_a_sheet_is_tagged_dutch_and_titled(sheet: str, request: pytest.FixtureRequest) -> None:
    pdf = opened(request.getfixturevalue(sheet))

    tags = Counter(str(element.S) for element in elements(pdf))
    with pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"]
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang).startswith("nl")
    assert tags["/H1"] == 1
    assert tags["/Figure"] >= 1


def test_every_table_of_the_note_has_header_cells(note: bytes) -> None:
    pdf = opened(note)

    tables = [element for element in elements(pdf) if element.S == "/Table"]

    assert len(tables) == 5
    for table in tables:
        assert "/TH" in {str(element.S) for element in inside(table)}


def inside(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    children = element.get("/K", [])
    for child in list(children) if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from inside(child)


@pytest.mark.parametrize("sheet", ["note", "alderman"])
def test_every_figure_says_in_words_what_it_shows(sheet: str, request: pytest.FixtureRequest) -> None:
    pdf = opened(request.getfixturevalue(sheet))

    figures = [element for element in elements(pdf) if element.S == "/Figure"]

    assert figures
    for figure in figures:
        alternative = str(figure.Alt)
        assert "Delft" in alternative
        assert "25" in alternative


@pytest.mark.parametrize("sheet", ["note", "alderman"])
def test_only_source_sans_is_used_and_it_is_embedded(sheet: str, request: pytest.FixtureRequest) -> None:
    pdf = opened(request.getfixturevalue(sheet))

    assert fonts_in(pdf)
    assert all(name.startswith("SourceSans3-") for name in fonts_in(pdf))
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_each_page_and_figure_says_that_the_figures_are_fictional(note: bytes, tmp_path: Path) -> None:
    first, second = words(note, tmp_path).split("\f")[:2]

    assert first.count("Fictieve cijfers") == 3  # page, bars, map
    assert second.count("Fictieve cijfers") == 1


def test_the_note_prints_the_numbers_of_the_report(note: bytes, tmp_path: Path) -> None:
    report = report_of()
    text = words(note, tmp_path)

    for row in (*report.rows, report.total):
        figures = row.figures
        cells = (figures.lettings, figures.room, figures.known, figures.unknown, figures.outside, figures.task)
        pattern = r"\s+".join(re.escape(number(cell)) for cell in (*cells, figures.placed, figures.shortage))
        assert re.search(pattern, text), row.name
    for sentence in (report.summary.headline, report.summary.range_agreed, report.next_numbers.whether):
        for word in sentence.split():
            assert word in text


def test_what_moves_between_municipalities_has_its_columns_only_when_it_happens(note: bytes, tmp_path: Path) -> None:
    """W5: task − placed − housed elsewhere = shortage must be seen in the table."""
    report = report_of()
    moved = replace(report.rows[0], figures=replace(report.rows[0].figures, housed_elsewhere=13, shortage=42))

    text = words(note_pdf(replace(report, rows=(moved, *report.rows[1:]))), tmp_path)

    assert re.search(r"445\s+390\s+13\s+42", text)
    assert re.search(r"445\s+390\s+55", words(note, tmp_path))


def test_a_heading_without_lines_says_that_there_is_nothing(tmp_path: Path) -> None:
    report = report_of()
    silent = replace(report.notes[0], certain=())

    pdf = alderman_pdf(replace(report, notes=(silent, *report.notes[1:])), silent.code)

    assert "Nog niets." in words(pdf, tmp_path)


def test_an_alderman_reads_the_own_number_its_sources_and_the_decision(alderman: bytes, tmp_path: Path) -> None:
    text = words(alderman, tmp_path)

    for part in ("25 woningen tekort", "Waarom dit getal?", "Wat wij vragen", "Wat wij krijgen", "Gevraagd besluit"):
        assert part in text
    assert "uitstroom.csv, rij 4" in text


def test_the_same_report_gives_the_same_bytes(note: bytes, alderman: bytes) -> None:
    report = report_of()

    assert note_pdf(report) == note
    assert alderman_pdf(report, DELFT) == alderman


@pytest.mark.parametrize("name", [HOSTILE, LONG])
def test_a_name_is_printed_as_it_is_and_never_read_as_markup(name: str, tmp_path: Path) -> None:
    report = named(report_of(), name)
    code = report.rows[0].code

    pdf = alderman_pdf(report, code)

    assert len(opened(pdf).pages) == 1
    for printed in (pdf, note_pdf(report)):
        assert name.replace(" ", "") in re.sub(r"[\s\u200b]", "", words(printed, tmp_path, "-raw"))


def test_letters_the_font_lacks_become_a_box_instead_of_another_font(tmp_path: Path) -> None:
    report = named(report_of(), f"Dorp {STRANGE}")

    pdf = note_pdf(report)

    assert "Dorp □□ □" in words(pdf, tmp_path)
    assert all(name.startswith("SourceSans3-") for name in fonts_in(opened(pdf)))


def test_an_alderman_s_page_stays_one_page_when_there_is_much_to_say() -> None:
    report = report_of()
    note = report.notes[0]
    long = replace(note, asks=note.asks * 6, receives=note.receives * 5, uncertain=note.uncertain * 6)

    pdf = alderman_pdf(replace(report, notes=(long, *report.notes[1:])), note.code)

    assert len(opened(pdf).pages) == 1


def test_a_table_that_grows_over_pages_repeats_its_header(tmp_path: Path) -> None:
    report = report_of()
    rows = tuple(replace(report.rows[index % 8], code=f"{index:04}", name=f"Gemeente {index}") for index in range(90))

    text = words(note_pdf(replace(report, rows=rows)), tmp_path)

    pages = [page for page in text.split("\f") if re.search(r"Gemeente \d+( +[\d.]+){6}", page)]
    assert len(pages) > 1
    assert all("Opgave" in page for page in pages)


def test_who_is_no_member_gets_a_refusal_with_the_members() -> None:
    with pytest.raises(ThuistafelError) as refusal:
        alderman_pdf(report_of(), "9999")

    assert refusal.value.code == "municipality_not_in_report"
    assert "Delft (0503)" in str(refusal.value.values["members"])


def test_without_the_font_files_there_is_a_refusal_and_no_fallback(tmp_path: Path) -> None:
    with pytest.raises(ThuistafelError) as refusal:
        fonts.font_files(tmp_path)

    assert refusal.value.code == "fonts_missing"
    assert "SourceSans3-Regular.ttf" in str(refusal.value.values["files"])
