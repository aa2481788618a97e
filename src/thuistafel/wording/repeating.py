"""Versions, overlap, differences and answers (`SENTENCES`: what and why; `REMEDIES`: what now)."""

from __future__ import annotations

_COUNTS = "{party} meldt {number} ({about}, cel {cell}) en {other} {other_number}"

SENTENCES: dict[str, str] = {
    "answers_columns": "In het bestand met antwoorden ontbreken kolommen: {columns}.",
    "answers_too_many": "Er staan meer dan {limit} antwoorden.",
    "answers_unreadable": "{file} kan niet gelezen worden, zodat geen enkel antwoord is gebruikt: {cause}",
    "difference_added": "{about}: nieuw, {became} ({cell})",
    "difference_changed": "{about}: {was} → {became} ({was_cell} → {became_cell})",
    "difference_gone": "{about}: {was} staat er niet meer ({cell})",
    "effect_shortage": "{name}: tekort {was} → {became}",
    "effect_verdict": "{name}: tekort {was} → {became}, oordeel “{verdict_was}” → “{verdict_became}”",
    "overlap_asked": f"{_COUNTS}; het kunnen dezelfde mensen zijn. Samen zijn het {{together}} huishoudens; zolang dit "
    "niet is beantwoord telt alleen het grootste getal.",
    "overlap_same_people": f"{_COUNTS}; dat zijn volgens het antwoord dezelfde mensen, zodat alleen het grootste getal "
    "telt.",
    "overlap_taken_off": f"{_COUNTS}; met de overlap uit het antwoord zijn het er samen {{together}}.",
    "sent_same_content": "{file} heeft precies dezelfde inhoud als {other} en telt één keer.",
    "sent_superseded": "{part} in {file} is vervangen door {other}.",
    "sent_which_is_newer": "{sender} stuurde {part} in {files}; niet zeker is welk bestand het nieuwste is, dus beide "
    "tellen als opgave.",
}

REMEDIES: dict[str, str] = {
    "answers_unreadable": "Verbeter dat, of haal het bestand weg en geef de antwoorden opnieuw.",
    "overlap_asked": "Antwoord “geen overlap”, “zelfde mensen” of hoeveel mensen in beide tellen, bijvoorbeeld 5-8.",
    "sent_which_is_newer": "Haal het oude bestand weg, of zet v1 en v2 in de namen.",
}
