"""Refusals of the plan's pages, and names of fields that only they show."""

SENTENCES = {
    "compare_oordeel": "Oordeel",
    "compare_tekort_laag_afwijking": "Tekort, laagst als planwaarden afwijken",
    "compare_tekort_hoog_afwijking": "Tekort, hoogst als planwaarden afwijken",
    "snapshot_title_missing": "Een momentopname heeft een naam nodig; er is niets vastgelegd.",
    "snapshot_title_taken": "Er is al een momentopname “{title}”. Die verandert nooit; er is niets vastgelegd.",
}
REMEDIES = {
    "snapshot_title_missing": "Geef een naam waaraan u haar herkent, zoals “Plan 2023, concept voor de tafel”.",
    "snapshot_title_taken": "Kies een andere naam.",
}
