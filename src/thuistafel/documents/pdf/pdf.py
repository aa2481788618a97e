"""Sheets as tagged PDF/UA-1. Text reaches Typst as JSON, never as markup; a warning is an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import typst

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents import sheet
from thuistafel.documents.drawings import Drawing, alderman_drawing, map_drawing, note_drawing
from thuistafel.documents.fonts import font_files, showable
from thuistafel.documents.report import Note, Report
from thuistafel.wording.language import REGIONAL, language, translated
from thuistafel.wording.sheets import HEADINGS

TEMPLATES = Path(__file__).parent


def note_pdf(report: Report) -> bytes:
    """The note for the board; two pages for a region of ten, the table header repeats when it grows."""
    title = f"{sheet.heading('note')} {report.header.title}"
    return _compile("note.typ", _opening(report, title, title) | _note_content(report))


def alderman_pdf(report: Report, code: str) -> bytes:
    """The one page of the municipality with CBS code `code`; ThuistafelError when it is no member."""
    note = sheet.note_of(report, code)
    title = f"{note.name}: {note.number}"
    content = {
        "note": asdict(note) | _note_lines(note),
        "figure": _drawing(alderman_drawing(report, code)),
        "number_scale": 2.8 if len(note.number) <= sheet.SHORT else 1.7,
    }
    return _compile("alderman.typ", _opening(report, title, report.header.title) | content)


def _note_lines(note: Note) -> dict[str, object]:
    parts = {"asks": note.asks, "receives": note.receives, "certain": note.certain, "uncertain": note.uncertain}
    why = [{"text": line.text, "places": line.where} for line in note.why]
    return {"why": why} | {name: sheet.lines(said) for name, said in parts.items()}


def _opening(report: Report, title: str, above: str) -> dict[str, object]:
    header = report.header
    return {
        "document_title": title,
        "year": header.plan_year,
        "kicker": f"{above} · {header.base_line}",
        "label": header.label,
        "headings": {name: sheet.heading(name) for name in HEADINGS},
        "foot": sheet.foot(report),
        "language": REGIONAL[language()].split("-"),
        "page": translated("{page} van {pages}"),
    }


def _note_content(report: Report) -> dict[str, object]:
    summary, following, path = report.summary, report.next_numbers, sheet.path_table(report)
    listed = sheet.new_homes_table(report)
    return asdict(summary) | {
        "certain": sheet.lines(summary.certain),
        "figure": _drawing(note_drawing(report)),
        "map": _drawing(map_drawing(report)),
        "urgency": report.urgency,
        "whether": following.whether,
        "how_much": following.how_much,
        "detail": following.detail,
        "distribution": _table(sheet.distribution_table(report), last_words=True),
        "widths": sheet.distribution_widths(report),
        "strong": [sheet.shortage_place(report)],
        "table_note": sheet.table_note(report),
        "price": sheet.price_sentence(report),
        "path": _table(path) if path else None,
        "path_sentence": report.path.sentence if report.path else "",
        "bounds": sheet.bound_lines(report),
        "new_homes": _table(listed) if listed else None,
        "new_homes_sentence": report.new_homes.sentence if report.new_homes else "",
        "choices": {"caption": sheet.heading("choices"), "halves": _halves(sheet.choices_table(report.choices))},
        "choices_sentence": sheet.choices_sentence(report.choices),
        "sources": _table(sheet.sources_table(report.sources)),
        "notice": report.notice_sentence,
        "grades": sheet.grades_line(report),
    }


def _table(table: sheet.Table, *, last_words: bool = False) -> dict[str, object]:
    return asdict(table) | {"last_words": last_words}


def _halves(table: sheet.Table) -> list[dict[str, object]]:
    middle = (len(table.rows) + 1) // 2
    return [
        _table(sheet.Table(table.caption, table.head, rows, words=table.words))
        for rows in (table.rows[:middle], table.rows[middle:])
        if rows
    ]


def _drawing(drawing: Drawing | None) -> dict[str, str] | None:
    return asdict(drawing) if drawing else None


def _compile(template: str, content: Mapping[str, object]) -> bytes:
    folder = font_files()[0].parent
    compiler = typst.Compiler(
        input=str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=[str(folder)],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(_showable(content), ensure_ascii=False)},
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="ua-1")
    except typst.TypstError as problem:
        raise ThuistafelError("page_refused", problem=str(problem)) from problem
    if warnings:
        raise ThuistafelError("page_refused", problem="; ".join(str(warning) for warning in warnings))
    if not isinstance(pdf, bytes):
        raise ThuistafelError("page_refused", problem="geen bladzijden")
    return pdf


def _showable(content: object) -> object:
    """The content with every text made of letters the font has."""
    if isinstance(content, str):
        return showable(content)
    if isinstance(content, Mapping):
        return {name: _showable(value) for name, value in content.items()}
    if isinstance(content, list | tuple):
        return [_showable(value) for value in content]
    return content
