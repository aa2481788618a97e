"""What parties read when they are asked for their numbers: workbooks, mails, and what the command refuses."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ask_party_unreadable": "In de naam {name} staat een teken dat niet te lezen is.",
    "ask_party_unknown": "“{name}” komt in dit dossier niet voor. {near}",
    "ask_no_party": "Er is niemand om te vragen: dit dossier noemt geen partij voor een werkboek {kinds}.",
    "ask_needs_quarter": "Voor het kwartaalwerkboek (M) moet u zeggen welk kwartaal.",
    "ask_changed_since": "In {folder} staan bestanden die veranderd zijn of die Thuistafel daar niet maakte: {names}.",
    "party_lettings": "Hoeveel verhuringen verwacht u in {municipality} in {year}?",
    "party_known_origin": "Hoeveel huishoudens uit {origin} ({group}) {when}?",
    "party_size": "Hoeveel huishoudens ({group}, herkomst {origin}) {when}?",
    "party_now": "zijn nu klaar voor een woning",
    "party_in_year": "komen er in {year} klaar voor een woning",
    "party_origin": "Uit welke gemeenten komen de huishoudens van wie wij de herkomst niet weten ({group})?",
    "party_missing": "Wat zijn uw getallen op het blad {sheet}? Daarvan hebben wij er nog geen.",
    "party_confirm": "Kloppen de getallen die al in het werkboek staan?",
}

REMEDIES: dict[str, str] = {
    "ask_party_unreadable": "Typ de naam opnieuw in.",
    "ask_party_unknown": "Noem een partij uit het dossier, of kies met --soort C, Z of P voor wie het werkboek is.",
    "ask_no_party": "Vul verhuringen.csv of uitstroom.csv, of noem een naam met --partij en --soort.",
    "ask_needs_quarter": "Zet erbij: --kwartaal 1, 2, 3 of 4.",
    "ask_changed_since": "Kies met --naar een andere map, of haal ze daar weg. Er is niets overschreven.",
}

GROUPS = (
    "arbeidsmigranten",
    "beschermd_wonen",
    "dak- en thuisloze mensen",
    "detentie",
    "ggz",
    "jeugdhulp",
    "maatschappelijke_opvang",
    "medische urgentie",
    "ouderen",
    "sociale urgentie",
    "statushouders",
    "studenten",
    "vrouwenopvang",
    "woonwagenbewoners",
)
HOUSEHOLDS = ("alleenstaand", "paar zonder kinderen", "één of twee kinderen", "drie of meer kinderen")
PRODUCT_KINDS = ("flexwoning", "transformatie", "splitsing", "kamergewijs", "nieuwbouw")
LISTS_TITLE = "Woorden om uit te kiezen"
FICTIONAL = "Fictieve cijfers"

HINT = "Geel vult u in. Wit stond er al: verbeter wat niet klopt. Weet u het niet? Laat leeg, vul geen 0 in."
HINT_FOLDED = "Meer kolommen: klik op de + boven de tabel."
COUNTS_NOT = "Telt niet mee"
ERROR_TITLE = "Klopt dit?"
ERRORS = {
    "list": "Dit woord staat niet in de lijst. Het mag wel: wij vragen dan na wat u bedoelt.",
    "count": "Hier past een heel getal van 0 of meer. “ca. 40”, “10-15” en “<5” mogen ook.",
    "year": "Hier past een jaartal van vier cijfers.",
    "whole": "Hier past 1, 2, 3 of 4.",
    "percent": "Hier past een percentage van 0 tot en met 100.",
    "date": "Hier past een datum, bijvoorbeeld 15-12-2026.",
}

ABOUT, SHEETS, COLOURS, HOW, AFTER = (
    "Waar het om gaat",
    "De bladen",
    "De kleuren",
    "Zo vult u in",
    "Wat gebeurt er met uw antwoord?",
)
ASKED = "Wij vragen {party} om {what}. Het is voor het plan {title} (planjaar {plan_year})."
DEADLINE = "Stuur dit werkboek uiterlijk {day} terug, ook als het nog niet af is."
NO_DEADLINE = "Stuur dit werkboek terug vóór de volgende datatafel, ook als het nog niet af is."
CONTACT = "Vragen? Antwoord op de mail waar dit werkboek bij zat; die gaat naar de coördinator van de datatafel."
WHAT = {
    "G": "uw getallen over woningen, doelgroepen, afspraken, locaties en toezeggingen",
    "C": "uw verhuringen, uw verwachting en uw plaatsingen van mensen uit instellingen",
    "Z": "het aantal huishoudens dat bij u klaar is voor een woning, en waar zij vandaan komen",
    "P": "de woningen die erbij komen, met drie mogelijke data",
    "M": "uw verhuringen en uw plaatsingen van mensen uit instellingen",
}
OF_QUARTER = "{what} van kwartaal {quarter} van {plan_year}"
FICTIONAL_MAIL = "Let op: de cijfers in dit werkboek zijn fictief."
KIND = {"G": "gemeente", "C": "corporatie", "Z": "zorgaanbieder", "P": "woonproduct", "M": "kwartaal"}
SHEET_TELLS = {
    "G1": "G1 Gemeente: woningen, verhuringen en taakstelling, een regel per jaar.",
    "G2": "G2 Doelgroepen: per groep wie wacht en wie erbij komt.",
    "G3": "G3 Afspraken: wat er op papier staat, letterlijk en met vindplaats.",
    "G4": "G4 Locaties: wat u aangewezen hebt, met drie mogelijke data.",
    "G5": "G5 Toezeggingen: wat u toezegt, met voorwaarde en wie het besloot.",
    "C1": "C1 Verhuringen: wat u verhuurde, per gemeente, zo fijn als u het hebt.",
    "C2": "C2 Verwachting: wat u in het planjaar denkt te verhuren.",
    "C3": "C3 Uitstroomplaatsingen: wie uit een instelling een woning kreeg, en wat er geweigerd werd.",
    "C4": "C4 Complexen: waar woningen komen die passen.",
    "C0": "C0 Controle: telt uw rijen op; zet uw eigen totaal ernaast.",
    "Z1": "Z1 Uitstroom: per groep en herkomst wie nu klaar is en wie in het planjaar klaar komt.",
    "Z2": "Z2 Huishouden: dezelfde mensen naar grootte van het huishouden.",
    "Z3": "Z3 Intake kort: een regel per huishouden zonder naam, om te zien welke woning past.",
    "Z4": "Z4 Randvoorwaarden: wat er geregeld is vóór de verhuizing.",
    "P1": "P1 Woonproduct: aantal, data en kans.",
}
COLOUR_TELLS = (
    ("fill", "Geel: vult u in."),
    ("filled", "Wit: stond er al, uit uw eigen eerdere opgave of van de datatafel. Verbeter wat niet klopt."),
    ("computed", "Grijs: rekent het werkboek zelf."),
)
HOW_TELLS = (
    "Weet u het niet, laat de cel dan leeg. Schrijf alleen 0 als u zeker weet dat er geen zijn.",
    "Is het niet precies? “ca. 40”, “10-15” en “<5” zijn goed. Achter de + staan laag, hoog en kwaliteit.",
    "Telt u anders dan op het blad Definities staat, schrijf dat daar in de laatste kolom.",
    "Zet geen namen, geboortedatums, adressen of burgerservicenummers in dit bestand: het wordt dan geweigerd.",
    "Rijen en kolommen mag u verschuiven en toevoegen; laat de namen boven de kolommen staan.",
)
AFTER_TELLS = (
    "Wat u terugstuurt, komt met uw naam als bron in het plan. Wit dat u laat staan, geldt als bevestigd.",
    "U krijgt terug: wat wij lazen, wat wij niet konden lezen en waarom, en wat uw getal in het plan doet.",
    "Verschilt uw getal van dat van een ander, dan staan beide erin tot u samen hebt uitgezocht welk klopt.",
)

DEFINITIONS_TITLE = "Definities: wat telt mee?"
DEFINITIONS_HINT = "Teken per getal, of schrijf waarom het bij u anders is. Een functie is genoeg, geen naam."
DEFINITION_HEADS = (
    "Getal",
    "Wat telt mee?",
    "Wat telt niet mee?",
    "Akkoord",
    "Functie",
    "Datum",
    "Wij herkennen dit niet, want …",
)
SIGNED_ON = 5
"""The column of Definities that takes a day."""
CONTROL_HINT = "Zet in de gele kolom uw eigen totaal. Tekst zoals “ca. 40” telt in de som niet mee."
REMARKS_TITLE = "Terugmelding op uw eerdere opgave"
NO_REMARKS = "Er is nog geen terugmelding: hier komt te staan wat ons opviel in wat u stuurde."
REMARK_HEADS = ("Plek", "Wat er stond", "Wat ons opviel, en wat u kunt doen", "Uw antwoord")

MAIL_SUBJECT = "{label}Uw getallen voor {title}: graag terug {when}"
MAIL_WHEN, MAIL_WHEN_OPEN = "uiterlijk {day}", "vóór de volgende datatafel"
MAIL_TEXT = """\
Beste collega,

In de bijlage zit een werkboek voor {party}. Wij vragen u om {what}.
Met uw getallen maken wij samen één plan voor mensen die dringend een woning nodig hebben: {title}.

{questions}

{already}
Weet u iets niet, laat het dan leeg. Een half ingevuld werkboek helpt ook.

Stuur het werkboek terug {when}, als antwoord op deze mail. Zet er geen namen of andere gegevens van mensen in.

U krijgt van ons terug wat wij gelezen hebben, wat wij niet konden lezen, en wat uw getal in het plan doet.

Met vriendelijke groet,
de coördinator van de datatafel{fictional}
"""
REMINDER_SUBJECT = "{label}Herinnering: uw getallen voor {title}, graag terug {when}"
REMINDER_TEXT = """\
Beste collega,

{earlier} {party} om {what}. Wij hebben nog niets van u gelezen.
Kruist uw antwoord deze mail, dan hoeft u niets te doen.

{questions}

Lukt het niet om alles in te vullen? Beantwoord dan alleen dit; een half ingevuld werkboek helpt ook.
Stuur het {when} terug. Zet er geen namen of andere gegevens van mensen in.

Met vriendelijke groet,
de coördinator van de datatafel{fictional}
"""
REMINDER_ON, REMINDER_EARLIER = "Op {day} vroegen wij", "Eerder vroegen wij"
MAIL_ALREADY = "Wat wij al van u hebben, staat er al in ({filled}). Verbeter wat niet klopt en vul aan wat geel is."
MAIL_NOTHING = "Er staat nog geen getal in: wij hebben er nog geen van u. Vul in wat geel is."
ONE_QUESTION, TWO_QUESTIONS = (
    "Onze vraag:",
    "Onze twee vragen:",
)
ONE_FILLED, MORE_FILLED = "1 getal", "{count} getallen"
OVERVIEW_HEADS = (
    "partij",
    "soort",
    "werkboek",
    "bladen",
    "al_ingevuld",
    "uiterlijk",
    "verstuurd_op",
    "teruggekomen",
)
OVERVIEW_SHEET = "Overzicht"
OVERVIEW_TITLE = "Wie is gevraagd, en wat kwam terug"
