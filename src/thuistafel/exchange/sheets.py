"""Reading a workbook inside the child process: every byte counted, every part seen by a strict parser, then its cells.

The cells of a sheet of regular form are read here, those of any other by calamine.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from python_calamine import CalamineSheet, CalamineWorkbook

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.archive import CountedArchive
from thuistafel.exchange.columns import Cell, Packed, as_percent, packed
from thuistafel.exchange.look import Looks
from thuistafel.exchange.regular import read_regular
from thuistafel.exchange.regular_values import Irregular, SheetValues, shared_texts, style_kinds
from thuistafel.exchange.sheet_pass import SheetFacts, SheetPass, percent_styles
from thuistafel.exchange.strict_xml import Element, check_xml, elements, texts_within

HIGHEST_TEXT = 64_000_000
HIGHEST_BESIDE = 2_000_000
_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_TEXTS, _PROPERTIES = "xl/sharedStrings.xml", "docProps/core.xml"
_SHEETS, _NO_CELLS = "xl/worksheets/", ("xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")
_BESIDE = {
    "xl/comments": ("comment", "t"),
    "xl/threadedcomments/": ("threadedComment", "text"),
    "xl/drawings/drawing": ("txBody", "t"),
}
_IGNORED = {
    "xl/vbaproject.bin": "macro",
    "xl/macrosheets/": "macro",
    "xl/externallinks/": "koppeling",
    "xl/connections.xml": "koppeling",
    "xl/embeddings/": "ingesloten bestand",
    "xl/activex/": "ingesloten bestand",
}


@dataclass(slots=True)
class _Sheet:
    """One sheet as it was found; `columns` None when calamine has to read it, `weight` what its text takes."""

    facts: SheetFacts
    columns: Packed | None
    weight: int
    look: dict[str, object]


def read_workbook(path: Path, archive: CountedArchive, with_look: bool = False) -> dict[str, object]:
    """All worksheets with their cells and facts, as values that JSON can hold; `ThuistafelError` when refused.

    `ignored` names what is not read, `from_1904` how days are counted, `modified` the ISO day of the last change, ''
    when the workbook does not say it, `beside` what is written on notes and in boxes. Each of `sheets` has `name`,
    `hidden`, `columns` (`columns.packed`), the lists of cells `without_value`, `errors` (row from 1, column from 0) and
    `merged` (first and last cell), `hidden_rows` and `hidden_columns`; with `with_look` also `look` (`look.Looks`).
    """
    members = {member.filename: member for member in archive.members}
    if _WORKBOOK not in members:
        raise ThuistafelError("workbook_damaged")
    parts = {
        name: elements(archive.chunks(members[name])) for name in (_WORKBOOK, _RELATIONS, _STYLES) if name in members
    }
    titles = _titles(parts)
    book = _Book(archive, members, parts, Looks(parts.get(_STYLES, [])) if with_look else None)
    book.read_others({name for name in titles if name.startswith(_SHEETS)})
    sheets = {title: book.sheet(name) for name, title in titles.items() if name.startswith(_SHEETS) and name in members}
    wanted = [title for name, title in titles.items() if not name.startswith(_NO_CELLS)]
    if any(title not in sheets for title in wanted):
        raise ThuistafelError("workbook_damaged")
    if not wanted:
        raise ThuistafelError("workbook_no_sheets")
    _read_the_rest(path, sheets)
    hidden = {found.get("name", "") for name, found in parts[_WORKBOOK] if found.get("state", "visible") != "visible"}
    return {
        "ignored": sorted(
            {what for name in members for start, what in _IGNORED.items() if name.lower().startswith(start)}
        ),
        "from_1904": book.from_1904,
        "modified": book.modified,
        "beside": book.beside,
        "sheets": [_answer(title, title in hidden, sheets[title]) for title in wanted],
    }


def _titles(parts: Mapping[str, Sequence[Element]]) -> dict[str, str]:
    """The part of each sheet → the name people see, in their order."""
    targets = {
        attributes.get("Id", ""): _inside(attributes.get("Target", ""))
        for name, attributes in parts.get(_RELATIONS, [])
        if name == "Relationship"
    }
    sheets = [found for tag, found in parts[_WORKBOOK] if tag == "sheet"]
    titles = {targets.get(_relation(found), ""): found.get("name", "") for found in sheets}
    if len(set(titles.values())) < len(sheets):
        raise ThuistafelError("workbook_damaged")
    return titles


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _relation(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")


class _Book:
    """A workbook while its parts are read, each of them once."""

    def __init__(
        self,
        archive: CountedArchive,
        members: Mapping[str, ZipInfo],
        parts: Mapping[str, Sequence[Element]],
        looks: Looks | None,
    ) -> None:
        self._archive, self._members, self._done, self._looks = archive, members, set(parts), looks
        main = parts[_WORKBOOK]
        self.from_1904 = any(name == "workbookPr" and found.get("date1904") in {"1", "true"} for name, found in main)
        self.modified = ""
        self._percents = percent_styles(parts.get(_STYLES, []))
        self._styles = style_kinds(parts.get(_STYLES, []), self._percents)
        self._texts: list[str | None] = []
        self.beside: list[str] = []
        self._weight = 0

    def read_others(self, sheets: set[str]) -> None:
        """Everything but the sheets: texts, notes and the day of the last change, the rest only counted and checked."""
        for name, member in self._members.items():
            if name in sheets or name in self._done:
                continue
            pieces = self._archive.chunks(member)
            if name == _TEXTS:
                self._texts = shared_texts(pieces)
            elif name == _PROPERTIES:
                self.modified = _day_in("".join(text for _, text in texts_within(pieces, "modified", "modified")))
            elif self._looks and self._looks.wants(name):
                self._looks.add_part(name, pieces)
            else:
                self._read_unused(name, pieces)

    def _read_unused(self, name: str, pieces: Iterable[bytes]) -> None:
        """What no number comes from: of notes and boxes only the text is kept, of any other part nothing."""
        if (kind := _beside(name)) is not None:
            self._add_beside(texts_within(pieces, *kind))
        elif name.lower().endswith((".xml", ".rels")):
            check_xml(pieces)
        else:
            for _ in pieces:
                pass  # counted, never opened

    def _add_beside(self, found: list[tuple[Mapping[str, str], str]]) -> None:
        self._weight += sum(len(text) for _, text in found)
        if self._weight > HIGHEST_BESIDE:
            raise ThuistafelError("archive_too_large", limit=HIGHEST_BESIDE)
        self.beside += [text for _, text in found if text.strip()]

    def sheet(self, name: str) -> _Sheet:
        """One sheet by the short way when its form allows it, otherwise only its facts."""
        content = b"".join(self._archive.chunks(self._members[name]))
        try:
            regular = read_regular(content, self._percents, SheetValues(self._styles, self._texts, self.from_1904))
            found = _Sheet(regular.facts, regular.columns(), regular.weight, {})
        except (Irregular, MemoryError):
            found = _Sheet(SheetPass(self._percents).run([content]), None, 0, {})
        if self._looks:
            found.look = self._looks.of_sheet(name, content)
        return found


def _beside(part: str) -> tuple[str, str] | None:
    """The elements that hold what is written on a note or in a box on a sheet; None for any other part."""
    name = part.lower()
    return next((kind for start, kind in _BESIDE.items() if name.startswith(start) and name.endswith(".xml")), None)


def _day_in(moment: str) -> str:
    try:
        return datetime.date.fromisoformat(moment.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _read_the_rest(path: Path, sheets: Mapping[str, _Sheet]) -> None:
    """Let calamine read what has no cells yet, all sheets together within the budget for text."""
    budget = [HIGHEST_TEXT - sum(sheet.weight for sheet in sheets.values())]
    if budget[0] < 0:
        budget = [HIGHEST_TEXT]  # the weight was counted too high; calamine's rows say exactly
        for sheet in sheets.values():
            sheet.columns = None
    rest = {title: sheet for title, sheet in sheets.items() if sheet.columns is None}
    if not rest:
        return
    workbook = CalamineWorkbook.from_path(str(path))
    for title, sheet in rest.items():
        sheet.columns = packed(_grid(workbook.get_sheet_by_name(title), sheet.facts, budget))


def _answer(title: str, hidden: bool, sheet: _Sheet) -> dict[str, object]:
    facts = sheet.facts
    return {
        "name": title,
        "hidden": hidden,
        "columns": sheet.columns,
        "without_value": facts.without_value,
        "errors": facts.errors,
        "merged": facts.merged,
        "hidden_rows": facts.hidden_rows,
        "hidden_columns": facts.hidden_columns,
        **({"look": sheet.look} if sheet.look else {}),
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
    if row > len(grid) or column >= len(grid[row - 1]):
        return
    value = grid[row - 1][column]
    if isinstance(value, int | float) and not isinstance(value, bool):
        grid[row - 1][column] = as_percent(value)
