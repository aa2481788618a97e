"""Beeld: all groups in a row, for who may see all, only its own, or no small numbers (W19, W22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language

from thuistafel.core.claims import Unit, WorkingValue
from thuistafel.core.disclosure import TOTAL, Protected, protect
from thuistafel.core.dossier import INDICATORS
from thuistafel.core.picture import Picture, PictureCell, PictureTotal
from thuistafel.core.picture import picture as picture_of
from thuistafel.core.reasons import because
from thuistafel.documents.report_picture import CellState, HeatCell, HeatMap, HeatRow, HeatTable, HeatTotal, heat_map
from thuistafel.web.accounts.policy import Act
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.pages import Here
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording import number, sentence, written
from thuistafel.wording.language import translated

COVERAGE = "volledigheid"
VIEWS = (COVERAGE, *INDICATORS)
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Shade:
    """A cell of the map: its words, how dark (1 to 4), or 'none' for missing, 'skip' for not applicable, '' for 0."""

    shown: str
    level: str
    note: str
    code: str


@dataclass(frozen=True, slots=True)
class Total:
    """A group's number of the region: '– ', or one per unit with range, and what was delivered of it."""

    shown: tuple[tuple[str, str], ...]
    delivered: str
    at_least: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still missing of one municipality."""

    code: str
    name: str
    missing: int
    asked: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The page. `totals` is empty while only own numbers may be seen; `is_protected` while small ones are hidden."""

    conclusion: str
    columns: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    totals: tuple[tuple[str, tuple[Total, ...]], ...]
    shades: tuple[tuple[str, str, tuple[Shade, ...]], ...]
    missing: tuple[Missing, ...]
    remarks: tuple[str, ...]
    is_protected: bool


def shown(here: Here, chosen: str) -> Shown:
    """What this member may see of the picture, with the chosen number (or how complete it is) as a map."""
    view, language = here.view, get_language() or "nl"
    own = here.own_code if here.is_first_look else None
    if own is not None:
        return _own(_heat(view, language), own, chosen)
    is_protected = not here.member.may(Act.REMARK)
    found = _protected_heat(view, language) if is_protected else _heat(view, language)
    totals = _protected_totals(view) if is_protected else _totals(view)
    groups = [(row.label, totals[row.target_group]) for row in found.tables[0].rows] if found.tables else []
    return _shown(found, chosen, tuple(groups), is_protected)


@per_view(16)
def _heat(view: Viewpoint, language: str) -> HeatMap:
    return heat_map(plan_of(view))


@per_view(16)
def _picture(view: Viewpoint) -> Picture:
    return picture_of(plan_of(view).dossier)


Totals = Mapping[str, tuple[Total, ...]]
Told = Callable[[PictureTotal], tuple[str, str]]
"""A total as it is written, and its range."""


def _totals(view: Viewpoint) -> Totals:
    return _in_order(view, lambda one: (number(one.value), written(one.range) if one.range and one.range.width else ""))


def _in_order(view: Viewpoint, told: Told) -> Totals:
    found: dict[tuple[str, str], list[PictureTotal]] = {}
    for one in _picture(view).totals:
        found.setdefault((one.target_group, one.indicator), []).append(one)
    groups = {group for group, _ in found}
    return {group: tuple(_total(found[group, each], told) for each in INDICATORS) for group in groups}


def _total(totals: list[PictureTotal], told: Told) -> Total:
    said = []
    for one in totals:
        if one.unit is not None:
            value, band = told(one)
            least = f"≥ {value}" if one.at_least and value[:1].isdigit() else value
            said.append((f"{least} {translated(one.unit.value)}", band))
    delivered, asked = sum(one.delivered for one in totals), max(one.asked for one in totals)
    return Total(tuple(said), f"{delivered}/{asked}", delivered < asked)


@per_view(16)
def _protection(view: Viewpoint) -> Mapping[str, Protected]:
    """Per indicator the table that may be published; a row per group and unit, as units are never added."""
    cells = _picture(view).cells
    return {each: protect(_values(cells, each), with_column_totals=False) for each in INDICATORS}


def _values(cells: Iterable[PictureCell], indicator: str) -> dict[tuple[str, str], int | None]:
    values: dict[tuple[str, str], int | None] = {}
    for cell in cells:
        if cell.indicator == indicator and isinstance(cell.known, WorkingValue):
            values[_row_of(cell.target_group, cell.unit), cell.municipality] = cell.known.value
    return values


def _row_of(group: str, unit: object) -> str:
    return f"{group} · {unit}"


def _protected_totals(view: Viewpoint) -> Totals:
    tables = _protection(view)

    def told(one: PictureTotal) -> tuple[str, str]:
        return tables[one.indicator].text(_row_of(one.target_group, one.unit and one.unit.value), TOTAL), ""

    return _in_order(view, told)


@per_view(16)
def _protected_heat(view: Viewpoint, language: str) -> HeatMap:
    """The same map with small numbers hidden so that subtraction gives nothing back (W19)."""
    found = _heat(view, language)
    tables = tuple(_protected_table(table, found.columns, _protection(view)[table.indicator]) for table in found.tables)
    return replace(found, tables=tables)


def _protected_table(table: HeatTable, columns: Iterable[tuple[str, str]], safe: Protected) -> HeatTable:
    codes = [code for code, _ in columns]
    return replace(table, rows=tuple(_protected_row(row, codes, safe) for row in table.rows))


def _protected_row(row: HeatRow, codes: Iterable[str], safe: Protected) -> HeatRow:
    pairs = zip(codes, row.cells, strict=True)
    cells = tuple(_protected_cell(cell, safe.text(_row_of(row.target_group, cell.unit), code)) for code, cell in pairs)
    return replace(row, cells=cells, total=HeatTotal((), row.total.delivered, row.total.at_least))


def _protected_cell(cell: HeatCell, text: str) -> HeatCell:
    if cell.state is not CellState.NUMBER:
        return cell
    return replace(cell, shown=number(int(text)) if text.isdecimal() else text, band="", place="")


def _own(found: HeatMap, own: str, chosen: str) -> Shown:
    """Only the member's own municipality: no totals, nothing of others."""
    place = next((index for index, (code, _) in enumerate(found.columns) if code == own), None)
    if place is None:
        nothing = replace(found, columns=(), tables=(), coverage={}, remarks=())
        return replace(_shown(nothing, chosen, (), False), conclusion=sentence(because("picture_waits")))
    columns = (found.columns[place],)
    tables = tuple(
        replace(table, rows=tuple(replace(row, cells=(row.cells[place],)) for row in table.rows))
        for table in found.tables
    )
    coverage = {key: value for key, value in found.coverage.items() if key[1] == own}
    only = replace(found, columns=columns, tables=tables, coverage=coverage, remarks=())
    delivered, asked = (sum(pair[index] for pair in coverage.values()) for index in (0, 1))
    told = because("picture_own", name=columns[0][1], delivered=delivered, asked=asked)
    return replace(_shown(only, chosen, (), False), conclusion=sentence(told))


def _shown(found: HeatMap, chosen: str, totals: tuple[tuple[str, tuple[Total, ...]], ...], is_protected: bool) -> Shown:
    return Shown(
        conclusion=found.sentence,
        columns=found.columns,
        labels=tuple(table.label for table in found.tables),
        totals=totals,
        shades=_coverage_shades(found) if chosen == COVERAGE else _number_shades(found, chosen),
        missing=_missing(found),
        remarks=found.remarks,
        is_protected=is_protected,
    )


Rows = tuple[tuple[str, str, tuple[Shade, ...]], ...]


def _coverage_shades(found: HeatMap) -> Rows:
    rows = found.tables[0].rows if found.tables else ()
    return tuple(
        (
            row.target_group,
            row.label,
            tuple(_coverage_shade(code, *found.coverage[row.target_group, code]) for code, _ in found.columns),
        )
        for row in rows
    )


def _coverage_shade(code: str, delivered: int, asked: int) -> Shade:
    if not asked:
        return Shade(translated("n.v.t."), "skip", "", code)
    level = str(-(-delivered * LEVELS // asked)) if delivered else "none"
    return Shade(f"{delivered}/{asked}", level, "", code)


def _number_shades(found: HeatMap, chosen: str) -> Rows:
    table = next((one for one in found.tables if one.indicator == chosen), None)
    if table is None:
        return ()
    levels = _levels(cell for row in table.rows for cell in row.cells)
    return tuple(
        (
            row.target_group,
            row.label,
            tuple(_shade(code, cell, levels) for (code, _), cell in zip(found.columns, row.cells, strict=True)),
        )
        for row in table.rows
    )


def _levels(cells: Iterable[HeatCell]) -> Mapping[str, str]:
    """How dark each number is: by its quarter among the numbers shown."""
    plain = (cell.shown.replace(".", "").replace(",", "") for cell in cells)
    numbers = sorted({int(one) for one in plain if one.isdecimal()})
    return {number(one): str(1 + index * LEVELS // len(numbers)) for index, one in enumerate(numbers)}


def _shade(code: str, cell: HeatCell, levels: Mapping[str, str]) -> Shade:
    level = {CellState.MISSING: "none", CellState.NOT_APPLICABLE: "skip", CellState.NOUGHT: ""}.get(cell.state)
    unit = "" if cell.unit == translated(Unit.HOUSEHOLDS.value) else cell.unit
    note = " · ".join(part for part in (cell.band, unit, cell.year) if part)
    return Shade(cell.shown, levels.get(cell.shown, "") if level is None else level, note, code)


def _missing(found: HeatMap) -> tuple[Missing, ...]:
    """Per municipality how much is missing, most first; only where something is."""
    told = []
    for code, name in found.columns:
        pairs = [pair for key, pair in found.coverage.items() if key[1] == code]
        told.append(Missing(code, name, sum(a - d for d, a in pairs), sum(a for _, a in pairs)))
    return tuple(sorted((one for one in told if one.missing), key=lambda one: (-one.missing, one.code)))
