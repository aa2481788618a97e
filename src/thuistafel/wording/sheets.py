"""Headings of every A4, and the fixed sentences of PDF, Word and the result workbook."""

SENTENCES: dict[str, str] = {
    "fonts_missing": (
        "De letter Source Sans 3 ontbreekt ({files} niet gevonden in {folder}). Zonder deze letter maakt Thuistafel "
        "geen PDF of Word, want de bladzijden zouden anders uitvallen. Installeer Thuistafel opnieuw met een "
        "verbinding met het pakketregister, of zet de bestanden in deze map."
    ),
    "page_refused": (
        "De bladzijde kon niet worden opgemaakt: {problem}. Dit is een fout in Thuistafel en niet in uw cijfers. "
        "Meld hem, met uw dossier of een stukje daarvan."
    ),
    "municipality_not_in_report": (
        "Voor {municipality} is er geen A4: deze gemeente hoort niet bij de samenstelling van dit plan. "
        "Kies een van {members}, of kies een andere samenstelling."
    ),
}

HEADINGS = {
    "note": "Bestuursnotitie",
    "for_alderman": "Voor de wethouder van",
    "certainty": "Wat zeker is, en onder welke voorwaarde",
    "next_number": "Welk getal nu",
    "why": "Waarom dit getal?",
    "asks": "Wat wij vragen",
    "receives": "Wat wij krijgen",
    "certain": "Zeker",
    "uncertain": "Onzeker",
    "certain_or_not": "Zeker en onzeker",
    "decision": "Gevraagd besluit",
    "distribution": "Verdeling naar herkomst, in huishoudens",
    "new_homes": "Nieuwe woningen",
    "path": "Het pad naar het doel",
    "choices": "Wat uw regio nog moet kiezen",
    "sources": "Bronnen",
}

READING = "Van–tot: tussen welke aantallen het tekort ligt {condition}. – is niet geleverd."
INCOMPLETE = "De totalen tellen op wat bekend is: {delivered} van de {members} gemeenten."
PRICE = (
    "Van de {lettings} verhuringen gaan er {outflow} naar uitstroom en {other} naar andere voorrang; {regular} blijven "
    "over voor alle andere woningzoekenden."
)
CHOICES = "Elke regel is een keuze van uw regio."
CHOICES_DEFAULT = "Nu staan alle keuzes op de beginstand."
CHOICES_ONE = "1 keuze wijkt af van de beginstand."
CHOICES_MORE = "{changed} keuzes wijken af van de beginstand."
CHANGED = "{value} (aangepast)"
NOTHING = "Nog niets."
DEPENDS = "hangt ervan af"
NEW_HOMES = ("Product", "Gemeente", "Woningen", "Vroegst – laatst", "Kans", "Dat geeft", "Daarna")
STAYS = "blijvend"
SNAPSHOT = "momentopname {snapshot}"

NO_FORMULAS = (
    "Op dit blad staan waarden en geen formules. {why} Daarvoor rekent Thuistafel zelf: wijzig de keuze in "
    "dossier.toml en maak het werkboek opnieuw."
)

GUIDE = (
    ("Mijn gemeente", "Kies uw gemeente; haar getallen komen uit Verdeling."),
    ("Invoer", "Alle getallen waarmee is gerekend, met bron, bestand en rij. Geel mag u wijzigen."),
    ("Verdeling", "De tabel van het plan: van herkomst naar opgave, ruimte en tekort."),
    ("Welk getal", "Welk getal het meest helpt als u iets wilt uitzoeken."),
    ("Bronnen", "Waar de getallen vandaan komen en hoe zeker zij zijn."),
    ("Sleutels", "De exacte delen van mensen zonder bekende herkomst."),
    ("Afronding", "Hoe exacte delen hele huishoudens worden."),
)

MEANINGS = {
    "Verhuringen": "Sociale woningen die dit jaar vrijkomen, volgens de afgesproken basis.",
    "Ruimte": "Het maximum van de verhuringen, naar hele woningen.",
    "Herkomst bekend": "Huishoudens die uit een instelling komen en uit uw gemeente afkomstig zijn.",
    "+ onbekend": "Uw deel van de mensen van wie de herkomst niet bekend is; zie Afronding.",
    "+ buiten regio": "Uw deel van de mensen van buiten de regio; zie Afronding.",
    "+ veilig adres": "Uw deel van de mensen die om veiligheid niet naar hun herkomst gaan.",
    "Opgave": "De vier getallen hierboven samen.",
    "Uit voorraad": "Wie een woning krijgt binnen de ruimte.",
    "Tekort": "Opgave min uit voorraad.",
    "Ruimte over": "Ruimte min uit voorraad.",
}

RANGES_HOLD = "Zeker en onzeker, bij de oorspronkelijke cijfers"
RANGES_LAPSED = "Bandbreedte en oordeel zijn vervallen: u wijzigde een geel getal. Thuistafel rekent ze opnieuw."

ANSWERS = ("ja", "nee", "niet afgesproken")
"""Values of a choice that answer its question without more words."""
