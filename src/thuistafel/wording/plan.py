"""Why a figure of the plan is what it is."""

SENTENCES = {
    "why_verhuringen": "In {municipality} komen in {plan_year} naar verwachting {verhuringen} sociale huurwoningen vrij.",
    "why_verhuringen_unknown": "De verhuringen van {municipality} zijn niet geleverd. Vraag ze aan de corporaties daar.",
    "why_ruimte": "Afgesproken is: hoogstens {procent}% van {verhuringen} verhuringen. Dat zijn {ruimte} woningen.",
    "why_ruimte_per_corporation": "Afgesproken is: hoogstens {procent}% van de verhuringen van elke corporatie. "
    "Samen zijn dat {ruimte} woningen.",
    "why_ruimte_unknown": "De ruimte van {municipality} apart is er niet: de verhuringen zijn niet geleverd, "
    "of het maximum geldt voor de regio als geheel.",
    "why_herkomst_bekend": "{herkomst_bekend} huishoudens komen uit {municipality}.",
    "why_onbekend": "Van de {totaal} huishoudens met onbekende herkomst rekent {municipality} er {onbekend}.",
    "why_buiten_regio": "Van de {totaal} huishoudens van buiten de regio rekent {municipality} er {buiten_regio}.",
    "why_veilig_adres": "Van de {totaal} huishoudens die een veilig adres elders zoeken rekent {municipality} "
    "er {veilig_adres}.",
    "why_opgave": "Samen is de opgave {opgave} huishoudens: {herkomst_bekend} + {onbekend} + {buiten_regio} "
    "+ {veilig_adres}.",
    "why_uit_voorraad": "Daarvan passen er {uit_voorraad} in de ruimte van {ruimte} woningen.",
    "why_uit_voorraad_in_region": "Daarvan passen er {uit_voorraad} in de ruimte van de regio als geheel.",
    "why_uit_voorraad_as_signal": "Het maximum is een signaal en houdt niemand tegen: {uit_voorraad} huishoudens "
    "krijgen een woning.",
    "why_uit_voorraad_unknown": "Hoeveel er passen is niet bekend, want de verhuringen van {municipality} ontbreken.",
    "why_opgevangen": "{municipality} vangt {opgevangen} huishoudens van andere gemeenten op.",
    "why_elders_opgevangen": "Andere gemeenten vangen {elders_opgevangen} huishoudens van {municipality} op.",
    "why_boven_grens": "Dat zijn er {boven_grens} boven de afgesproken grens.",
    "why_boven_grens_unknown": "Of dit boven de grens uitkomt is niet bekend.",
    "why_tekort": "Er blijven {tekort} huishoudens over zonder woning.",
    "why_tekort_unknown": "Het tekort is niet bekend, want de verhuringen van {municipality} ontbreken.",
    "why_ruimte_over": "Er blijft {ruimte_over} ruimte over.",
    "why_ruimte_over_unknown": "Of er ruimte overblijft is voor {municipality} apart niet bekend.",
    "why_wachtend": "{wachtend} huishoudens uit {municipality} wachten nu al.",
    "why_voorrang_overig": "Andere groepen met voorrang krijgen {voorrang_overig} woningen.",
    "why_voorrang_overig_unknown": "De andere voorrang in {municipality} is niet geleverd.",
    "why_regulier": "Voor alle andere woningzoekenden blijven {regulier} verhuringen over.",
    "why_regulier_unknown": "Wat er voor andere woningzoekenden overblijft is niet bekend: verhuringen of andere "
    "voorrang ontbreken.",
    "unknown_field": "Het veld “{field}” bestaat niet. Kies uit: {allowed}.",
}
