"""Refusals of the plan's pages, and the names of the contract's fields on them."""

SENTENCES = {
    "snapshot_title_missing": "Een momentopname heeft een naam nodig; er is niets vastgelegd.",
    "snapshot_title_taken": "Er is al een momentopname “{title}”. Die verandert nooit; er is niets vastgelegd.",
}
REMEDIES = {
    "snapshot_title_missing": "Geef een naam waaraan u haar herkent, zoals “Plan 2023, concept voor de tafel”.",
    "snapshot_title_taken": "Kies een andere naam.",
}

FIELD_NAMES = {
    "verhuringen": "Verhuringen",
    "ruimte": "Ruimte",
    "herkomst_bekend": "Herkomst bekend",
    "onbekend": "Herkomst onbekend",
    "buiten_regio": "Van buiten de regio",
    "veilig_adres": "Veilig adres",
    "opgave": "Opgave",
    "uit_voorraad": "Uit voorraad",
    "opgevangen": "Opgevangen van buren",
    "elders_opgevangen": "Naar buren",
    "boven_grens": "Boven de grens",
    "tekort": "Tekort",
    "ruimte_over": "Ruimte over",
    "wachtend": "Wachtend",
    "voorrang_overig": "Overige voorrang",
    "regulier": "Blijft over voor anderen",
    "tekort_laag": "Laagste tekort",
    "tekort_hoog": "Hoogste tekort",
    "tekort_laag_afwijking": "Laagste tekort als planwaarden afwijken",
    "tekort_hoog_afwijking": "Hoogste tekort als planwaarden afwijken",
}
"""The contract's field names as pages print them."""
