"""From what the child saw in a workbook to tables, each problem in its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thuistafel.core.dossier import Table
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.collection import Collection
from thuistafel.exchange.frame import frame_from_sheet
from thuistafel.exchange.raw import Grid, Raw, RawTable, column_letters
from thuistafel.exchange.reading import FileReport
from thuistafel.exchange.tables import Kind, column_of, normal, table_like, table_named
from thuistafel.exchange.typed import header_row

FRAME_SHEET = "dossier"


def add_workbook(into: Collection, file: str, found: Mapping[str, Any]) -> None:
    """Take every sheet: as the table it is named after, as the settings, or unread and reported."""
    if found["ignored"]:
        what = ", ".join(found["ignored"])
        into.files.append(FileReport(file, "onbekend", warnings=(because("workbook_ignored", file=file, what=what),)))
    for sheet in found["sheets"]:
        _add_sheet(into, file, sheet, found["from_1904"])


def _add_sheet(into: Collection, file: str, sheet: Mapping[str, Any], from_1904: bool) -> None:
    name = sheet["name"]
    grid = grid_of(sheet["grid"], sheet["without_value"])
    remarks = list(_remarks(file, sheet))
    table = table_named(name)
    if normal(name) == FRAME_SHEET:
        into.add_frame(frame_from_sheet(grid), file)
    elif table is None:
        remarks.insert(0, because("sheet_unknown", file=file, sheet=name, near=table_like(name)))
        into.add_unknown(RawTable(file, name, None, grid), remarks)
    else:
        raw = RawTable(file, name, table, grid, header_row(grid, table))
        problems = {**(_unsure_days(raw, table) if from_1904 else {}), **_problems(sheet)}
        into.add_table(raw, table, remarks, problems)


def grid_of(rows: Sequence[tuple[Raw, ...]], without_value: Sequence[Sequence[int]]) -> Grid:
    """The cells, long enough to hold the rows that have only a formula without value."""
    longest = max([len(rows), *(row for row, _ in without_value)])
    return (*rows, *[()] * (longest - len(rows)))


def _remarks(file: str, sheet: Mapping[str, Any]) -> Iterable[Reason]:
    name = sheet["name"]
    if sheet["hidden"]:
        yield because("sheet_hidden", file=file, sheet=name)
    if sheet["hidden_rows"]:
        numbers = ", ".join(map(str, sheet["hidden_rows"][:10]))
        yield because("rows_hidden", file=file, sheet=name, rows=numbers)
    if sheet["hidden_columns"]:
        letters = ", ".join(column_letters(column) for column in sheet["hidden_columns"][:10])
        yield because("columns_hidden", file=file, sheet=name, columns=letters)


def _unsure_days(raw: RawTable, table: Table) -> dict[tuple[int, int], Reason]:
    """Bare numbers in date columns of a workbook that counts its days from 1904: four years off, or not."""
    columns = [column_of(table, name) for name in raw.header]
    days = {index for index, column in enumerate(columns) if column and column.kind is Kind.DATE}
    return {
        (number, index): because("date_expected")
        for number, cells in enumerate(raw.grid, start=1)
        for index in days
        if number > raw.header_row and index < len(cells) and isinstance(cells[index], int | float)
    }


def _problems(sheet: Mapping[str, Any]) -> dict[tuple[int, int], Reason]:
    """Cells that cannot be believed: formulas without a stored value, errors, and what a merged cell covers."""
    found = {(row, column): because("formula_without_value") for row, column in sheet["without_value"]}
    found.update({(row, column): because("cell_is_error") for row, column in sheet["errors"]})
    width = max(map(len, sheet["grid"]), default=0)
    for first, last in sheet["merged"]:
        area = f"{column_letters(first[1])}{first[0]}:{column_letters(last[1])}{last[0]}"
        for row in range(first[0], min(last[0], len(sheet["grid"])) + 1):
            for column in range(first[1], min(last[1], width - 1) + 1):
                if [row, column] != first:
                    found[row, column] = because("cells_merged", area=area)
    return found
