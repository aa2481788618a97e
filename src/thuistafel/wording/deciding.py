"""Sentences about what a source, a choice or another plan changes, and about who is housed where."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # herkomst en bestemming
    "destinations_at_home": "Wie een woning krijgt, krijgt die volgens de afspraak in de eigen gemeente.",
    "destinations_fixed": "Aantal huishoudens dat volgens de afspraak naar een andere gemeente gaat: {moved}.",
    "destinations_spread": (
        "Aantal huishoudens dat volgens de afspraak naar een andere gemeente gaat: {moved}. De afspraak legt alleen "
        "vast hoeveel elke gemeente laat gaan en hoeveel elke gemeente opvangt; wie naar welke gemeente gaat, is hier "
        "naar rato ingevuld en kan anders worden."
    ),
    "destinations_unplaced": "Van {task} is nog niet te zeggen waar zij een woning krijgen.",
    "destinations_home": "{are} {home} in de eigen gemeente gehuisvest",
    "destinations_away": "{moved} in een andere gemeente",
    "destinations_short": "voor {short} is er nog geen woning",
    "destinations_sentence": "Van {task} {parts}.",
    "destinations_open": "Van {names} zijn geen verhuringen geleverd; daar is nog niet te zeggen wie waar woont.",
    "destinations_back": "Niet in de tabel: {back} zonder opgave hier, terug naar een andere regio.",
    # plannen naast elkaar
    "plans_too_many": "U vergelijkt {given} plannen; hoogstens {limit} passen leesbaar naast elkaar.",
    "compare_verhuringen": "Verhuringen",
    "compare_ruimte": "Ruimte",
    "compare_herkomst_bekend": "Bekende herkomst",
    "compare_onbekend": "Herkomst onbekend",
    "compare_buiten_regio": "Van buiten de regio",
    "compare_veilig_adres": "Veilig adres",
    "compare_opgave": "Opgave",
    "compare_uit_voorraad": "Past in de voorraad",
    "compare_opgevangen": "Opgevangen van anderen",
    "compare_elders_opgevangen": "Elders opgevangen",
    "compare_boven_grens": "Boven de grens",
    "compare_tekort": "Tekort",
    "compare_ruimte_over": "Ruimte over",
    "compare_wachtend": "Wachtend",
    "compare_voorrang_overig": "Andere voorrang",
    "compare_regulier": "Voor alle anderen",
    "compare_tekort_laag": "Tekort, laagst",
    "compare_tekort_hoog": "Tekort, hoogst",
    "compare_no_member": "{name} doet niet mee in deze samenstelling.",
    "compare_unknown": "Voor {name} is het tekort nog niet te zeggen: er zijn geen verhuringen geleverd.",
    "compare_not_delivered": "Voor {name} is het tekort nog niet te zeggen: er is geen uitstroom geleverd.",
    "compare_nothing_delivered": "{plan}: nog niet te vergelijken, want er is geen uitstroom geleverd.",
    "compare_short": "Tekort van {name}: {shortage}.",
    "compare_more": "Dat is {homes} meer.",
    "compare_less": "Dat is {homes} minder.",
    "compare_gaining": "Minder tekort: {names}.",
    "compare_losing": "Meer tekort: {names}.",
    "compare_open": "Niet te vergelijken: {names}.",
    "compare_first": "Hiermee worden de andere vergeleken.",
    "compare_nobody": "{plan}: voor geen enkele gemeente verandert het tekort.",
    "others_left": "Voor alle anderen blijven er {lettings}.",
    "others_left_part": "Voor alle anderen blijven er {lettings}, geteld in {known} van de {members}.",
    "others_unknown": "Wat er overblijft voor alle anderen, is nog niet te zeggen: uitstroom, verhuringen of andere "
    "voorrang ontbreken.",
    # wat nog te kiezen
    "choice_untried_groups": "Wat een andere lijst verandert, is pas te zeggen als u haar noemt.",
    "choice_untried_persons": (
        "Of opgaven in personen meetellen, hangt hiervan af; wat dat verandert, blijkt bij het inlezen."
    ),
    "choice_waits_for_solidarity": "Deze keuze verandert pas iets als gemeenten met ruimte een deel opvangen.",
    "choice_no_solidarity_in_region": "Met één grens voor de hele regio verandert deze keuze niets.",
    "choice_changes_nothing": "Deze keuze verandert niets.",
    "choices_not_delivered": "Wat een keuze verandert, is te zeggen zodra er uitstroom is geleverd.",
    "choice_up_to": "Verandert het tekort met ten hoogste {homes}.",
    "choice_same_shortage": "Het tekort van de regio blijft gelijk; er verandert wel iets anders.",
    "choices_move": "{choices} het tekort van de regio. Het meest: “{most}”, ten hoogste {homes}.",
    "choices_move_nothing": "Geen enkele keuze verandert het tekort van de regio.",
    "option_changes": "{parts}.",
    "option_more": "{homes} meer tekort",
    "option_less": "{homes} minder tekort",
    "option_shortages": "bij {municipalities} een ander tekort",
    "option_tasks": "bij {municipalities} een andere opgave",
    "option_groups": "bij {municipalities} gaan de plaatsen naar andere doelgroepen",
    "option_verdicts": "Het tekort blijft gelijk; er verandert {verdicts}.",
    "option_regular": "Het tekort blijft gelijk; voor alle anderen scheelt het {lettings}.",
    "option_ranges": "Het tekort blijft gelijk; de bandbreedte wordt anders.",
    "option_nothing": "Verandert niets.",
    # nieuwe woningen tot de horizon
    "waterfall_title": "Wat nieuwe woningen aan het tekort kunnen doen",
    "waterfall_sentence": (
        "Het tekort van {shortage} kan eind {horizon} {left} zijn, als er verder niets verandert: {certain}."
    ),
    "waterfall_between": "tussen {low} en {high}",
    "waterfall_none_certain": "geen van de nieuwe woningen is zeker",
    "waterfall_some_certain": "zeker zijn er {homes}",
    "waterfall_start": "Tekort {year}",
    "waterfall_left": "Over eind {year}",
    "waterfall_sure": "{homes}, zeker",
    "waterfall_returns": "komt terug als vraag",
    "waterfall_others": "{products} andere producten",
    "waterfall_others_outcome": "hoogstens {homes}, verwacht {expected}",
    "waterfall_unknown": "aantal niet bekend",
    "waterfall_step": "{name}: {outcome}",
    "waterfall_description": "{sentence} {rows}.",
    "waterfall_key_certain": "zeker tekort",
    "waterfall_key_open": "tekort, niet zeker",
    "waterfall_key_possible": "nieuwe woningen, niet zeker",
    "waterfall_key_sure": "nieuwe woningen, zeker",
    # beeld
    "picture_aanwezig": "Aanwezig",
    "picture_wachtend": "Wachtend",
    "picture_instroom_jaar": "Instroom per jaar",
    "picture_geplaatst_jaar": "Geplaatst per jaar",
    "picture_tekort": "Tekort",
    "picture_at_least": "minstens {value} {unit}",
    "picture_total": "{value} {unit}",
    "picture_share": "{delivered} van de {asked}",
    "picture_delivered": "{label}: {delivered} van de {asked} getallen zijn geleverd.",
    "picture_empty": "Er is nog niets geleverd over de aandachtsgroepen.",
    "picture_complete": "Van alle {groups} aandachtsgroepen zijn alle getallen geleverd.",
    "picture_incomplete": (
        "{delivered} van de {asked} getallen zijn geleverd. Het meest ontbreekt bij “{label}”: {missing}."
    ),
    # bronnen die verschillen
    "differing_not_in_plan": "Deze tabel telt niet mee in het plan: het tekort en de oordelen blijven gelijk.",
    "differing_control_total": (
        "Dit is een controletotaal. De delen tellen, niet het totaal: het tekort en de oordelen blijven gelijk."
    ),
    "differing_left_out": (
        "Dit getal overlapt met getallen die al tellen en telt daarom zelf niet: het plan verandert er niet door."
    ),
    "differing_first_row_counts": (
        "Er staan twee regels die iets anders zeggen; één telt. Wat de andere zou veranderen, is niet uitgerekend."
    ),
    "differing_only_regular": (
        "Dit getal gaat over andere voorrang. Het raakt wat er overblijft voor alle anderen, niet het tekort."
    ),
    "differing_not_counted": "Dit getal telt niet mee in de opgave of de ruimte van het planjaar.",
    "differing_same_outcome": "Welke bron ook klopt: het tekort en de oordelen blijven gelijk.",
    "differing_not_delivered": "Wat dit beslist, is te zeggen zodra er uitstroom is geleverd.",
    "differing_none": "Geen bronnen die verschillen: over elk onderwerp zegt iedereen hetzelfde.",
    "differing_deciding": "Over {subjects} de bronnen. Bij {deciding} hangt een oordeel ervan af wie gelijk heeft.",
    "differing_moving": (
        "Over {subjects} de bronnen. Geen oordeel hangt ervan af; bij {moving} verandert wel het tekort."
    ),
    "differing_harmless": "Over {subjects} de bronnen. Voor tekort en oordelen maakt het niet uit wie gelijk heeft.",
    "differing_no_effect": "geen gevolg",
    "differing_more": "Dan is het tekort van de regio {homes} hoger.",
    "differing_less": "Dan is het tekort van de regio {homes} lager.",
    "differing_shifts": "Het tekort van de regio blijft gelijk, maar verschuift tussen {names}.",
    "differing_same": "Het tekort blijft gelijk.",
    "verdict_turns": "{name}: van “{before}” naar “{after}”",
    "verdict_none": "geen oordeel",
}

REMEDIES: dict[str, str] = {
    "plans_too_many": "Kies er hoogstens {limit}.",
    "differing_first_row_counts": "Laat één regel over.",
}
