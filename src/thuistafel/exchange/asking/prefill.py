"""What a workbook already says when a party gets it: its own numbers, each where the form asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from thuistafel.core.claims import Grade, Unit
from thuistafel.core.dossier import EXPECTED, REALISED, Amount, Row, Table
from thuistafel.exchange.asking.parties import Party
from thuistafel.exchange.forms import NEIGHBOURS, Field, Form, Measure, Sender
from thuistafel.exchange.raw import Raw, text_of
from thuistafel.wording import number

Filled = Mapping[str, Raw]
"""One row of a sheet: column name → what stands there; what is not in it is for the party to fill in."""
STUDENT, NEW_BUILD, REGULAR, FLOW = "student", "nieuwbouw", "regulier", "stroom"
_AS_YES_NO = {REGULAR: ("nee", "nee"), STUDENT: ("ja", "nee"), NEW_BUILD: ("nee", "ja")}
OF_GROUPS = {"Z2", "Z4"}
"""Sheets with a row for each group the party has people of."""
BEGUN = 8
"""So many further rows of a quarter have its year and number already: without them a row would be of the whole year."""
SPLITS = {"kamers", "huurklasse"}
_APART = {"bron", "definitie"}
"""Columns of text that a party writes itself: its own numbers have itself as source."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all workbooks of one round share: plan year, the groups to choose from, and the quarter asked for."""

    plan_year: int
    groups: tuple[str, ...] = ()
    quarter: int | None = None


@dataclass(slots=True)
class _Line:
    """A row being put together; `best` holds for each number the row it came from."""

    cells: dict[str, Raw]
    best: dict[str, Row] = field(default_factory=dict)


def neighbour(one: Field, role: str, quantities: Iterable[Field]) -> str:
    """The heading of a quantity's neighbour: `laag`, or `klaar_nu_laag` where the sheet has more quantities."""
    return role if len(tuple(quantities)) == 1 else f"{one.name}_{role}"


def quantities_of(form: Form) -> tuple[Field, ...]:
    """The asked numbers that may be a range; of placements, which happened, there is only the number."""
    return tuple(
        one
        for one in form.asked
        if one.is_quantity and all(measure.table is not Table.PLACEMENTS for measure in one.measures)
    )


def lines_of(form: Form, party: Party, rows: Iterable[Row], setting: Setting) -> tuple[Filled, ...]:
    """The rows of a sheet as the party finds them, in an order of their own."""
    known = tuple(rows)
    if form.code in OF_GROUPS:
        groups = {text_of(_raw(row.cells["doelgroep"])) for row in known if "doelgroep" in row.cells}
        return tuple({"doelgroep": group} for group in sorted(groups))
    if party.sender is Sender.QUARTER:
        return _of_quarter(form, party, known, setting)
    already = _prefilled(form, party, known, setting)
    return (*already, *_to_fill_in(form, party, already, setting))


def _prefilled(form: Form, party: Party, rows: Iterable[Row], setting: Setting) -> tuple[Filled, ...]:
    """Of several numbers for one cell the last sent, else the best of the table's own."""
    lines: dict[tuple[str, ...], _Line] = {}
    for row in rows:
        for asked, measure in _places(form, row, setting):
            subject = _subject(form, party, row)
            line = lines.setdefault(_key(row, subject), _Line({}))
            if _goes_before(row, line.best.get(asked.name)):
                line.best[asked.name] = row
                line.cells.update(subject)
                _write(line.cells, form, asked, row, measure)
    return tuple(lines[key].cells for key in sorted(lines))


def _key(row: Row, subject: Filled) -> tuple[str, ...]:
    """What makes a row the same row: all it is about, of a product its name."""
    if row.table is Table.PRODUCTS:
        return (text_of(_raw(row.cells.get("product", ""))),)
    return tuple(f"{name}={text_of(raw)}" for name, raw in subject.items())


def _places(form: Form, row: Row, setting: Setting) -> Iterator[tuple[Field, Measure]]:
    """The cells of the form that a row of the dossier belongs in."""
    if not _is_said_here(form, row, setting):
        return
    for asked in form.asked:
        for measure in asked.measures:
            is_same = all(_cell(row, name) == value for name, value in measure.fixed.items())
            is_there = measure.column in row.cells or row.table is Table.PRODUCTS
            if measure.table is row.table and is_same and is_there:
                yield asked, measure


def _is_said_here(form: Form, row: Row, setting: Setting) -> bool:
    """Whether the form, filled in with this row, would be read as this row again."""
    if row.cells.get("eenheid", Unit.HOUSEHOLDS) != Unit.HOUSEHOLDS:
        return False
    if row.table is Table.LETTINGS:
        return _is_letting_of(form, row, setting)
    if row.table in {Table.OUTFLOW, Table.PICTURE}:
        return _year(row) == setting.plan_year
    return True


def _is_letting_of(form: Form, row: Row, setting: Setting) -> bool:
    """Lettings: as a whole in G1, split or realised in C1, expected in C2; the year says which stage C1 and G1 mean."""
    kind, is_split = _cell(row, "soort"), bool(row.cells.get("kamers") or row.cells.get("huurklasse"))
    by_year = EXPECTED if _year(row) >= setting.plan_year else REALISED
    is_of_year = row.cells.get("stand") == by_year
    match form.code:
        case "G1":
            return is_of_year and kind == REGULAR and not is_split
        case "C1":
            return is_of_year and kind in _AS_YES_NO and (is_split or by_year == REALISED)
        case "C2":
            return by_year == EXPECTED and not is_split
    return False


def _cell(row: Row, name: str) -> object:
    """The row's value, or what a blank cell means."""
    usual = {"soort": REGULAR if row.table is Table.LETTINGS else FLOW if row.table is Table.OUTFLOW else ""}
    return row.cells.get(name, usual.get(name, ""))


def _year(row: Row) -> int:
    year = row.cells.get("jaar", row.cells.get("peiljaar", 0))
    return year if isinstance(year, int) else 0


def _subject(form: Form, party: Party, row: Row) -> dict[str, Raw]:
    """What the row is about, in the columns of the form."""
    cells: dict[str, Raw] = {}
    for asked in form.asked:
        if asked.fills and asked.fills not in _APART:
            found = _year(row) or "" if asked.fills == "jaar" else _cell(row, asked.fills)
            if found != "":
                cells[asked.name] = _raw(found)
    match form.code:
        case "C1":
            cells["corporatie"] = party.name
            cells["studentenwoning"], cells["nieuwbouw"] = _AS_YES_NO[str(_cell(row, "soort"))]
        case "G1" if party.member:
            cells |= {"gemeente": party.name, "cbs_code": party.member.code}
    return cells


def _goes_before(row: Row, other: Row | None) -> bool:
    """What was sent goes before the table's own, later before earlier; of the table's own the best grade."""
    if other is None or row.is_sent:
        return True
    return not other.is_sent and _rank(row) < _rank(other)


def _rank(row: Row) -> tuple[int, int]:
    written, day = row.cells.get("kwaliteit", Grade.UNKNOWN.value), row.cells.get("peildatum")
    grade = Grade(str(written)) if str(written) in set(Grade) else Grade.UNKNOWN
    return grade.rank, -day.toordinal() if isinstance(day, date) else 0


def _write(cells: dict[str, Raw], form: Form, asked: Field, row: Row, measure: Measure) -> None:
    """The number and its neighbours; a plan value is the table's word, not the party's grade."""
    if measure.column in row.cells:
        cells[asked.name] = _raw(row.cells[measure.column])
    quantities = quantities_of(form)
    if asked not in quantities:
        return
    for role in NEIGHBOURS:
        name, found = neighbour(asked, role, quantities), row.cells.get(role)
        cells.pop(name, None)
        if found is not None and found != Grade.PLAN:
            cells[name] = _raw(found)


def _raw(found: object) -> Raw:
    """A value as a party would write it: `10-15`, `ca. 40`, `n.v.t.`."""
    match found:
        case Amount(applies=False):
            return "n.v.t."
        case Amount(value=None, low=low, high=high):
            return f"{low}-{high}"
        case Amount(value=int(value), approximate=approximate):
            return f"ca. {value}" if approximate else value
        case Fraction():
            return int(found) if found.denominator == 1 else number(found)
        case int() | date():
            return found
    return str(found)


def _to_fill_in(form: Form, party: Party, already: Iterable[Filled], setting: Setting) -> Iterator[Filled]:
    """Rows with only what they are about: the municipality's own, and each group it has no number of."""
    lines = list(already)
    match form.code:
        case "G1" if not lines and party.member:
            yield {"gemeente": party.name, "cbs_code": party.member.code, "peiljaar": setting.plan_year}
        case "G2":
            there = {text_of(line["doelgroep"]) for line in lines if "doelgroep" in line}
            others = sorted(set(setting.groups) - there, key=str.casefold)
            yield from ({"doelgroep": group} for group in others)


def _of_quarter(form: Form, party: Party, rows: Iterable[Row], setting: Setting) -> tuple[Filled, ...]:
    """What was let and placed before, without the numbers: an untouched old number would count for the new quarter."""
    table = {"C1": Table.LETTINGS, "C3": Table.PLACEMENTS}.get(form.code)
    found: dict[tuple[str, ...], dict[str, Raw]] = {}
    for row in rows:
        if row.table is table and (table is Table.PLACEMENTS or _cell(row, "soort") in _AS_YES_NO):
            subject = _subject(form, party, row) | {"jaar": setting.plan_year, "kwartaal": setting.quarter or ""}
            found[_key(row, subject)] = subject
    if table is None:
        return ()
    begun: Filled = {"jaar": setting.plan_year, "kwartaal": setting.quarter or ""}
    return (*_finest(found[key] for key in sorted(found)), *[begun] * BEGUN)


def _finest(lines: Iterable[Filled]) -> tuple[Filled, ...]:
    """Without the rows that others split, or one letting would be filled in twice."""
    each = [(line, line.keys() & SPLITS, {name: line[name] for name in line.keys() - SPLITS}) for line in lines]
    split = [about for _, columns, about in each if columns]
    return tuple(line for line, columns, about in each if columns or about not in split)
