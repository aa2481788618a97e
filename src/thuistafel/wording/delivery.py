"""Opening files as parties send them (`SENTENCES`: what and why; `REMEDIES`: what now)."""

from __future__ import annotations

_ASK = "Vraag de afzender om een .xlsx- of .csv-bestand."

SENTENCES: dict[str, str] = {
    "sent_archive": "{file} is een zip-bestand; wat erin zit is niet gelezen.",
    "sent_document": "{file} is een tekstdocument; getallen daaruit worden niet gelezen.",
    "sent_kind_unknown": "{file} is geen werkmap, CSV of tekst (het eindigt op {ending}) en is niet gelezen.",
    "sent_mail_attachments": "Bij de e-mail {file} zitten bijlagen ({number}); die zijn niet gelezen.",
    "sent_mail_file": "{file} is een bericht zoals Outlook het bewaart; dat is niet te lezen.",
    "sent_mail_without_text": "In de e-mail {file} staat geen gewone tekst.",
    "sent_named_otherwise": "{file} eindigt op “{ending}”, maar de inhoud is een {kind}; zo is het gelezen.",
    "sent_nothing_recognised": "In {file} is geen tabel herkend; er is niets van gebruikt.",
    "sent_pdf": "{file} is een PDF; getallen daaruit worden niet gelezen.",
    "sent_picture": "{file} is een afbeelding; getallen daaruit worden niet gelezen.",
    "person_number": "In {file}, blad {sheet}, cel {cell} lijkt een burgerservicenummer te staan; het bestand is "
    "daarom niet gelezen en niet bewaard.",
    "note_holds_number": "In een opmerking of tekstvak van {file} lijkt een burgerservicenummer te staan; het bestand "
    "is daarom niet gelezen en niet bewaard.",
    "mail_holds_persons": "In een bijlage of de opgemaakte tekst van {file} lijken gegevens over personen te staan; "
    "het bestand is daarom niet gelezen en niet bewaard.",
}

REMEDIES: dict[str, str] = {
    "sent_archive": "Pak het uit, leg de bestanden los in dezelfde map en haal het zip-bestand weg.",
    "sent_document": _ASK,
    "sent_kind_unknown": _ASK,
    "sent_mail_attachments": "Bewaar de bijlagen los en leg ze ernaast.",
    "sent_mail_file": "Bewaar het bericht als tekst (.txt) en de bijlage los.",
    "sent_mail_without_text": "Plak de tekst van het bericht in een .txt-bestand.",
    "sent_nothing_recognised": "Kijk of de kolommen een kop hebben, of neem de getallen over in het toegestuurde "
    "werkboek.",
    "sent_pdf": "Vraag de afzender om de werkmap waarvan de PDF is gemaakt.",
    "sent_picture": "Vraag de afzender om de werkmap zelf.",
    "person_number": "Vraag de afzender om een bestand zonder gegevens over personen.",
    "note_holds_number": "Vraag de afzender om een bestand zonder gegevens over personen.",
    "mail_holds_persons": "Bewaar alleen de tekst van de mail, zonder de bijlage en zonder gegevens over personen.",
}
