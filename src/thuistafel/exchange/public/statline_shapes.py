"""The shapes a StatLine table comes in (CSV with codes or labels, JSON of both services) to one kind of record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thuistafel.exchange.public.statline_tables import PERIOD_KEYS, REGION_KEYS, TABLES, is_measure, key_of, number_in
from thuistafel.exchange.public.structured import Entry, entries, within, written_at
from thuistafel.exchange.raw import Grid, text_of

HEADINGS_SEARCHED = 10
NOT_DELIVERED = "."
_ALONE = frozenset({"Id", "ID", "Measure", "Value", "ValueAttribute", "StringValue"})
_OWN_CODES = {measure.code: measure.key for table in TABLES for measure in table.measures if measure.code}


@dataclass(frozen=True, slots=True)
class StatRecord:
    """One region and period: `cells` by key, codes as they stand; '' is nothing, `.` not delivered."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StatDocument:
    """A table as it was found: its number ('' unknown), which keys are measures, and labels by dimension and code."""

    number: str
    records: tuple[StatRecord, ...]
    measures: frozenset[str]
    dimensions: frozenset[str]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unnamed: tuple[str, ...] = ()


def from_grid(grid: Grid, file: str) -> StatDocument | None:
    """A StatLine CSV: a row per combination, with a region and a period; title lines above are passed over."""
    start = next((at for at, row in enumerate(grid[:HEADINGS_SEARCHED]) if _has_both(map(text_of, row))), None)
    if start is None:
        return None
    headings = [text_of(cell) for cell in grid[start]]
    keys = [key_of(heading) for heading in headings]
    counted = frozenset(key for key, heading in zip(keys, headings, strict=True) if is_measure(heading))
    records = tuple(
        StatRecord(number, {key: text_of(cell).strip() for key, cell in zip(keys, row, strict=False)})
        for number, row in enumerate(grid[start + 1 :], start=start + 2)
        if len(row) >= len(keys)
    )
    above = " ".join(text_of(cell) for row in grid[:start] for cell in row)
    return StatDocument(
        number_in(file) or number_in(above), records, counted, frozenset(keys) - counted - _ALONE - {""}
    )


def from_json(document: object, file: str) -> StatDocument | None:
    """A page of either service of CBS, or all pages in one with the code lists beside `value`."""
    rows = entries(within(document, "value"))
    if not rows or not isinstance(document, dict):
        return None
    address = written_at(document, "@odata.context") or written_at(document, "odata.metadata")
    number = number_in(address) or number_in(file)
    names = _labels(document)
    if {"Measure", "Value"} <= rows[0].keys():
        return _observed(rows, number, names) if _has_both(rows[0]) else None
    return _typed(rows, number, names) if _has_both(rows[0]) else None


def _typed(rows: list[Entry], number: str, labels: Mapping[str, Mapping[str, str]]) -> StatDocument:
    """A record per row: every measure is a name of its own."""
    headings = {str(name) for name in rows[0]}
    counted = frozenset(key_of(name) for name in headings if is_measure(name))
    keys = {name: key_of(name) for name in headings}
    records = tuple(
        StatRecord(at, {key: _cell(row, name) for name, key in keys.items() if name in row})
        for at, row in enumerate(rows, start=1)
    )
    dimensions = frozenset(key_of(name) for name in headings if not is_measure(name)) - _ALONE
    return StatDocument(number, records, counted, dimensions, labels)


def _observed(rows: list[Entry], number: str, labels: Mapping[str, Mapping[str, str]]) -> StatDocument:
    """Rows of one measure each, put together by what they are about."""
    titles = {code: key_of(title) for code, title in labels.get("Measure", {}).items()}
    together: dict[tuple[tuple[str, str], ...], tuple[int, dict[str, str]]] = {}
    measures, unnamed = set(), set()
    for at, row in enumerate(rows, start=1):
        about = {key_of(str(name)): _cell(row, str(name)) for name in row if name not in _ALONE}
        code = written_at(row, "Measure")
        measure = titles.get(code) or _OWN_CODES.get(code, "")
        if not measure:
            unnamed.add(code)
            continue
        measures.add(measure)
        _, cells = together.setdefault(tuple(sorted(about.items())), (at, about))
        cells[measure] = _observation(row)
    records = tuple(StatRecord(at, cells) for at, cells in together.values())
    dimensions = frozenset(key_of(str(name)) for name in rows[0]) - _ALONE
    return StatDocument(number, records, frozenset(measures), dimensions, labels, tuple(sorted(unnamed)))


def _observation(row: Entry) -> str:
    """`Impossible` is a cell that cannot exist; any other lack is a number that was not given."""
    if row.get("Value") is None:
        return "" if written_at(row, "ValueAttribute") == "Impossible" else NOT_DELIVERED
    return written_at(row, "Value") or NOT_DELIVERED


def _cell(row: Entry, name: str) -> str:
    return NOT_DELIVERED if row.get(name) is None else written_at(row, name)


def _has_both(names: Iterable[str]) -> bool:
    keys = {key_of(str(name)) for name in names}
    return not keys.isdisjoint(REGION_KEYS) and not keys.isdisjoint(PERIOD_KEYS)


def _labels(document: Entry) -> dict[str, dict[str, str]]:
    """Code lists that stand beside the rows: `RegioSCodes` and `MeasureCodes`, or `RegioS` and `DataProperties`."""
    found: dict[str, dict[str, str]] = {}
    for name, listed in document.items():
        codes = {
            written_at(each, "Identifier") or written_at(each, "Key"): written_at(each, "Title")
            for each in entries(listed)
            if name != "value"
        }
        if codes:
            found[re.sub(r"Codes$", "", name)] = codes
    return found
