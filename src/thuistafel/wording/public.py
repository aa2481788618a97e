"""What is said about files of the field: StatLine, VERA, DIWI, boundaries, and fetching them."""

from __future__ import annotations

_AGAIN = "Vraag het bestand opnieuw op of bewaar het opnieuw; verander er niets in."

SENTENCES: dict[str, str] = {
    "json_broken": "Op regel {line:d} is dit geen goede JSON, zodat het bestand niet te lezen is.",
    "json_too_many": "In het bestand staan meer dan {limit} waarden.",
    "json_too_deep": "In het bestand zitten meer dan {limit} lagen in elkaar.",
    "json_not_a_number": "In het bestand staat {word} waar een getal hoort.",
    "json_number_absurd": "In het bestand staat een getal dat te groot is om te kunnen kloppen.",
    "statline_code_list": "{file} is een codelijst van CBS StatLine; daar komen geen getallen uit.",
    "statline_table_unknown": "{file} is een tabel van CBS StatLine ({number}) die hier niet bekend is; bekend zijn "
    "{known}.",
    "statline_no_measure": "In {file} staat geen enkele kolom van StatLine-tabel {number} die hier bekend is.",
    "statline_groups_unnamed": "In {file} staan de aandachtsgroepen alleen als code, zonder de lijst met namen.",
    "statline_measures_unread": "In {file} (CBS {number}) zijn kolommen niet herkend en niet gelezen: {names}.",
    "statline_measures_beside": "In {file} (CBS {number}) zijn ook aanwezig en niet gelezen: {names}; zij tellen niet "
    "op bij wat wel gelezen is.",
    "statline_passed_over": "In {file} (CBS {number}) zijn regels overgeslagen: {regions} over land, provincie of "
    "ander gebied, {parts} over een deel van het totaal, {periods} over een andere periode, {later} van na "
    "het planjaar en {others} over gemeenten waar niet om gevraagd is.",
    "statline_not_delivered": "In {file} (CBS {number}) heeft het CBS niet elk aantal gegeven (“.”, {count} keer); "
    "dat geldt als niet geleverd en nergens als nul.",
    "statline_doubled": "Voor deze gemeente en dit moment staat er nog een totaal, met een ander getal; dat telt.",
    "vera_municipality_unknown": "Van deze woning is de gemeente niet te bepalen.",
    "vera_not_all_filled": "In {file} is bij een deel van de verhuringen {column} niet ingevuld; die verhuringen zijn "
    "zonder {column} geteld, zodat ze alle meetellen.",
    "vera_addresses_dropped": "In {file} staan adressen; zij zijn niet gelezen en niet bewaard.",
    "vera_passed_over": "In {file} zijn records overgeslagen: {other} die geen (doorgegane) verhuring van een "
    "woonruimte zijn en {others} in gemeenten waar niet om gevraagd is.",
    "vera_without_origin": "In {file} staat bij uitstroom uit een instelling (UIT) {count} keer geen gemeente van "
    "herkomst; dat telt wel als verhuring en niet als plaatsing.",
    "vera_no_corporation": "In {file} staat van {count} verhuringen niet van welke corporatie zij zijn.",
    "diwi_not_one_municipality": "Bij het project “{product}” staat niet precies één gemeente.",
    "diwi_passed_over": "In {file} zijn woningblokken overgeslagen: {not_social} koop of particuliere huur, "
    "{demolished} sloop, {stopped} van afgebroken projecten en {others} in gemeenten waar niet om gevraagd is.",
    "diwi_confidential": "In {file} zijn {count} projecten in DIWI niet openbaar.",
    "diwi_stays_unknown": "In {file} staan geen vroege en late opleverdatum, geen kans en geen aantal kamers; die "
    "blijven onbekend.",
    "boundaries_no_rows": "{file} bevat gemeentegrenzen; daar komen geen getallen uit.",
    "boundaries_none": "In {file} staat geen enkele gemeentegrens met een CBS-code.",
    "boundaries_too_many": "In {file} staan meer dan {limit} punten.",
    "boundaries_ring": "In {file} is een grens niet gesloten of geen reeks van punten.",
    "boundaries_elsewhere": "In {file} liggen punten buiten Nederland, of graden en meters door elkaar.",
    "fetch_address": "{address} is geen adres dat veilig is op te vragen.",
    "fetch_table_unknown": "Tabel {number} is hier niet bekend; bekend zijn {known}.",
    "fetch_elsewhere": "{host} verwijst door naar {other}; daar wordt niets opgehaald.",
    "fetch_absent": "Op {address} staat niets.",
    "fetch_refused": "De dienst weigert {address} (antwoord {status}).",
    "fetch_failing": "{host} gaf {attempts} keer een storing (antwoord {status}). Er is niets bewaard.",
    "fetch_unreachable": "{host} is na {attempts} pogingen niet bereikt. Er is niets bewaard.",
    "fetch_too_slow": "Het ophalen duurde langer dan {seconds} seconden en is gestopt. Er is niets bewaard.",
    "fetch_too_large": "Het antwoord is groter dan {limit} bytes en is gestopt. Er is niets bewaard.",
    "fetch_endless": "Het antwoord loopt door na {limit} delen, of in een kring, en is gestopt. Er is niets bewaard.",
    "fetch_no_json": "Wat {address} antwoordt is geen tabel in JSON.",
    "fetch_nothing": "Tabel {number} heeft voor deze gemeenten in {year} geen regels.",
    "fetch_no_codes": "In tabel {number} staat onder {key} niets van wat gevraagd is (jaar {year}).",
}

REMEDIES: dict[str, str] = {
    "json_broken": _AGAIN,
    "json_too_many": "Vraag minder gemeenten of jaren tegelijk op.",
    "json_too_deep": _AGAIN,
    "json_not_a_number": "Vraag de afzender het getal leeg te laten als het er niet is.",
    "json_number_absurd": "Vraag de afzender het getal na te kijken.",
    "statline_code_list": "Laat haar in dezelfde map als de tabel waar zij bij hoort.",
    "statline_table_unknown": "Gebruik een van die tabellen, of neem de getallen over in de tabellen van het dossier.",
    "statline_no_measure": "Kies op StatLine “CSV met labels” of “CSV met codes”, niet “volgens tabelindeling”.",
    "statline_groups_unnamed": "Kies op StatLine “CSV met labels”, of gebruik `thuistafel ophalen`: dat haalt de namen "
    "erbij.",
    "statline_measures_beside": "Hebt u ze nodig, neem ze dan over in aandachtsgroepen.csv.",
    "statline_doubled": "Vraag de tabel opnieuw op met van elke uitsplitsing alleen het totaal.",
    "vera_municipality_unknown": "Vraag de afzender eenheid.adres.gemeente mee te geven.",
    "vera_addresses_dropped": "Vraag de volgende keer een bestand zonder straat, huisnummer en postcode.",
    "vera_without_origin": "Vraag de afzender de herkomst als extra-attribuut “herkomst” mee te geven.",
    "vera_no_corporation": "Vraag de afzender idOrganisatie mee te geven, of vul de corporatie in verhuringen.csv in.",
    "diwi_not_one_municipality": "Vul in DIWI bij locatie één gemeente in, of neem het project over in producten.csv.",
    "diwi_confidential": "Vraag de gemeente of u ze in een plan mag noemen.",
    "diwi_stays_unknown": "Vul ze in producten.csv aan als u ze weet.",
    "boundaries_none": "Kies bij PDOK de gebiedsindeling “gemeente” met statcode en statnaam.",
    "boundaries_too_many": "Kies bij PDOK de gegeneraliseerde grenzen.",
    "boundaries_ring": _AGAIN,
    "boundaries_elsewhere": "Kies bij PDOK de coördinaten in RD (EPSG:28992) of WGS84 (EPSG:4326).",
    "fetch_address": "Gebruik een adres dat met https:// begint, zonder wachtwoord en zonder vraagteken.",
    "fetch_table_unknown": "Kies een van die nummers.",
    "fetch_elsewhere": "Controleer het adres achter --adres.",
    "fetch_absent": "Controleer het nummer van de tabel en het adres achter --adres.",
    "fetch_refused": "Vraag minder gemeenten tegelijk, of haal de tabel zelf op bij StatLine.",
    "fetch_failing": "Probeer het later nog eens.",
    "fetch_unreachable": "Controleer de verbinding met internet, of haal de tabel zelf op bij StatLine.",
    "fetch_too_slow": "Vraag minder gemeenten, of probeer het later nog eens.",
    "fetch_too_large": "Vraag minder gemeenten tegelijk.",
    "fetch_endless": "Probeer het later nog eens, of haal de tabel zelf op bij StatLine.",
    "fetch_no_json": "Controleer het adres achter --adres; moet u eerst inloggen op het netwerk, doe dat dan.",
    "fetch_nothing": "Kies een ander jaar.",
    "fetch_no_codes": "Kies een ander jaar of een andere gemeente.",
}
