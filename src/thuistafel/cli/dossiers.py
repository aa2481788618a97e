"""The verbs on files: dossier and lees."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from thuistafel.cli.terminal import console, progress, show_indented, show_json, table
from thuistafel.core.dossier import Quarantined
from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.answers_reading import reading_answer
from thuistafel.exchange.blank import blank_dossier
from thuistafel.exchange.checking import checked
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.workbook import write_workbook
from thuistafel.exchange.writing import write_folder, write_zip
from thuistafel.wording import advised, number, place, sentence

WRITERS = {".zip": write_zip, ".xlsx": write_workbook}
OTHER_FORMS = {".csv", ".tsv", ".txt", ".pdf", ".docx", ".html", ".json", ".toml", ".xls", ".xlsm", ".ods"}
"""Endings of files a dossier cannot be; any other name is taken for a folder."""
SHOWN = 20


def show(chosen: Namespace) -> int:
    """What a dossier holds; written in another form with `--naar`; a blank one with `--nieuw`."""
    if chosen.blank:
        return _begin(Path(chosen.blank))
    if not chosen.dossier:
        raise ThuistafelError("no_dossier_named")
    target = Path(chosen.target) if chosen.target else None
    if target and target.suffix.casefold() in OTHER_FORMS:
        raise ThuistafelError("target_no_dossier", name=target.name)
    with progress("Lezen…"):
        reading = checked(read_source(Path(chosen.dossier)))
    out = console()
    _show_files(out, reading)
    if target:
        WRITERS.get(target.suffix.casefold(), write_folder)(reading, target)
        out.print(f"Geschreven: {target}", soft_wrap=True)
    return 0


def _begin(folder: Path) -> int:
    write_folder(blank_dossier(folder.name), folder)
    out = console()
    out.print(f"In {folder} staat een leeg dossier: de spelregels en een bestand per tabel.", soft_wrap=True)
    out.print("Vul eerst verhuringen.csv en uitstroom.csv, en reken dan:")
    out.print(f"  thuistafel plan {folder}", soft_wrap=True)
    return 0


def read(chosen: Namespace) -> int:
    """What was taken, changed, kept aside or refused, file by file; nothing is stored."""
    with progress("Lezen…"):
        reading = checked(read_source(Path(chosen.path)))
    answer = reading_answer(reading)
    if chosen.json:
        return show_json(answer)
    out = console()
    _show_files(out, reading)
    if reading.frame is None and reading.frame_problem is None:
        out.print("Er is geen dossier.toml bij: of namen en jaren kloppen is niet nagekeken.")
    _show_changes(out, reading)
    refused = {(report.name, report.refused.code) for report in reading.files if report.refused}
    aside = (item for item in reading.quarantine if (item.place.file, item.reason.code) not in refused)
    _show_quarantine(out, aside)
    for report in reading.files:
        for remark in report.warnings:
            show_indented(out, f"let op: {advised(remark)}")
    return 0


def _show_files(out: Console, reading: Reading) -> None:
    rows = [
        (file.name, file.kind, file.accepted, len(file.corrected), len(file.quarantine), "ja" if file.refused else "")
        for file in reading.files
    ]
    headings = ("Bestand", "Soort", "Aangenomen", "Hersteld", "Apart", "Geweigerd")
    out.print(table(reading.name, headings, rows, words=("Soort", "Geweigerd")))
    for report in reading.files:
        if report.refused:
            out.print(f"[bold]{escape(report.name)}[/]: {escape(advised(report.refused))}")
    told = {report.refused.code for report in reading.files if report.refused}
    if reading.frame_problem and reading.frame_problem.code not in told:
        out.print(escape(advised(reading.frame_problem)))


def _show_changes(out: Console, reading: Reading) -> None:
    changed = [item for report in reading.files for item in report.corrected]
    for item in changed[:SHOWN]:
        show_indented(out, f"{place(item.place)}: “{item.was}”. {sentence(item.reason)}")
    if len(changed) > SHOWN:
        out.print(f"  en nog {number(len(changed) - SHOWN)} herstelde cellen (alles: --json)")


def _show_quarantine(out: Console, aside: Iterable[Quarantined]) -> None:
    """Rows kept aside, the same reason once with the places it holds for."""
    grouped: dict[str, list[Quarantined]] = {}
    for item in aside:
        grouped.setdefault(advised(item.reason), []).append(item)
    if grouped:
        out.print("\n[bold]Apart gelegd: telt niet mee tot het hersteld is[/]")
    for reason, items in grouped.items():
        show_indented(out, reason)
        for item in islice(items, SHOWN):
            show_indented(out, f"{place(item.place)}: “{item.value}”", 4)
        if len(items) > SHOWN:
            out.print(f"    en nog {number(len(items) - SHOWN)} (alles: --json)")
