"""How a workbook looks: its formulas, formats, widths and notes, for whoever answers with a copy of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from thuistafel.exchange.number_formats import cell_formats
from thuistafel.exchange.raw import column_letters
from thuistafel.exchange.sheet_pass import Position, position
from thuistafel.exchange.strict_xml import Element, elements, feed, strict_parser, texts_within

MOST_FORMULAS = 20_000
MOST_FORMATS = 20_000
MOST_NOTES = 5_000
MOST_TEXT = 2_000_000
LAST_COLUMN = 16_383
HIGHEST_SIZE = 1_048_576
_RELATIONS = "xl/worksheets/_rels/"
# What the numbers of the formats that are in every workbook stand for, as the standard (ECMA-376, 18.8.30) lists them.
_BUILT_IN = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "14": "mm-dd-yy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "m/d/yy h:mm",
    "37": "#,##0 ;(#,##0)",
    "38": "#,##0 ;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;[Red](#,##0.00)",
    "49": "@",
}


class Looks:
    """The look of each sheet, as `look` in the child's answer.

    `formulas`: [row, column, formula without `=`], only where the text itself stands (a cell that shares another's
    formula has only its value). `widths`: [first column, last column, width in characters]. `formats`: [format,
    column, first row, last row], the Excel format of each run of cells that have one of their own. `frozen`: [rows,
    columns] that stay in sight. `notes`: [row, column, text]. `complete` is False when there was more than is counted
    here. Rows from 1, columns from 0.
    """

    def __init__(self, styles: Iterable[Element]) -> None:
        self._formats = _formats(styles)
        self._relations: dict[str, list[Element]] = {}
        self._notes: dict[str, list[tuple[Mapping[str, str], str]]] = {}

    def wants(self, name: str) -> bool:
        """Whether this part of the workbook says something about how it looks."""
        return name.startswith(_RELATIONS) or _is_notes(name)

    def add_part(self, name: str, pieces: Iterable[bytes]) -> None:
        """Take what `wants` asked for."""
        if name.startswith(_RELATIONS):
            self._relations[name] = elements(pieces)
        else:
            self._notes[name] = texts_within(pieces, "comment", "t")

    def of_sheet(self, name: str, content: bytes) -> dict[str, object]:
        """How the sheet in the part `name` looks."""
        seen = _LookPass(self._formats)
        feed(seen.parser, [content])
        notes = [note for part in self._notes_of(name) for note in self._notes[part]]
        found: list[tuple[int, int, str]] = []
        for attributes, text in notes:
            if len(found) < MOST_NOTES and seen.has_room(text):
                found.append((*position(attributes.get("ref", "")), text))
        return {
            "formulas": seen.formulas,
            "widths": seen.widths,
            "formats": seen.formats,
            "frozen": seen.frozen,
            "notes": found,
            "complete": seen.is_complete and len(found) == len(notes),
        }

    def _notes_of(self, name: str) -> Iterable[str]:
        folder, _, file = name.rpartition("/")
        for tag, attributes in self._relations.get(f"{_RELATIONS}{file}.rels", []):
            target = attributes.get("Target", "")
            inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            if tag == "Relationship" and inside in self._notes:
                yield inside


def _is_notes(name: str) -> bool:
    return name.startswith("xl/comments") and name.endswith(".xml")


def _formats(styles: Iterable[Element]) -> dict[str, str]:
    """Style numbers, as cells name them → the format of a number in it; plain ones left out."""
    used, own = cell_formats(styles)
    codes = {**_BUILT_IN, **own}
    found = {str(number): codes.get(code, "") for number, code in enumerate(used)}
    return {number: code for number, code in found.items() if code and code != "General"}


class _LookPass:
    """One pass over a sheet for its looks alone."""

    def __init__(self, formats: Mapping[str, str]) -> None:
        self.formulas: list[tuple[int, int, str]] = []
        self.widths: list[tuple[int, int, float]] = []
        self.formats: list[list[str | int]] = []
        self.frozen = [0, 0]
        self.is_complete = True
        self._known = formats
        self._runs: dict[int, list[str | int]] = {}
        self._room = MOST_TEXT
        self._row, self._column = 0, -1
        self._said: list[str] = []
        self.parser = strict_parser()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._starts = {"row": self._start_row, "c": self._start_cell, "col": self._width, "pane": self._pane}

    def has_room(self, text: str) -> bool:
        """Whether this text may be kept with the others."""
        self._room -= len(text)
        return self._room >= 0

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "f":
            self._said = []
            self.parser.CharacterDataHandler = self._said.append
        elif local in self._starts:
            self._starts[local](attributes)

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] != "f":
            return
        self.parser.CharacterDataHandler = None
        text = "".join(self._said)
        if text and len(self.formulas) < MOST_FORMULAS and self.has_room(text):
            self.formulas.append((self._row, self._column, text))
        elif text:
            self.is_complete = False

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = position(f"A{attributes['r']}").row if attributes.get("r") else self._row + 1
        self._column = -1

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        written = attributes.get("r") or f"{column_letters(self._column + 1)}{self._row}"
        self._row, self._column = here = position(written)
        if code := self._known.get(attributes.get("s", "")):
            self._add_format(code, here)

    def _add_format(self, code: str, here: Position) -> None:
        run = self._runs.get(here.column)
        if run and run[0] == code and run[3] == here.row - 1:
            run[3] = here.row
        elif len(self.formats) < MOST_FORMATS:
            self._runs[here.column] = [code, here.column, here.row, here.row]
            self.formats.append(self._runs[here.column])
        else:
            self.is_complete = False

    def _width(self, attributes: Mapping[str, str]) -> None:
        first, last, width = (_number(attributes.get(name, "")) for name in ("min", "max", "width"))
        if width and len(self.widths) <= LAST_COLUMN:
            self.widths.append((int(first) - 1, min(int(last) - 1, LAST_COLUMN), width))

    def _pane(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("state", "").startswith("frozen"):
            self.frozen = [int(_number(attributes.get(name, "0"))) for name in ("ySplit", "xSplit")]


def _number(written: str) -> float:
    """A size in an attribute; 0 when there is none or none that can be."""
    try:
        number = float(written or 0)
    except ValueError:
        return 0
    return number if 0 <= number <= HIGHEST_SIZE else 0
