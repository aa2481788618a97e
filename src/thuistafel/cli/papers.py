"""The verb `stuk`: note, A4s, workbook and the HTML that can be mailed on."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thuistafel.cli.loading import load_plan, member
from thuistafel.cli.terminal import console, progress
from thuistafel.core.plan import Plan
from thuistafel.documents.html import render_html
from thuistafel.documents.pdf import alderman_pdf, note_pdf
from thuistafel.documents.report import Report
from thuistafel.documents.reporting import full_report
from thuistafel.documents.word import alderman_docx, note_docx
from thuistafel.documents.workbook import result_workbook

LONGEST_NAME = 80
OUTPUT = Path("uitvoer")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to make: its kind, file name and how its bytes come about."""

    kind: str
    name: str
    make: Callable[[], bytes]


def write(chosen: Namespace) -> int:
    """Make the papers asked for and say where they are."""
    made = load_plan(chosen)
    only = member(made.dossier, chosen.municipality).code if chosen.municipality else None
    kinds = {"alles": ("notitie", "a4", "werkboek", "html")}.get(chosen.kind, (chosen.kind,))
    for path in write_papers(made, folder_of(made, chosen.folder), kinds, only):
        console().print(str(path), soft_wrap=True)
    return 0


def folder_of(made: Plan, written: str | None) -> Path:
    """Where the papers go: the folder asked for, else one per dossier, so that papers of two never mix."""
    if written:
        return Path(written)
    frame = made.dossier.frame
    return OUTPUT / (file_name(frame.title) or f"plan-{frame.plan_year}")


def write_papers(made: Plan, folder: Path, kinds: tuple[str, ...], only: str | None = None) -> list[Path]:
    """Write the papers of `kinds` in `folder`, each whole or not at all; the paths in order."""
    with progress("De schuif van 10 tot 15% rekenen…"):
        report = full_report(made)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for paper in _papers(made, report, only):
        if paper.kind in kinds:
            with progress(f"{paper.name} maken…"):
                written.append(_write_whole(folder / paper.name, paper.make()))
    return written


def _papers(made: Plan, report: Report, only: str | None) -> Iterator[Paper]:
    if only is None:
        yield Paper("notitie", "bestuursnotitie.pdf", lambda: note_pdf(report))
        yield Paper("notitie", "bestuursnotitie.docx", lambda: note_docx(report))
    names = Counter(file_name(note.name) for note in report.notes)
    for note in report.notes:
        if only in (None, note.code):
            name = file_name(note.name)
            yield from _sheets(
                report, note.code, name if name and names[name] == 1 else f"{name}-{note.code}".lstrip("-")
            )
    if only is None:
        yield Paper("werkboek", "werkboek.xlsx", lambda: result_workbook(made, report))
        yield Paper("html", "thuistafel.html", lambda: render_html(report).encode())


def _sheets(report: Report, code: str, name: str) -> Iterator[Paper]:
    yield Paper("a4", f"a4-{name}.pdf", lambda: alderman_pdf(report, code))
    yield Paper("a4", f"a4-{name}.docx", lambda: alderman_docx(report, code))


def file_name(name: str) -> str:
    """A name of letters, digits and hyphens, safe on any system; '' when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", kept)[:LONGEST_NAME].strip("-")


def _write_whole(path: Path, content: bytes) -> Path:
    """Write beside the target and move it into place, so that nobody finds half a document."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        return Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
