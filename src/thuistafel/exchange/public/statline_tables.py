"""The StatLine tables of CBS that are known, and what a measure of each becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass

REGION_KEYS = ("RegioS", "Regions")
PERIOD_KEYS = ("Perioden", "Periods")
GROUP_KEY = "AandachtsgroepVolkshuisvesting"
HOUSEHOLDS, PERSONS, INHABITANTS, RENTALS, LEFT_OUT = "huishoudens", "personen", "inwoners", "sociale_huurwoningen", ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A column by its key without number; `code` is what the newer service calls it, where that is known."""

    key: str
    becomes: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class StatTable:
    """A table by its number, the dimension keys it is told by, and its measures."""

    number: str
    measures: tuple[Measure, ...]
    dimensions: tuple[str, ...] = ()


TABLES = (
    StatTable(
        "85980NED",
        (
            Measure("TotaalPersonen", PERSONS),
            Measure("TotaalHuishoudens", HOUSEHOLDS),
            Measure("TotaalWoonruimten", LEFT_OUT),
        ),
        (GROUP_KEY,),
    ),
    StatTable("03759ned", (Measure("BevolkingOp1Januari", INHABITANTS, "M000352"),), ("Geslacht", "BurgerlijkeStaat")),
    StatTable("37259ned", (Measure("BevolkingOp1Januari", INHABITANTS),), ("Geslacht",)),
    StatTable("37259eng", (Measure("PopulationOn1January", INHABITANTS),), ("Sex",)),
    StatTable("85644NED", (Measure("Bevolking", INHABITANTS),), ("Nationaliteit",)),
    StatTable("86286NED", (Measure("EigendomWoningcorporaties", RENTALS),), ("StatusVanBewoning",)),
    StatTable("82900NED", (Measure("EigendomWoningcorporatie", RENTALS),), ("StatusVanBewoning",)),
)
NUMBERS = ", ".join(table.number for table in TABLES)
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{5}(?:ned|eng))(?![0-9A-Za-z])", re.ASCII | re.IGNORECASE)
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
_COUNTED = re.compile(r"_\d+$", re.ASCII)
_TOTAL = re.compile(r"T\d{6}|10000", re.ASCII)


def number_in(text: str) -> str:
    """The first table number in a text, as CBS writes it; '' when there is none.

    >>> number_in("https://opendata.cbs.nl/ODataApi/OData/85980NED/$metadata")
    '85980NED'
    """
    found = _NUMBER.search(text)
    return found[1] if found else ""


def key_of(heading: str) -> str:
    """A heading as the key CBS makes of it: words joined, without the path before it, unit or number.

    >>> key_of("Personen/Totaal personen (aantal)"), key_of("TotaalPersonen_1"), key_of("Regio's")
    ('TotaalPersonen', 'TotaalPersonen', 'RegioS')
    """
    words = re.split(r"\W+", _COUNTED.sub("", _UNIT.sub("", heading).rpartition("/")[2].strip()))
    return "".join(word[:1].upper() + word[1:] for word in words)


def is_measure(heading: str) -> bool:
    """Whether a heading is about numbers: CBS numbers such keys, and puts the unit behind such labels."""
    return bool(_COUNTED.search(heading) or _UNIT.search(heading))


def is_total(code: str, label: str = "") -> bool:
    """Whether a value of a dimension stands for all of it, by how CBS codes totals or by its label."""
    return _TOTAL.fullmatch(code) is not None or (label or code).casefold().startswith(("totaal", "total"))


def table_for(number: str, keys: frozenset[str]) -> StatTable | None:
    """The known table of this number; without a number the one of which most keys are there."""
    if number:
        return next((table for table in TABLES if table.number.casefold() == number.casefold()), None)
    fitting = [table for table in TABLES if _fits(table, keys)]
    return max(fitting, key=lambda table: len(keys.intersection(table.dimensions)), default=None)


def _fits(table: StatTable, keys: frozenset[str]) -> bool:
    return keys.issuperset(table.dimensions) and any(measure.key in keys for measure in table.measures)
