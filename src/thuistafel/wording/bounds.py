"""Sentences about what is certain: bounds that cannot be given."""

SENTENCES: dict[str, str] = {
    "bounds_of_stranger": "De bandbreedte is niet te berekenen: {municipality} krijgt mensen toegerekend, maar doet "
    "in het planjaar niet mee aan de samenstelling.",
    "bounds_too_large": "De bandbreedte is niet te berekenen: een aantal van {most} is hoger dan {largest}.",
    "search_without_outcome": "De bandbreedte is niet te berekenen: het zoeken naar de uiterste waarde eindigde "
    "zonder uitkomst ({status}).",
}

REMEDIES: dict[str, str] = {
    "bounds_of_stranger": "Controleer samenstelling.csv en de herkomst in uitstroom.csv.",
    "bounds_too_large": "Controleer dit aantal in verhuringen.csv of uitstroom.csv; waarschijnlijk is het een tikfout.",
    "search_without_outcome": "Zet `maximum_werking` op plafond of `tekort` op blijft, en meld dit dossier als fout.",
}
