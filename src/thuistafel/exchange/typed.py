"""From a raw table to typed rows: header, columns, cells; what cannot be read goes to quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row, Table
from thuistafel.core.reasons import Reason, because, did_you_mean
from thuistafel.exchange.cells import Cell, CellValue, read_cell
from thuistafel.exchange.collector import no_search
from thuistafel.exchange.persons import person_column
from thuistafel.exchange.raw import Grid, Raw, RawTable, is_blank, text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import COLUMNS, Column, column_of, normal

HEADER_SEARCH = 10
HIGHEST_ROWS = 250_000
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
    with no_search():
        _read_rows(_RowReader(raw, table, columns, result), raw, by_row)
    return result


def _read_rows(reader: _RowReader, raw: RawTable, problems: Mapping[int, Mapping[int, Reason]]) -> None:
    """All rows in order; columns are read as a whole first, so that most rows need no look at their cells."""
    body = raw.grid[raw.header_row :]
    names = [column.name for _, column in reader.known]
    cells_of = _columns_of(body)
    columns = [_read_column(cells_of(index), column) for index, column in reader.known]
    apart = {number - raw.header_row - 1 for number in problems}.union(*(found.apart for found in columns))
    width = len(raw.header)
    apart.update(index for index, cells in enumerate(body) if len(cells) > width)
    is_full = not any(None in found.values for found in columns)
    rows = zip(*(found.values for found in columns), strict=True) if columns else repeat((), len(body))
    for index, values in enumerate(rows):
        number = index + raw.header_row + 1
        if index in apart:
            outcomes = [found.outcomes[index] for found in columns]
            reader.read(number, body[index], outcomes, problems.get(number, {}))
        elif is_full:
            reader.take(number, dict(zip(names, values, strict=True)))
        else:
            reader.take(number, {name: value for name, value in zip(names, values, strict=True) if value is not None})


def _columns_of(body: Grid) -> Callable[[int], Sequence[Raw]]:
    """How to get the cells of a column, '' where a row has ended before it."""
    lengths = set(map(len, body))
    if len(lengths) == 1:
        columns = list(zip(*body, strict=True))
        return lambda index: columns[index] if index < len(columns) else ("",) * len(body)
    return lambda index: [cells[index] if index < len(cells) else "" for cells in body]


@dataclass(frozen=True, slots=True)
class _ReadColumn:
    """What each row has in a column, its value None where there is none; of rows `apart` more is to be said."""

    outcomes: list[Cell | Reason]
    values: list[CellValue | None]
    apart: set[int]


def _read_column(cells: Sequence[Raw], column: Column) -> _ReadColumn:
    """Every different cell read once."""
    # True, 1 and 1.0 are one key in a dict
    keys: Sequence[object] = list(zip(map(type, cells), cells, strict=True)) if _mixes_numbers(cells) else cells
    read = {key: read_cell(cell, column) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    values = {key: None if isinstance(outcome, Reason) else outcome.value for key, outcome in read.items()}
    telling = {key for key, outcome in read.items() if isinstance(outcome, Reason) or outcome.remark}
    apart = {index for index, key in enumerate(keys) if key in telling} if telling else set()
    return _ReadColumn(list(map(read.__getitem__, keys)), list(map(values.__getitem__, keys)), apart)


def _mixes_numbers(cells: Sequence[Raw]) -> bool:
    return not {float, bool}.isdisjoint(map(type, cells))


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
    """Reads the rows of one table of which something is to be said; the others it only takes."""

    def __init__(self, raw: RawTable, table: Table, columns: Sequence[Column | None], result: Typed) -> None:
        self._raw, self._table, self._result = raw, table, result
        self._width = len(columns)
        self.known = [(index, column) for index, column in enumerate(columns) if column is not None]

    def take(self, number: int, values: dict[str, CellValue]) -> None:
        """Hand on a row of which nothing is to be said, unless it is empty."""
        if values:
            self._result.rows.append(Row(self._table, Place(self._raw.file, self._raw.sheet, number), values))

    def read(
        self, number: int, cells: Sequence[Raw], outcomes: Sequence[Cell | Reason], problems: Mapping[int, Reason]
    ) -> None:
        """Hand the row on when every cell can be read; otherwise each unreadable cell goes to quarantine."""
        values: dict[str, CellValue] = {}
        corrected: list[Corrected] = []
        aside = self._too_long(number, cells)
        for (index, column), read in zip(self.known, outcomes, strict=True):
            cell = cells[index] if index < len(cells) else ""
            if cell == "" and not problems:
                continue
            outcome = problems.get(index) or read
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
            self.take(number, values)

    def _place(self, number: int, column: Column) -> Place:
        return Place(self._raw.file, self._raw.sheet, number, column.name)

    def _too_long(self, number: int, cells: Sequence[Raw]) -> list[Quarantined]:
        if len(cells) <= self._width or _blank(cells[self._width :]):
            return []
        extra = " ".join(text_of(cell) for cell in cells[self._width :]).strip()
        return [Quarantined(Place(self._raw.file, self._raw.sheet, number), extra, because("row_too_long"))]


def _correction(place: Place, raw: Raw, remark: Reason) -> Corrected:
    became = remark.values.get("value", remark.values.get("day", ""))
    return Corrected(place, text_of(raw), str(became), remark)
