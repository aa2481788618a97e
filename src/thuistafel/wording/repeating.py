"""Versions, overlap, differences and answers (`SENTENCES`: what and why; `REMEDIES`: what now)."""

from __future__ import annotations

_COUNTS = "{party} meldt {number} ({about}, cel {cell}) en {other} {other_number}"

SENTENCES: dict[str, str] = {
    "answer_has_control_character": "In “{given}” staat een teken dat niet te lezen is.",
    "answer_empty": "Er is geen antwoord gegeven.",
    "answer_new_party": "“{given}” is nog geen bekende partij; het antwoord is zo bewaard. {near}",
    "answer_no_field": "“{given}” is geen veld; bij de kop “{spot}” hoort de naam van een veld. {near}",
    "answer_no_file": "In aanleveringen/ ligt geen bestand “{file}”. {near}",
    "answer_no_place": "In {file}, blad “{sheet}”, is geen cel of kop “{spot}”. {near}",
    "answer_no_sheet": "In {file} is geen blad “{sheet}”. {near}",
    "answer_remembered": "Voortaan wordt de kop “{spot}” van {sender} zo gelezen, ook in volgende bestanden.",
    "answer_unreadable": "“{given}” kan niet in cel {spot} staan: {cause}",
    "answers_columns": "In het bestand met antwoorden ontbreken kolommen: {columns}.",
    "answers_too_many": "Er staan meer dan {limit} antwoorden.",
    "answers_unreadable": "{file} kan niet gelezen worden, zodat geen enkel antwoord is gebruikt: {cause}",
    "difference_added": "{about}: nieuw, {became} ({cell})",
    "difference_changed": "{about}: {was} → {became} ({was_cell} → {became_cell})",
    "difference_gone": "{about}: {was} staat er niet meer ({cell})",
    "effect_shortage": "{name}: tekort {was} → {became}",
    "effect_verdict_deviation": "{name}: tekort {was} → {became}, oordeel als planwaarden afwijken “{verdict_was}” → "
    "“{verdict_became}”",
    "effect_verdict": "{name}: tekort {was} → {became}, oordeel “{verdict_was}” → “{verdict_became}”",
    "file_not_read": "Er is geen bestand “{name}” gelezen. {near}",
    "overlap_asked": f"{_COUNTS}; het kunnen dezelfde mensen zijn. Samen zijn het er {{together}}; zolang dit niet is "
    "beantwoord telt alleen het grootste getal.",
    "overlap_same_people": f"{_COUNTS}; dat zijn volgens het antwoord dezelfde mensen, zodat alleen het grootste getal "
    "telt.",
    "overlap_taken_off": f"{_COUNTS}; met de overlap uit het antwoord zijn het er samen {{together}}.",
    "quarters_added": "De kwartalen in {files} zijn opgeteld.",
    "sent_read_beside": "{file} is niet gelezen, maar {other} met dezelfde naam wel.",
    "sent_same_content": "{file} heeft precies dezelfde inhoud als {other} en telt één keer.",
    "sent_superseded": "{part} in {file} is vervangen door {other}.",
    "answer_version": "“{given}” zegt niet welk bestand geldt.",
    "sent_which_is_newer": "{sender} stuurde over hetzelfde {files}; niet zeker is welk bestand het nieuwste is, dus "
    "beide tellen als opgave.",
    "take_changed": "{file} is veranderd terwijl het werd gelezen.",
    "take_needs_folder": "{name} is geen map met een dossier.toml erin, zodat er niets in bewaard kan worden.",
}

REMEDIES: dict[str, str] = {
    "answer_has_control_character": "Typ het opnieuw in.",
    "answer_empty": "Noem een waarde, de naam van een veld, of “niet lezen”.",
    "answer_no_field": "Kies bijvoorbeeld herkomst_gemeente, klaar_nu of aantal, of “niet lezen”.",
    "answer_no_file": "Noem het bestand zoals lees het noemt.",
    "answer_no_place": "Noem een cel (F14) of de kop zoals die er staat.",
    "answer_no_sheet": "Noem het blad zoals het in de werkmap heet.",
    "answers_unreadable": "Verbeter dat, of haal het bestand weg en geef de antwoorden opnieuw.",
    "overlap_asked": "Antwoord “geen overlap”, “zelfde mensen” of hoeveel mensen in beide tellen, bijvoorbeeld 5-8. "
    "Met “overlap” als plek geldt het antwoord voor het hele bestand.",
    "take_changed": "Sluit het bestand in andere programma's en probeer het opnieuw.",
    "take_needs_folder": "Noem de map van het dossier; maak er een met: thuistafel dossier haaglanden.zip --naar map",
    "answer_version": "Antwoord “geldt” als dit bestand het nieuwste is, of “vervangen” als het andere geldt.",
    "sent_which_is_newer": "Antwoord “geldt” als dit bestand het nieuwste is, of “vervangen” als het andere geldt.",
}
