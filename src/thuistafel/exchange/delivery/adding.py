"""One row per subject: parts that a dossier does not split are added, the same number twice counts once."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from thuistafel.core.claims import Grade, Interval, range_for
from thuistafel.core.dossier import Amount, Quarantined, Row, Table
from thuistafel.core.reasons import because
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.amounts import asking, end_in
from thuistafel.exchange.delivery.grades import grade_of, lowered
from thuistafel.exchange.delivery.stated import Said, Stated, in_cell, spots_of
from thuistafel.exchange.delivery.values import shown
from thuistafel.exchange.tables import COLUMNS

_NO_SUBJECT = {"aantal", "laag", "hoog", "kwaliteit", "definitie"}
_PERIODS: dict[str, tuple[str, ...]] = {"kwartaal": ("1", "2", "3", "4"), "maand": tuple(map(str, range(1, 13)))}
_WHOLE_TABLES = {Table.MUNICIPALITIES, Table.PRODUCTS, Table.INSTITUTIONS}
"""Tables of which one row holds several numbers."""

Subject = tuple[object, ...]


def add_up(said: Said) -> None:
    """Turn what was stated into rows; what cannot be added is set aside or asked."""
    groups: defaultdict[Subject, list[Stated]] = defaultdict(list)
    for one in said.stated:
        groups[_subject(one)].append(one)
    for subject in sorted(groups, key=repr):
        row = _row(_each_once(groups[subject], said), said)
        if row:
            said.rows.append(row)
    said.rows[:] = _joined(said.rows)


def _subject(one: Stated) -> Subject:
    about = tuple(sorted((name, str(value)) for name, value in one.cells.items() if name not in _not_subject(one)))
    return (str(one.table), one.measure, about, one.place.file)


def _not_subject(one: Stated) -> set[str]:
    return {*_NO_SUBJECT, one.measure}


def _each_once(group: list[Stated], said: Said) -> list[Stated]:
    """Per part one number: repeated it counts once, with different numbers all are set aside."""
    parts: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in group:
        parts[tuple(sorted(one.apart))].append(one)
    kept: list[Stated] = []
    for apart in sorted(parts, key=repr):
        same = sorted(parts[apart], key=_in_order)
        delivered = [one for one in same if _number(one) is not None]
        if len({_number(one) for one in delivered}) > 1:
            _which_holds(delivered, said)
            continue
        if len(delivered) > 1:
            where = spots_of(one.spot for one in delivered)
            said.remarks.append(because("same_row_twice", place=delivered[0].place, cells=where))
            delivered = [_of_all(delivered)]
        kept.extend(delivered or same[:1])
    return kept


def _in_order(one: Stated) -> tuple[object, ...]:
    return (one.place.sheet, one.place.row, one.spot)


def _number(one: Stated) -> tuple[object, ...] | None:
    """What is compared; None when there is nothing to compare."""
    if one.measure not in one.cells and not {"laag", "hoog"} & one.cells.keys():
        return None
    return tuple(one.cells.get(name) for name in (one.measure, "laag", "hoog"))


def _of_all(same: list[Stated]) -> Stated:
    """The first of several equal ones, named by all their cells."""
    first = same[0]
    first.at = {**first.at, first.measure: spots_of(one.spot for one in same)}
    first.is_doubted = any(one.is_doubted for one in same)
    return first


def _which_holds(same: list[Stated], said: Said) -> None:
    cells = spots_of(one.spot for one in same)
    for one in same:
        place = in_cell(one.place, one.measure, one.spot)
        said.quarantine.append(
            Quarantined(place, shown(one.cells.get(one.measure)), because("which_holds", cells=cells))
        )


def _row(parts: list[Stated], said: Said) -> Row | None:
    """The sum of the parts as one row; None when a part of the year is missing or nothing is left."""
    usable = [one for one in parts if not one.is_set_aside]
    if not usable:
        return None
    if lacking := _lacking(parts):
        _set_aside(usable, lacking, said)
        return None
    if all(_number(one) is None for one in usable) and usable[0].table is not Table.PICTURE:
        return None
    if len(parts) == 1:
        first = usable[0]
        return Row(first.table, first.place, _sure(first.table, first.cells, first.is_doubted), first.at)
    return _sum(parts, usable, said)


def _sure(table: Table, cells: dict[str, CellValue], is_doubted: bool) -> dict[str, CellValue]:
    """The cells, one grade lower when something is asked and the table has grades."""
    has_grades = is_doubted and any(column.name == "kwaliteit" for column in COLUMNS[table])
    return lowered(cells) if has_grades else cells


def _lacking(parts: list[Stated]) -> tuple[str, ...]:
    """The quarters or months of the year that nobody stated, when some were."""
    if any(one.is_part_year for one in parts):
        return ()
    for name, whole in _PERIODS.items():
        stated = {value for one in parts for key, value in one.apart if key == name and value}
        if stated and stated != set(whole):
            return tuple(f"{name} {period}" for period in whole if period not in stated)
    return ()


def _set_aside(parts: list[Stated], lacking: tuple[str, ...], said: Said) -> None:
    name = lacking[0].partition(" ")[0]
    missing = ", ".join(lacking)
    for one in parts:
        if one.measure in one.cells:
            place = in_cell(one.place, one.measure, one.spot)
            value = shown(one.cells.get(one.measure))
            said.quarantine.append(Quarantined(place, value, because("part_year", missing=missing)))
    place = in_cell(parts[0].place, "", "")
    said.ask(in_cell(place, name, ""), name, asking("part_year_asked", missing=missing))


def _sum(parts: list[Stated], usable: list[Stated], said: Said) -> Row:
    first = min(usable, key=_in_order)
    counted = [one for one in usable if _amount(one).applies]
    missing = [one for one in parts if one.is_set_aside or (_number(one) is None)]
    stated = [one for one in counted if _number(one) is not None]
    at = {**first.at, first.measure: spots_of(one.spot for one in sorted(parts, key=_in_order))}
    if not stated:
        return Row(first.table, first.place, first.cells, at)
    cells = {**first.cells, **_added_amounts(stated)}
    if missing:
        where = spots_of(one.spot for one in missing)
        said.ask(
            in_cell(first.place, first.measure, at[first.measure]),
            missing[0].spot,
            asking("part_missing", cells=where),
        )
    is_doubted = bool(missing) or any(one.is_doubted for one in stated)
    return Row(first.table, first.place, _sure(first.table, cells, is_doubted), at)


def _amount(one: Stated) -> Amount:
    value = one.cells.get(one.measure)
    return value if isinstance(value, Amount) else Amount(value if isinstance(value, int) else None)


def _added_amounts(stated: list[Stated]) -> dict[str, CellValue]:
    """The sum with the weakest grade; ends only when a part has its own."""
    measure = stated[0].measure
    grades = [grade_of(one.cells) for one in stated]
    weakest = max((grade for grade in grades if grade), key=lambda grade: grade.rank, default=None)
    written = any("kwaliteit" in one.cells for one in stated)
    approximate = any(_amount(one).approximate for one in stated)
    grade: dict[str, CellValue] = {"kwaliteit": weakest.value} if weakest and (written or approximate) else {}
    if not any(_has_ends(one) for one in stated):
        return {measure: Amount(sum(_amount(one).value or 0 for one in stated)), **grade}
    ends = [_interval(one, part or Grade.ESTIMATE) for one, part in zip(stated, grades, strict=True)]
    total = sum(ends, Interval(0, 0))
    value = sum(_middle(one, end) for one, end in zip(stated, ends, strict=True))
    return {measure: Amount(value), "laag": Amount(total.low), "hoog": Amount(total.high), **grade}


def _has_ends(one: Stated) -> bool:
    amount = _amount(one)
    return amount.low is not None or amount.high is not None or bool({"laag", "hoog"} & one.cells.keys())


def _interval(one: Stated, grade: Grade) -> Interval:
    amount = _amount(one)
    low, high = end_in(one.cells, "laag"), end_in(one.cells, "hoog")
    low, high = amount.low if low is None else low, amount.high if high is None else high
    if amount.value is not None and None in (low, high):
        usual = range_for(amount.value, Grade.GUESS if grade is Grade.UNKNOWN else grade)
        low, high = usual.low if low is None else low, usual.high if high is None else high
    return Interval(low or 0, high if high is not None else low or 0)


def _middle(one: Stated, ends: Interval) -> int:
    """Its value, else the middle of both ends, half to even (contract rule 2)."""
    value = _amount(one).value
    return round(Fraction(ends.low + ends.high, 2)) if value is None else value


def _joined(rows: list[Row]) -> list[Row]:
    """Numbers of one municipality or product from the same file in one row."""
    joined: dict[Subject, Row] = {}
    for row in rows:
        about = tuple(sorted((name, str(value)) for name, value in row.cells.items() if not isinstance(value, Amount)))
        single = row.table not in _WHOLE_TABLES
        key: Subject = (row.place, id(row)) if single else (str(row.table), about, row.place.file)
        before = joined.get(key)
        joined[key] = (
            Row(row.table, before.place, {**before.cells, **row.cells}, {**before.at, **row.at}) if before else row
        )
    return list(joined.values())
