"""What is said of starting, stopping and keeping the platform."""

SENTENCES = {
    "port_taken": "Op poort {port} luistert al iets anders.",
    "disk_full": "De schijf van de server is vol; deze wijziging is niet bewaard. Lezen kan nog wel.",
    "database_busy": "De database is te lang bezig met ander werk; deze wijziging is niet bewaard.",
    "database_away": "De database antwoordt even niet. Wat u had bewaard, is bewaard.",
    "database_behind": "De database hoort bij een oudere versie en wordt nog bijgewerkt.",
    "work_broken": "Dit werk ging mis door een fout in Thuistafel zelf; er is niets half bewaard.",
    "work_gave_up": "Dit werk is drie keer begonnen en brak steeds af; er is niets half bewaard.",
}
REMEDIES = {
    "port_taken": "Kies een andere, bijvoorbeeld --poort 8010.",
    "disk_full": "Vraag de beheerder om ruimte te maken en probeer het daarna opnieuw.",
    "database_busy": "Wacht een paar seconden en probeer het opnieuw.",
    "database_away": "Wacht een paar seconden en vernieuw de pagina.",
    "database_behind": "Wacht een minuut en vernieuw de pagina; de beheerder werkt bij met: thuistafel serve --migreer",
    "work_broken": "Probeer het opnieuw; blijft het zo, meld het dan aan de beheerder.",
    "work_gave_up": "Probeer het met minder bestanden tegelijk, of meld het aan de beheerder.",
}
