"""Sentences about what sheets and columns of sent files were taken for."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "form_unsure": "{file}, blad {sheet}: gelezen als {form} ({confidence}%).",
    "column_unsure": "{file}: kolom {place} is gelezen als {meaning} ({confidence}%).",
    "column_unread": "{file}: kolom {place} heeft getallen en is niet gelezen.",
    "columns_of_text_unread": "{file}, blad {sheet}: deze kolommen met tekst zijn niet gelezen: {columns}.",
    "sheet_unread": "{file}, blad {sheet}: op dit blad is niets herkend.",
    "block_unread": "{file}, blad {sheet}: de cellen {area} hebben getallen en zijn niet gelezen.",
    "sender_unknown": "{file}: het bestand zegt niet van wie het is.",
    "sender_unsure": "{file}: het bestand kan van {names} zijn.",
}

REMEDIES: dict[str, str] = {
    "form_unsure": "Antwoord met de naam van het juiste blad van een werkboek, of met: niet lezen.",
    "column_unsure": "Klopt dat niet? Antwoord met de juiste kolomnaam, of met: niet lezen.",
    "column_unread": "Verbeter de kop, of antwoord met de kolomnaam die erboven had moeten staan of met: niet lezen.",
    "sheet_unread": "Hoort het blad er niet bij, haal het weg of antwoord: niet lezen. Hoort het erbij, geef dan elke "
    "kolom een kop uit een werkboek (doelgroep, herkomst_gemeente, klaar_nu, …) of antwoord welk blad het is.",
    "block_unread": "Zet er een regel met kolomnamen boven, of antwoord met: niet lezen.",
    "sender_unknown": "Zet de naam van de partij boven de tabel of in de bestandsnaam, of antwoord met die naam.",
    "sender_unsure": "Antwoord met de naam van de partij die het stuurde.",
}
