"""Why a figure of the plan is what it is."""

SENTENCES = {
    "why_verhuringen": "In {municipality} komen in {plan_year} naar verwachting {verhuringen} "
    "sociale huurwoningen vrij.",
    "why_verhuringen_realised": "In {municipality} kwamen in {last_year} {verhuringen} sociale huurwoningen vrij; "
    "daarmee is gerekend.",
    "why_verhuringen_unknown": "De verhuringen van {municipality} zijn niet geleverd. "
    "Vraag ze aan de corporaties daar.",
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
    "why_opgave": "Samen is de opgave {opgave} huishoudens: {parts}.",
    "why_opgave_of_one": "De opgave is dus {opgave} huishoudens.",
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
    # de afspraken achter de ruimte
    "why_agreement": "De afspraak luidt: “{sentence}”. Bron: {source}.",
    "why_agreement_changed": "De afspraak luidt: “{sentence}”. Bron: {source}. Hier is gerekend met {chosen}%.",
    "why_choice": "Hier is gekozen: {name} = {chosen}. {sentence}",
    # de regio als geheel
    "why_part": "{municipality}: {amount}.",
    "why_part_unknown": "{municipality}: niet bekend.",
    "why_sum": "Samen is dat {amount}.",
    "why_sum_of_known": "Wat bekend is, is samen {amount}; wat niet bekend is, telt niet mee en ook niet als 0.",
    "why_sum_unknown": "Samen is dat niet bekend: van geen enkele gemeente is dit geleverd.",
    "why_ruimte_of_region": "Het maximum geldt voor de regio als geheel: {procent}% van {lettings} verhuringen. "
    "Dat zijn {room} woningen.",
    "why_ruimte_over_of_region": "Van de ruimte van {room} woningen zijn er {placed} gebruikt; "
    "er blijft {amount} over.",
    "why_boven_grens_of_region": "Er krijgen {placed} huishoudens een woning, bij een ruimte van {room}: "
    "{amount} boven de grens.",
    # de bandbreedte
    "why_deviation": "Hier mogen vastgestelde planwaarden tot {procent}% anders uitvallen.",
    "why_bound_unknown": "Voor {municipality} apart is er geen bandbreedte: het tekort wordt samen gedragen. "
    "Vraag haar voor de regio.",
    "why_bound_capacity_high": "In {municipality} is er ten minste plaats voor {places}.",
    "why_bound_capacity_low": "In {municipality} is er ten hoogste plaats voor {places}.",
    "why_bound_known_high": "Er komen ten hoogste {people} huishoudens uit {municipality}.",
    "why_bound_known_low": "Er komen ten minste {people} huishoudens uit {municipality}.",
    "why_bound_pooled_high": "Van wie geen gemeente van herkomst bekend is, horen er ten hoogste {people} bij "
    "{municipality}.",
    "why_bound_pooled_low": "Van wie geen gemeente van herkomst bekend is, horen er ten minste {people} bij "
    "{municipality}.",
    "why_bound_high": "De opgave is dan {task}, en er is plaats voor {places}: ten hoogste {amount} tekort.",
    "why_bound_low": "De opgave is dan {task}, en er is plaats voor {places}: ten minste {amount} tekort.",
    "why_bound_open_high": "Misschien past er niets, en dan is de hele opgave van {task} tekort.",
    "why_bound_open_low": "Misschien past de hele opgave van {task}, en dan is er geen tekort.",
    "why_witness": "{municipality}: {lettings} verhuringen, {known} huishoudens van hier "
    "en {pooled} van wie de gemeente niet bekend is. De opgave is dan {task}.",
    "why_lives": "{people} in {municipality}",
    "why_witness_elsewhere": "De andere {people} van wie de gemeente niet bekend is, wonen dan zo: {places}.",
    "why_witness_everywhere": "De {people} van wie de gemeente niet bekend is, wonen dan zo: {places}.",
    "why_witness_all": "Elders woont dan niemand van wie de gemeente niet bekend is.",
    "why_bound_by_high": "Zo loopt het tekort op tot {amount}. Het zit bij {makers}; hoger kan het niet zijn.",
    "why_bound_by_low": "Zo blijft het tekort bij {amount}. Het zit bij {makers}; lager kan het niet zijn.",
    "why_bound_of_region_high": "Zo loopt het tekort van de regio op tot {amount}; hoger kan het niet zijn.",
    "why_bound_of_region_low": "Zo blijft het tekort van de regio bij {amount}; lager kan het niet zijn.",
    "unknown_field": "Het veld “{field}” bestaat niet. Kies uit: {allowed}.",
}
