"""The one table of commands: what each is called, what it takes, and where its handler lives (loaded when asked)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument or option of a command, as `argparse` takes it."""

    names: tuple[str, ...]
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """A verb: `handler` is 'module:function'; `examples` are shown in its help."""

    name: str
    handler: str
    summary: str
    examples: tuple[str, ...]
    arguments: tuple[Argument, ...] = ()
    also: tuple[str, ...] = ()
    """Other names for it."""


def _argument(*names: str, **options: object) -> Argument:
    return Argument(names, options)


DOSSIER = _argument("dossier", metavar="DOSSIER", help="map, .zip of .xlsx van het dossier")
FOLDER = _argument("dossier", metavar="DOSSIER", help="map van het dossier")
JSON = _argument("--json", action="store_true", help="antwoord als JSON, voor andere programma's")
PERCENT = _argument(
    "--procent", dest="percent", metavar="P", help="reken met een ander maximum, bijvoorbeeld 12 of 8,1"
)
COMPOSITION = _argument(
    "--samenstelling", dest="composition", metavar="NAAM", help="reken met een andere samenstelling, bijvoorbeeld SVH-9"
)
VARIANT = (PERCENT, COMPOSITION, JSON)
INTO = _argument(
    "--naar", dest="folder", metavar="MAP", help="map voor de stukken (standaard: uitvoer/ met de titel erachter)"
)
PORT = _argument("--poort", dest="port", metavar="NUMMER", type=int, help="luister op deze poort (standaard: 8000)")
HOST = _argument(
    "--adres", dest="host", metavar="ADRES", default="127.0.0.1", help="luister op dit adres (standaard: 127.0.0.1)"
)
ROLES = (
    "kwartiermaker",
    "adviseur",
    "gegevensbeheerder",
    "toewijzing",
    "uitstroom",
    "bestuurder",
    "lezer",
    "provincie",
    "beheerder",
)
"""As the platform calls its roles; named here too, so that help needs no platform (tested)."""

COMMANDS = (
    Command(
        "demo",
        "thuistafel.cli.demo:show",
        "Open het voorbeeld Haaglanden (fictieve cijfers) in de browser, zonder account; of maak alleen zijn stukken.",
        ("thuistafel demo", "thuistafel demo --gegevens mijn-proef", "thuistafel demo --stukken --naar mijn-map"),
        (
            _argument(
                "--stukken",
                dest="papers",
                action="store_true",
                help="geen browser: figuur op het scherm, stukken in een map",
            ),
            INTO,
            _argument("--gegevens", dest="kept_in", metavar="MAP", help="bewaar wat u doet in deze map"),
            PORT,
            _argument("--niet-openen", dest="stay_closed", action="store_true", help="open de browser niet zelf"),
        ),
    ),
    Command(
        "plan",
        "thuistafel.cli.planning:plan",
        "Verdeel de opgave naar herkomst binnen het maximum, met tekort, bandbreedte en oordeel.",
        ("thuistafel plan examples/haaglanden", "thuistafel plan examples/haaglanden --procent 12"),
        (DOSSIER, *VARIANT),
    ),
    Command(
        "waarom",
        "thuistafel.cli.planning:why",
        "Open een getal: de stappen tot aan bestand en rij.",
        (
            "thuistafel waarom examples/haaglanden Delft",
            "thuistafel waarom examples/haaglanden Delft ruimte",
            "thuistafel waarom examples/haaglanden regio tekort_hoog",
        ),
        (
            DOSSIER,
            _argument("municipality", metavar="GEMEENTE", help="naam, CBS-code of regio"),
            _argument("field", metavar="VELD", nargs="?", default="tekort", help="welk getal (standaard: tekort)"),
            *VARIANT,
        ),
    ),
    Command(
        "bandbreedte",
        "thuistafel.cli.planning:ranges",
        "Wat het tekort ten minste en ten hoogste is, samen en per gemeente.",
        ("thuistafel bandbreedte examples/onzeker",),
        (DOSSIER, *VARIANT),
    ),
    Command(
        "welk-getal",
        "thuistafel.cli.planning:next_numbers",
        "Welk getal u nu het beste kunt uitzoeken: óf er tekort is, en hoeveel.",
        ("thuistafel welk-getal examples/haaglanden",),
        (DOSSIER, *VARIANT),
    ),
    Command(
        "beeld",
        "thuistafel.cli.pictures:picture",
        "Alle aandachtsgroepen op een rij, met wat nog ontbreekt.",
        ("thuistafel beeld examples/haaglanden",),
        (DOSSIER, JSON),
    ),
    Command(
        "balans",
        "thuistafel.cli.pictures:balance_verb",
        "Wie huisvest wie: herkomst tegen woongemeente, en het aandeel van de vier grootste.",
        ("thuistafel balans examples/haaglanden",),
        (DOSSIER, JSON),
    ),
    Command(
        "urgentie",
        "thuistafel.cli.pictures:urgency",
        "Wat hoe dan ook nodig is, wie het minst kan wachten en waar de last het grootst is.",
        ("thuistafel urgentie examples/haaglanden",),
        (DOSSIER, JSON),
    ),
    Command(
        "pad",
        "thuistafel.cli.pictures:path",
        "De wachtrij per jaar tot de horizon, en wat er extra nodig is.",
        ("thuistafel pad examples/haaglanden",),
        (DOSSIER, JSON),
    ),
    Command(
        "taakstelling",
        "thuistafel.cli.pictures:obligation",
        "Reken de taakstelling vergunninghouders na (art. 29 Huisvestingswet 2014).",
        (
            "thuistafel taakstelling --landelijk 13500 --periode 2022-II",
            "thuistafel taakstelling --landelijk 21200 --periode 2023-I --gemeente Delft",
        ),
        (
            _argument(
                "--landelijk",
                dest="national",
                metavar="AANTAL",
                required=True,
                help="landelijke taakstelling in personen",
            ),
            _argument(
                "--periode", dest="period", metavar="JAAR-HELFT", required=True, help="bijvoorbeeld 2022-I of 2022-II"
            ),
            _argument(
                "--afronding",
                dest="rounding",
                choices=("omlaag", "omhoog", "rekenkundig"),
                default="omlaag",
                help="hoe wordt afgerond (standaard: omlaag)",
            ),
            _argument("--gemeente", dest="municipality", metavar="NAAM", help="alleen deze gemeente"),
            _argument(
                "--gepubliceerd",
                dest="published",
                metavar="AANTAL",
                help="gepubliceerd getal van die gemeente, om te vergelijken",
            ),
            JSON,
        ),
    ),
    Command(
        "stuk",
        "thuistafel.cli.papers:write",
        "Maak bestuursnotitie, A4 per wethouder, werkboek en doorstuurbaar HTML-bestand.",
        (
            "thuistafel stuk examples/haaglanden",
            "thuistafel stuk examples/haaglanden a4 --gemeente Delft --naar mijn-map",
        ),
        (
            DOSSIER,
            _argument(
                "kind",
                metavar="SOORT",
                nargs="?",
                choices=("alles", "notitie", "a4", "werkboek", "html"),
                default="alles",
                help="alles, notitie, a4, werkboek of html (standaard: alles)",
            ),
            _argument("--gemeente", dest="municipality", metavar="NAAM", help="alleen het A4 van deze gemeente"),
            INTO,
            PERCENT,
            COMPOSITION,
        ),
    ),
    Command(
        "sjablonen",
        "thuistafel.cli.asking:ask",
        "Maak voor elke partij een werkboek met haar eigen getallen erin, en een mail om het te sturen.",
        (
            "thuistafel sjablonen examples/haaglanden --uiterlijk 15-12-2026",
            "thuistafel sjablonen examples/haaglanden --soort Z --naar mijn-map",
            "thuistafel sjablonen examples/haaglanden --soort M --kwartaal 2",
        ),
        (
            DOSSIER,
            _argument(
                "--soort",
                dest="kind",
                choices=("G", "C", "Z", "P", "M", "alles"),
                default="alles",
                help="G gemeenten, C corporaties, Z zorgaanbieders, P woonproducten, M kwartaal (standaard: alles)",
            ),
            _argument("--partij", dest="party", metavar="NAAM", help="alleen deze partij"),
            _argument(
                "--kwartaal", dest="quarter", type=int, choices=(1, 2, 3, 4), help="maak ook het kwartaalwerkboek"
            ),
            _argument("--uiterlijk", dest="deadline", metavar="DATUM", help="wanneer u het terug wilt: 15-12-2026"),
            _argument("--naar", dest="folder", metavar="MAP", help="map voor de werkboeken (standaard: in uitvoer/)"),
            JSON,
        ),
    ),
    Command(
        "dossier",
        "thuistafel.cli.dossiers:show",
        "Bekijk een dossier, zet het om naar een andere vorm, of begin een nieuw.",
        (
            "thuistafel dossier examples/haaglanden",
            "thuistafel dossier examples/haaglanden --naar haaglanden.xlsx",
            "thuistafel dossier --nieuw mijn-regio",
        ),
        (
            _argument("dossier", metavar="DOSSIER", nargs="?", help="map, .zip of .xlsx van het dossier"),
            _argument("--naar", dest="target", metavar="DOEL", help="schrijf het dossier als map, .zip of .xlsx"),
            _argument(
                "--nieuw", dest="blank", metavar="MAP", help="maak een leeg dossier met alle tabellen en spelregels"
            ),
        ),
    ),
    Command(
        "lees",
        "thuistafel.cli.deliveries:read",
        "Lees bestanden zonder iets te bewaren: wat is aangenomen, wat niet, en wat u kunt doen.",
        (
            "thuistafel lees examples/haaglanden",
            "thuistafel lees examples/haaglanden/uitstroom.csv --json",
            "thuistafel lees nieuw.xlsx --bij examples/haaglanden",
        ),
        (
            _argument("path", metavar="BESTAND_OF_MAP", help="bestand of map om te lezen"),
            _argument(
                "--bij", dest="beside", metavar="DOSSIER", help="laat zien wat het bestand in dit dossier verandert"
            ),
            _argument("--cellen", dest="cells", action="store_true", help="laat zien wat van elke cel is gemaakt"),
            _argument("--bestand", dest="file", metavar="NAAM", help="alleen dit bestand"),
            JSON,
        ),
    ),
    Command(
        "antwoord",
        "thuistafel.cli.deliveries:answer",
        "Beantwoord een vraag over een gestuurd bestand; het antwoord wordt onthouden.",
        (
            "thuistafel antwoord mijn-regio 'opgave.xlsx!Blad1!F14' 1032",
            "thuistafel antwoord mijn-regio 'opgave.xlsx!Blad1!Gem. herkomst' herkomst_gemeente",
            "thuistafel antwoord mijn-regio opgave.xlsx 'Zorgaanbieder B (fictief)'",
        ),
        (
            FOLDER,
            _argument("where", metavar="PLEK", help="bestand, bestand!blad of bestand!blad!cel-of-kop"),
            _argument("text", metavar="ANTWOORD", help="het antwoord: een waarde, veldnaam, afzender of ja"),
            _argument("--door", dest="by", metavar="ROL", default="", help="wie dit antwoordde, als rol"),
        ),
    ),
    Command(
        "opnemen",
        "thuistafel.cli.deliveries:take_in",
        "Neem bestanden op in aanleveringen/, en laat eerst zien wat zij veranderen.",
        ("thuistafel opnemen mijn-regio opgave.xlsx", "thuistafel opnemen mijn-regio *.xlsx"),
        (
            FOLDER,
            _argument("paths", metavar="BESTAND", nargs="+", help="bestanden die zijn gestuurd"),
        ),
    ),
    Command(
        "terugkoppeling",
        "thuistafel.cli.feedback:write",
        "Maak voor elke afzender een kopie van zijn eigen bestand, met opmerkingen en zijn getal in het plan.",
        (
            "thuistafel terugkoppeling mijn-regio",
            "thuistafel terugkoppeling mijn-regio --partij Delft --zichtbaar-vanaf 2023-04-01",
        ),
        (
            DOSSIER,
            _argument("--bestand", dest="file", metavar="NAAM", help="alleen over dit bestand"),
            _argument("--partij", dest="party", metavar="NAAM", help="alleen voor deze afzender"),
            _argument(
                "--zichtbaar-vanaf",
                dest="visible_from",
                metavar="DATUM",
                help="de afzender ziet zijn getal eerst; anderen na deze dag",
            ),
            _argument("--op", dest="day", metavar="DATUM", help="dag waarop is gelezen (standaard: vandaag)"),
            INTO,
            JSON,
        ),
    ),
    Command(
        "ophalen",
        "thuistafel.cli.fetching:show",
        "Haal een tabel van CBS StatLine op: alleen uw gemeenten en jaar, met de bron erbij.",
        (
            "thuistafel ophalen 85980NED --gemeente Delft Zoetermeer --jaar 2023 --naar cbs",
            "thuistafel ophalen 03759ned --jaar 2023 --naar cbs",
        ),
        (
            _argument("table", metavar="TABEL", help="nummer van de tabel, bijvoorbeeld 85980NED"),
            _argument(
                "--gemeente",
                dest="municipalities",
                metavar="NAAM",
                nargs="+",
                help="alleen deze gemeenten (standaard: alle)",
            ),
            _argument("--jaar", dest="year", metavar="JAAR", required=True, help="bijvoorbeeld 2023"),
            _argument("--naar", dest="folder", metavar="MAP", required=True, help="map voor het bestand"),
            _argument("--adres", dest="address", metavar="ADRES", help="een ander adres dan dat van het CBS"),
        ),
    ),
    Command(
        "narekenen",
        "thuistafel.cli.recalculation:show",
        "Reken de voorbeelden W1 tot en met W22 na op dit programma.",
        ("thuistafel narekenen", "thuistafel narekenen W14"),
        (_argument("example", metavar="W", nargs="?", help="alleen dit voorbeeld"), JSON),
    ),
    Command(
        "serve",
        "thuistafel.cli.serving:serve",
        "Start de server voor een regio; weigert zolang dat niet veilig kan. Instellingen komen uit de omgeving.",
        ("thuistafel serve --adres 0.0.0.0 --poort 8000 --migreer", "thuistafel serve --alles-in-een"),
        (
            HOST,
            PORT,
            _argument("--migreer", dest="migrate", action="store_true", help="werk eerst de database bij"),
            _argument(
                "--alles-in-een",
                dest="is_alone",
                action="store_true",
                help="één proces dat ook het lange werk doet, zonder aparte werker",
            ),
            _argument(
                "--processen", dest="workers", metavar="N", type=int, default=2, help="aantal processen (standaard: 2)"
            ),
            _argument(
                "--draden",
                dest="threads",
                metavar="N",
                type=int,
                default=8,
                help="verzoeken tegelijk per proces (standaard: 8)",
            ),
        ),
    ),
    Command(
        "werker",
        "thuistafel.cli.serving:work",
        "Doe het lange werk en verstuur de berichten van een server.",
        ("thuistafel werker",),
    ),
    Command(
        "controleer",
        "thuistafel.cli.serving:check",
        "Kijk na of de server veilig en volledig is ingesteld; eindigt met status 2 als dat niet zo is.",
        ("thuistafel controleer", "thuistafel controleer --adres 0.0.0.0"),
        (HOST,),
        also=("check",),
    ),
    Command(
        "begin",
        "thuistafel.cli.beginning:begin",
        "Begin op de server een regio met een dossier; de partijen die erin staan doen mee.",
        ("thuistafel begin examples/haaglanden --regio haaglanden",),
        (
            DOSSIER,
            _argument(
                "--regio", dest="slug", metavar="NAAM", required=True, help="naam in het adres, bijvoorbeeld haaglanden"
            ),
            _argument(
                "--titel", dest="title", metavar="TITEL", help="naam op de pagina (standaard: de naam in het adres)"
            ),
            _argument("--bureau", dest="office", metavar="NAAM", help="naam van het regiobureau"),
        ),
    ),
    Command(
        "gebruiker",
        "thuistafel.cli.beginning:person",
        "Maak een account met een rol bij een organisatie die meedoet; het wachtwoord wordt gevraagd.",
        ("thuistafel gebruiker kim@voorbeeld.nl 'Kim de Boer' beheerder 'Regiobureau Haaglanden'",),
        (
            _argument("email", metavar="EMAIL", help="mailadres waarmee wordt ingelogd"),
            _argument("name", metavar="NAAM", help="voor- en achternaam"),
            _argument("role", metavar="ROL", choices=ROLES, help=", ".join(ROLES)),
            _argument("organisation", metavar="ORGANISATIE", help="naam van de organisatie"),
            _argument(
                "--zonder-wachtwoord",
                dest="without_password",
                action="store_true",
                help="alleen inloggen via de organisatie zelf (OIDC)",
            ),
        ),
    ),
    Command(
        "backup",
        "thuistafel.cli.keeping:backup",
        "Schrijf alles van het platform in één bestand, terwijl anderen doorwerken.",
        ("thuistafel backup bewaard.zip",),
        (_argument("target", metavar="NAAR", help="het bestand, eindigend op .zip"),),
    ),
    Command(
        "restore",
        "thuistafel.cli.keeping:restore",
        "Kijk een backup na en zet die terug: alles of niets, ook van SQLite naar PostgreSQL.",
        ("thuistafel restore bewaard.zip --check", "thuistafel restore bewaard.zip"),
        (
            _argument("backup", metavar="BESTAND", help="een bestand van thuistafel backup"),
            _argument("--check", dest="only_check", action="store_true", help="alleen nakijken, niets veranderen"),
            _argument(
                "--vervang",
                dest="replacing",
                action="store_true",
                help="ook als er al iets in de database staat: dat verdwijnt",
            ),
        ),
    ),
)
