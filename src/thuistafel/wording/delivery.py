"""Sentences about files as parties send them."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "sent_archive": "{file} is een zip-bestand; wat erin zit is niet gelezen.",
    "sent_kind_unknown": "{file} is geen werkmap, CSV of tekst (het eindigt op {ending}) en is niet gelezen.",
}

REMEDIES: dict[str, str] = {
    "sent_archive": "Pak het uit en leg de bestanden los in de map.",
    "sent_kind_unknown": "Vraag de afzender om een .xlsx- of .csv-bestand.",
}
