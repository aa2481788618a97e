"""Lettings as a corporation's system gives them by the VERA standard, counted to lettings and placements.

A record holds the home (`eenheid`) and its contract (`huurovereenkomst` or `overeenkomst`), or is itself the contract
or the allocation (`toewijzing`); `voorrangsregelingen` say why it had priority. Addresses and keys are not kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath

from thuistafel.core.dossier import REALISED, Table
from thuistafel.core.reasons import because
from thuistafel.core.regions import current, resolve
from thuistafel.exchange.public.structured import Entry, entries, within, written_at
from thuistafel.exchange.public.taking import Taking
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.reference import register
from thuistafel.exchange.typed import Typed

OUTFLOW, OUTFLOW_NAME = "UIT", "uitstroom maatschappelijke instelling"
RENTAL, HOME = "HUU", "WOO"
NEVER_LET = {"GEA", "VER", "VOO"}
"""Contracts that were cancelled, annulled or are not final."""
NO_CORPORATION = "onbekend"
LIBERALISED, STUDENTS = "BOV", "STU"
ORIGIN_NAMES = {"herkomst", "gemeentevanherkomst", "herkomstgemeente"}
MOST_ROOMS = 5
_CONTAINERS = ("value", "toewijzingen", "huurovereenkomsten", "overeenkomsten", "verhuringen")
_CONTRACTS = ("huurovereenkomst", "overeenkomst")
_MOMENTS = (("huurovereenkomst", "begindatum"), ("overeenkomst", "begindatum"), ("begindatum",), ("datum",))
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", re.ASCII)
_ADDRESS = ("adres", "straatnaam", "huisnummer", "huisletter", "huisnummerToevoeging", "postcode")
BREAKDOWNS = {"rooms": "kamers", "rent_class": "huurklasse"}


@dataclass(frozen=True, slots=True, order=True)
class Letting:
    """One letting without anything that tells which home it was."""

    municipality: str
    year: int
    kind: str
    corporation: str
    rooms: str
    rent_class: str


def lettings_in(document: object) -> list[Entry]:
    """The records that hold a home and a contract or allocation; none when this is no such file."""
    candidates = entries(document)
    if isinstance(document, dict):
        candidates = next((found for name in _CONTAINERS if (found := entries(document.get(name)))), [])
    return candidates if any(_home(each) and _moment(each) for each in candidates) else []


def rows_from(records: list[Entry], file: str, wanted: frozenset[str] | None) -> Typed:
    """Realised lettings per municipality, corporation and year, and who was placed from where."""
    taking = Taking(file)
    left_out: Counter[str] = Counter()
    lettings: Counter[Letting] = Counter()
    placements: Counter[tuple[str, str, int, int]] = Counter()
    for number, record in enumerate(records, start=1):
        told = _told(taking, number, record)
        if isinstance(told, str):
            left_out[told] += 1
        elif wanted is not None and told[0].municipality not in wanted:
            left_out["others"] += 1
        else:
            lettings[told[0]] += 1
            _count_placement(record, *told, placements, left_out)
    _take(taking, _without_gaps(taking, _named(taking, lettings)), placements)
    _say_what_is_lost(taking, records, left_out)
    return taking.result


def _told(taking: Taking, number: int, record: Entry) -> tuple[Letting, date] | str:
    """The letting and its day, or why it is none; '' when it was set aside."""
    home = _home(record)
    if not _is_letting(record, home):
        return "no_letting"
    day = _day(_moment(record))
    if day is None:
        taking.set_aside(number, "begindatum", _moment(record), because("date_expected"))
        return "aside"
    code = _municipality(home, day)
    if code is None:
        shown = written_at(home, "adres", "gemeente", "naam") or written_at(home, "adres", "woonplaats", "naam")
        taking.set_aside(number, "gemeente", shown, because("vera_municipality_unknown"))
        return "aside"
    rent_class = written_at(home, "huurklasse", "code") or written_at(record, "huurklasse", "code")
    kind = _kind(home, rent_class)
    return Letting(code, day.year, kind, _corporation(record, home), _rooms(home), rent_class), day


def _is_letting(record: Entry, home: Entry) -> bool:
    contract = next((found for name in _CONTRACTS if isinstance(found := record.get(name), dict)), record)
    if written_at(contract, "soort", "code") not in {"", RENTAL} or written_at(home, "soort", "code") not in {"", HOME}:
        return False
    return written_at(contract, "status", "code") not in NEVER_LET


def _home(record: Entry) -> Entry:
    """The home of a record; of several the first, which is the one people live in."""
    home = record.get("eenheid") or next(iter(entries(record.get("eenheden"))), None)
    return home if isinstance(home, dict) and isinstance(home.get("adres"), dict) else {}


def _moment(record: Entry) -> str:
    return next((found for path in _MOMENTS if (found := written_at(record, *path))), "")


def _day(written: str) -> date | None:
    found = _DAY.fullmatch(written)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _municipality(home: Entry, day: date) -> str | None:
    """By code, else by name, else by the place; as it was on the day of the contract."""
    code = written_at(home, "adres", "gemeente", "code").upper().removeprefix("GM").zfill(4)
    known = current(register(), code, day) if code.isdecimal() else None
    for name in (written_at(home, "adres", "gemeente", "naam"), written_at(home, "adres", "woonplaats", "naam")):
        known = known or (resolve(register(), name, day) if name else None)
    return known.code if known else None


def _kind(home: Entry, rent_class: str) -> str:
    """Above the limit of the rent allowance is no social letting; students' homes count apart."""
    if rent_class == LIBERALISED:
        return "middenhuur"
    return "student" if written_at(home, "doelgroep", "code") == STUDENTS else "regulier"


def _corporation(record: Entry, home: Entry) -> str:
    owners = (written_at(each, "naam") for each in entries(home.get("relaties")))
    return next(filter(None, owners), "") or written_at(record, "idOrganisatie") or written_at(home, "idOrganisatie")


def _rooms(home: Entry) -> str:
    written = written_at(home, "kamersAantal")
    if not written.isdecimal() or len(written) > 3 or int(written) == 0:
        return ""
    return str(int(written)) if int(written) < MOST_ROOMS else f"{MOST_ROOMS}+"


def _count_placement(
    record: Entry, letting: Letting, day: date, placements: Counter[tuple[str, str, int, int]], left_out: Counter[str]
) -> None:
    if OUTFLOW not in {written_at(each, "detailSoort", "code") for each in _priorities(record)}:
        return
    if origin := _origin(record):
        placements[origin, letting.municipality, day.year, (day.month + 2) // 3] += 1
    else:
        left_out["no_origin"] += 1


def _priorities(record: Entry) -> Iterator[Entry]:
    for holder in (record, within(record, "toewijzing")):
        yield from entries(within(holder, "voorrangsregelingen"))


def _origin(record: Entry) -> str:
    """VERA knows no municipality of origin; it can come in the `extra-attributen` the standard leaves room for."""
    for each in entries(record.get("extra-attributen")):
        if "".join(filter(str.isalpha, written_at(each, "naam"))).casefold() in ORIGIN_NAMES:
            return written_at(each, "waarde")
    return ""


def _named(taking: Taking, lettings: Counter[Letting]) -> Counter[Letting]:
    """Lettings of nobody known get a name of their own beside those of a corporation, else these would not count."""
    unnamed = [one for one in lettings if not one.corporation]
    if unnamed:
        taking.remark("vera_no_corporation", count=sum(lettings[one] for one in unnamed))
    if len(unnamed) == len(lettings):
        return lettings
    return Counter({replace(one, corporation=one.corporation or NO_CORPORATION): lettings[one] for one in lettings})


def _without_gaps(taking: Taking, lettings: Counter[Letting]) -> Counter[Letting]:
    """A column that some lettings of a corporation leave blank is left blank for all, else these would not count.

    Contract rule 3 takes a row with a blank beside rows that fill it for their total.
    """
    whole: Counter[Letting] = Counter()
    emptied = set()
    for _, group in groupby(sorted(lettings), key=lambda one: (one.municipality, one.year, one.kind, one.corporation)):
        together = list(group)
        gaps = {column for column in BREAKDOWNS if len({bool(getattr(one, column)) for one in together}) > 1}
        emptied |= gaps
        for one in together:
            rooms, rent_class = (("" if column in gaps else getattr(one, column)) for column in BREAKDOWNS)
            whole[replace(one, rooms=rooms, rent_class=rent_class)] += lettings[one]
    for column in sorted(emptied):
        taking.remark("vera_not_all_filled", column=BREAKDOWNS[column])
    return whole


def _take(taking: Taking, lettings: Counter[Letting], placements: Counter[tuple[str, str, int, int]]) -> None:
    source = f"VERA-bestand {PurePosixPath(taking.file).name}"
    for number, (one, count) in enumerate(sorted(lettings.items()), start=1):
        about: dict[str, Raw | None] = {
            "gemeente": one.municipality,
            "corporatie": one.corporation,
            "jaar": one.year,
            "stand": REALISED,
            "soort": one.kind,
            "kamers": one.rooms,
            "huurklasse": one.rent_class,
            "aantal": count,
            "kwaliteit": "A",
            "bron": source,
        }
        taking.add(Table.LETTINGS, number, about)
    for number, ((origin, destination, year, quarter), count) in enumerate(sorted(placements.items()), start=1):
        about = {
            "herkomst": origin,
            "woongemeente": destination,
            "doelgroep": OUTFLOW_NAME,
            "jaar": year,
            "kwartaal": quarter,
            "aantal": count,
            "bron": source,
        }
        taking.add(Table.PLACEMENTS, number, about)


def _say_what_is_lost(taking: Taking, records: list[Entry], left_out: Counter[str]) -> None:
    if any(written_at(each, "eenheid", "adres", name) for each in records for name in _ADDRESS):
        taking.remark("vera_addresses_dropped")
    if left_out["no_letting"] or left_out["others"]:
        taking.remark("vera_passed_over", other=left_out["no_letting"], others=left_out["others"])
    if left_out["no_origin"]:
        taking.remark("vera_without_origin", count=left_out["no_origin"])
