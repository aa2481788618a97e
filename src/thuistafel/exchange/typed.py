"""From a raw table to typed rows: header, columns, cells; what cannot be read goes to quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row, Table
from thuistafel.core.reasons import Reason, because, did_you_mean
from thuistafel.exchange.cells import Cell, CellValue, read_cell
from thuistafel.exchange.persons import person_column
from thuistafel.exchange.raw import Grid, Raw, RawTable, is_blank, text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import COLUMNS, Column, column_of, normal

HEADER_SEARCH = 10
HIGHEST_ROWS = 250_000
MOST_REMEMBERED = 10_000
MOST_GUESSED = 100


@dataclass(slots=True)
class Typed:
    """What a table gave; with `refused` nothing of it is used."""

    rows: list[Row] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)
    warnings: list[Reason] = field(default_factory=list)
    refused: Reason | None = None


def header_row(grid: Grid, table: Table) -> int:
    """The row (from 1) with all required column names, else the first filled row; 0 in an empty grid."""
    required = {column.name for column in COLUMNS[table] if column.required}
    filled = [index for index, cells in enumerate(grid[:1000]) if not _blank(cells)][:HEADER_SEARCH]
    for index in filled:
        if required <= {normal(text_of(cell)) for cell in grid[index]}:
            return index + 1
    return filled[0] + 1 if filled else 0


def typed(raw: RawTable, table: Table, problems: Mapping[tuple[int, int], Reason] | None = None) -> Typed:
    """The rows of `raw` read as `table`; `problems` are unreadable cells by (row, column from 0)."""
    result = Typed()
    if refused := _refusal(raw, table):
        result.refused = refused
        result.quarantine.append(Quarantined(Place(raw.file, raw.sheet, max(raw.header_row, 1)), "", refused))
        return result
    columns = [column_of(table, name) for name in raw.header]
    result.warnings.extend(_header_remarks(raw, table, columns))
    by_row: dict[int, dict[int, Reason]] = {}
    for (row, index), reason in (problems or {}).items():
        by_row.setdefault(row, {})[index] = reason
    reader = _RowReader(raw, table, columns, result)
    for number, cells in enumerate(raw.grid[raw.header_row :], start=raw.header_row + 1):
        reader.read(number, cells, by_row.get(number, {}))
    return result


def _blank(cells: Sequence[Raw]) -> bool:
    return all(map(is_blank, cells))


def _refusal(raw: RawTable, table: Table) -> Reason | None:
    if raw.header_row == 0:
        return because("table_empty", file=raw.file)
    if person := person_column(raw):
        return because("person_column", file=raw.file, column=person)
    names = [normal(name) for name in raw.header if name.strip()]
    if doubled := [name for name, times in Counter(names).items() if times > 1]:
        return because("header_duplicate", file=raw.file, columns=", ".join(sorted(doubled)))
    missing = [column.name for column in COLUMNS[table] if column.required and column.name not in names]
    if missing:
        strange = {name for name in names if column_of(table, name) is None}
        near = next(filter(None, (did_you_mean(name, missing) for name in sorted(strange)[:MOST_GUESSED])), "")
        return because("columns_missing", file=raw.file, columns=", ".join(missing), near=near)
    if len(raw.grid) - raw.header_row > HIGHEST_ROWS:
        return because("too_many_rows", file=raw.file, limit=HIGHEST_ROWS)
    return None


def _header_remarks(raw: RawTable, table: Table, columns: Sequence[Column | None]) -> list[Reason]:
    unknown = [name for name, column in zip(raw.header, columns, strict=True) if column is None and name.strip()]
    free = [column.name for column in COLUMNS[table] if column not in columns]
    remarks = [
        because("column_unknown", where=Place(raw.file, raw.sheet), column=name, near=did_you_mean(normal(name), free))
        for name in unknown
    ]
    if any(not _blank(cells) for cells in raw.grid[: raw.header_row - 1]):
        remarks.append(because("header_lower", where=Place(raw.file, raw.sheet), row=raw.header_row))
    return remarks


class _RowReader:
    """Reads the rows of one table; the same text in the same column is read once."""

    def __init__(self, raw: RawTable, table: Table, columns: Sequence[Column | None], result: Typed) -> None:
        self._raw, self._table, self._result = raw, table, result
        self._width = len(columns)
        self._known: list[tuple[int, Column, dict[Raw, Cell | Reason]]] = [
            (index, column, {}) for index, column in enumerate(columns) if column is not None
        ]

    def read(self, number: int, cells: Sequence[Raw], problems: Mapping[int, Reason]) -> None:
        """Hand the row on when every cell can be read; otherwise each unreadable cell goes to quarantine."""
        values: dict[str, CellValue] = {}
        corrected: list[Corrected] = []
        aside = self._too_long(number, cells)
        for index, column, seen in self._known:
            cell = cells[index] if index < len(cells) else ""
            if cell == "" and not problems:
                continue
            outcome = problems.get(index) or _read_once(cell, column, seen)
            if isinstance(outcome, Reason):
                aside.append(Quarantined(self._place(number, column), text_of(cell), outcome))
                continue
            if outcome.value is not None:
                values[column.name] = outcome.value
            if outcome.remark:
                corrected.append(_correction(self._place(number, column), cell, outcome.remark))
        self._result.quarantine.extend(aside)
        if values and not aside:
            self._result.corrected.extend(corrected)
            self._result.rows.append(Row(self._table, Place(self._raw.file, self._raw.sheet, number), values))

    def _place(self, number: int, column: Column) -> Place:
        return Place(self._raw.file, self._raw.sheet, number, column.name)

    def _too_long(self, number: int, cells: Sequence[Raw]) -> list[Quarantined]:
        if len(cells) <= self._width or _blank(cells[self._width :]):
            return []
        extra = " ".join(text_of(cell) for cell in cells[self._width :]).strip()
        return [Quarantined(Place(self._raw.file, self._raw.sheet, number), extra, because("row_too_long"))]


def _read_once(cell: Raw, column: Column, seen: dict[Raw, Cell | Reason]) -> Cell | Reason:
    # True, 1 and 1.0 are one key in a dict; text and whole numbers are the ones that repeat
    if type(cell) is not str and type(cell) is not int:
        return read_cell(cell, column)
    outcome = seen.get(cell)
    if outcome is None:
        outcome = read_cell(cell, column)
        if len(seen) < MOST_REMEMBERED:
            seen[cell] = outcome
    return outcome


def _correction(place: Place, raw: Raw, remark: Reason) -> Corrected:
    became = remark.values.get("value", remark.values.get("day", ""))
    return Corrected(place, text_of(raw), str(became), remark)
