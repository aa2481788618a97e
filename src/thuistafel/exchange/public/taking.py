"""Cells found in a file of the field to rows of a dossier: each is read as a cell of that table would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row, Table
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue, read_cell
from thuistafel.exchange.raw import Raw, text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import column_of
from thuistafel.exchange.typed import Typed

MOST_SHOWN = 12


@dataclass(slots=True)
class Taking:
    """What a file gave so far; `file` is the name it has in a `Place`."""

    file: str
    result: Typed = field(default_factory=Typed)

    def add(self, table: Table, number: int, found: Mapping[str, Raw | None]) -> None:
        """Take a row out of record `number`; what cannot be read goes to quarantine with its column."""
        values: dict[str, CellValue] = {}
        aside: list[Quarantined] = []
        changed: list[Corrected] = []
        for name, raw in found.items():
            column = column_of(table, name)
            if raw is None or column is None:
                continue
            place = Place(self.file, "", number, name)
            cell = read_cell(raw, column)
            if isinstance(cell, Reason):
                aside.append(Quarantined(place, text_of(raw)[:100], cell))
                continue
            if cell.value is not None:
                values[name] = cell.value
            if cell.remark:
                changed.append(Corrected(place, text_of(raw), str(cell.remark.values.get("value", "")), cell.remark))
        self.result.quarantine.extend(aside)
        if values and not aside:
            self.result.corrected.extend(changed)
            self.result.rows.append(Row(table, Place(self.file, "", number), values))

    def set_aside(self, number: int, column: str, value: str, reason: Reason) -> None:
        """Keep a record aside of which no row can be made."""
        self.result.quarantine.append(Quarantined(Place(self.file, "", number, column), value[:100], reason))

    def remark(self, code: str, **values: object) -> None:
        """Say something about the whole file."""
        self.result.warnings.append(because(code, file=self.file, **values))


def refused(file: str, reason: Reason) -> Typed:
    """Nothing of the file is used."""
    return Typed(quarantine=[Quarantined(Place(file), "", reason)], refused=reason)


def listed(names: list[str]) -> str:
    """Names to show, without repeating and no more than fit a sentence.

    >>> listed(["b", "a", "b"])
    'a, b'
    """
    once = sorted(set(names))
    return ", ".join(once[:MOST_SHOWN]) + (", …" if len(once) > MOST_SHOWN else "")
