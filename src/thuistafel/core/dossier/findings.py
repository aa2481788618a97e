"""What comes up while a dossier is put together: rows set aside, sources that differ, warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from thuistafel.core.dossier.model import Amount, Conflict, Quarantined, Row
from thuistafel.core.reasons import Reason, Value, because

T = TypeVar("T")
ABOUT = ("instelling", "gemeente", "herkomst", "woongemeente", "doelgroep", "categorie", "product")
"""The columns that say what a row is about."""
TOTALS = {"totaal", "totalen", "eindtotaal", "subtotaal", "regiototaal", "som", "total"}
OF_ALL = {"van", "de", "alle", "regio", "gemeenten", "instellingen", "groepen", "doelgroepen", "generaal", "samen"}
LONGEST_TOTAL = 60


class Refused(Exception):
    """A row that cannot be used: the column it stands in and why."""

    def __init__(self, column: str, code: str, **values: Value) -> None:
        super().__init__(column, code)
        self.column = column
        self.reason = because(code, column=column, **values)


@dataclass(slots=True)
class Findings:
    """Gathers in any order; the dossier holds them sorted."""

    quarantine: list[Quarantined] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    warnings: list[Reason] = field(default_factory=list)

    def set_aside(self, row: Row, refused: Refused) -> None:
        """Keeps the row out, with the cell that is the cause."""
        self.quarantine.append(
            Quarantined(row.place_of(refused.column), as_written(row.cells.get(refused.column)), refused.reason)
        )

    def warn(self, row: Row, code: str, **values: Value) -> None:
        """A remark on a row that is used all the same."""
        self.warnings.append(because(code, file=row.place.file, sheet=row.place.sheet, row=row.place.row, **values))

    def taken(self, rows: Iterable[Row], take: Callable[[Row], T | None]) -> Iterator[T]:
        """What `take` makes of each row; a refused row is set aside."""
        for row in rows:
            try:
                if total := _total_in(row):
                    raise Refused(total, "total_row", given=as_written(row.cells[total]))
                result = take(row)
            except Refused as refused:
                self.set_aside(row, refused)
                continue
            if result is not None:
                yield result


def _total_in(row: Row) -> str | None:
    """The column that says that the row is a total of others."""
    return next((column for column in ABOUT if _is_total(row.cells.get(column))), None)


def _is_total(cell: object) -> bool:
    """`Totaal`, `Totaal regio`, `Som`; not an organisation whose name begins so."""
    if not isinstance(cell, str) or len(cell) > LONGEST_TOTAL:
        return False
    first, *rest = cell.casefold().replace(":", " ").split() or [""]
    return first in TOTALS and all(word in OF_ALL or word.isdecimal() for word in rest)


def as_written(cell: object) -> str:
    """A cell as text, as near as possible to what stood there."""
    if cell is None:
        return ""
    if not isinstance(cell, Amount):
        return str(cell)
    if not cell.applies:
        return "n.v.t."
    if cell.value is not None:
        return f"ca. {cell.value}" if cell.approximate else str(cell.value)
    return f"{'' if cell.low is None else cell.low}-{'' if cell.high is None else cell.high}"
