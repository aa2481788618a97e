"""What headings and the words around a table say besides the field: bounds, units, months, groups, forms."""

from __future__ import annotations

from collections.abc import Mapping

ROLE_WORDS: Mapping[str, str] = {
    "laag": "laagste, minimaal, minimum, min, ondergrens, onder, ondergrens schatting, lage schatting, minstens, "
    "laagste schatting",
    "hoog": "hoogste, maximaal, maximum, max, bovengrens, boven, bovengrens schatting, hoge schatting, hoogstens, "
    "hoogste schatting",
    "kwaliteit": "betrouwbaarheid, zekerheid, kwaliteitsletter, hardheid, kwaliteit cijfer, kwal, betrouwbaarheid "
    "a e, grade, zekerheid a e, hardheid cijfer, kwaliteit a e",
    "toelichting": "opmerking, opmerkingen, bijzonderheden, commentaar, noot, reden, sleutel, uitleg, notitie, "
    "notities, toelichtingen, verklaring, opm, n b, toel, waarom",
    "bandbreedte": "marge, range, bereik, bandbreedte schatting, spreiding, van tot, min max, laag hoog",
}
MIDDLE_WORDS = "midden, middenwaarde, puntschatting, beste schatting, meest waarschijnlijk, middelste, raming midden"
"""Between two bounds: the number itself."""
WEAK_ROLES: Mapping[str, str] = {"van": "laag", "vanaf": "laag", "tot": "hoog", "t_m": "hoog", "tot_en_met": "hoog"}
"""A bound only when nothing else stands in the cell."""

TOTAL_WORDS = "totaal, subtotaal, som, sub totaal, totalen, eindtotaal, generaal totaal, totaal generaal, sum, total"

UNIT_WORDS: Mapping[str, str] = {
    "personen": "personen, persoon, cliënten, cliënt, mensen, bewoners, deelnemers, pers, koppen, individuen, "
    "jongeren, jeugdigen, patiënten",
    "huishoudens": "huishoudens, huishouden, hh, gezinnen, hhs, hhn, huish",
}

STAGE_WORDS: Mapping[str, str] = {
    "verwacht": "verwacht, verw, verwachte, verwachting, prognose, prognoses, raming, geraamd, begroot, begroting, "
    "gepland, planning, verwachtingen, forecast, progn, te verwachten",
    "gerealiseerd": "gerealiseerd, gerealiseerde, realisatie, realisaties, werkelijk, feitelijk, werkelijke, "
    "definitief, behaald, uitgevoerd, real",
}

GROUP_WORDS: Mapping[str, str] = {
    "beschermd_wonen": "bw, beschermd wonen, beschermde woonvorm, beschermd wonen ggz, begeleid wonen, ribw, bewo",
    "maatschappelijke_opvang": "mo, maatschappelijke opvang, opvang, daklozenopvang, nachtopvang, crisisopvang, "
    "maatsch opvang, mo opvang",
    "vrouwenopvang": "vo, vrouwenopvang, slachtoffers huiselijk geweld, huiselijk geweld, blijf van mijn lijf, "
    "blijfhuis",
    "jeugdhulp": "jeugd, jeugdhulp, jeugdzorg, jeugdhulp 18, jongeren jeugdhulp, ex jeugdzorg, jeugd 18",
    "detentie": "detentie, ex gedetineerden, ex gedetineerd, gedetineerden, exgedetineerden, pi, ex detentie",
    "ggz": "ggz, geestelijke gezondheidszorg, klinische ggz, psychiatrie, ggz kliniek",
    "statushouders": "statushouders, vergunninghouders, statushouder, vluchtelingen met status, asielstatushouders",
    "dak- en thuisloze mensen": "dak en thuislozen, daklozen, dakloos, thuislozen, dak en thuisloze mensen, dak "
    "en thuisloos, economisch daklozen, dakloze mensen, bankslapers",
    "arbeidsmigranten": "arbeidsmigranten, arbeidsmigrant, buitenlandse werknemers, eu arbeidsmigranten",
    "studenten": "studenten, uitwonende studenten",
    "woonwagenbewoners": "woonwagenbewoners, woonwagens, woonwagenbewoner",
    "Oekraïense ontheemden": "oekraiense ontheemden, oekrainers, oekraine, ontheemden, ontheemden oekraine, "
    "ontheemden uit oekraine",
    "sociale urgentie": "sociale urgentie, sociaal urgenten, sociaal urgent, urgentie sociaal, sociale urgenten",
    "medische urgentie": "medische urgentie, medisch urgenten, medisch urgent, urgentie medisch, medische urgenten",
    "ouderen": "ouderen, senioren, 65, 75, 65 plus, 75 plus",
    "mantelzorg": "mantelzorg, mantelzorgers, mantelzorgontvangers, mantelzorgurgentie",
    "mensenhandel": "mensenhandel, slachtoffers mensenhandel",
    "sekswerkers": "sekswerkers, stoppende sekswerkers, uitstapprogramma, prostituees",
    "remigranten": "remigranten, remigratie",
    "beperking": "lvb, licht verstandelijke beperking, verstandelijke beperking, lichamelijke beperking, vg, "
    "gehandicapten",
}
"""Canonical spelling → how it is written; a dossier's own spelling goes before the canonical one."""

CELL_GROUP_WORDS: Mapping[str, str] = {
    "beschermd_wonen": "beschermd, beschermde woonvormen, beschermd thuis, ggz bw",
    "vrouwenopvang": "vrouwen opvang, slachtoffer huiselijk geweld, blijf van m n lijf",
    "mensenhandel": "slachtoffers van mensenhandel",
    "jeugdhulp": "jh, jeugdhulp met verblijf, residentiele jeugdhulp, jeugdhulpverlening",
    "detentie": "ex gedetineerde, justitie, gevangenis, ex justitiabelen",
    "statushouders": "vergunninghouder, verblijfsgerechtigden, sth, status",
    "dak- en thuisloze mensen": "feitelijk daklozen, dakloze, dak thuislozen, dak en thuis, dak en thuisloze jongeren",
    "sekswerkers": "uitstappende sekswerkers",
    "remigranten": "remigrant, remigranten met nl nationaliteit",
    "woonwagenbewoners": "woonwagen, reizigers",
    "studenten": "student",
    "beperking": "mensen met een beperking, vb",
    "ouderen": "oudere",
}
"""More of the same, in cells only: as a heading they would say too little."""

ORIGIN_WORDS: Mapping[str, str] = {
    "onbekend": "onbekend, herkomst onbekend, niet bekend, onb, n b",
    "buiten regio": "buiten regio, buiten de regio, elders, overig, overige gemeenten, andere gemeenten, rest "
    "nederland, overige gemeente, buiten haaglanden, overige",
    "veilig adres: niet melden": "veilig adres, geheim, geheim adres, veilig adres niet melden",
}

ABBREVIATIONS: Mapping[str, str] = {
    "gem": "gemeente", "uitstr": "uitstroom", "verw": "verwacht", "gereal": "gerealiseerd", "verh": "verhuringen",
    "aant": "aantal", "nr": "aantal", "num": "aantal", "won": "woningen", "wng": "woningen", "wonin": "woningen",
    "client": "clienten", "prog": "prognose", "corp": "corporatie", "inst": "instelling", "hh": "huishoudens",
    "pers": "personen", "mnd": "maanden", "soc": "sociale", "gen": "genoemd", "wv": "waarvan", "dg": "doelgroep",
    "nwe": "nieuwe", "opl": "oplevering", "tot": "totaal", "jrl": "jaarlijkse", "plaatsing": "plaatsingen",
}  # fmt: skip
"""A word as people shorten it; tried after the heading as it is written."""

_STOP = (
    "de het een van v in per p op uit voor naar door met te en of aan bij tbv t b v deze dit zijn is er inst "
    "totale gegevens cijfers opgave opgegeven regio haaglanden graag invullen vul hier uw u aub svp nieuwe "
    "instellingen jaarlijks indicatief zelfstandige circa ca"
)
STOP_WORDS = frozenset(_STOP.split())
"""Words that add nothing to a heading."""

_FOREIGN = (
    "m2 prijs huurprijs huur euro eur bedrag kosten subsidie medewerkers fte telefoon telefoonnummer tel mobiel "
    "contactpersoon contact email mail adres postcode straat huisnummer website url percentage pct procent "
    "leeftijd oppervlakte wmo budget begrotingspost salaris naw handtekening akkoord paraaf functie datum versie "
    "woz energielabel label bouwjaar lift parkeerplaatsen id volgnummer tijd uur uren vierkante meter aandeel "
    "percentages rapportcijfer score tevredenheid klachten bezwaren vacatures index gemiddeld gemiddelde "
    "leegstand huurachterstand ozb fietsen parkeren verzuim"
)
FOREIGN_WORDS = frozenset(_FOREIGN.split())
"""A heading with one of these is not read by likeness: it says something about the number that no plan holds."""

_GENERIC = (
    "aantal totaal soort status naam eenheid stand type n woningen personen huishoudens clienten bron datum jaar "
    "plaats stad kern groep project plan kans laat vroeg alleen paar huis team pand verwacht klaar norm product "
    "naar cbs voorraad opvang student studenten wachttijd"
)
GENERIC_WORDS = frozenset(_GENERIC.split())
"""Too common to be recognised inside a longer heading."""

CONTEXT_WORDS: Mapping[str, str] = {
    "Z1": "uitstroom, uitstromers, uitstroomcijfers, uitstroomopgave, uitstroom instellingen, uitstroomgereed, "
    "uitstroomprognose, voordrachten",
    "C1": "verhuringen, verhuur, mutaties, nieuwe verhuringen, toewijzingen, verhuurcijfers, mutatiecijfers, "
    "vrijgekomen woningen, verhuring",
    "C2": "prognose verhuringen, verwachte verhuringen, verhuurprognose, verwachting verhuringen, verhuringen "
    "prognose, verwachting",
    "C3": "plaatsingen, uitstroomplaatsingen, plaatsing",
    "G1": "gemeente, kerncijfers, gemeentelijke cijfers, voorraad, taakstelling",
    "G2": "doelgroepen, aanwezig, instroom, aandachtsgroepen, regionaal beeld, wachtenden, groepen",
    "G4": "locaties, aangewezen locaties",
    "G5": "toezeggingen",
    "G3": "afspraken, prestatieafspraken",
    "P1": "woonproduct, woonproducten, projecten, projectenlijst, producten, planlijst, woningbouwplanning",
    "voorrang": "voorrang, urgenten, urgentie, voorrangsverhuringen, urgentieverklaringen",
    "aandachtsgroepen": "aandachtsgroepen, regionaal beeld, indicatoren",
    "instellingen": "instellingen, zorgaanbieders",
    "Z2": "huishoudens, huishoudenssamenstelling, huishouden",
    "Z3": "intake, intake kort",
    "Z4": "randvoorwaarden",
    "C4": "complexen",
}
"""What titles, sheet names and file names say about which form it is."""

SKIPPED_SHEETS = ("lees mij", "leesmij", "keuzelijsten", "terugmelding", "terugkoppeling", "definities", "c0 controle")
"""Sheets of our own workbooks without rows."""
