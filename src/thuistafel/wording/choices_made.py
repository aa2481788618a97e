"""Refusals where a region settles its rules and composition, and keeps or compares variants."""

SENTENCES = {
    "frame_not_editable": (
        "De instelling {setting} staat in dossier.toml zo geschreven dat zij hier niet te wijzigen is."
    ),
    "choice_without_value": "U legde bij “{question}” nog geen antwoord vast.",
    "decision_day_unreadable": "De datum van het besluit ({written}) is geen dag.",
    "setting_conflict": (
        "Een ander legde intussen iets vast bij {setting}: daar staat nu {now}. Uw keuze was {yours}. "
        "Er is niets overschreven."
    ),
    "setting_change_gone": "Deze wijziging van de instellingen is er niet, of zij veranderde ook iets anders.",
    "variant_without_name": "Deze variant heeft nog geen naam.",
    "variant_name_taken": "Er is al een variant met de naam “{name}”.",
    "variant_is_own_plan": "Dit is het plan van de regio zelf; er is niets anders gekozen om te bewaren.",
    "variant_gone": "Deze variant is er niet meer.",
    "variant_conflict": "Een ander veranderde intussen deze variant ({name}). Er is niets van u bewaard.",
    "number_not_asked_for": "Over dit getal hoeft u op dit moment niemand iets te vragen.",
}
REMEDIES = {
    "frame_not_editable": "Wijzig de regel in het bestand zelf en lever het opnieuw aan.",
    "choice_without_value": "Kies een van de antwoorden en leg dan vast.",
    "decision_day_unreadable": "Schrijf de dag als 2026-11-23, of laat hem leeg.",
    "setting_conflict": "Bekijk de spelregels opnieuw. Wilt u het anders, leg het dan nog eens vast.",
    "setting_change_gone": "Vernieuw de pagina en kies een wijziging uit de lijst.",
    "variant_without_name": "Geef een korte naam, bijvoorbeeld “12% met buren”.",
    "variant_name_taken": "Kies een andere naam, of laat de oude eerst vervallen.",
    "variant_is_own_plan": "Verander eerst een spelregel of de samenstelling en bewaar dan.",
    "variant_gone": "Ga terug naar Varianten en kies er een uit de lijst.",
    "variant_conflict": "Bekijk de variant opnieuw en probeer het nog eens.",
    "number_not_asked_for": "Ga terug naar Welk getal nu; de lijst is intussen veranderd.",
}
