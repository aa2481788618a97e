"""Dutch sentences for the path, urgency, products, pace, picture, balance, obligations, matching and publication."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "path_without_start": (
        "{target_group}: het pad begint niet, want bij {year} staat niet hoeveel er aan het begin waren. "
        "Vul `begin` in bij het eerste jaar."
    ),
    "path_year_missing": (
        "{target_group}: het pad stopt vóór {year}, want instroom, uitval of geplaatst van dat jaar is niet geleverd. "
        "Of {horizon_year} gehaald wordt, is daardoor niet te zeggen. Vul het jaar aan."
    ),
    "path_after_horizon": (
        "{target_group}: het eerste jaar is {year}, na de horizon {horizon_year}. Er is geen pad. "
        "Controleer het jaar of verleng de horizon."
    ),
    "path_year_twice": (
        "{target_group}: over {year} staan verschillende regels. De eerste bron op alfabet telt. "
        "Laat één regel per jaar over."
    ),
    "path_total_starts_late": (
        "De doelgroepen beginnen niet in hetzelfde jaar ({first_year} tot {year}). Het totaal telt elke groep mee "
        "vanaf haar eigen eerste jaar. Vul de eerdere jaren aan als u ze wilt vergelijken."
    ),
    "urgency_not_ranked": (
        "{target_group} staat niet in de rangorde, want het tekort of de wachttijd heeft geen laag en hoog. "
        "Lever beide om de last te vergelijken."
    ),
    "urgency_overlap_unknown": (
        "{target_group} overlapt volgens de opgave met “{overlaps_with}”, maar die doelgroep staat niet in de lijst. "
        "De overlap telt niet mee. Gebruik dezelfde naam als in de lijst."
    ),
    "urgency_group_twice": (
        "{target_group} staat meer dan eens in de lijst met andere cijfers. De meest complete regel telt, "
        "daarna de eerste bron op alfabet. Laat één regel over."
    ),
    "product_incomplete": (
        "{product}: niet ingevuld is {missing}. Het product telt daarom niet als zeker. Vul het aan."
    ),
    "picture_units_differ": (
        "{target_group}, {indicator}: geleverd in verschillende eenheden ({units}). Die worden niet opgeteld; "
        "er is een totaal per eenheid. Vraag de cijfers in huishoudens."
    ),
    "picture_years_differ": (
        "{target_group}, {indicator}: het totaal telt cijfers uit {years}, want niet elke gemeente leverde hetzelfde "
        "jaar. Vraag het ontbrekende jaar op."
    ),
    "placement_sources_differ": (
        "Plaatsingen van {target_group} in {year}: {sources} noemen een ander aantal voor dezelfde herkomst en "
        "woongemeente. {chosen} telt. Vergelijk de bronnen."
    ),
    "homes_too_small": "{count} huishoudens vinden geen woning: zij hebben ≥ {rooms} kamers nodig.",
    "pace_periods": (
        "Het tempo is niet te berekenen: {passed} van de {periods} perioden kan niet voorbij zijn. "
        "Geef een aantal van 0 tot en met het aantal perioden."
    ),
    "sample_exceeds_population": (
        "De steekproef ({sample}) is groter dan de hele groep ({population}). Controleer beide aantallen."
    ),
    "period_unreadable": "“{given}” is geen halfjaar. Schrijf het als 2022-I of 2022-II.",
    "national_negative": (
        "De landelijke taakstelling is {given}. Dat kan niet onder 0 zijn; geef het gepubliceerde getal."
    ),
    "inhabitants_unknown": (
        "Voor {period} tellen de inwoners van {day}, en die van Nederland zijn op die dag niet bekend. "
        "Kies een halfjaar waarvan de inwoners ingebouwd zijn."
    ),
    "threshold_too_low": (
        "Een drempel van {given} verbergt niets: het teken zegt dan zelf welk getal er staat. Kies {least} of hoger."
    ),
    "table_name_blank": (
        "Een rij of kolom heeft geen naam. Een lege naam is voor het totaal; geef elke rij en kolom een naam."
    ),
}
