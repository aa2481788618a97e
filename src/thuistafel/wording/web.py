"""Refusals of the platform."""

SENTENCES = {
    "revision_conflict": (
        "Een ander veranderde intussen hetzelfde ({files}). Er is niets van u verloren en niets overschreven."
    ),
    "undo_changed_since": (
        "Na deze wijziging is hetzelfde opnieuw veranderd ({files}); ongedaan maken zou dat wegnemen."
    ),
    "address_unreadable": "Dit adres bevat tekens die geen adres kan hebben.",
    "upload_too_large": "Dit is meer dan {limit} MB in één keer; er is niets bewaard.",
    "form_expired": "Dit formulier is te lang geleden geopend, of het komt van een andere plek. Er is niets veranderd.",
    "page_missing": "Deze pagina bestaat niet, of is niet voor u.",
    "page_broken": "Er ging iets mis in Thuistafel zelf. Wat u had bewaard, is bewaard.",
    "not_stored": "Een waarde van de soort {kind} kan niet worden bewaard.",
}
REMEDIES = {
    "revision_conflict": "Bekijk de nieuwe stand en sla daarna opnieuw op.",
    "undo_changed_since": "Maak eerst de latere wijziging ongedaan.",
    "address_unreadable": "Ga terug en volg een koppeling van de pagina.",
    "upload_too_large": "Stuur de bestanden in delen.",
    "form_expired": "Ga terug, vernieuw de pagina en verstuur opnieuw.",
    "page_missing": "Controleer het adres, of kies een andere rol of regio.",
    "page_broken": "Probeer het opnieuw; blijft het zo, noem dan het nummer hieronder aan de beheerder.",
    "not_stored": "Meld dit aan de beheerder.",
}
