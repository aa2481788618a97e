"""Recognised columns to rows of a dossier: what each number is about, and what adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Quarantined, Row, Table
from thuistafel.core.reasons import Reason
from thuistafel.exchange.cells import CellValue, read_cell
from thuistafel.exchange.delivery.model import Column, Known, Recognised
from thuistafel.exchange.forms import Measure
from thuistafel.exchange.raw import is_blank, text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import COLUMNS
from thuistafel.exchange.tables import Column as TableColumn


@dataclass(slots=True)
class Stated:
    """A number in a cell with all that says what it is about; `apart` are the values of fields that add up."""

    table: Table
    place: Place
    cells: dict[str, CellValue]
    at: dict[str, str]
    apart: tuple[str, ...] = ()


@dataclass(slots=True)
class RowsRead:
    """What a block gave."""

    stated: list[Stated] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)


def rows_read(found: Recognised, known: Known, sender: str) -> RowsRead:
    """Every number of the block; what cannot be read is set aside with its cell."""
    read = RowsRead()
    for row in range(found.block.first_row, found.block.last_row + 1):
        _read_row(found, row, known, sender, read)
    return read


def _read_row(found: Recognised, row: int, known: Known, sender: str, read: RowsRead) -> None:
    cells: dict[str, CellValue] = {}
    at: dict[str, str] = {}
    apart: list[str] = []
    for column in found.columns:
        if column.field is None or column.role or column.field.measures:
            continue
        value = _value(found, row, column, read)
        if column.field.adds:
            apart.append(str(value))
        elif column.field.fills and value is not None:
            cells[column.field.fills] = value
            at[column.field.fills] = found.block.name_of(row, column.index)
    for column in found.columns:
        if column.field and column.field.measures and not column.role:
            _read_measure(found, row, column, cells, at, tuple(apart), known, sender, read)


def _read_measure(
    found: Recognised, row: int, column: Column, about: Mapping[str, CellValue], at: Mapping[str, str],
    apart: tuple[str, ...], known: Known, sender: str, read: RowsRead,
) -> None:  # fmt: skip
    value = _value(found, row, column, read)
    if value is None or column.field is None:
        return
    for measure in column.field.measures:
        cells: dict[str, CellValue] = {
            **_usual(measure, known, sender),
            **about,
            **column.fixed,
            **measure.fixed,
            measure.column: value,
        }
        place = Place(found.block.sheet.file, found.block.sheet.name, found.block.spot(row, column.index)[0])
        spots = {**at, measure.column: found.block.name_of(row, column.index)}
        read.stated.append(Stated(measure.table, place, cells, spots, apart))


def _usual(measure: Measure, known: Known, sender: str) -> dict[str, CellValue]:
    """What goes without saying: the plan year, and the sender for whom the numbers are."""
    columns = {column.name for column in COLUMNS[measure.table]}
    usual: dict[str, CellValue] = {"bron": f"opgave {sender}".strip()}
    if "jaar" in columns and known.plan_year:
        usual["jaar"] = known.plan_year
    if measure.table is Table.OUTFLOW:
        usual["instelling"] = sender
    return usual


def _value(found: Recognised, row: int, column: Column, read: RowsRead) -> CellValue | None:
    raw = found.block.cell(row, column.index)
    if is_blank(raw) or column.field is None:
        return None
    outcome = read_cell(raw, TableColumn(column.field.name, column.field.kind, "", choices=column.field.choices))
    sheet = found.block.sheet
    place = Place(
        sheet.file,
        sheet.name,
        found.block.spot(row, column.index)[0],
        column.field.name,
        found.block.name_of(row, column.index),
    )
    if isinstance(outcome, Reason):
        read.quarantine.append(Quarantined(place, text_of(raw), outcome))
        return None
    if outcome.remark:
        became = outcome.remark.values.get("value", outcome.remark.values.get("day", ""))
        read.corrected.append(Corrected(place, text_of(raw), str(became), outcome.remark))
    return outcome.value


def added(stated: Iterable[Stated]) -> tuple[Row, ...]:
    """One row per subject: numbers that differ only in what a dossier does not split are added."""
    groups: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in stated:
        groups[_subject(one)].append(one)
    return tuple(_sum(group) for group in groups.values())


def _subject(one: Stated) -> tuple[object, ...]:
    amounts = {"aantal", "laag", "hoog", "kwaliteit", "toelichting", "bron", "definitie"}
    about = tuple(sorted((name, str(value)) for name, value in one.cells.items() if name not in amounts))
    return (one.table, about, one.place.file)


def _sum(group: list[Stated]) -> Row:
    first = group[0]
    if len(group) == 1:
        return Row(first.table, first.place, first.cells, first.at)
    total = sum(value.value or 0 for one in group if isinstance(value := one.cells["aantal"], Amount))
    where = ", ".join(one.at["aantal"] for one in group)
    return Row(first.table, first.place, {**first.cells, "aantal": Amount(total)}, {**first.at, "aantal": where})
