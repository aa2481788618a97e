"""The twelve tables of a dossier: their columns, what each holds and what it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from thuistafel.core.claims import Grade
from thuistafel.core.dossier import INDICATORS, LETTING_KINDS, OUTFLOW_KINDS, STAGES, UNITS, Table
from thuistafel.core.reasons import Reason, did_you_mean


class Kind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    CHOICE = "choice"
    COUNT = "count"
    WHOLE = "whole"
    YEAR = "year"
    DATE = "date"
    PERCENT = "percent"
    FRACTION = "fraction"

    @property
    def is_number(self) -> bool:
        """Whether a leading minus can be a true number here."""
        return self not in {Kind.TEXT, Kind.CHOICE, Kind.DATE}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; without a `required` one the whole file is refused; `choices` are the words it knows."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


def _text(name: str, meaning: str, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, meaning, required)


def _count(name: str, meaning: str) -> Column:
    return Column(name, Kind.COUNT, meaning)


def _choice(name: str, meaning: str, *choices: str, required: bool = False) -> Column:
    return Column(name, Kind.CHOICE, meaning, required, choices)


_MUNICIPALITY = _text("gemeente", "naam of CBS-code van de gemeente", required=True)
_YEAR = Column("jaar", Kind.YEAR, "kalenderjaar waarover het getal gaat", required=True)
_SOURCE = _text("bron", "waar het getal vandaan komt")
_GROUP = _text("doelgroep", "naam van de aandachtsgroep", required=True)
_ROOMS = _text("kamers", "aantal kamers (1, 2, 3, 4, 5+); leeg is niet uitgesplitst")
_AMOUNT = (
    _count("aantal", "het getal; leeg is niet geleverd"),
    _count("laag", "het laagste dat waar kan zijn"),
    _count("hoog", "het hoogste dat waar kan zijn"),
    _choice("kwaliteit", "hoe het getal tot stand kwam", *Grade),
)
_STATED = (Column("peildatum", Kind.DATE, "datum waarop het getal gold"), _SOURCE)
_UNIT = _choice("eenheid", "wat er geteld is; leeg is huishoudens", *UNITS)

COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    Table.COMPOSITION: (
        _text("samenstelling", "naam van de samenstelling", required=True),
        _text("gemeente", "gemeente die meedoet", required=True),
        Column("geldig_van", Kind.DATE, "eerste dag dat zij meedoet; leeg is altijd al"),
        Column("geldig_tot", Kind.DATE, "eerste dag dat zij niet meer meedoet; leeg is nog steeds"),
        _SOURCE,
    ),
    Table.MUNICIPALITIES: (
        _MUNICIPALITY,
        _text("cbs_code", "vier cijfers"),
        _count("inwoners", "inwoners op 1 januari van het peiljaar"),
        _count("sociale_huurwoningen", "sociale huurwoningen in het peiljaar"),
        Column("peiljaar", Kind.YEAR, "jaar van inwoners en huurwoningen"),
        _SOURCE,
    ),
    Table.LETTINGS: (
        _MUNICIPALITY,
        _text("corporatie", "naam van de corporatie; leeg is alle samen"),
        _YEAR,
        _choice("stand", "verwacht of gerealiseerd", *STAGES, required=True),
        _choice("soort", "soort verhuring; leeg is regulier", *LETTING_KINDS),
        _ROOMS,
        _text("huurklasse", "huurklasse; leeg is niet uitgesplitst"),
        *_AMOUNT,
        *_STATED,
    ),
    Table.OUTFLOW: (
        _text("instelling", "instelling waar mensen uitstromen", required=True),
        _GROUP,
        _text("herkomst", "gemeente van herkomst, of onbekend, buiten regio, veilig adres", required=True),
        _YEAR,
        _choice("soort", "nieuw dit jaar of al wachtend; leeg is stroom", *OUTFLOW_KINDS),
        _UNIT,
        *_AMOUNT,
        *_STATED,
    ),
    Table.INSTITUTIONS: (
        _text("instelling", "naam van de instelling", required=True),
        _text("gemeente", "gemeente waar zij staat"),
        _text("soort", "soort instelling"),
        _SOURCE,
    ),
    Table.PRIORITY: (
        _MUNICIPALITY,
        _YEAR,
        _text("categorie", "statushouders, overige urgenten, …", required=True),
        *_AMOUNT,
        *_STATED,
    ),
    Table.PICTURE: (
        _GROUP,
        _MUNICIPALITY,
        _choice("indicator", "wat er geteld is", *INDICATORS, required=True),
        _YEAR,
        _UNIT,
        *_AMOUNT,
        _text("definitie", "wie er meetelt"),
        *_STATED,
    ),
    Table.PLACEMENTS: (
        _text("herkomst", "gemeente van herkomst", required=True),
        _text("woongemeente", "gemeente van de woning", required=True),
        _text("doelgroep", "naam van de aandachtsgroep"),
        _YEAR,
        Column("kwartaal", Kind.WHOLE, "1 tot en met 4; leeg is het hele jaar"),
        _ROOMS,
        Column("aantal", Kind.COUNT, "gehuisveste huishoudens", required=True),
        _SOURCE,
    ),
    Table.FLOWS: (
        _GROUP,
        _YEAR,
        _count("begin", "wachtenden op 1 januari; alleen in het eerste jaar"),
        _count("instroom", "nieuw in het jaar"),
        _count("uitval", "in het jaar afgevallen zonder woning"),
        _count("geplaatst", "in het jaar gehuisvest"),
        _SOURCE,
    ),
    Table.URGENCY: (
        _GROUP,
        _count("tekort_laag", "laagste aantal huishoudens zonder woning"),
        _count("tekort_hoog", "hoogste aantal huishoudens zonder woning"),
        _count("wacht_laag", "kortste wachttijd in maanden"),
        _count("wacht_hoog", "langste wachttijd in maanden"),
        Column("urgentieklasse", Kind.WHOLE, "1 (geen veilige plek) tot en met 4 (woont, maar ongeschikt)"),
        _text("overlapt_met", "groep waar dezelfde mensen in kunnen zitten"),
        _count("overlap_laag", "laagste aantal dat in beide zit"),
        _count("overlap_hoog", "hoogste aantal dat in beide zit"),
        _SOURCE,
    ),
    Table.PRODUCTS: (
        _text("product", "naam van het woonproduct", required=True),
        _MUNICIPALITY,
        _text("soort", "soort woonproduct"),
        _count("woningen", "aantal woningen"),
        _ROOMS,
        Column("vroeg", Kind.DATE, "vroegste oplevering"),
        Column("waarschijnlijk", Kind.DATE, "waarschijnlijke oplevering"),
        Column("laat", Kind.DATE, "laatste oplevering"),
        Column("kans_procent", Kind.PERCENT, "kans dat het doorgaat, 0 tot en met 100"),
        Column("einddatum", Kind.DATE, "dag waarop tijdelijke woningen ophouden"),
        _text("status", "hoe ver het is"),
        _SOURCE,
    ),
    Table.BALANCE: (_MUNICIPALITY, Column("saldo", Kind.FRACTION, "breuk zoals -59/100", required=True)),
}

_NAMES = {table.value: table for table in Table}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NUMBERED = re.compile(r"_\d+$", re.ASCII)
_GAP = re.compile(r"[\s_]+")


def normal(name: str) -> str:
    """A column or sheet name without the differences nobody sees: case, spaces, invisible characters.

    >>> normal(" Geldig van ")
    'geldig_van'
    """
    return _GAP.sub("_", _INVISIBLE.sub("", name).strip().casefold())


def table_named(name: str) -> Table | None:
    """The table a file stem or sheet name stands for; a number behind it (`verhuringen_2`) makes no difference."""
    return _NAMES.get(_NUMBERED.sub("", normal(name)))


def table_like(name: str) -> Reason | str:
    """The table whose name is nearest to that of a file or sheet, as a question; '' when none is near."""
    return did_you_mean(_NUMBERED.sub("", normal(name)), _NAMES)


def column_of(table: Table, name: str) -> Column | None:
    """The column of `table` that a written header means."""
    wanted = normal(name)
    return next((column for column in COLUMNS[table] if column.name == wanted), None)
