"""The papers of a plan by name: the same list, names and bytes wherever they are asked for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thuistafel.core.plan import Plan
from thuistafel.documents.html import render_html
from thuistafel.documents.pdf import alderman_pdf, note_pdf
from thuistafel.documents.report import Note, Report
from thuistafel.documents.word import alderman_docx, note_docx
from thuistafel.documents.workbook import result_workbook

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to make: its kind, file name and how its bytes come about; `code` is the municipality of an A4."""

    kind: str
    name: str
    make: Callable[[], bytes]
    code: str = ""


def papers(made: Plan, report: Report, only: str | None = None) -> Iterator[Paper]:
    """Every paper of a plan, none made yet; with `only` the A4 of that municipality alone.

    `report` is the full one, with the plans of the slider.
    """
    if only is None:
        yield Paper("notitie", "bestuursnotitie.pdf", lambda: note_pdf(report))
        yield Paper("notitie", "bestuursnotitie.docx", lambda: note_docx(report))
    names = Counter(file_name(note.name) for note in report.notes)
    for note in report.notes:
        if only in (None, note.code):
            yield from _sheets(report, note, names)
    if only is None:
        yield Paper("werkboek", "werkboek.xlsx", lambda: result_workbook(made, report))
        yield Paper("html", "thuistafel.html", lambda: render_html(report).encode())


def _sheets(report: Report, note: Note, names: Counter[str]) -> Iterator[Paper]:
    plain, code = file_name(note.name), note.code
    name = plain if plain and names[plain] == 1 else f"{plain}-{code}".lstrip("-")
    yield Paper("a4", f"a4-{name}.pdf", lambda: alderman_pdf(report, code), code)
    yield Paper("a4", f"a4-{name}.docx", lambda: alderman_docx(report, code), code)


def file_name(name: str) -> str:
    """A name of letters, digits and hyphens, safe on any system; '' when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", kept)[:LONGEST_NAME].strip("-")
