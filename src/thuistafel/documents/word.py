"""The note and the alderman's page as Word: real headings, marked header rows, alternative texts, Dutch, same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import resvg_py
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from thuistafel.documents import sheet
from thuistafel.documents.drawings import Drawing, alderman_drawing, note_drawing
from thuistafel.documents.fonts import font_files
from thuistafel.documents.report import Line, Note, Report
from thuistafel.documents.word_parts import (
    GREY,
    add_page_number,
    describe,
    dress,
    mark_header,
    packed,
    printable,
    rule,
    shade,
)
from thuistafel.wording.language import translated

WIDTH = Mm(174)
PIXELS = 2000  # 174 mm at about 290 dots per inch
LARGE, MIDDLE = Pt(32), Pt(20)


def note_docx(report: Report) -> bytes:
    """The note for the board as Word."""
    title = f"{sheet.heading('note')} {report.header.title}"
    document = _open(report, title, title)
    _conclusion(document, report)
    _path(document, report)
    following = len(document.paragraphs)
    _add_table(document, sheet.distribution_table(report), last_words=True, widths=sheet.distribution_widths(report))
    document.paragraphs[following].paragraph_format.page_break_before = True
    _quiet(document, sheet.table_note(report))
    _paragraph(document, sheet.price_sentence(report))
    _new_homes(document, report)
    choices = sheet.side_by_side(sheet.choices_table(report.choices))
    _add_table(document, choices, sheet.choices_sentence(report.choices), widths=[1.1, 1.2, 1.1, 1.2])
    _add_table(document, sheet.sources_table(report.sources), report.notice_sentence, widths=[1.5, 0.5, 2, 0.5])
    _quiet(document, sheet.grades_line(report))
    return packed(document)


def alderman_docx(report: Report, code: str) -> bytes:
    """The page of the municipality with CBS code `code` as Word; ThuistafelError when it is no member."""
    note = sheet.note_of(report, code)
    document = _open(report, f"{note.name}: {note.number}", report.header.title)
    _quiet(document, f"{sheet.heading('for_alderman')} {note.name}")
    heading = _heading(document, note.number, 1)
    heading.runs[0].font.size = LARGE if len(note.number) <= sheet.SHORT else MIDDLE
    _paragraph(document, note.sentence)
    _picture(document, alderman_drawing(report, code))
    _why(document, note.why)
    _four(document, note)
    _heading(document, sheet.heading("decision"), 2)
    shade(document.add_paragraph(printable(note.decision)))
    return packed(document)


def _open(report: Report, title: str, kicker: str) -> DocumentType:
    document = Document()
    dress(document, printable(title), report.header.plan_year)
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(17), Mm(15)
    section.header_distance = section.footer_distance = Mm(8)
    above = section.header.paragraphs[0]
    if report.header.label:
        _run(above, f"{report.header.label} · ", 8.5).bold = True
    _run(above, f"{kicker} · {report.header.base_line}", 8.5, GREY)
    below = section.footer.paragraphs[0]
    _run(below, f"{sheet.foot(report)} · {translated('bladzijde')} ", 7.5, GREY)
    add_page_number(below)
    return document


def _conclusion(document: DocumentType, report: Report) -> None:
    summary, following = report.summary, report.next_numbers
    _heading(document, summary.headline, 1)
    if summary.incomplete:
        _run(document.add_paragraph(), summary.incomplete).bold = True
    _paragraph(document, summary.backlog)
    ranges = document.add_paragraph()
    _run(ranges, summary.range_agreed).bold = True
    _run(ranges, f" {summary.range_deviation}")
    shade(ranges)
    _quiet(document, " ".join(sheet.bound_lines(report)))
    _quiet(document, summary.assumption)
    _picture(document, note_drawing(report))
    _heading(document, sheet.heading("certainty"), 2)
    _bullets(document, summary.certain)
    _paragraph(document, report.urgency)
    _heading(document, sheet.heading("next_number"), 2)
    _paragraph(document, following.whether)
    _paragraph(document, following.how_much)
    _quiet(document, following.detail)


def _path(document: DocumentType, report: Report) -> None:
    table = sheet.path_table(report)
    if table and report.path:
        _add_table(document, table, report.path.sentence, widths=[2.2, *(1.0,) * len(report.path.years)])


def _new_homes(document: DocumentType, report: Report) -> None:
    table = sheet.new_homes_table(report)
    if table and report.new_homes:
        _add_table(document, table, report.new_homes.sentence, widths=[2.2, 1, 0.8, 1.5, 0.6, 1.5, 1.9])


def _why(document: DocumentType, lines: Iterable[Line]) -> None:
    _heading(document, sheet.heading("why"), 2)
    for line in lines:
        paragraph = document.add_paragraph(style="List Number")
        _run(paragraph, line.text)
        if line.where:
            paragraph.add_run().add_break()
            _run(paragraph, line.where, 8.5, GREY)


def _four(document: DocumentType, note: Note) -> None:
    parts = (
        (sheet.heading("asks"), note.asks),
        (sheet.heading("receives"), note.receives),
        (sheet.heading("certain"), note.certain),
        (sheet.heading("uncertain"), note.uncertain),
    )
    for title, lines in parts:
        _heading(document, title, 2)
        _bullets(document, lines)


def _heading(document: DocumentType, text: str, level: int) -> Paragraph:
    heading: Paragraph = document.add_heading(printable(text), level)
    return heading


def _paragraph(document: DocumentType, text: str) -> None:
    if text:
        document.add_paragraph(printable(text))


def _quiet(document: DocumentType, text: str) -> None:
    if text:
        _run(document.add_paragraph(), text, 8.5, GREY)


def _bullets(document: DocumentType, lines: tuple[str, ...]) -> None:
    for line in sheet.lines(lines):
        document.add_paragraph(printable(line), style="List Bullet")


def _run(paragraph: Paragraph, text: str, points: float | None = None, colour: RGBColor | None = None) -> Run:
    run = paragraph.add_run(printable(text))
    if points is not None:
        run.font.size = Pt(points)
    if colour is not None:
        run.font.color.rgb = colour
    return run


def _picture(document: DocumentType, drawing: Drawing | None) -> None:
    if drawing is None:
        return
    picture = document.add_picture(BytesIO(_png(drawing)), width=WIDTH)
    describe(picture, printable(drawing.alt))


def _png(drawing: Drawing) -> bytes:
    fonts = [str(file) for file in font_files()]
    png = resvg_py.svg_to_bytes(
        svg_string=drawing.svg, width=PIXELS, background="#ffffff", font_files=fonts, skip_system_fonts=True
    )
    return bytes(png)


def _add_table(
    document: DocumentType,
    table: sheet.Table,
    sentence: str = "",
    *,
    last_words: bool = False,
    widths: list[float] | None = None,
) -> None:
    _heading(document, table.caption, 2)
    if sentence:
        _run(document.add_paragraph(), sentence, 9)
    rows = (table.head, *table.rows, *((table.total,) if table.total else ()))
    grid = document.add_table(rows=len(rows), cols=len(table.head))
    grid.autofit = False
    parts = widths or [1.0] * len(table.head)
    for index, row in enumerate(rows):
        bold = index == 0 or bool(table.total and index == len(rows) - 1)
        _fill_row(grid, index, row, _rights(table, last_words), bold)
    for column, part in zip(grid.columns, parts, strict=True):
        column.width = int(WIDTH * part / sum(parts))
        for cell in column.cells:
            cell.width = int(WIDTH * part / sum(parts))
    mark_header(grid)
    rule(grid)


def _rights(table: sheet.Table, last_words: bool) -> list[bool]:
    last = len(table.head) - 1
    return [column >= table.words and not (last_words and column == last) for column in range(last + 1)]


def _fill_row(grid: WordTable, index: int, row: tuple[str, ...], rights: list[bool], bold: bool) -> None:
    for cell, text, right in zip(grid.rows[index].cells, row, rights, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), Pt(9.5)
        _run(paragraph, text, 7 if index == 0 else 7.5).bold = bold
