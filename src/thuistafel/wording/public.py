"""What is said about files of the field: StatLine, VERA, DIWI, boundaries, and fetching them."""

from __future__ import annotations

_AGAIN = "Vraag het bestand opnieuw op of bewaar het opnieuw; verander er niets in."

SENTENCES: dict[str, str] = {
    "json_broken": "Op regel {line:d} is dit geen goede JSON, zodat het bestand niet te lezen is.",
    "json_too_many": "In het bestand staan meer dan {limit} waarden.",
    "json_too_deep": "In het bestand zitten meer dan {limit} lagen in elkaar.",
    "json_not_a_number": "In het bestand staat {word} waar een getal hoort.",
    "json_number_absurd": "In het bestand staat een getal dat te groot is om te kunnen kloppen.",
    "statline_table_unknown": "{file} is een tabel van CBS StatLine ({number}) die hier niet bekend is; bekend zijn "
    "{known}.",
    "statline_no_measure": "In {file} staat geen enkele kolom van StatLine-tabel {number} die hier bekend is.",
    "statline_groups_unnamed": "In {file} staan de aandachtsgroepen alleen als code, zonder de lijst met namen.",
    "statline_measures_unread": "In {file} (CBS {number}) zijn kolommen niet herkend en niet gelezen: {names}.",
    "statline_measures_beside": "In {file} (CBS {number}) zijn ook aanwezig en niet gelezen: {names}; zij tellen niet "
    "op bij wat wel gelezen is.",
    "statline_passed_over": "In {file} (CBS {number}) zijn regels overgeslagen: {regions} over land, provincie of "
    "ander gebied, {parts} over een deel van het totaal, {periods} over een andere periode, {later} van na het planjaar en "
    "{others} over gemeenten waar niet om gevraagd is.",
    "statline_not_delivered": "In {file} (CBS {number}) heeft het CBS niet elk aantal gegeven (“.”, {count} keer); "
    "dat geldt als niet geleverd en nergens als nul.",
}

REMEDIES: dict[str, str] = {
    "json_broken": _AGAIN,
    "json_too_many": "Vraag minder gemeenten of jaren tegelijk op.",
    "json_too_deep": _AGAIN,
    "json_not_a_number": "Vraag de afzender het getal leeg te laten als het er niet is.",
    "json_number_absurd": "Vraag de afzender het getal na te kijken.",
    "statline_table_unknown": "Gebruik een van die tabellen, of neem de getallen over in de tabellen van het dossier.",
    "statline_no_measure": "Kies op StatLine “CSV met labels” of “CSV met codes”, niet “volgens tabelindeling”.",
    "statline_groups_unnamed": "Kies op StatLine “CSV met labels”, of gebruik `thuistafel ophalen`: dat haalt de namen "
    "erbij.",
    "statline_measures_beside": "Hebt u ze nodig, neem ze dan over in aandachtsgroepen.csv.",
}
