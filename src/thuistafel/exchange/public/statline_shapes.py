"""The shapes a StatLine table comes in (CSV with codes or labels, JSON of both services) to one kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from thuistafel.exchange.public.statline_tables import PERIOD_KEYS, REGION_KEYS, TABLES, is_measure, key_of, number_in
from thuistafel.exchange.public.structured import Entry, entries, within, written_at
from thuistafel.exchange.raw import Grid, Raw, text_of

HEADINGS_SEARCHED = 10
NOT_DELIVERED = "."
_OF_OBSERVATION = {"Measure", "Value"}
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


Labels = Mapping[str, Mapping[str, str]]


def from_grid(grid: Grid, file: str, labels: Labels | None = None) -> StatDocument | None:
    """A StatLine CSV: a row per combination, with a region and a period; title lines above are passed over.

    `Observations.csv` of a whole table has a row per measure; it needs the `labels` of `MeasureCodes.csv`.
    """
    start = next((at for at, row in enumerate(grid[:HEADINGS_SEARCHED]) if _has_both(map(text_of, row))), None)
    if start is None:
        return None
    headings = [text_of(cell) for cell in grid[start]]
    keys = [key_of(heading) for heading in headings]
    if set(keys) >= _OF_OBSERVATION:
        return _observed(_entries(keys, grid[start + 1 :]), number_in(file), labels or {}, first=start + 2)
    counted = frozenset(key for key, heading in zip(keys, headings, strict=True) if is_measure(heading))
    doubled = {key for key in counted if keys.count(key) > 1}
    records = tuple(
        StatRecord(number, _filled(keys, [text_of(cell).strip() for cell in row]))
        for number, row in enumerate(grid[start + 1 :], start=start + 2)
        if len(row) > 1
    )
    above = " ".join(text_of(cell) for row in grid[:start] for cell in row)
    return StatDocument(
        number=number_in(file) or number_in(above),
        records=records,
        measures=counted - doubled,
        dimensions=frozenset(keys) - counted - _ALONE - {""},
        labels=labels or {},
        unnamed=tuple(sorted(doubled)),
    )


def _filled(keys: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by key; of a line that was cut off the rest is not delivered."""
    return {key: cells[at] if at < len(cells) else NOT_DELIVERED for at, key in enumerate(keys)}


def _entries(keys: Sequence[str], rows: Iterable[Sequence[Raw]]) -> list[Entry]:
    """Rows as the newer service gives them in JSON, where an empty value is none."""
    return [
        {key: cell or None for key, cell in _filled(keys, [text_of(cell).strip() for cell in row]).items()}
        for row in rows
    ]


def from_json(document: object, file: str, labels: Labels | None = None) -> StatDocument | None:
    """A page of either service of CBS, or all pages in one with the code lists beside `value`."""
    rows = entries(within(document, "value"))
    if not rows or not isinstance(document, dict):
        return None
    address = written_at(document, "@odata.context") or written_at(document, "odata.metadata")
    number = number_in(address) or number_in(file)
    names = {**(labels or {}), **_labels(document)}
    if rows[0].keys() >= _OF_OBSERVATION:
        return _observed(rows, number, names) if _has_both(rows[0]) else None
    return _typed(rows, number, names) if _has_both(rows[0]) else None


def _typed(rows: list[Entry], number: str, labels: Labels) -> StatDocument:
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


def _observed(rows: Sequence[Entry], number: str, labels: Labels, first: int = 1) -> StatDocument:
    """Rows of one measure each, put together by what they are about."""
    titles = {code: key_of(title) for code, title in labels.get("Measure", {}).items()}
    together: dict[tuple[tuple[str, str], ...], tuple[int, dict[str, str]]] = {}
    measures, unnamed = set(), set()
    for at, row in enumerate(rows, start=first):
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
    lists = {name.removesuffix("Codes"): code_list(document[name]) for name in document.keys() - {"value"}}
    return {name: codes for name, codes in lists.items() if codes}


def code_list(found: object) -> dict[str, str]:
    """Titles by code; nothing when it is no code list."""
    return {_code(each): written_at(each, "Title") for each in entries(found) if _code(each) and "Title" in each}


def code_list_in(grid: Grid) -> dict[str, str]:
    """The same of a CSV such as `MeasureCodes.csv`."""
    keys = [text_of(cell) for cell in grid[0]] if grid else []
    return code_list(_entries(keys, grid[1:])) if "Title" in keys else {}


def dimension_of(file: str) -> str:
    """Which dimension a file with codes is about: `85980NED_RegioSCodes.csv` is about RegioS."""
    return PurePosixPath(file).stem.rpartition("_")[2].removesuffix("Codes")


def _code(each: Entry) -> str:
    return written_at(each, "Identifier") or written_at(each, "Key")
