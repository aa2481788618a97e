"""Reading a workbook inside the child process: first counted, then read by calamine."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from zipfile import ZipInfo

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.archive import CountedArchive
from thuistafel.exchange.columns import Cell, packed
from thuistafel.exchange.sheet_pass import SheetFacts, SheetPass, check_xml, elements, percent_styles

HIGHEST_TEXT = 64_000_000
_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"<dcterms:modified[^>]{0,100}>(\d{4}-\d{2}-\d{2})")
_IGNORED = {
    "xl/vbaproject.bin": "macro",
    "xl/macrosheets/": "macro",
    "xl/externallinks/": "koppeling",
    "xl/connections.xml": "koppeling",
    "xl/embeddings/": "ingesloten bestand",
    "xl/activex/": "ingesloten bestand",
}


def read_workbook(path: Path, archive: CountedArchive, with_look: bool = False) -> dict[str, object]:
    """All worksheets with their cells and facts, as values that JSON can hold; `ThuistafelError` when refused."""
    members = {member.filename: member for member in archive.members}
    if _WORKBOOK not in members:
        raise ThuistafelError("workbook_damaged")
    main = elements(archive.chunks(members[_WORKBOOK]))
    from_1904 = any(name == "workbookPr" and found.get("date1904") in {"1", "true"} for name, found in main)
    facts = _facts(archive, members)
    ignored = sorted({what for name in members for start, what in _IGNORED.items() if name.lower().startswith(start)})
    return {
        "ignored": ignored,
        "from_1904": from_1904,
        "modified": _modified(archive, members),
        "sheets": _sheets(path, facts),
    }


def _modified(archive: CountedArchive, members: Mapping[str, ZipInfo]) -> str:
    """The day on which it was last saved, as the program that saved it noted; '' when it did not."""
    if _PROPERTIES not in members:
        return ""
    found = _MODIFIED.search(b"".join(archive.chunks(members[_PROPERTIES])))
    try:
        return datetime.date.fromisoformat(found[1].decode("ascii")).isoformat() if found else ""
    except ValueError:
        return ""


def _facts(archive: CountedArchive, members: Mapping[str, ZipInfo]) -> dict[str, SheetFacts]:
    """Facts per worksheet name, every XML part of the workbook seen once by a strict parser."""
    parts = {
        name: elements(archive.chunks(members[name])) for name in (_WORKBOOK, _RELATIONS, _STYLES) if name in members
    }
    percents = percent_styles(parts.get(_STYLES, []))
    targets = {
        attributes.get("Id", ""): _inside(attributes.get("Target", ""))
        for name, attributes in parts.get(_RELATIONS, [])
        if name == "Relationship"
    }
    names = {targets.get(_relation(found)): found.get("name", "") for tag, found in parts[_WORKBOOK] if tag == "sheet"}
    if len(set(names.values())) < len(names):
        raise ThuistafelError("workbook_damaged")
    facts: dict[str, SheetFacts] = {}
    for name, member in members.items():
        if name in names and name.startswith("xl/worksheets/"):
            facts[names[name]] = SheetPass(percents).run(archive.chunks(member))
        elif name not in parts and name.lower().endswith((".xml", ".rels")):
            check_xml(archive.chunks(member))
        else:
            for _ in archive.chunks(member):
                pass  # counted, never opened
    return facts


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _relation(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")


def _sheets(path: Path, facts: Mapping[str, SheetFacts]) -> list[dict[str, object]]:
    workbook = CalamineWorkbook.from_path(str(path))
    found: list[dict[str, object]] = []
    budget = [HIGHEST_TEXT]
    for sheet in workbook.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        if sheet.name not in facts:
            raise ThuistafelError("workbook_damaged")
        hidden = not str(sheet.visible).endswith("Visible")
        seen = facts[sheet.name]
        grid = _grid(workbook.get_sheet_by_name(sheet.name), seen, budget)
        found.append({"name": sheet.name, "hidden": hidden, "columns": packed(grid), **_noted(seen)})
    if not found:
        raise ThuistafelError("workbook_no_sheets")
    return found


def _noted(facts: SheetFacts) -> dict[str, object]:
    return {
        "without_value": facts.without_value,
        "errors": facts.errors,
        "merged": facts.merged,
        "hidden_rows": facts.hidden_rows,
        "hidden_columns": facts.hidden_columns,
    }


def _grid(sheet: CalamineSheet, facts: SheetFacts, budget: list[int]) -> list[list[Cell]]:
    """The cells from A1 on, empty ends of rows left out; refused when the text in it grows beyond the budget."""
    grid: list[list[Cell]] = []
    for row in sheet.to_python(skip_empty_area=False):
        cells = [_cell(value) for value in row]
        while cells and cells[-1] == "":
            cells.pop()
        budget[0] -= sum(len(cell) for cell in cells if isinstance(cell, str)) + 8 * len(cells)
        if budget[0] < 0:
            raise ThuistafelError("archive_too_large", limit=HIGHEST_TEXT)
        grid.append(cells)
    for row_number, column in facts.percents:
        _show_percent(grid, row_number, column)
    return grid


def _cell(value: object) -> Cell:
    """A value JSON can hold: whole floats as int, days tagged, anything with a time as ISO text."""
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return str(value)
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime.datetime):
        return {"d": value.date().isoformat()} if value.time() == datetime.time() else value.isoformat()
    return {"d": value.isoformat()} if isinstance(value, datetime.date) else str(value)


def _show_percent(grid: list[list[Cell]], row: int, column: int) -> None:
    """A percentage as people see it: a cell of 0.7 shown as 70% becomes the text `70%`."""
    if row > len(grid) or column >= len(grid[row - 1]):
        return
    value = grid[row - 1][column]
    if isinstance(value, int | float) and not isinstance(value, bool):
        grid[row - 1][column] = f"{(Decimal(repr(value)) * 100).normalize():f}%"
