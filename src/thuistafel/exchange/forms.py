"""The workbooks a region asks its parties for: their sheets and columns, and what each number becomes in a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from thuistafel.core.claims import Grade
from thuistafel.core.dossier import LETTING_KINDS, Table
from thuistafel.exchange.tables import Kind

VERSION = 1
"""Of the workbooks; it stands in their fingerprint."""


class Sender(StrEnum):
    """Who fills a workbook in; the letter is in the names of its sheets."""

    MUNICIPALITY = "G"
    CORPORATION = "C"
    CARE_PROVIDER = "Z"
    DEVELOPER = "P"
    QUARTER = "M"


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a number goes: the table, its column, and what the heading already says (`fixed` cells)."""

    table: Table
    column: str = "aantal"
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a form; `meaning` says what counts (who, what, which moment) and `excludes` what does not.

    `fills` is the column of a dossier table it becomes; a quantity has `measures` instead. With neither it is read,
    checked and shown back, and counts in no plan. `adds` is true of what splits a number that a dossier does not split:
    rows that differ only there are added up. `accepted` is true of what we understand and do not ask for, `folded` of
    what we ask for in a column that has to be opened.
    """

    name: str
    kind: Kind
    meaning: str
    fills: str = ""
    measures: tuple[Measure, ...] = ()
    choices: tuple[str, ...] = ()
    adds: bool = False
    accepted: bool = False
    excludes: str = ""
    folded: bool = False

    @property
    def is_quantity(self) -> bool:
        """Whether it has the neighbours laag, hoog and kwaliteit."""
        return bool(self.measures) and all(measure.column == "aantal" for measure in self.measures)


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet of a workbook: `code` and `title` make its name (`Z1 Uitstroom`)."""

    code: str
    title: str
    sender: Sender
    fields: tuple[Field, ...]

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return f"{self.code} {self.title}"

    @property
    def asked(self) -> tuple[Field, ...]:
        """What stands in our own workbook, in order."""
        return tuple(one for one in self.fields if not one.accepted)


NEIGHBOURS = ("laag", "hoog", "kwaliteit")
"""The optional columns beside a quantity: `klaar_nu_laag`, or `laag` alone when the sheet has one quantity."""
REMARK = "toelichting"
SENT_GRADES = tuple(grade.value for grade in Grade if grade is not Grade.PLAN)
YES_NO = ("ja", "nee")
ROOMS = ("1", "2", "3", "4", "5+")
RENT_CLASSES = ("≤ kwaliteitskorting", "≤ aftopping laag", "≤ aftopping hoog", "≤ liberalisatie")
OPEN_ORIGINS = ("onbekend", "buiten regio", "veilig adres: niet melden")


def _text(name: str, meaning: str, fills: str = "", *, adds: bool = False, choices: tuple[str, ...] = ()) -> Field:
    return Field(name, Kind.CHOICE if choices else Kind.TEXT, meaning, fills, choices=choices, adds=adds)


def _count(name: str, meaning: str, *measures: Measure, excludes: str = "") -> Field:
    return Field(name, Kind.COUNT, meaning, measures=measures, excludes=excludes)


def _accepted(one: Field) -> Field:
    return replace(one, accepted=True)


def _folded(one: Field) -> Field:
    return replace(one, folded=True)


def _picture(indicator: str, **fixed: str) -> Measure:
    return Measure(Table.PICTURE, fixed={"indicator": indicator, **fixed})


def _outflow(kind: str) -> Measure:
    return Measure(Table.OUTFLOW, fixed={"soort": kind})


_SOURCE = _text("bron", "waar het getal vandaan komt: registratie, jaarverslag, telling, schatting", "bron")
_MUNICIPALITY = _text("gemeente", "gemeente waar het om gaat", "gemeente")
_GROUP = _text("doelgroep", "aandachtsgroep; kies uit de lijst, of schrijf uw eigen woord", "doelgroep")
_ORIGIN = _text(
    "herkomst_gemeente",
    "gemeente waar het huishouden woonde vóór de instelling; niet weten mag (onbekend), geheim ook (veilig adres)",
    "herkomst",
)
_CORPORATION = _text("corporatie", "naam van de corporatie", "corporatie")
_YEAR = Field("jaar", Kind.YEAR, "kalenderjaar waarover het getal gaat", "jaar")
_QUARTER = Field("kwartaal", Kind.WHOLE, "1 tot en met 4; leeg is het hele jaar", "kwartaal", adds=True)
_ROOMS = _text("kamers", "aantal kamers, de woonkamer telt mee; leeg is niet uitgesplitst", "kamers", choices=ROOMS)
_UNIT = _accepted(_text("eenheid", "huishoudens of personen", "eenheid"))
_REFERENCE_DATE = Field("peildatum", Kind.DATE, "datum waarop het getal gold", "peildatum", accepted=True)
_DEFINITION = _text("definitie_afwijking", "wat telt bij u anders mee dan op het blad Definities?", "definitie")
_LETTING_KIND = _text("soort", "soort verhuring; leeg is regulier", "soort", choices=LETTING_KINDS)
_HOMES = Measure(Table.LETTINGS)
_NOT_A_LETTING = (
    "verhuizing binnen hetzelfde complex; verlenging of omzetting van een lopend contract; middenhuur; "
    "garages en bergingen"
)
_COMES_FROM_INSTITUTION = (
    "daarvan naar huishoudens die direct uit een instelling komen: beschermd wonen, opvang, jeugdhulp, ggz, detentie"
)
_NOT_FROM_INSTITUTION = "wie al zelfstandig woonde; verhuur aan de instelling zelf (intermediaire verhuur)"

FORMS: tuple[Form, ...] = (
    Form(
        "G1",
        "Gemeente",
        Sender.MUNICIPALITY,
        (
            _MUNICIPALITY,
            _folded(_text("cbs_code", "vier cijfers", "cbs_code")),
            Field("peiljaar", Kind.YEAR, "jaar waarover de getallen op deze regel gaan", "jaar"),
            _count(
                "sociale_huurwoningen",
                "zelfstandige huurwoningen van corporaties met een huur tot en met de liberalisatiegrens, "
                "op 1 januari van het peiljaar",
                Measure(Table.MUNICIPALITIES, "sociale_huurwoningen"),
                excludes="onzelfstandige kamers; middenhuur; woningen van particuliere verhuurders",
            ),
            _count(
                "verhuringen_totaal",
                "nieuwe sociale huurcontracten die in het peiljaar ingaan, van alle corporaties samen, ook de eerste "
                "verhuring van nieuwbouw",
                _HOMES,
                excludes=f"studentenwoningen (campuscontract); {_NOT_A_LETTING}",
            ),
            _count("waarvan_uitstroom", _COMES_FROM_INSTITUTION, excludes=_NOT_FROM_INSTITUTION),
            _count(
                "waarvan_statushouders",
                "daarvan naar vergunninghouders, in woningen: een gezin van vier is één woning",
                Measure(Table.PRIORITY, fixed={"categorie": "statushouders"}),
                excludes="personen; nareizigers die bij familie intrekken; opvang en tijdelijke locaties",
            ),
            _count(
                "waarvan_overige_urgenten",
                "daarvan naar andere huishoudens met een urgentie: medisch, sociaal, mantelzorg, stadsvernieuwing",
                Measure(Table.PRIORITY, fixed={"categorie": "overige urgenten"}),
                excludes="uitstroom uit instellingen; vergunninghouders; lokale voorrang zonder urgentiebesluit",
            ),
            _count(
                "taakstelling_1e_halfjaar",
                "de gepubliceerde taakstelling vergunninghouders van januari tot en met juni, in personen",
                excludes="de achterstand of voorsprong uit eerdere halfjaren",
            ),
            _count(
                "taakstelling_2e_halfjaar",
                "de gepubliceerde taakstelling vergunninghouders van juli tot en met december, in personen",
                excludes="de achterstand of voorsprong uit eerdere halfjaren",
            ),
            _folded(_SOURCE),
            _accepted(_count("inwoners", "inwoners op 1 januari", Measure(Table.MUNICIPALITIES, "inwoners"))),
            _REFERENCE_DATE,
        ),
    ),
    Form(
        "G2",
        "Doelgroepen",
        Sender.MUNICIPALITY,
        (
            _GROUP,
            _count(
                "stand_wachtend",
                "huishoudens die op 1 januari van het planjaar klaar zijn voor een woning in uw gemeente en er nog "
                "geen hebben",
                _picture("wachtend"),
                excludes="wie ingeschreven staat maar al passend woont; personen binnen één huishouden",
            ),
            _count(
                "instroom_per_jaar",
                "huishoudens die er in het planjaar naar verwachting bij komen",
                _picture("instroom_jaar"),
                excludes="wie op 1 januari al wachtte",
            ),
            Field("urgentieklasse", Kind.WHOLE, "1 (geen veilige plek) tot en met 4 (woont, maar ongeschikt)"),
            _DEFINITION,
            _SOURCE,
            _accepted(_MUNICIPALITY),
            _accepted(_YEAR),
            _UNIT,
            _accepted(_count("aanwezig", "wie er in de gemeente is", _picture("aanwezig"))),
            _accepted(_count("geplaatst_per_jaar", "wie er in een jaar een woning kreeg", _picture("geplaatst_jaar"))),
            _accepted(_count("tekort", "wie geen woning krijgt", _picture("tekort"))),
            _REFERENCE_DATE,
        ),
    ),
    Form(
        "G3",
        "Afspraken",
        Sender.MUNICIPALITY,
        (
            _text("instrument", "convenant, woonvisie, prestatieafspraak, …"),
            _text("artikel", "artikel of paragraaf"),
            _text("letterlijke_tekst", "de zin zoals hij er staat"),
            _text("norm", "het getal of percentage"),
            _text("eenheid", "woningen, procenten, …"),
            Field("periode_van", Kind.DATE, "eerste dag"),
            Field("periode_tot", Kind.DATE, "laatste dag"),
            _text("vindplaats", "bladzijde of webadres"),
        ),
    ),
    Form(
        "G4",
        "Locaties",
        Sender.MUNICIPALITY,
        (
            _text("locatie", "naam van de locatie; geen adres van bewoners", "product"),
            _folded(_text("eigenaar", "van wie de grond of het gebouw is")),
            Field("aangewezen_op", Kind.DATE, "datum van het besluit"),
            _folded(_text("besluitnummer", "kenmerk van het besluit")),
            _text("soort", "flexwoning, transformatie, splitsing, kamergewijs, nieuwbouw", "soort"),
            Field(
                "woningen",
                Kind.COUNT,
                "zelfstandige woningen of onzelfstandige kamers die voor de aandachtsgroepen beschikbaar komen",
                measures=(Measure(Table.PRODUCTS, "woningen"),),
                excludes="woningen op dezelfde plek voor andere zoekers",
            ),
            Field("vroeg", Kind.DATE, "vroegste dag waarop de sleutels uitgereikt worden", "vroeg"),
            Field("waarschijnlijk", Kind.DATE, "dag waar u nu van uitgaat", "waarschijnlijk"),
            Field("laat", Kind.DATE, "dag als het tegenzit", "laat"),
            _folded(Field("einddatum", Kind.DATE, "dag waarop tijdelijke woningen ophouden", "einddatum")),
            _text("status", "verkend, aangewezen, vergund, in uitvoering, opgeleverd", "status"),
            _accepted(_MUNICIPALITY),
            _accepted(_SOURCE),
        ),
    ),
    Form(
        "G5",
        "Toezeggingen",
        Sender.MUNICIPALITY,
        (
            _text("onderwerp", "wat u toezegt"),
            _count(
                "aantal_toegezegd",
                "woningen of plekken die u toezegt, naast wat er al was",
                excludes="wat al eerder is toegezegd of opgeleverd",
            ),
            Field("jaar_toegezegd", Kind.YEAR, "in welk jaar"),
            _text("voorwaarde", "waar het van afhangt"),
            _text("mandaat", "welk orgaan dit heeft besloten"),
            _text("status", "erkend, toegezegd, besloten, uitgevoerd"),
        ),
    ),
    Form(
        "C1",
        "Verhuringen",
        Sender.CORPORATION,
        (
            _folded(_CORPORATION),
            _MUNICIPALITY,
            _YEAR,
            _QUARTER,
            _ROOMS,
            _folded(
                _text(
                    "huurklasse",
                    "kale huur bij nieuwe verhuring, tegen de grenzen van dat jaar",
                    "huurklasse",
                    choices=RENT_CLASSES,
                )
            ),
            _folded(_text("gelijkvloers", "zonder trap bereikbaar en bewoonbaar", adds=True, choices=YES_NO)),
            _text("studentenwoning", "verhuurd met een campuscontract", choices=YES_NO),
            _text("nieuwbouw", "eerste verhuring na oplevering", choices=YES_NO),
            _count(
                "aantal",
                "nieuwe sociale huurcontracten die in deze periode ingaan, ook van nieuwbouw",
                _HOMES,
                excludes=_NOT_A_LETTING,
            ),
            _count("waarvan_uitstroom", _COMES_FROM_INSTITUTION, excludes=_NOT_FROM_INSTITUTION),
            _folded(
                _count(
                    "waarvan_andere_voorrang",
                    "daarvan naar anderen met voorrang: vergunninghouders, medisch, sociaal, mantelzorg",
                    excludes="uitstroom uit instellingen",
                )
            ),
            _accepted(_text("stand", "verwacht of gerealiseerd", "stand")),
            _accepted(_text("soort", "soort verhuring", "soort")),
            _accepted(Field("maand", Kind.TEXT, "maand van verhuring", adds=True)),
            _accepted(_SOURCE),
            _REFERENCE_DATE,
        ),
    ),
    Form(
        "C2",
        "Verwachting",
        Sender.CORPORATION,
        (
            _MUNICIPALITY,
            Field("planjaar", Kind.YEAR, "jaar waarvoor u verwacht", "jaar"),
            _LETTING_KIND,
            _count(
                "verwacht_aantal",
                "nieuwe sociale huurcontracten die u in het planjaar verwacht, per soort op een eigen regel",
                Measure(Table.LETTINGS, fixed={"stand": "verwacht"}),
                excludes=_NOT_A_LETTING,
            ),
            _text("reden", "waarom meer of minder dan vorig jaar"),
            _accepted(_CORPORATION),
            _accepted(_SOURCE),
            _REFERENCE_DATE,
        ),
    ),
    Form(
        "C3",
        "Uitstroomplaatsingen",
        Sender.CORPORATION,
        (
            _YEAR,
            Field("kwartaal", Kind.WHOLE, "1 tot en met 4; leeg is het hele jaar", "kwartaal"),
            _text("herkomst", "gemeente waar het huishouden woonde vóór de instelling", "herkomst"),
            _text("woongemeente", "gemeente waar de woning staat", "woongemeente"),
            _GROUP,
            _folded(_ROOMS),
            Field(
                "geplaatst",
                Kind.COUNT,
                "huishoudens uit een instelling waarvan het huurcontract in deze periode inging",
                measures=(Measure(Table.PLACEMENTS),),
                excludes="een aanbod dat nog niet getekend is; verhuur aan de instelling zelf",
            ),
            _count(
                "weigeringen",
                "aanbiedingen in deze periode die niet tot een contract leidden",
                excludes="een huishouden dat afviel vóór het aanbod",
            ),
            _text("reden_weigering", "woning, omgeving, prijs, begeleiding, anders"),
            _accepted(_SOURCE),
        ),
    ),
    Form(
        "C4",
        "Complexen",
        Sender.CORPORATION,
        (
            _text("complex", "naam van het complex"),
            _MUNICIPALITY,
            Field("oplevering", Kind.DATE, "verwachte oplevering"),
            _text("woningen_naar_type", "bijvoorbeeld 20 × 2 kamers, 8 × 3 kamers"),
            _text("beoogde_groepen", "voor wie"),
            _text("leefbaarheid", "wat u over de buurt weet"),
            _text("zorg_nabij", "welke zorg of ontmoeting dichtbij is"),
        ),
    ),
    Form(
        "C0",
        "Controle",
        Sender.CORPORATION,
        (
            _text("controle_onderdeel", "welke kolom van welk blad"),
            _count("som_van_de_rijen", "wat uw rijen samen zijn; dit rekent het werkboek zelf"),
            _count("controletotaal", "het totaal volgens uw eigen administratie, los van de rijen"),
            _count("verschil_met_de_rijen", "controletotaal min de som; dit rekent het werkboek zelf"),
        ),
    ),
    Form(
        "Z1",
        "Uitstroom",
        Sender.CARE_PROVIDER,
        (
            _text("locatie", "locatie of afdeling; geen adres dat geheim is; leeg is alles samen", adds=True),
            _GROUP,
            _ORIGIN,
            _count(
                "klaar_nu",
                "huishoudens die nu klaar zijn om zelfstandig te wonen en nog geen woning hebben; een ouder met twee "
                "kinderen is één huishouden",
                _outflow("stand"),
                excludes="wie nog niet weg kan; wie al een huurcontract tekende; wie naar een andere instelling gaat",
            ),
            _count(
                "verwacht_komende_12_mnd",
                "huishoudens die in het planjaar klaar komen voor een woning van een corporatie",
                _outflow("stroom"),
                excludes="wie bij klaar_nu al meetelt; wie op eigen kracht woonruimte vindt of bij familie gaat wonen",
            ),
            Field(
                "gemiddelde_wachttijd_mnd",
                Kind.COUNT,
                "maanden tussen klaar zijn en de sleutel, gemiddeld over het afgelopen jaar",
                excludes="wie nog wacht",
            ),
            _text("ook_elders_aangemeld", "hoeveel van hen staan ook bij een ander gemeld: 0, een getal of onbekend"),
            _accepted(_text("instelling", "instelling waar mensen uitstromen", "instelling")),
            _accepted(_YEAR),
            _accepted(_text("soort", "nieuw dit jaar (stroom) of al wachtend (stand)", "soort")),
            _UNIT,
            _accepted(_count("aantal", "huishoudens", _outflow(""))),
            _accepted(_SOURCE),
            _REFERENCE_DATE,
        ),
    ),
    Form(
        "Z2",
        "Huishouden",
        Sender.CARE_PROVIDER,
        (
            _text("doelgroep", "de aandachtsgroep; samen is elke regel klaar_nu en verwacht_komende_12_mnd van Z1"),
            _count("alleen", "huishoudens van één persoon", excludes="wie met een kind komt"),
            _count("paar", "twee volwassenen zonder kinderen"),
            _count(
                "ouder_1_2_kind",
                "één ouder of paar met één of twee thuiswonende kinderen",
                excludes="kinderen die elders wonen en alleen op bezoek komen",
            ),
            _count("gezin_3_kind", "één ouder of paar met drie of meer thuiswonende kinderen"),
        ),
    ),
    Form(
        "Z3",
        "Intake kort",
        Sender.CARE_PROVIDER,
        (
            _text("nr", "volgnummer; geen cliëntnummer"),
            _text("doelgroep", "de aandachtsgroep"),
            _text("herkomst", "gemeente van herkomst"),
            _text("huishouden", "alleenstaand, paar zonder kinderen, één of twee kinderen, drie of meer kinderen"),
            _text("kamers_min", "minste aantal kamers", choices=ROOMS),
            _text("max_huur", "hoogste huur of huurklasse die past"),
            _folded(_text("gelijkvloers", "nodig?", choices=YES_NO)),
            _folded(_text("prikkelarm", "nodig?", choices=YES_NO)),
            _folded(_text("geclusterd", "nodig?", choices=YES_NO)),
            _folded(_text("gedeeld_mag", "mag een gedeelde woning?", choices=YES_NO)),
            _text("begeleiding_zwaarte", "licht, midden of zwaar", choices=("licht", "midden", "zwaar")),
            _text("veiligheidsafstand", "niet in de eigen gemeente?", choices=YES_NO),
            Field("klaar_over_mnd", Kind.COUNT, "over hoeveel maanden klaar; 0 is nu"),
        ),
    ),
    Form(
        "Z4",
        "Randvoorwaarden",
        Sender.CARE_PROVIDER,
        (
            _text("doelgroep", "de aandachtsgroep"),
            Field(
                "inkomen_rond",
                Kind.PERCENT,
                "bij hoeveel procent van wie nu klaar is, is het inkomen geregeld",
                excludes="een aanvraag die nog loopt",
            ),
            Field("schuldhulp", Kind.PERCENT, "bij hoeveel procent van wie nu klaar is, loopt schuldhulp"),
            Field(
                "inschrijving",
                Kind.PERCENT,
                "hoeveel procent van wie nu klaar is, staat ingeschreven als woningzoekende",
            ),
            Field(
                "begeleiding_geregeld",
                Kind.PERCENT,
                "bij hoeveel procent van wie nu klaar is, is begeleiding na de verhuizing toegezegd",
                excludes="een plek op een wachtlijst voor begeleiding",
            ),
        ),
    ),
    Form(
        "P1",
        "Woonproduct",
        Sender.DEVELOPER,
        (
            _text("product", "naam van het woonproduct", "product"),
            _MUNICIPALITY,
            _folded(_text("locatie", "waar het komt")),
            _text("soort", "flexwoning, transformatie, splitsing, kamergewijs, nieuwbouw", "soort"),
            Field(
                "woningen",
                Kind.COUNT,
                "zelfstandige woningen of onzelfstandige kamers die voor de aandachtsgroepen beschikbaar komen",
                measures=(Measure(Table.PRODUCTS, "woningen"),),
                excludes="woningen in hetzelfde project voor andere zoekers",
            ),
            _folded(_text("kamers", "aantal kamers, bijvoorbeeld 1-2", "kamers")),
            Field("vroeg", Kind.DATE, "vroegste dag waarop de sleutels uitgereikt worden", "vroeg"),
            Field("waarschijnlijk", Kind.DATE, "dag waar u nu van uitgaat", "waarschijnlijk"),
            Field("laat", Kind.DATE, "dag als het tegenzit", "laat"),
            Field("kans", Kind.PERCENT, "kans dat het doorgaat, 0 tot en met 100", "kans_procent"),
            _folded(_text("afhankelijk_van", "welke stap het ophoudt")),
            _folded(Field("einddatum", Kind.DATE, "dag waarop tijdelijke woningen ophouden", "einddatum")),
            _folded(_text("kosten_orde", "orde van grootte, mag leeg")),
            _text("status", "verkend, aangewezen, vergund, in uitvoering, opgeleverd", "status"),
            _accepted(_SOURCE),
        ),
    ),
)
"""Of G, C, Z and P; the quarter's workbook (M) has the sheets C1 and C3, and one line per commitment (G5)."""

SHEETS_OF: Mapping[Sender, tuple[str, ...]] = {
    Sender.MUNICIPALITY: ("G1", "G2", "G3", "G4", "G5"),
    Sender.CORPORATION: ("C1", "C2", "C3", "C4", "C0"),
    Sender.CARE_PROVIDER: ("Z1", "Z2", "Z3", "Z4"),
    Sender.DEVELOPER: ("P1",),
    Sender.QUARTER: ("C1", "C3", "G5", "C0"),
}
FORM: Mapping[str, Form] = {form.code: form for form in FORMS}
READ_ME, DEFINITIONS, REMARKS, LISTS = "Lees mij", "Definities", "Terugmelding", "Keuzelijsten"
"""The sheets of our own workbooks that hold no rows: nothing on them is a number of the party."""
