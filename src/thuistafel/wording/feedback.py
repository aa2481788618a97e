"""What goes back to senders: the sentences, headings and lines of their workbook and mail."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "feedback_only_source": "Uw getal telt; er is geen andere bron (kwaliteit {grade}).",
    "feedback_decided_own": "Een andere bron noemt een getal dat bij het uwe past; het uwe gaat voor "
    "(kwaliteit {grade}).",
    "feedback_decided_other": "Uw getal past bij dat van een andere bron. Die gaat voor: {source} (kwaliteit {grade}).",
    "feedback_conflict_own": "Bronnen spreken elkaar tegen. De nieuwste telt, bij gelijke datum de beste: die van u. "
    "Het kan {low} tot en met {high} zijn.",
    "feedback_conflict_other": "Bronnen spreken elkaar tegen. De nieuwste telt, bij gelijke datum de beste: {source} "
    "(kwaliteit {grade}). Het kan {low} tot en met {high} zijn.",
    "feedback_of_another": "Dit gaat over een ander; wat ermee is gedaan, hoort die partij.",
    "feedback_left_out": "Dit getal telt niet apart: het is een totaal van andere getallen of overlapt daarmee. Met "
    "die andere is gerekend.",
    "feedback_other_year": "Het gaat over {given_year} en telt niet in dit planjaar.",
    "feedback_overlap_asked": "U meldt {number} ({about}, cel {cell}); {other} meldt mensen uit dezelfde groep. Het "
    "kunnen dezelfde mensen zijn.",
    "feedback_overlap_same": "U meldt {number} ({about}, cel {cell}); volgens het antwoord zijn het dezelfde mensen "
    "als bij {other}, en zij tellen één keer.",
    "feedback_overlap_less": "U meldt {number} ({about}, cel {cell}); wie ook bij {other} staat, telt één keer.",
    "feedback_no_files": "In {name} zijn geen bestanden van anderen gevonden.",
    "feedback_no_such_file": "{written} is geen bestand van een afzender in dit dossier. {near}",
    "feedback_no_such_party": "Van “{written}” is geen bestand gelezen. {near}",
}

REMEDIES: dict[str, str] = {
    "feedback_conflict_own": "Vergelijk wat er meetelt.",
    "feedback_conflict_other": "Vergelijk wat er meetelt.",
    "feedback_overlap_asked": "Schrijf “geen overlap”, “zelfde mensen”, of hoeveel mensen bij u beide staan, "
    "bijvoorbeeld 5-8.",
    "feedback_no_files": "Leg wat u toegestuurd kreeg in de map aanleveringen van het dossier.",
    "feedback_no_such_file": "Kies uit: {files}.",
    "feedback_no_such_party": "Kies uit: {parties}.",
}

SHEET, PLAN_SHEET = "Terugkoppeling", "Uw getal in het plan"

LINES = {
    "fictional": "Fictieve cijfers",
    "file": "Bestand: {file} · gelezen op {day} · vingerafdruk {digest}",
    "who": "Wij weten niet zeker van wie dit bestand komt. Laat het ons weten.",
    "how": "In de bladen hierachter staat uw eigen bestand, met een notitie in elke cel waar iets over te zeggen is. "
    "Verbeter het daar, vul uw antwoorden in de gele vakken hieronder in en stuur deze werkmap terug. "
    "Niet elke formule is meegekomen: kijk na een verbetering ook de sommen na.",
    "visible_from": "U ziet dit eerst; anderen zien het na {day}.",
    "no_questions": "Wij hebben geen vragen.",
    "more": "En nog {count}.",
    "and_more": "en nog {count}",
    "no_plan": "Er is nog geen plan: het dossier kan nog niet worden doorgerekend.",
    "no_sender": "Wij weten niet zeker van wie dit bestand komt; daarom staan uw getallen uit het plan hier niet.",
}

NUMBERS = {
    "read": ("{count} getal gelezen", "{count} getallen gelezen"),
    "corrected": ("{count} cel hersteld", "{count} cellen hersteld"),
    "questions": ("{count} vraag", "{count} vragen"),
    "aside": ("{count} apart gelegd", "{count} apart gelegd"),
}
"""For one, and for more."""

SECTIONS = {
    "question": "Onze vragen",
    "corrected": "Wat wij hebben hersteld, en waarom",
    "aside": "Wat apart ligt en nog niet meetelt",
    "note": "Ter informatie",
    "column": "Zo hebben wij uw kolommen gelezen",
    "colour_aside": "telt nog niet mee",
    "colour_question": "geef ons antwoord",
    "colour_corrected": "anders gelezen dan het er stond; kijk of het klopt",
    "colour_column": "zo begrijpen wij de kolom",
}

_PLACED = ("Nr", "Blad", "Plek")
HEADINGS = {
    "question": (*_PLACED, "Er staat", "Onze vraag", "Wat u kunt doen", "Uw antwoord"),
    "corrected": (*_PLACED, "Er stond", "Gelezen als", "Wat u kunt doen"),
    "aside": (*_PLACED, "Er stond", "Waarom apart", "Wat u kunt doen"),
    "note": (*_PLACED, "", "Wat ons opviel", "Wat u kunt doen"),
    "column": (*_PLACED, "Uw kop", "Gelezen als", "Dat betekent"),
    "claims": ("Waarover", "U schreef", "Gerekend met", "Van–tot", "Bronnen", "Waarom"),
    "noted": ("Waarover", "U schreef"),
    "products": ("Woonproduct", "Woningen", "Gemeente", "Waarschijnlijk"),
    "own": ("Uw getallen", "Aantal"),
    "lettings": ("Gemeente", "Uw verhuringen", "Ruimte daar", "Opgave daar", "Tekort daar"),
    "origins": ("Herkomst", "Van u", "Opgave", "Uit voorraad", "Tekort"),
    "pools": ("Zonder gemeente van herkomst", "Van u", "", "", "", "Zo verdeeld, naar rato"),
    "region": ("Gemeente", "Opgave", "Ruimte", "Uit voorraad", "Tekort"),
    "shares": ("", "U", "Anderen samen", "Uw deel"),
}

NOTES = {
    "not_read": "Deze kolom is niet gelezen en telt niet mee.",
    "read_as": "Gelezen als {name} ({percent}%, {how}).",
    "formula_left_out": "Hier stond een formule; in deze kopie staat alleen haar uitkomst.",
    "another_sender": "een andere afzender",
    "own_other_file": "een ander bestand van u",
}

FIGURES = {
    "lettings": "Verhuringen waarmee is gerekend",
    "room": "Ruimte: het afgesproken deel daarvan",
    "known": "Huishoudens met herkomst in uw gemeente",
    "pooled": "Uw deel van wie geen gemeente van herkomst heeft",
    "task": "Uw opgave",
    "placed": "Uit voorraad: wie binnen de ruimte past",
    "received": "Opgevangen van andere gemeenten",
    "elsewhere": "Elders opgevangen",
    "shortage": "Tekort",
    "room_left": "Ruimte over",
}

PLAN = {
    "own": "Het plan voor {name}",
    "claims": "Wat u opgaf, en waarmee is gerekend",
    "products": "Uw woonproducten",
    "noted": "Wat u verder schreef: gelezen, maar geen plan rekent ermee",
    "lettings": "Uw verhuringen en wat er in die gemeenten nodig is",
    "origins": "Waar uw mensen vandaan komen, en wat daar past",
    "origins_note": "Opgave, uit voorraad en tekort zijn van alle instellingen samen.",
    "pools": "Van wie geen gemeente van herkomst bekend is",
    "pools_note": "Van alle instellingen samen worden hele huishoudens gemaakt; hier staat het exacte deel.",
    "elsewhere": "telt in geen gemeente mee",
    "agreed": "Bij de afgesproken planwaarden is het tekort {range}: {verdict}.",
    "deviation": "Vallen planwaarden anders uit, dan is het {range}: {verdict}.",
}

BESIDE = {
    "you": "(u)",
    "region": "Regio",
    "plan": "Naast de regio: opgave en tekort per gemeente",
    "range": "Voor de regio is het tekort bij de afgesproken planwaarden {range}: {verdict}.",
    "share": "Uw opgave is {percent}% van die van de regio.",
    "lettings": "Uw verhuringen naast die van alle andere corporaties",
    "groups": "Uw uitstroom naast die van alle andere instellingen",
    "picture": "Aandachtsgroepen, {indicator}, in {unit}: u naast de andere gemeenten",
    "rest": "Al het andere",
    "together": "Samen",
    "protected": "Van anderen staat hier alleen wat zij samen hebben. <5 is een klein aantal; · staat voor een aantal "
    "waaruit een klein aantal of het aantal van één partij zou volgen; – is niet geleverd.",
}

VERDICTS = {"zeker wel": "zeker tekort", "zeker niet": "zeker geen tekort", "hangt af van": "dat hangt er nog van af"}

MAIL = {
    "subject": "Onderwerp: wat wij in uw opgave lazen",
    "greeting": "Beste {sender},",
    "greeting_unknown": "Beste afzender,",
    "read": "Dit deden wij met wat u stuurde: {tally}",
    "attached": "In de bijlage ziet u per cel wat wij ermee deden, en uw getal in het plan.",
    "refused": "Uw bestand is niet gebruikt. {why}",
    "one": "Wij hebben één vraag:",
    "two": "Wij hebben twee vragen:",
    "more": "Wij hebben {count} vragen. Deze twee helpen het meest; de andere staan in de bijlage:",
    "visible_from": "U ziet dit eerst; anderen zien het na {day}.",
    "closing": "Alvast dank.",
}
