"""Whether a sent file is about persons: by its columns, or by a citizen's number anywhere in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.model import SentSheet
from thuistafel.exchange.fingerprint import without_snapshot
from thuistafel.exchange.persons import holds_citizen_number, is_personal_text, person_column
from thuistafel.exchange.raw import RawTable, column_letters

LONGEST_SEARCHED = 40_000
"""Longer than a cell of a workbook can be."""


def personal(sheets: Iterable[SentSheet]) -> Reason | None:
    """Why the file may not be kept; None when nothing points at persons."""
    for number, sheet in enumerate(sheets, start=1):
        if holds_citizen_number(sheet.name):
            return because("person_number", file=sheet.file, sheet=str(number), cell="tabblad")
        if column := person_column(RawTable(sheet.file, sheet.name, None, sheet.grid)):
            return because("person_column", file=sheet.file, column=column)
        for cell, text in _texts(sheet):
            if holds_citizen_number(text):
                return because("person_number", file=sheet.file, sheet=sheet.name or "tekst", cell=cell)
        lines = "\n".join(without_snapshot(str(cells[0])) for cells in sheet.grid if len(cells) == 1)
        if is_personal_text(lines):
            return because("person_column", file=sheet.file, column=sheet.name or "tekst")
    return None


def _texts(sheet: SentSheet) -> Iterator[tuple[str, str]]:
    for row, cells in enumerate(sheet.grid, start=1):
        for index, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > 8:  # a citizen's number has nine digits
                yield f"{column_letters(index)}{row}", without_snapshot(cell[:LONGEST_SEARCHED])
