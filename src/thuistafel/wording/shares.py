"""Sentences about shares: keys, roundings, room, solidarity."""

SENTENCES: dict[str, str] = {
    # wat een afronding besliste
    "share_whole": "Het aandeel is een heel getal; er is niets af te ronden.",
    "remainder_up": "Te verdelen na afronden naar beneden: {left}, één voor één naar de grootste resten. "
    "De rest is hier {remainder}, de {place}e in grootte: een erbij.",
    "remainder_down": "Te verdelen na afronden naar beneden: {left}, één voor één naar de grootste resten. "
    "De rest is hier {remainder}, de {place}e in grootte: geen erbij.",
    "tie_won_by_room": "Gelijkspel beslist op resterende ruimte: de rest {remainder} is gelijk aan die van {rival}, "
    "hier is meer ruimte: een erbij.",
    "tie_lost_by_room": "Gelijkspel beslist op resterende ruimte: de rest {remainder} is gelijk aan die van {rival}, "
    "daar is meer ruimte: geen erbij.",
    "tie_won_by_balance": "Gelijkspel beslist op afrondingssaldo: de rest {remainder} is gelijk aan die van {rival}, "
    "hier is eerder meer ingeleverd: een erbij.",
    "tie_lost_by_balance": "Gelijkspel beslist op afrondingssaldo: de rest {remainder} is gelijk aan die van {rival}, "
    "daar is eerder meer ingeleverd: geen erbij.",
    "tie_won_by_code": "Gelijkspel beslist op volgorde van CBS-code of naam: de rest {remainder}, de ruimte "
    "en het saldo zijn gelijk aan die van {rival}: een erbij.",
    "tie_lost_by_code": "Gelijkspel beslist op volgorde van CBS-code of naam: de rest {remainder}, de ruimte "
    "en het saldo zijn gelijk aan die van {rival}: geen erbij.",
    "held_at_bound": "Het aandeel {exact} is meer dan de grens; vastgezet op {bound}, de rest is opnieuw verdeeld.",
    # verdeelsleutels
    "key_institution": "sleutel: bekende herkomst bij dezelfde instelling (samen {total})",
    "key_region": "sleutel: bekende herkomst in de regio (samen {total})",
    "key_region_no_institution": "sleutel: bekende herkomst in de regio (de instelling heeft geen bekende herkomst)",
    "key_lettings": "sleutel: verhuringen (samen {total})",
    "key_lettings_no_origin": "sleutel: verhuringen (geen bekende herkomst)",
    "key_lettings_no_inhabitants": "sleutel: verhuringen (geen inwoners bekend)",
    "key_inhabitants": "sleutel: inwoners (samen {total})",
    "key_inhabitants_no_lettings": "sleutel: inwoners (geen verhuringen bekend)",
    "key_equal_no_inhabitants": "sleutel: gelijke delen (geen inwoners bekend)",
    "key_equal_no_lettings": "sleutel: gelijke delen (geen verhuringen bekend)",
    "key_return": "terug naar de regio van herkomst: telt bij elders, hier geen opgave",
    "key_no_others": "geen andere gemeente in de regio: telt bij elders, hier geen opgave",
    "key_replaced": "de afgesproken sleutel telt op tot 0; nu geldt {key}",
    "key_without_inhabitants": "van {municipalities} zijn geen inwoners bekend, dus zij krijgen niets; "
    "vul de inwoners aan in gemeenten.csv",
    "key_of_unknown": "Herkomst onbekend: {warning}.",
    "key_of_outside": "Buiten de regio: {warning}.",
    "key_of_safe_address": "Veilig adres: {warning}.",
    "key_of_solidarity": "Solidariteit: {warning}.",
    "solidarity_beyond_key": "Solidariteit: gemeenten zonder gewicht in de sleutel vangen {moved} huishoudens op, "
    "want bij de andere is alle ruimte gebruikt; daar is verdeeld naar ruimte.",
    # wat niet kan of niet bekend is
    "weights_sum_to_zero": "Er zijn {total} te verdelen, maar alle gewichten zijn 0.",
    "bounds_below_total": "Er zijn {total} te verdelen, maar de grenzen laten zoveel niet toe.",
    "margins_differ": "De rijen tellen op tot {rows} en de kolommen tot {columns}; een tabel daartussen bestaat niet.",
    "lettings_unknown": "Van {municipality} zijn geen verhuringen bekend: ruimte en tekort blijven daar open.",
    "waiting_without_origin": "Van {waiting} wachtenden is de gemeente van herkomst niet bekend; "
    "zij staan bij geen gemeente.",
    "corporation_above_maximum": "{corporation} krijgt {places} van {lettings} verhuringen; "
    "dat is meer dan het maximum per corporatie.",
}

REMEDIES: dict[str, str] = {
    "lettings_unknown": "Vraag de verwachte verhuringen van {municipality} op bij de corporaties.",
}
