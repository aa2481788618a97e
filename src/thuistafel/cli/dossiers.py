"""The verb on whole dossiers."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thuistafel.cli.reading_shown import show_files
from thuistafel.cli.terminal import console, progress
from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.blank import blank_dossier
from thuistafel.exchange.checking import checked
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.workbook import write_workbook
from thuistafel.exchange.writing import write_folder, write_zip

WRITERS = {".zip": write_zip, ".xlsx": write_workbook}
OTHER_FORMS = {".csv", ".tsv", ".txt", ".pdf", ".docx", ".html", ".json", ".toml", ".xls", ".xlsm", ".ods"}
"""Endings of files a dossier cannot be; any other name is taken for a folder."""


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
    show_files(out, reading)
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
