"""Fixed sentences of PDF, Word and the result workbook."""

SENTENCES: dict[str, str] = {
    "fonts_missing": (
        "De letter Source Sans 3 ontbreekt ({files} niet gevonden in {folder}). Zonder deze letter maakt Thuistafel "
        "geen PDF of Word, want de bladzijden zouden anders uitvallen. Installeer Thuistafel opnieuw met een "
        "verbinding met het pakketregister, of zet de bestanden in deze map."
    ),
    "page_refused": (
        "De bladzijde kon niet worden opgemaakt: {problem}. Dit is een fout in Thuistafel en niet in uw cijfers. "
        "Meld hem, met uw dossier of een stukje daarvan."
    ),
    "municipality_not_in_report": (
        "Voor {municipality} is er geen A4: deze gemeente hoort niet bij de samenstelling van dit plan. "
        "Kies een van {members}, of kies een andere samenstelling."
    ),
}
