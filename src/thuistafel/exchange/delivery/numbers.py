"""The numbers of a row: each with its neighbours laag, hoog, kwaliteit, and with all that says what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from thuistafel.core.claims import Grade
from thuistafel.core.dossier import Amount, Table
from thuistafel.core.dossier.findings import ABOUT
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.about import RowAbout, spelled
from thuistafel.exchange.delivery.amounts import Value, cleaned
from thuistafel.exchange.delivery.cellwise import CellReader
from thuistafel.exchange.delivery.model import SURE, Column, Noted, Recognised
from thuistafel.exchange.delivery.stated import Stated, in_cell
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.forms import Field, Measure
from thuistafel.exchange.raw import is_blank, text_of
from thuistafel.exchange.tables import COLUMNS, Kind

_GRADE_WORDS: Mapping[str, Grade] = {
    **dict.fromkeys(("geteld", "telling", "exact"), Grade.COUNTED),
    **dict.fromkeys(("registratie", "geregistreerd", "systeem", "uit_systeem"), Grade.REGISTERED),
    **dict.fromkeys(("schatting", "geschat", "raming", "onderbouwde_schatting"), Grade.ESTIMATE),
    **dict.fromkeys(("inschatting", "gok", "grove_schatting", "natte_vinger"), Grade.GUESS),
    **dict.fromkeys(("onbekend",), Grade.UNKNOWN),
}

FLOW = "stroom"
"""What a blank cell means in a column that says stand or stroom (the contract's table `uitstroom.csv`)."""
DIMENSIONS = {*ABOUT, "corporatie", "kamers", "huurklasse", "indicator"}

COLUMN_NAMES: Mapping[Table, frozenset[str]] = {
    table: frozenset(one.name for one in columns) for table, columns in COLUMNS.items()
}


def is_quantity(column: Column) -> bool:
    """Whether the column holds numbers of its own."""
    field = column.field
    return field is not None and not column.role and (bool(field.measures) or field.kind is Kind.COUNT)


class NumberReader:
    """Reads the quantities of rows; `seen` and `said_of_row` are of the row that was read last."""

    def __init__(self, quantities: Sequence[Column], found: Recognised, cells: CellReader) -> None:
        self._columns = [one for one in quantities if one.field and one.field.measures]
        self._found, self._cells, self._setting = found, cells, cells.setting
        self._beside = {one.index: _neighbours(one, self._columns, found.columns) for one in self._columns}
        self._usual: dict[Table, dict[str, CellValue]] = {}
        self._titled = self._spelled(found.about)
        self._spelled_fixed: dict[int, dict[str, CellValue]] = {}
        self._empty: Counter[int] = Counter()
        abouts = [one for one in found.columns if one.field and not one.role and not one.field.measures]
        self._has_kinds = any(one.field.fills == "soort" for one in abouts if one.field)
        self._is_unsure_block = min([found.confidence, *(one.confidence for one in abouts)]) < SURE
        self.aside: set[int] = set()
        self.seen: list[tuple[int, str, Amount]] = []
        self.said_of_row: dict[str, tuple[Amount, str]] = {}

    def stated(self, row: int, about: RowAbout) -> list[Stated]:
        """Every number of the row for every table it is for."""
        self.seen, self.said_of_row = [], {}
        for name, value in about.words.items():
            if isinstance(value, Amount):
                self.said_of_row[name] = (value, about.where[name])
        return [one for column in self._columns for one in self._of_column(row, column, about)]

    def amount(self, row: int, column: Column) -> Value | Reason:
        """The number in one cell; one number for several merged rows is set aside."""
        field = column.field or Field("totaal", Kind.COUNT, "")
        area = self._cells.body.is_merged_over_rows(row, column.index)
        if area is None:
            return self._cells.read(row, column.index, field)
        raw = self._cells.body.raw(row, column.index)
        reason = because("number_for_several_rows", area=area.area)
        if self._cells.body.covered(row, column.index) is None and not is_blank(raw):
            self._cells.set_aside(self._cells.body.place(row, field.name, column.index), text_of(raw), reason)
        return reason if not is_blank(raw) else Value(None)

    def _is_unsure(self, column: Column) -> bool:
        """Whether the meaning of the column, or of what its numbers are about, is asked."""
        return self._is_unsure_block or column.confidence < SURE

    def tell_empty(self) -> None:
        """One remark per column for the cells in which nothing stands: not delivered, and never 0."""
        for index, number in sorted(self._empty.items()):
            column = next(one for one in self._columns if one.index == index)
            place = in_cell(self._cells.body.place(self._found.block.first_row), "", "")
            reason = because("sent_cells_empty", place=place, column=column.written, number=number)
            self._cells.said.remarks.append(reason)

    def _of_column(self, row: int, column: Column, about: RowAbout) -> Iterable[Stated]:
        if column.field is None:
            return
        read = self._with_place(row, column) or self.amount(row, column)
        beside, doubted = self._neighbour_values(row, column)
        cell = self._cells.body.block.name_of(row, column.index)
        if self._cells.is_left_out(cell):
            return
        is_aside = isinstance(read, Reason)
        if is_aside:
            self.aside.add(column.index)
        value = None if isinstance(read, Reason) else read.value
        if isinstance(value, Amount):
            self.seen.append((column.index, cell, value))
            self.said_of_row[column.field.name] = (value, cell)
        elif not is_aside and not beside and not self._cells.body.is_filled(row, column.index):
            self._empty[column.index] += 1
        unit = "" if isinstance(read, Reason) else read.unit
        is_doubted = (
            doubted or about.is_doubted or self._is_unsure(column) or not isinstance(read, Value) or bool(read.doubt)
        )
        for measure in column.field.measures:
            one = self._stated(row, column, measure, about, {**beside}, unit)
            if value is not None:
                one.cells[measure.column] = value
            one.at[measure.column] = cell
            one.place = in_cell(one.place, "", cell)
            one.is_doubted, one.is_set_aside = is_doubted or one.is_doubted, is_aside
            yield one

    def _with_place(self, row: int, column: Column) -> Reason | None:
        """Why a number is set aside whose heading names a dimension that its table does not divide by."""
        if not column.fixed:
            return None
        tables = [measure.table for measure in column.field.measures] if column.field else []
        names = {one.name for table in tables for one in COLUMNS[table]}
        strange = sorted(name for name in column.fixed if name in DIMENSIONS and name not in names)
        if not strange or not self._cells.body.is_filled(row, column.index) or column.field is None:
            return None
        reason = because("heading_without_place", heading=column.written, column=strange[0])
        raw = text_of(self._cells.body.raw(row, column.index))
        self._cells.set_aside(self._cells.body.place(row, column.field.name, column.index), raw, reason)
        return reason

    def _stated(
        self, row: int, column: Column, measure: Measure, about: RowAbout, beside: dict[str, tuple[CellValue, str]],
        unit: str,
    ) -> Stated:  # fmt: skip
        """The number without its value: all that says what it is about."""
        names = COLUMN_NAMES[measure.table]
        fixed = self._fixed(column)
        titled = self._titled
        heading = {name: value for name, value in measure.fixed.items() if value}
        given: dict[str, CellValue] = {**self._usually(measure.table), **titled, **about.cells, **fixed, **heading}
        is_doubted = self._fill_in(given, measure, column, about, unit)
        if "peiljaar" in names and "jaar" in given:
            given["peiljaar"] = given["jaar"]
        apart = {name: value for name, value in about.apart.items() if name not in names}
        apart |= {
            name: str(fixed[name]) for name in ("kwartaal", "maand", "locatie") if name in fixed and name not in names
        }
        cells = {name: value for name, value in given.items() if name in names}
        cells |= {name: value for name, (value, _) in beside.items() if name in names}
        at = {name: cell for name, cell in about.at.items() if name in names and name in cells}
        at |= {name: cell for name, (_, cell) in beside.items() if name in names}
        place = in_cell(self._cells.body.place(row), "", "")
        pairs = tuple(sorted(apart.items()))
        return Stated(
            measure.table, place, measure.column, cells, at, pairs, is_doubted, is_part_year=self._setting.is_quarter
        )

    def _usually(self, table: Table) -> dict[str, CellValue]:
        if table not in self._usual:
            self._usual[table] = self._setting.usual(table)
        return self._usual[table]

    def _fixed(self, column: Column) -> dict[str, CellValue]:
        """What the heading states, spelled as the table does."""
        if column.index not in self._spelled_fixed:
            self._spelled_fixed[column.index] = self._spelled(column.fixed)
        return self._spelled_fixed[column.index]

    def _spelled(self, stated: Mapping[str, str | int]) -> dict[str, CellValue]:
        found: dict[str, CellValue] = {}
        for name, value in stated.items():
            read = spelled(name, value, self._setting).value if isinstance(value, str) else value
            found[name] = value if read is None else read
        return found

    def _fill_in(
        self, given: dict[str, CellValue], measure: Measure, column: Column, about: RowAbout, unit: str
    ) -> bool:
        """Year, stage, kind and unit where row and heading do not say; whether one of them had to be asked."""
        before = set(self._setting.asked)
        names = COLUMN_NAMES[measure.table]
        if {"jaar", "peiljaar"} & names and "jaar" not in given and (year := self._setting.year()) is not None:
            given["jaar"] = year
        asked = (
            {"jaar"} & set(self._setting.asked) if "jaar" not in about.cells and "jaar" not in column.fixed else set()
        )
        if measure.table is Table.LETTINGS:
            given.setdefault("stand", self._setting.stage(given.get("jaar")) or "")
            given["soort"] = _letting_kind(given, about)
        if measure.table is Table.OUTFLOW and not given.get("soort"):
            given["soort"] = FLOW if self._has_kinds else self._setting.kind(column.written) or ""
            asked |= {"soort"} & set(self._setting.asked)
        if "eenheid" in names and (word := unit or given.get("eenheid") or self._setting.unit(column.written)):
            given["eenheid"] = word
        return bool(asked) or set(self._setting.asked) != before

    def _neighbour_values(self, row: int, column: Column) -> tuple[dict[str, tuple[CellValue, str]], bool]:
        """Ends and grade beside a number, with their cells; whether one of them is asked about or was set aside."""
        found: dict[str, tuple[CellValue, str]] = {}
        is_doubted = False
        for one in self._beside[column.index]:
            if column.field is None or not self._cells.body.is_filled(row, one.index):
                continue
            read = self._neighbour(row, one, column.field)
            is_doubted = is_doubted or isinstance(read, Reason) or read.doubt is not None
            if isinstance(read, Value) and read.value is not None:
                cell = self._cells.body.block.name_of(row, one.index)
                found.update({name: (value, cell) for name, value in _as_neighbour(one.role, read.value).items()})
                self._note_remark(row, one, column.field, read.value)
        return found, is_doubted

    def _neighbour(self, row: int, one: Column, field: Field) -> Value | Reason:
        kind = Kind.TEXT if one.role in {"kwaliteit", "toelichting"} else Kind.COUNT
        read = self._cells.read(row, one.index, Field(f"{field.name}_{one.role}", kind, ""))
        if one.role != "kwaliteit" or isinstance(read, Reason) or read.value is None:
            return read
        place = self._cells.body.place(row, f"{field.name}_kwaliteit", one.index)
        grade = grade_written(str(read.value))
        if grade is None:
            reason = because("grade_unreadable", grades=", ".join(Grade))
            self._cells.set_aside(place, str(read.value), reason)
            return reason
        if grade.value != read.value:
            self._cells.correct(place, str(read.value), grade.value, because("word_of_ours", word=grade.value))
        return Value(grade.value)

    def _note_remark(self, row: int, one: Column, field: Field, value: CellValue) -> None:
        if one.role == "toelichting":
            place = self._cells.body.place(row, f"{field.name}_toelichting", one.index)
            self._cells.said.noted.append(Noted(self._found.form.code, f"{field.name}_toelichting", place, value))


def grade_written(text: str) -> Grade | None:
    """The grade of a letter with or without words (`B (registratie)`), or of a word alone.

    >>> grade_written("b – registratie"), grade_written("schatting")
    (<Grade.REGISTERED: 'B'>, <Grade.ESTIMATE: 'C'>)
    """
    first, *rest = plain(cleaned(text)).split("_")
    if len(first) == 1 and first.upper() in set(Grade):
        return Grade(first.upper())
    return _GRADE_WORDS.get("_".join((first, *rest)))


def _letting_kind(given: Mapping[str, CellValue], about: RowAbout) -> str:
    """Student homes and new build by their own columns, else as stated."""
    if about.words.get("studentenwoning") == "ja":
        return "student"
    if about.words.get("nieuwbouw") == "ja":
        return "nieuwbouw"
    return str(given.get("soort") or "regulier")


def _as_neighbour(role: str, value: CellValue) -> dict[str, CellValue]:
    """Which columns a neighbour fills: `10-15` in one cell is both ends."""
    if isinstance(value, Amount) and value.low is not None and value.high is not None:
        both: dict[str, CellValue] = {"laag": Amount(value.low), "hoog": Amount(value.high)}
        return both if role == "bandbreedte" else {role: both[role]} if role in both else {}
    if role == "bandbreedte":
        return {}
    return {role: value}


def _neighbours(one: Column, quantities: Sequence[Column], columns: Sequence[Column]) -> list[Column]:
    """The columns with ends, grade and remarks of this quantity: of the same field and heading, or the nearest."""
    roles = [each for each in columns if each.role and each.role != "totaal"]
    return [each for each in roles if _owner(each, quantities) in (None, one.index)]


def _owner(role: Column, quantities: Sequence[Column]) -> int | None:
    """The quantity that a neighbour belongs to; None when it is about all of its row."""
    if role.field is None:
        return None
    name = role.field.name
    same = [one for one in quantities if one.field and one.field.name == name and dict(one.fixed) == dict(role.fixed)]
    candidates = same or [one for one in quantities if one.field and one.field.name == name]
    before = [one.index for one in candidates if one.index < role.index]
    return max(before) if before else min((one.index for one in candidates), default=-1)
