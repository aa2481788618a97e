"""What is said of sources: why one number counts, what is remarked, what may not be written."""

SENTENCES = {
    "claim_single": "Dit is het enige gegeven over dit onderwerp; hiermee wordt gerekend.",
    "claim_best_graded": (
        "De bronnen verschillen, maar kunnen alle waar zijn. Hiermee wordt gerekend: van deze bronnen is de kwaliteit "
        "({grade}) de beste, en bij gelijke kwaliteit is dit het jongste gegeven."
    ),
    "claim_other_better_graded": (
        "De bronnen verschillen, maar kunnen alle waar zijn. Gerekend wordt met {value} (bron: “{source}”): dat "
        "gegeven heeft de beste kwaliteit ({grade}), of bij gelijke kwaliteit de jongste datum."
    ),
    "claim_most_recent": (
        "De bronnen spreken elkaar tegen. Hiermee wordt gerekend, want dit is het jongste gegeven; de bandbreedte is "
        "die van alle bronnen samen ({low} tot {high})."
    ),
    "claim_other_more_recent": (
        "De bronnen spreken elkaar tegen. Gerekend wordt met {value} (bron: “{source}”), het jongste gegeven, en met "
        "de bandbreedte van alle bronnen samen ({low} tot {high})."
    ),
    "differing_own": "Over {number} van uw eigen getallen verschillen de bronnen.",
    "differing_own_none": "Over uw eigen getallen zeggen alle bronnen hetzelfde.",
    "differing_mail": (
        "Beste collega,\n\nOver {subject} verschillen de bronnen:\n{told}\n\n"
        "Afgesproken is wat meetelt: {counts}\nWat niet meetelt: {leaves_out}\n\n"
        "Telt u dit ook zo? En zo nee: wat telt u wel of niet mee, en op welke datum? "
        "Een regel per vraag is genoeg.\n\nMet vriendelijke groet,"
    ),
    "differing_mail_undefined": (
        "Beste collega,\n\nOver {subject} verschillen de bronnen:\n{told}\n\n"
        "Wat telt u wel en niet mee, en op welke datum? Een regel per vraag is genoeg.\n\nMet vriendelijke groet,"
    ),
    "picture_own": "{name} leverde {delivered} van de {asked} getallen over de aandachtsgroepen.",
    "picture_waits": "Het beeld van de regio wordt getoond als de periode van eerst zien voorbij is.",
    "definition_unknown": "Er is geen definitie met de naam {name}.",
    "party_signs_nothing": (
        "{party} levert geen getallen die naast die van anderen liggen en tekent daarom geen definities."
    ),
    "difference_not_told": "Er staat nog niet bij waarin u anders telt; er is niets bewaard.",
    "remark_without_subject": "Er staat niet bij over welk getal de opmerking gaat; er is niets bewaard.",
    "remark_without_owner": "Er is niemand gekozen die antwoordt; er is niets bewaard.",
    "remark_deadline_past": "{day} is al voorbij; er is niets bewaard.",
    "remark_empty": "Er staat nog geen tekst; er is niets bewaard.",
    "remark_too_long": "Dit zijn {given} tekens; er passen er {longest}. Er is niets bewaard.",
    "remark_not_yours": "Deze opmerking is van een andere partij; alleen die kan haar veranderen of intrekken.",
    "remark_not_asked_of_you": "Dit is aan een andere partij gevraagd; die en het regiobureau kunnen antwoorden.",
    "remark_conflict": (
        "Een ander was u voor: deze opmerking is intussen veranderd, beantwoord of ingetrokken. Er is niets "
        "overschreven."
    ),
    "text_holds_citizen_number": "In de tekst staat een burgerservicenummer. Dat wordt hier nooit bewaard.",
}
REMEDIES = {
    "definition_unknown": "Kies een definitie van de pagina.",
    "party_signs_nothing": "Kies een rol bij een gemeente, corporatie of zorgaanbieder.",
    "difference_not_told": "Schrijf wat u wel of niet meetelt, of kies “Wij tellen zo”.",
    "remark_without_subject": "Noem het getal waar het om gaat.",
    "remark_without_owner": "Kies een partij uit de lijst.",
    "remark_deadline_past": "Kies vandaag of een latere dag.",
    "remark_empty": "Schrijf wat u niet herkent en waarom.",
    "remark_too_long": "Kort de tekst in.",
    "remark_not_yours": "Maak een eigen opmerking.",
    "remark_not_asked_of_you": "Maak een eigen opmerking.",
    "remark_conflict": "Hieronder staan beide teksten. Vergelijk ze en bewaar wat moet blijven.",
    "text_holds_citizen_number": "Haal het nummer weg en verstuur opnieuw.",
    "claim_most_recent": "Vergelijk de definities.",
    "claim_other_more_recent": "Vergelijk de definities.",
}
