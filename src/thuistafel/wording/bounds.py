"""Sentences about what is certain: bounds that cannot be given."""

SENTENCES: dict[str, str] = {
    "bounds_of_stranger": "De bandbreedte is niet te berekenen: {municipality} krijgt mensen toegerekend, maar doet "
    "in het planjaar niet mee aan de samenstelling.",
    "bounds_too_large": "De bandbreedte is niet te berekenen: een aantal van {most} is hoger dan {largest}.",
    "ranges_too_wide": "Welk getal u nu het beste kunt uitzoeken is niet te berekenen: een bandbreedte is zo "
    "wijd dat meer dan {limit} waarden elk apart bekeken moeten worden.",
    "too_many_lettings": "Welk getal u nu het beste kunt uitzoeken is niet te berekenen: er staan {number} "
    "verschillende getallen over verhuringen in, waarvan te veel bij één gemeente.",
    "search_without_outcome": "De bandbreedte is niet te berekenen: het zoeken naar de uiterste waarde eindigde "
    "zonder uitkomst ({status}).",
}

REMEDIES: dict[str, str] = {
    "bounds_of_stranger": "Controleer samenstelling.csv en de herkomst in uitstroom.csv.",
    "bounds_too_large": "Controleer dit aantal in verhuringen.csv of uitstroom.csv; waarschijnlijk is het een tikfout.",
    "ranges_too_wide": "Controleer `laag` en `hoog` in uitstroom.csv; wijder dan enkele duizenden is waarschijnlijk "
    "een tikfout.",
    "too_many_lettings": "Tel in verhuringen.csv regels op, bijvoorbeeld per corporatie.",
    "search_without_outcome": "Zet `maximum_werking` op plafond of `tekort` op blijft, en meld dit dossier als fout.",
}
