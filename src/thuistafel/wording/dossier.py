"""Sentences about the dossier: what is the matter, why, and what to do now."""

SENTENCES: dict[str, str] = {
    # dossier.toml
    "unknown_key": "In dossier.toml staat '{name}'; dat kent Thuistafel niet. Gebruik alleen: {allowed}.",
    "wrong_format": "In dossier.toml staat formaat {given}; deze versie leest formaat {allowed}. "
    "Zet bovenaan: formaat = {allowed}.",
    "no_plan_year": "In dossier.toml ontbreekt het planjaar, en zonder jaar is er niets te berekenen. "
    "Voeg een regel toe als: planjaar = 2027.",
    "frame_value": "In dossier.toml staat bij '{name}' de waarde '{given}'; dat kan niet. Schrijf: {allowed}.",
    "horizon_before_plan_year": "De horizon {horizon} ligt voor het planjaar {plan_year}. "
    "Kies in dossier.toml een horizon die gelijk is aan het planjaar of later.",
    "unknown_switch": "Onder [regels] in dossier.toml staat '{name}'; die regel bestaat niet. Bestaande regels: {allowed}.",
    "switch_value": "Onder [regels] in dossier.toml staat bij '{name}' de waarde '{given}'; dat kan niet. "
    "Kies: {allowed}.",
    # de regio
    "unknown_composition": "De samenstelling '{name}' is niet bekend. Kies in dossier.toml een van: {allowed}; "
    "of beschrijf haar in samenstelling.csv.",
    "empty_composition": "De samenstelling '{name}' heeft op {day:%d-%m-%Y} geen enkele gemeente. "
    "Kijk in samenstelling.csv naar geldig_van en geldig_tot.",
    "member_not_in_year": "In de samenstelling '{name}' staat '{member}'; dat is op {day:%d-%m-%Y} geen gemeente. "
    "Zet de gemeente die er dan wel is in samenstelling.csv, of pas geldig_van en geldig_tot aan.",
    "unknown_member": "{file}, rij {row}: in de samenstelling '{name}' staat '{member}'; zo heet geen gemeente. "
    "Verbeter de naam, of voeg de gemeente met haar CBS-code toe in gemeenten.csv.",
    "unreadable_member": "{file}, rij {row}: de kolom '{column}' is leeg of niet te lezen. "
    "Elke regel heeft een samenstelling en een gemeente; data staan als 2024-01-01.",
    # een rij of cel apart gezet
    "unknown_municipality": "'{given}' is geen gemeente die Thuistafel kent. Verbeter de naam of gebruik de CBS-code; "
    "ontbreekt de gemeente, voeg haar dan toe in gemeenten.csv.",
    "municipality_not_in_year": "'{given}' is in {year} geen gemeente, of kan meer dan een gemeente zijn. "
    "Schrijf de gemeente die er in {year} is, liefst met haar CBS-code.",
    "missing_key": "De kolom '{column}' is leeg, en zonder deze is niet te zeggen waar de rij over gaat. Vul hem in.",
    "origin_missing": "De herkomst is leeg. Is zij niet bekend, schrijf dan 'onbekend'; "
    "anders de gemeente, 'buiten regio' of 'veilig adres'.",
    "unknown_word": "In de kolom '{column}' staat '{given}'. Kies een van: {allowed}.",
    "no_year": "In de kolom '{column}' staat {given}; dat is geen jaartal om mee te rekenen. Schrijf het als 2027.",
    "no_date": "In de kolom '{column}' staat '{given}'; dat is geen datum. Schrijf haar als 2027-01-31.",
    "no_percentage": "In de kolom '{column}' staat '{given}'; dat is geen percentage van 0 tot en met 100.",
    "no_fraction": "In de kolom '{column}' staat '{given}'; dat is geen getal of breuk. Schrijf het als -59/100.",
    "no_count": "In de kolom '{column}' staat '{given}'; dat is geen aantal. Schrijf een heel getal.",
    "no_cbs_code": "'{given}' is geen CBS-code van een gemeente. Schrijf vier cijfers, zoals 0503.",
    "code_of_another": "Bij '{name}' staat CBS-code {given}, maar {name} heeft code {known}. "
    "Verbeter de naam of de code.",
    "municipality_needs_code": "'{name}' is nog niet bekend. Vul ook de kolom cbs_code in.",
    "needs_one_number": "In de kolom '{column}' moet hier een heel getal staan, geen reeks. Kies een getal.",
    "not_between": "In de kolom '{column}' staat {given}; het moet van {low} tot en met {high} zijn.",
    "negative_count": "In de kolom '{column}' staat {given}; een aantal is nooit kleiner dan 0. Verbeter het getal.",
    "absurd_count": "In de kolom '{column}' staat {given}; dat is meer dan Nederland aan inwoners heeft. "
    "Verbeter het getal.",
    "low_above_high": "Laag ({low}) is hoger dan hoog ({high}). Verwissel ze of verbeter een van beide.",
    "count_outside_ends": "Het aantal {value} ligt niet tussen laag en hoog ({low} en {high}). "
    "Verbeter het aantal of de grenzen.",
    "one_end_needs_value": "Er staat alleen een laagste of alleen een hoogste aantal. Vul ook het aantal zelf in, "
    "of beide grenzen.",
    "unknown_grade": "'{given}' is geen kwaliteit. Kies een van: {allowed}.",
    "grade_e_needs_ends": "Kwaliteit E (onbekend) zegt niet hoe ver het getal ernaast kan zitten. "
    "Vul laag en hoog in, of kies een andere kwaliteit.",
    "persons_without_factor": "Het aantal is in personen, en het dossier zegt niet hoeveel personen een huishouden "
    "telt. Zet onder [regels] personen_per_huishouden, of lever huishoudens.",
    "dates_out_of_order": "De data zijn niet op volgorde. Vroeg, waarschijnlijk en laat horen na elkaar te komen.",
    # gebruikt, met een opmerking
    "count_not_delivered": "{file}, rij {row}: geen aantal, dus niet geleverd. Het telt niet als 0; vul het in of "
    "schrijf n.v.t.",
    "forecast_cannot_be_counted": "{file}, rij {row}: kwaliteit A (geteld) kan niet voor wat nog moet gebeuren; "
    "gelezen als B.",
    "plan_value_in_sent_file": "{file}, rij {row}: kwaliteit P (planwaarde) stelt alleen de datatafel vast; "
    "gelezen als B.",
    "plan_value_has_range": "{file}, rij {row}: een planwaarde heeft geen laag en hoog; gerekend is met {value}. "
    "Laat laag en hoog weg, of kies een andere kwaliteit.",
    "origin_outside_region": "{file}, rij {row}: {name} hoort niet bij {composition}; gelezen als 'buiten regio'.",
    "parts_added": "{subject}: {names} zijn samen een gemeente en bij elkaar opgeteld tot {value}. "
    "Is het twee keer hetzelfde getal, haal er dan een weg.",
    # bronnen die verschillen
    "sources_compatible": "De bronnen verschillen, maar kunnen alle waar zijn. Gerekend is met {value} "
    "({low} tot {high}).",
    "sources_conflicting": "De bronnen spreken elkaar tegen. Gerekend is met de jongste, {value}, en met de hele "
    "bandbreedte {low} tot {high}. Vergelijk de definities.",
    "control_total_differs": "Het opgegeven totaal is {stated}, de delen zijn samen {added}. "
    "Gerekend is met de delen; zoek het verschil uit.",
    "overlap_not_added": "Dit kan dezelfde verhuringen betreffen als rijen die al meetellen, en is niet opgeteld. "
    "Lever per corporatie en kamertal, of alleen het een.",
    "row_given_twice": "Hierover staan verschillende rijen in het dossier. Gerekend is met die van bron '{source}'; "
    "haal de andere weg.",
    # rekenen met gegevens
    "grade_needs_ends": "Bij {value} met kwaliteit E (onbekend) horen een eigen laagste en hoogste aantal. Vul ze in.",
    "no_claims": "Er is geen enkel gegeven om mee te rekenen. Lever er ten minste een.",
    "overlap_impossible": "Er kunnen er geen {overlap} dubbel geteld zijn; de kleinste telling is {smallest}. "
    "Verbeter de overlap.",
}
