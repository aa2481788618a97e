"""Word: real structure, the numbers of the report, Dutch, and the same bytes every time."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
import resvg_py
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from sheets_for_tests import HOSTILE, LONG, STRANGE, converted, named, report_of

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents.drawings import note_drawing
from thuistafel.documents.report_words import number
from thuistafel.documents.word import alderman_docx, note_docx
from thuistafel.documents.word_parts import printable

DELFT = "0503"


@pytest.fixture(scope="module")
def note() -> bytes:
    return note_docx(report_of())


@pytest.fixture(scope="module")
def alderman() -> bytes:
    return alderman_docx(report_of(), DELFT)


def opened(file: bytes) -> DocumentType:
    return Document(BytesIO(file))


def headings(document: DocumentType, level: int) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == f"Heading {level}"]


def words(document: DocumentType) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_conclusion_is_the_one_main_heading(note: bytes, alderman: bytes) -> None:
    report = report_of()

    assert headings(opened(note), 1) == [report.summary.headline]
    assert headings(opened(alderman), 1) == ["25 woningen tekort"]
    assert headings(opened(alderman), 2) == [
        "Waarom dit getal?", "Wat wij vragen", "Wat wij krijgen", "Zeker", "Onzeker", "Gevraagd besluit",
    ]  # fmt: skip


def test_each_table_marks_its_first_row_as_header(note: bytes) -> None:
    tables = opened(note).tables

    assert len(tables) == 4
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_the_table_holds_the_numbers_of_the_report(note: bytes) -> None:
    report = report_of()
    table = next(found for found in opened(note).tables if found.cell(0, 0).text == "Gemeente")
    rows = [[cell.text for cell in row.cells] for row in table.rows]

    for row, cells in zip((*report.rows, report.total), rows[1:], strict=True):
        figures = row.figures
        counts = (figures.lettings, figures.room, figures.known, figures.unknown, figures.outside, figures.task)
        assert cells[:9] == [row.name, *(number(count) for count in (*counts, figures.placed, figures.shortage))]


def test_each_picture_says_in_words_what_it_shows(note: bytes, alderman: bytes) -> None:
    for document in (opened(note), opened(alderman)):
        pictures = document.inline_shapes
        assert len(pictures) == 1
        assert "Delft" in pictures[0]._inline.docPr.get("descr")
        assert "Fictieve cijfers" in pictures[0]._inline.docPr.get("descr")


def test_a_picture_is_drawn_with_its_words(note: bytes) -> None:
    drawing = note_drawing(report_of())
    assert drawing is not None
    with ZipFile(BytesIO(note)) as archive:
        png = archive.read("word/media/image1.png")

    without_fonts = resvg_py.svg_to_bytes(svg_string=drawing.svg, width=2000, background="#fff", skip_system_fonts=True)

    assert png.startswith(b"\x89PNG")
    assert len(png) > 2 * len(without_fonts)


def test_the_document_is_dutch_titled_and_labelled(note: bytes) -> None:
    document = opened(note)
    language = next(document.styles.element.iter(qn("w:lang")))

    assert language.get(qn("w:val")) == "nl-NL"
    assert document.core_properties.title == "Bestuursnotitie Haaglanden 2023"
    assert document.core_properties.language == "nl-NL"
    assert document.sections[0].header.paragraphs[0].text.startswith("Fictieve cijfers")
    assert "a1b2c3d4" in document.sections[0].footer.paragraphs[0].text


def test_the_same_report_gives_the_same_bytes(note: bytes, alderman: bytes) -> None:
    assert note_docx(report_of()) == note
    assert alderman_docx(report_of(), DELFT) == alderman


@pytest.mark.parametrize("name", [HOSTILE, LONG, STRANGE])
def test_any_name_is_printed_as_text(name: str) -> None:
    report = named(report_of(), name)

    assert printable(name) in words(opened(note_docx(report)))
    assert printable(name) in words(opened(alderman_docx(report, report.rows[0].code)))


def test_note_and_alderman_s_page_keep_to_their_pages_as_laid_out_by_an_office(
    note: bytes, alderman: bytes, tmp_path: Path
) -> None:
    for name, file, most in (("notitie", note, 2), ("wethouder", alderman, 1)):
        (tmp_path / f"{name}.docx").write_bytes(file)
        with pikepdf.open(converted(tmp_path / f"{name}.docx", "pdf", tmp_path)) as pdf:
            assert len(pdf.pages) <= most


def test_who_is_no_member_gets_a_refusal() -> None:
    with pytest.raises(ThuistafelError) as refusal:
        alderman_docx(report_of(), "9999")

    assert refusal.value.code == "municipality_not_in_report"


def test_the_letters_travel_along_so_no_heading_breaks_within_a_word(tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_bytes(note_docx(report_of()))

    pdf = converted(tmp_path / "note.docx", "pdf", tmp_path)

    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    fonts = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert "SourceSans3-Regular" in fonts
    assert "SourceSans3-Bold" in fonts
    words = set(text.split())
    assert {"Verhuringen", "Ruimte", "Herkomst", "onbekend", "Opgave", "voorraad", "Tekort", "verwaarloosbaar"} <= words
