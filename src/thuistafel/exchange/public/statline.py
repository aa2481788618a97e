"""StatLine records to rows: target groups present, inhabitants and social rental homes, of municipalities only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thuistafel.core.dossier import Table
from thuistafel.core.reasons import because
from thuistafel.core.regions import Register, normalised, resolve
from thuistafel.exchange.public.statline_shapes import NOT_DELIVERED, StatDocument, StatRecord
from thuistafel.exchange.public.statline_tables import (
    GROUP_KEY,
    HOUSEHOLDS,
    NUMBERS,
    PERIOD_KEYS,
    PERSONS,
    REGION_KEYS,
    StatTable,
    is_total,
    table_for,
)
from thuistafel.exchange.public.taking import Taking, listed, refused
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.reference import register
from thuistafel.exchange.typed import Typed

ROUNDED_TO = 5
"""CBS rounds the groups of 85980NED to multiples of this, so the true number lies at most two away."""
OFFICIAL = {"'s-Gravenhage": "Den Haag", "'s-Gravenhage (gemeente)": "Den Haag"}
"""Where CBS writes another name than the register."""
_PERIOD = re.compile(r"(\d{4})(?:(JJ)00|MM(\d{2})|\*{0,2}|\s*(januari|december)\*{0,2}|-?(01-?01|12-?31))", re.ASCII)
_FIRST, _LAST = {"01", "januari", "01-01", "0101"}, {"12", "december", "12-31", "1231"}
_MUNICIPALITY = re.compile(r"GM(\d{4})", re.ASCII)
_OTHER_REGION = re.compile(r"(?!GM)[A-Z]{2}\d+.*|.*\((PV|LD|CR)\)", re.ASCII)
_CODE = re.compile(r"[A-Z]{0,2}\d{4,}", re.ASCII)
_MISSING = {NOT_DELIVERED, "x", "-"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A record with its region, moment and total dimensions told."""

    record: StatRecord
    code: str
    day: date


def rows_from(document: StatDocument, file: str, plan_year: int | None, wanted: frozenset[str] | None) -> Typed:
    """The rows a known table gives; a table or group that is not known by name is refused."""
    table = table_for(document.number, document.measures | document.dimensions)
    if table is None:
        return refused(file, because("statline_table_unknown", file=file, number=document.number or "?", known=NUMBERS))
    known = {measure.key: measure.becomes for measure in table.measures if measure.key in document.measures}
    if not any(known.values()):
        return refused(file, because("statline_no_measure", file=file, number=table.number))
    if GROUP_KEY in table.dimensions and _groups_are_codes(document):
        return refused(file, because("statline_groups_unnamed", file=file))
    taking = Taking(file)
    _say_what_is_left_out(taking, document, table, known)
    found = list(_of_municipalities(taking, document, table, plan_year, wanted))
    if GROUP_KEY in table.dimensions:
        _take_groups(taking, document, table, found, HOUSEHOLDS if HOUSEHOLDS in known.values() else PERSONS)
    else:
        _take_latest(taking, table, found, plan_year)
    return taking.result


def _groups_are_codes(document: StatDocument) -> bool:
    """Whether nobody can tell from the file who is counted."""
    if GROUP_KEY not in document.dimensions:
        return True
    names = document.labels.get(GROUP_KEY, {})
    values = {record.cells.get(GROUP_KEY, "") for record in document.records}
    return any(_CODE.fullmatch(value) and not names.get(value) for value in values)


def _say_what_is_left_out(taking: Taking, document: StatDocument, table: StatTable, known: Mapping[str, str]) -> None:
    if strange := [*(document.measures - known.keys()), *document.unnamed]:
        taking.remark("statline_measures_unread", number=table.number, names=listed(strange))
    unread = [key for key, becomes in known.items() if not becomes]
    if PERSONS in known.values() and HOUSEHOLDS in known.values():
        unread += [key for key, becomes in known.items() if becomes == PERSONS]
    if unread:
        taking.remark("statline_measures_beside", number=table.number, names=listed(unread))


def _of_municipalities(
    taking: Taking, document: StatDocument, table: StatTable, plan_year: int | None, wanted: frozenset[str] | None
) -> Iterator[_Found]:
    """Totals of municipalities that were asked for; how much was passed over is said once."""
    passed = dict.fromkeys(("regions", "parts", "later", "periods", "others"), 0)
    others = document.dimensions - {*REGION_KEYS, *PERIOD_KEYS, GROUP_KEY}
    places = register()
    for record in document.records:
        found = _told(document, record, others, places)
        if isinstance(found, str):
            passed[found] += 1
        elif wanted is not None and found.code not in wanted:
            passed["others"] += 1
        elif plan_year is not None and _year(found.day) > plan_year:
            passed["later"] += 1
        else:
            yield found
    if any(passed.values()):
        taking.remark("statline_passed_over", number=table.number, **passed)


def _told(document: StatDocument, record: StatRecord, others: frozenset[str], places: Register) -> _Found | str:
    """What a record is about, or why it is passed over."""
    day = _day(_labelled(document, record, PERIOD_KEYS))
    if day is None:
        return "periods"
    code = _code(record, document, places, day)
    if code is None:
        return "regions"
    if not all(_is_whole(document, key, record.cells.get(key, "")) for key in others):
        return "parts"
    return _Found(record, code, day)


def _is_whole(document: StatDocument, key: str, written: str) -> bool:
    return is_total(written, document.labels.get(key, {}).get(written, ""))


def _labelled(document: StatDocument, record: StatRecord, keys: tuple[str, ...]) -> str:
    return next((record.cells[key] for key in keys if key in record.cells), "")


def _day(written: str) -> date | None:
    """The 1 January a period stands for; 31 December is that of the year after, as CBS itself carries stocks over."""
    found = _PERIOD.fullmatch(written.strip())
    if found is None:
        return None
    month = found[3] or found[4] or found[5]
    if month is None or month in _FIRST:
        return date(int(found[1]), 1, 1)
    return date(int(found[1]), 12, 31) if month in _LAST else None


def _code(record: StatRecord, document: StatDocument, places: Register, day: date) -> str | None:
    """The CBS code of a municipality; None for the country, a province or any other region."""
    written = _labelled(document, record, REGION_KEYS)
    if code := _MUNICIPALITY.fullmatch(written):
        return code[1]
    if _OTHER_REGION.fullmatch(written):
        return None
    name = OFFICIAL.get(written, written.removesuffix("(gemeente)").strip())
    found = resolve(places, name, day)
    # a village may bear the name of the country or of a province
    return found.code if found and normalised(found.name) == normalised(name) else None


def _year(day: date) -> int:
    return day.year + (day.month == 12)


def _take_groups(taking: Taking, document: StatDocument, table: StatTable, found: list[_Found], unit: str) -> None:
    """A row per group, municipality and 1 January; of two moments for one year the 1 January itself."""
    names = document.labels.get(GROUP_KEY, {})
    best: dict[tuple[str, str, int], _Found] = {}
    key = next(measure.key for measure in table.measures if measure.becomes == unit)
    for each in sorted(found, key=lambda one: (one.day.month != 1, one.record.number)):
        group = each.record.cells.get(GROUP_KEY, "")
        first = best.setdefault((names.get(group, group), each.code, _year(each.day)), each)
        _doubt(taking, key, first, each)
    missing = 0
    for (group, code, year), each in sorted(best.items(), key=lambda item: item[1].record.number):
        written = each.record.cells.get(key, "")
        if not written:
            continue
        missing += written in _MISSING
        about: dict[str, Raw | None] = {
            "doelgroep": group,
            "gemeente": code,
            "indicator": "aanwezig",
            "jaar": year,
            "eenheid": unit,
            **_rounded(written),
            "definitie": f"CBS {table.number}, {group}, {unit}",
            "peildatum": each.day,
            "bron": f"CBS StatLine {table.number}",
        }
        taking.add(Table.PICTURE, each.record.number, about)
    if missing:
        taking.remark("statline_not_delivered", number=table.number, count=missing)


def _rounded(written: str) -> dict[str, Raw | None]:
    """A number that was rounded to a multiple of five, with what it may have been; nothing when it was not given."""
    if written in _MISSING:
        return {}
    if not re.fullmatch(r"\d{1,8}", written, re.ASCII):
        return {"aantal": written}
    count = int(written)
    reach = (ROUNDED_TO - 1) // 2
    return {"aantal": count, "laag": max(0, count - reach), "hoog": count + reach, "kwaliteit": "B"}


def _doubt(taking: Taking, key: str, first: _Found, other: _Found) -> None:
    """Two totals for one moment that differ: the first counts, the other is kept aside."""
    written = other.record.cells.get(key, "")
    if first.day == other.day and first.record.cells.get(key, "") != written:
        taking.set_aside(other.record.number, key, written, because("statline_doubled"))


def _take_latest(taking: Taking, table: StatTable, found: list[_Found], plan_year: int | None) -> None:
    """A row per municipality and year, or with a plan year only that year or the latest before it."""
    measure = table.measures[0]
    given = [each for each in found if each.record.cells.get(measure.key, NOT_DELIVERED) not in {*_MISSING, ""}]
    if missing := len(found) - len(given):
        taking.remark("statline_not_delivered", number=table.number, count=missing)
    chosen: dict[tuple[str, int], _Found] = {}
    for each in sorted(given, key=lambda one: (-one.day.toordinal(), one.record.number)):
        first = chosen.setdefault((each.code, 0 if plan_year is not None else _year(each.day)), each)
        _doubt(taking, measure.key, first, each)
    for each in sorted(chosen.values(), key=lambda one: one.record.number):
        about: dict[str, Raw | None] = {
            "gemeente": each.code,
            "cbs_code": each.code,
            measure.becomes: each.record.cells[measure.key],
            "peiljaar": _year(each.day),
            "bron": f"CBS StatLine {table.number}",
        }
        taking.add(Table.MUNICIPALITIES, each.record.number, about)
