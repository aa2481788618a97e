"""Short ways to write a column, and the columns and words that forms share, so that each means one thing."""

from __future__ import annotations

from dataclasses import replace

from thuistafel.core.dossier import LETTING_KINDS, Table
from thuistafel.exchange.forms.model import ROOMS, Field, Measure
from thuistafel.exchange.tables import Kind


def text(name: str, meaning: str, fills: str = "", *, adds: bool = False, choices: tuple[str, ...] = ()) -> Field:
    """A column of words, with a list to choose from when there are `choices`."""
    return Field(name, Kind.CHOICE if choices else Kind.TEXT, meaning, fills, choices=choices, adds=adds)


def count(name: str, meaning: str, *measures: Measure, excludes: str = "") -> Field:
    """A column of numbers, and where each goes; what counts in no plan goes nowhere."""
    return Field(name, Kind.COUNT, meaning, measures=measures, excludes=excludes)


def accepted(one: Field) -> Field:
    """What we understand and do not ask for."""
    return replace(one, accepted=True)


def folded(one: Field) -> Field:
    """What we ask for in a column that has to be opened."""
    return replace(one, folded=True)


def picture(indicator: str) -> Measure:
    """A number of `aandachtsgroepen.csv`."""
    return Measure(Table.PICTURE, fixed={"indicator": indicator})


def outflow(kind: str) -> Measure:
    """A number of `uitstroom.csv`."""
    return Measure(Table.OUTFLOW, fixed={"soort": kind})


SOURCE = text("bron", "waar het getal vandaan komt: registratie, jaarverslag, telling, schatting", "bron")
MUNICIPALITY = text("gemeente", "gemeente waar het om gaat", "gemeente")
GROUP = text("doelgroep", "aandachtsgroep; kies uit de lijst, of schrijf uw eigen woord", "doelgroep")
ORIGIN = text(
    "herkomst_gemeente",
    "gemeente waar het huishouden woonde vóór de instelling; niet weten mag (onbekend), geheim ook (veilig adres)",
    "herkomst",
)
CORPORATION = text("corporatie", "naam van de corporatie", "corporatie")
YEAR = Field("jaar", Kind.YEAR, "kalenderjaar waarover het getal gaat", "jaar")
QUARTER = Field("kwartaal", Kind.WHOLE, "1 tot en met 4; leeg is het hele jaar", "kwartaal", adds=True)
NUMBER_OF_ROOMS = text(
    "kamers", "aantal kamers, de woonkamer telt mee; leeg is niet uitgesplitst", "kamers", choices=ROOMS
)
UNIT = accepted(text("eenheid", "huishoudens of personen", "eenheid"))
REFERENCE_DATE = Field("peildatum", Kind.DATE, "datum waarop het getal gold", "peildatum", accepted=True)
DEFINITION = text("definitie_afwijking", "wat telt bij u anders mee dan op het blad Definities?", "definitie")
LETTING_KIND = text("soort", "soort verhuring; leeg is regulier", "soort", choices=LETTING_KINDS)
HOMES = Measure(Table.LETTINGS)
NOT_A_LETTING = (
    "verhuizing binnen hetzelfde complex; verlenging of omzetting van een lopend contract; middenhuur; "
    "garages en bergingen"
)
COMES_FROM_INSTITUTION = (
    "daarvan naar huishoudens die direct uit een instelling komen: beschermd wonen, opvang, jeugdhulp, ggz, detentie"
)
NOT_FROM_INSTITUTION = "wie al zelfstandig woonde; verhuur aan de instelling zelf (intermediaire verhuur)"
