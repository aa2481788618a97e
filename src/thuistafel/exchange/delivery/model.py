"""The values that pass through the reading of what people send."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row
from thuistafel.core.reasons import Reason
from thuistafel.core.regions import Composition, Register
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.answers import Answers
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import Field, Form
from thuistafel.exchange.raw import Grid, Raw, column_letters
from thuistafel.exchange.reading import Corrected

Spot = tuple[int, int]
"""A cell: row from 1, column from 0."""


@dataclass(frozen=True, slots=True)
class SentSheet:
    """One sheet, CSV file or text as it was opened; `grid[0]` is row 1. `merged` are first and last cell of an area."""

    file: str
    name: str
    grid: Grid
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[Spot, Spot], ...] = ()
    without_value: frozenset[Spot] = frozenset()
    errors: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it lies in `aanleveringen/`; with `refused` it has no sheets and nothing of it is used.

    `content` is kept only of what may be a file of the field (JSON, a table of CBS); `modified` is what a workbook
    says itself.
    """

    name: str
    digest: str
    sheets: tuple[SentSheet, ...] = ()
    modified: date | None = None
    remarks: tuple[Reason, ...] = ()
    refused: Reason | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Known:
    """What the table knows already, by which sent files are understood; names as its own tables spell them."""

    plan_year: int | None
    day: date
    register: Register
    composition: Composition | None = None
    target_groups: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    corporations: tuple[str, ...] = ()
    answers: Answers = dataclasses.field(default_factory=Answers)

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the municipalities that take part; none as long as that is not known."""
        return tuple(one.name for one in self.composition.members) if self.composition else ()


class How(StrEnum):
    """How the meaning of a column was found, surest first."""

    ANSWER = "antwoord"
    NAME = "naam"
    SYNONYM = "synoniem"
    ALIKE = "lijkt op"
    VALUES = "inhoud"


SURE = 90
"""Below this confidence (percent) the meaning of a column is shown as a question."""
LEAST = 60
"""Below this a column is not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a block and what it is taken for.

    `role` is '' for the field itself, or one of laag, hoog, kwaliteit, toelichting beside the quantity `field` that has
    the same `fixed`; with `bandbreedte` both ends stand in one cell (`10-15`), with `totaal` it is a control total. A
    toelichting or kwaliteit without `field` is about all quantities of its row. `fixed` is what the heading itself
    states: `{"herkomst": "Delft"}`, `{"jaar": 2022, "kwartaal": 1}`.
    """

    index: int
    written: str
    field: Field | None
    role: str = ""
    fixed: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    confidence: int = 100
    how: How = How.NAME


@dataclass(frozen=True, slots=True)
class Block:
    """One table on a sheet: header rows and body rows (from 1, as a spreadsheet counts), columns from 0, ends included.

    `title` is the text above it. In a `transposed` block the fields stand below each other: rows and columns change
    places, and `first_row` … speak of the block as it is read; `cell` and `name_of` lead back to the sheet.
    """

    sheet: SentSheet
    title: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    transposed: bool = False

    def spot(self, row: int, column: int) -> Spot:
        """The cell on the sheet that the block's row and column mean."""
        return (column + 1, row - 1) if self.transposed else (row, column)

    def cell(self, row: int, column: int) -> Raw:
        """What stands there; what a merged area covers has the value of its first cell only through `blocks`."""
        down, right = (column + 1, row - 1) if self.transposed else (row, column)
        grid = self.sheet.grid
        if 0 < down <= len(grid) and right < len(cells := grid[down - 1]):
            return cells[right]
        return ""

    def name_of(self, row: int, column: int) -> str:
        """The cell as a spreadsheet names it.

        >>> Block(SentSheet("f", "s", ()), "", (1,), 2, 2, 0, 3).name_of(2, 3)
        'D2'
        """
        down, right = self.spot(row, column)
        return f"{column_letters(right)}{down}"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A block, the form it was taken for and its columns; `confidence` of the form in percent.

    `about` is what the title or the name of the sheet states of every row that does not say it itself
    (`{"gemeente": "Delft", "jaar": 2022}`); `remarks` name columns with text that are not read.
    """

    block: Block
    form: Form
    columns: tuple[Column, ...]
    confidence: int = 100
    about: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    remarks: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the sender (or the table) can answer; `place` in the reason's values says where.

    `answer_at` is what an answer in `antwoorden.csv` names: a cell (`F14`) or a heading.
    """

    file: str
    sheet: str
    answer_at: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that was read and counts in no plan: of form `form`, field `field`; `about` is what its row is about."""

    form: str
    field: str
    place: Place
    value: CellValue
    about: Mapping[str, CellValue] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one file said: rows of a dossier and everything that was noticed on the way.

    `sender` is the party's name as the table spells it, '' when unknown; `kind` the letter of the forms it fills.
    `noted` are values that count in no plan (waarvan_uitstroom, Z2, totals …), for checks and for the answer.
    `copy_of` is how the digest begins of the file that this is our own copy of, come back.
    """

    file: str
    digest: str
    sender: str = ""
    kind: str = ""
    fingerprint: Fingerprint | None = None
    stated_on: date | None = None
    rows: tuple[Row, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Reason, ...] = ()
    refused: Reason | None = None
    noted: tuple[Noted, ...] = ()
    copy_of: str = ""
