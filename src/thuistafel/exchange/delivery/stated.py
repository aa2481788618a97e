"""A number in a cell with all that says what it is about, and what a sheet gave beside its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row, Table
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.model import Noted, Question
from thuistafel.exchange.reading import Corrected

Apart = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Stated:
    """One number for one table; `measure` is its column there.

    `apart` are the values of what splits a number that a dossier does not split. `is_doubted` when something about it
    is asked. `value_is_set_aside` when its cell could not be read: it is missing from any sum.
    """

    table: Table
    place: Place
    measure: str
    cells: dict[str, CellValue]
    at: dict[str, str]
    apart: Apart = ()
    is_doubted: bool = False
    is_set_aside: bool = False
    is_part_year: bool = False
    """Whether a single quarter or month is no lack (the quarter's workbook)."""

    @property
    def spot(self) -> str:
        """The cell of the number."""
        return self.at.get(self.measure, self.place.cell)


@dataclass(slots=True)
class Said:
    """What a file gave, sheet after sheet."""

    stated: list[Stated] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[Reason] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    _asked: set[Question] = field(default_factory=set)

    def ask(self, place: Place, answer_at: str, reason: Reason) -> None:
        """A question about a place; asked twice it is one."""
        asked = Question(place.file, place.sheet, answer_at, because(reason.code, **{**reason.values, "place": place}))
        if asked not in self._asked:
            self._asked.add(asked)
            self.questions.append(asked)

    def add(self, other: Said) -> None:
        """Take over all that another part of the file gave."""
        for name in ("stated", "rows", "corrected", "quarantine", "questions", "remarks", "noted"):
            getattr(self, name).extend(getattr(other, name))


def spots_of(cells: Iterable[str]) -> str:
    """At most eight cells by name, then an ellipsis: `D4, D5`."""
    names = list(dict.fromkeys(cells))
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")


def in_cell(place: Place, column: str, cell: str) -> Place:
    """The same place, pointing at one cell."""
    return replace(place, column=column, cell=cell)


MOST_NAMED = 8
