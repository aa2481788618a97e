"""How a text file was written (`SENTENCES`: what and why; `REMEDIES`: what now)."""

from __future__ import annotations

_CSV = "Open het bestand in een spreadsheet en bewaar het als “CSV UTF-8”."

SENTENCES: dict[str, str] = {
    "csv_mixed": "Regel {line} staat in een andere codering dan regel {other}, zodat niet zeker is welke letters met "
    "accenten bedoeld zijn.",
    "read_as_mac": "{file} is geen UTF-8 of Windows-1252 en is gelezen als Mac Roman; kijk de letters met accenten na.",
}

REMEDIES: dict[str, str] = {
    "csv_mixed": "Is het bestand uit twee bestanden geplakt? Bewaar elk daarvan als “CSV UTF-8” en voeg ze dan samen.",
    "read_as_mac": _CSV,
}
