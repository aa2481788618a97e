"""Files for the reading tests, made by code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

FRAME = '# Afgesproken\nformaat = 1\ntitel = "Proef"\nplanjaar = 2023\n\n[regels]\nmaximum_procent = 8.1  # lager\n'
HEADER = "gemeente;corporatie;jaar;stand;aantal;peildatum;bron"
DELFT = "Delft;Woonwens;2023;verwacht;1.020;2022-12-31;jaarplan"


def folder(target: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return target


def workbook(target: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    with xlsxwriter.Workbook(str(target)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return target


def sound_workbook(target: Path) -> Path:
    return workbook(target, {"verhuringen": [HEADER.split(";"), ["Delft", "Woonwens", 2023, "verwacht", 5]]})


def changed_workbook(target: Path, parts: Mapping[str, bytes]) -> Path:
    """A sound workbook with some parts replaced or added, as an attacker would."""
    sound = sound_workbook(target.with_suffix(".sound.xlsx"))
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.infolist():
            if member.filename not in parts:
                archive.writestr(member.filename, source.read(member))
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()
