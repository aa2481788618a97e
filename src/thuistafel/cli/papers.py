"""The verb `stuk`: note, A4s, workbook and the HTML that can be mailed on."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from pathlib import Path

from thuistafel.cli.loading import load_plan, member
from thuistafel.cli.terminal import console, progress
from thuistafel.core.plan import Plan
from thuistafel.documents.papers import file_name, papers
from thuistafel.documents.reporting import full_report

OUTPUT = Path("uitvoer")


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
    for paper in papers(made, report, only):
        if paper.kind in kinds:
            with progress(f"{paper.name} maken…"):
                written.append(_write_whole(folder / paper.name, paper.make()))
    return written


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
