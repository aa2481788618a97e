"""Tables of words: what municipalities, corporations and care providers write above their columns."""

from __future__ import annotations

from collections.abc import Mapping

FIELD_WORDS: Mapping[str, str] = {
    "gemeente": "gemeenten, gemeentenaam, naam gemeente, gem, woonplaats, plaats, plaatsnaam, stad, gemeente "
    "woning, gemeente complex, gemeente naam, kern, vestigingsgemeente, standplaats",
    "cbs_code": "gemeentecode, cbs nummer, gm code, gmcode, code gemeente, cbs, gemeente code, regiocode",
    "doelgroep": "groep, doelgroepen, aandachtsgroep, aandachtsgroepen, cliëntgroep, doelgr, type cliënt, soort "
    "cliënt, populatie, categorie cliënt, doelgroep cliënten, naam doelgroep, type doelgroep, bw mo, bw of mo",
    "herkomst_gemeente": "herkomst, gemeente van herkomst, gem v herkomst, gemeente v herkomst, herkomstgemeente, "
    "herkomst cliënt, gemeente herkomst, herkomst gem, herkomstgem, "
    "komt uit, afkomstig uit, vorige woonplaats, laatste woonplaats, regio van "
    "herkomst, plaats van herkomst, oorspronkelijke gemeente, uit gemeente, woonde in, vorige gemeente",
    "C3.herkomst": "herkomst gemeente, gemeente van herkomst, gemeente v herkomst, herkomstgemeente, komt uit, "
    "van, van gemeente, uit gemeente, afkomstig uit",
    "woongemeente": "gemeente woning, woningemeente, gehuisvest in, geplaatst in, naar, naar gemeente, "
    "woninggemeente, gemeente van de woning, nieuwe gemeente, gemeente plaatsing",
    "corporatie": "corporaties, woningcorporatie, wooncorporatie, verhuurder, corp, naam corporatie, "
    "woningstichting, toegelaten instelling",
    "instelling": "zorgaanbieder, aanbieder, organisatie, naam instelling, zorginstelling, opvanginstelling, "
    "zorgorganisatie, naam organisatie, uitstromende instelling, naam zorgaanbieder, opvang",
    "locatie": "naam locatie, afdeling, vestiging, voorziening, woonvorm, team, huis, naam voorziening, pand",
    "jaar": "kalenderjaar, verslagjaar, boekjaar, periode jaar, jr, jaartal",
    "peiljaar": "jaar, verslagjaar, kalenderjaar, jaar van peiling",
    "planjaar": "jaar, prognosejaar, jaar van verhuring, verwachtingsjaar",
    "kwartaal": "kw, q, kwrt, kwartalen, kwartaal nr",
    "maand": "mnd, maanden, maand van verhuring",
    "kamers": "aantal kamers, kamer, kamertal, slaapkamers plus woonkamer, woninggrootte, grootte, aant kamers, "
    "kamers per woning",
    "huurklasse": "huurcategorie, huurprijsklasse, prijsklasse, prijscategorie, huursegment, klasse huur",
    "gelijkvloers": "nultreden, nul treden, gelijkvloers bereikbaar, zonder trap, rollatorgeschikt",
    "studentenwoning": "student, studenten, campuscontract, studentenhuisvesting, is studentenwoning",
    "nieuwbouw": "eerste verhuring, nieuwbouwwoning, is nieuwbouw, nieuwbouw j n, nieuwbouw ja nee",
    "stand": "status verhuring, verwacht of gerealiseerd, realisatie of prognose, prognose of realisatie, "
    "gerealiseerd verwacht, verwacht gerealiseerd, soort cijfer",
    "eenheid": "telling, geteld in, personen of huishoudens, huishoudens of personen, wat is geteld, teleenheid",
    "bron": "herkomst gegevens, bronvermelding, bron cijfer, bronsysteem, registratie, uit systeem",
    "peildatum": "datum, stand per, per datum, datum peiling, op datum, peil datum, peilmoment, stand op",
    "definitie_afwijking": "definitie, afwijkende definitie, afbakening, wat telt mee",
    "C1.aantal": "aantal verhuringen, verhuringen, nieuwe verhuringen, mutaties, aantal mutaties, vrijgekomen "
    "woningen, verhuurde woningen, aantal nieuwe verhuringen, nieuwe huurcontracten, huurcontracten, aantal "
    "woningen, woningen, verhuurd, mutatiewoningen, aantal verhuurd, toewijzingen, aantal toewijzingen, nieuwe "
    "contracten, contracten, vhe, aantal vhe, verhuurde vhe, mutatie, verhuring, totaal verhuringen, totaal aantal "
    "verhuringen, sociale verhuringen, aangeboden woningen, vrijgekomen, nieuwe verhuur, n",
    "C1.waarvan_uitstroom": "waarvan uitstroom instellingen, w v uitstroom, uit instelling, naar uitstroom, "
    "verhuurd aan uitstroom, waarvan bijzondere doelgroepen, wv uitstroom",
    "G1.waarvan_uitstroom": "waarvan uitstroom instellingen, w v uitstroom, uit instelling, naar uitstroom, "
    "verhuurd aan uitstroom, waarvan bijzondere doelgroepen, wv uitstroom",
    "waarvan_andere_voorrang": "waarvan urgenten, overige voorrang, w v overige voorrang, andere voorrang, wv urgent",
    "verwacht_aantal": "verwacht, verwachting, prognose, raming, verwachte verhuringen, verwachte mutaties, "
    "verwacht aantal verhuringen, prognose verhuringen, prognose mutaties, geraamde verhuringen, begroot, aantal "
    "verwacht, verwachte nieuwe verhuringen, geraamd aantal, te verwachten, gepland",
    "geplaatst": "plaatsingen, aantal plaatsingen, aantal geplaatst, gehuisvest, aantal gehuisvest, aantal, "
    "gehuisveste huishoudens, uitstroomplaatsingen, aantal huishoudens, bemiddeld, gerealiseerde plaatsingen",
    "weigeringen": "geweigerd, aantal weigeringen, weigering, aanbiedingen geweigerd",
    "reden_weigering": "reden van weigering, waarom geweigerd, weigeringsreden",
    "sociale_huurwoningen": "sociale huur, sociale voorraad, sociale woningvoorraad, corporatiewoningen, "
    "corporatievoorraad, aantal sociale huurwoningen, voorraad, voorraad sociale huur, sociale huurvoorraad, daeb "
    "voorraad, daeb woningen, zelfstandige sociale huurwoningen, huurwoningen corporaties, woningvoorraad sociaal, "
    "sociale woningen",
    "verhuringen_totaal": "verhuringen, aantal verhuringen, totaal verhuringen, nieuwe verhuringen, totaal aantal "
    "verhuringen, vrijkomende sociale huurwoningen, sociale verhuringen, mutaties, toewijzingen",
    "waarvan_statushouders": "statushouders, vergunninghouders, waarvan vergunninghouders, naar statushouders, w "
    "v statushouders, verhuurd aan statushouders, gehuisveste statushouders, wv statushouders",
    "waarvan_overige_urgenten": "overige urgenten, urgenten, waarvan urgenten, andere urgenten, w v urgenten, "
    "naar urgenten, verhuurd aan urgenten, wv urgenten, urgent",
    "taakstelling_1e_halfjaar": "taakstelling eerste halfjaar, taakstelling i, taakstelling h1, taakst 1e "
    "halfjaar, taakstelling 1e helft, taakstelling 1",
    "taakstelling_2e_halfjaar": "taakstelling tweede halfjaar, taakstelling ii, taakstelling h2, taakst 2e "
    "halfjaar, taakstelling 2e helft, taakstelling 2",
    "inwoners": "aantal inwoners, inwonertal, bevolking, inwoneraantal, inw, bevolkingsomvang",
    "stand_wachtend": "wachtend, wachtenden, aantal wachtenden, stand, wachtlijst, op wachtlijst, aantal "
    "wachtend, wacht op woning, huidige vraag, stand wachtenden, nu wachtend, stand per 1 januari, stand 1 januari, "
    "stand 1 1, wachtende huishoudens, zoekt woning",
    "instroom_per_jaar": "instroom, jaarlijkse instroom, instroom jaar, nieuwe aanmeldingen, aanwas, nieuw per "
    "jaar, nieuwe instroom, instroom p j, aanmeldingen per jaar, erbij per jaar",
    "urgentieklasse": "urgentie klasse, klasse urgentie, urgentieniveau",
    "aanwezig": "aantal aanwezig, aanwezigen, huidig aantal, aantal in gemeente, woonachtig, omvang groep",
    "geplaatst_per_jaar": "geplaatst, plaatsingen per jaar, gehuisvest per jaar, uitgestroomd naar woning, "
    "gehuisvest, geplaatst jaar",
    "tekort": "tekorten, aantal tekort, te kort",
    "klaar_nu": "nu klaar, reeds klaar voor uitstroom, al klaar voor uitstroom, nu klaar voor uitstroom, klaar "
    "voor uitstroom, reeds klaar, klaar, uitstroomgereed, uitstroomklaar, al klaar, "
    "klaar om uit te stromen, nu uitstroomgereed, kan nu uitstromen, wachtend op woning, wachtend, wachtenden, "
    "stand klaar, al wachtend, aantal wachtenden, "
    "aantal wachtend, huidige wachtlijst, klaar op dit moment, nu al klaar, aantal klaar, wacht op woning, "
    "wachtlijst, uitstroomgereed nu, uitbehandeld, klaar per 1 januari, stand, staat klaar, klaarstaand",
    "verwacht_komende_12_mnd": "verwacht, verwacht uitstroom, verwacht komende 12 maanden, uitstroom komende "
    "12 maanden, verwachting, verwachte uitstroom, komende 12 maanden, verwacht "
    "komend "
    "jaar, verwacht 12 mnd, komt vrij komend jaar, uitstroom komend jaar, te verwachten uitstroom, uitstroom "
    "verwacht, komende twaalf maanden, volgend jaar, verwacht aantal, prognose, prognose uitstroom, "
    "uitstroomprognose, komt klaar in planjaar, nieuw klaar per jaar, verwacht planjaar, verwachte uitstroom 12 "
    "mnd, verwacht in 12 maanden, uitstroom 12 mnd, verwachting komend jaar, binnen 12 maanden, nog te verwachten, "
    "binnen een jaar klaar, klaar binnen een jaar, te verwachten, aantal te verwachten, stroom",
    "Z1.aantal": "uitstroom, uitstroom instelling, aantal uitstroom, aantal cliënten, uitstromers, aantal "
    "uitstromers, cliënten, aantal "
    "personen, aantal huishoudens, huishoudens, personen, uit te stromen, totale uitstroom, aantal uitstromend, "
    "uitstromend, uitgestroomd, woningvraag, vraag naar woningen, benodigde woningen, gevraagde woningen, n, aantal "
    "aanmeldingen, aantal voordrachten, voordrachten, uitstroom instellingen, aantal uitstroom instelling",
    "gemiddelde_wachttijd_mnd": "gem wachttijd, gem wachttijd mnd, gem wachttijd in mnd, gem wachttijd "
    "maanden, gemiddelde wachttijd, wachttijd, wachttijd in maanden, wachttijd "
    "mnd, wachtduur, wachttijd maanden, gemiddelde wachttijd in maanden",
    "ook_elders_aangemeld": "elders aangemeld, ook elders, dubbel aangemeld, ook bij andere aanbieder, "
    "dubbeltelling, staat ook elders ingeschreven, ook bij een ander gemeld",
    "Z1.soort": "stand of stroom, stroom of stand, stand stroom, soort telling",
    "C1.soort": "soort verhuring, type verhuring, soort woning, type woning, verhuursoort, segment",
    "product": "woonproduct, project, projectnaam, naam project, initiatief, naam product, plannaam, naam plan",
    "P1.locatie": "adres locatie, plek, ligging",
    "G4.locatie": "locaties, naam locatie, plek, terrein",
    "P1.soort": "soort product, type product, type, producttype, soort woonproduct, woningtype, woonvorm",
    "G4.soort": "soort product, type product, type, producttype, soort woonproduct, woningtype",
    "P1.kamers": "aantal kamers, kamertal, type kamers",
    "woningen": "aantal woningen, aantal, aantal eenheden, eenheden, wooneenheden, aantal wooneenheden, plekken, "
    "aantal plekken, woningen per profiel, woningaantal, capaciteit, totaal woningen, aant woningen",
    "vroeg": "vroegste oplevering, oplevering vroegst, op zijn vroegst, vroegst, vroegste datum, eerste mogelijkheid",
    "waarschijnlijk": "waarschijnlijke oplevering, verwachte oplevering, oplevering, opleverdatum, oplevering "
    "verwacht, meest waarschijnlijk, datum oplevering, geplande oplevering, verwachte opleverdatum",
    "laat": "laatste oplevering, uiterste oplevering, uiterlijk, op zijn laatst, laatst, oplevering uiterlijk",
    "kans": "kans procent, kans op realisatie, realisatiekans, slagingskans, kans dat het doorgaat, kans in procent",
    "einddatum": "eind datum, looptijd tot, tijdelijk tot, einde exploitatie, eind exploitatie, datum einde",
    "status": "projectstatus, planstatus, stand van zaken, fase, planfase, voortgang",
    "afhankelijk_van": "afhankelijkheid, knelpunt, afhankelijk, hangt af van",
    "eigenaar": "eigendom, grondeigenaar, eigenaar grond",
    "besluitnummer": "besluit, besluit nr, kenmerk besluit",
    "aangewezen_op": "datum besluit, aangewezen, datum aanwijzing",
    "alleen": "alleenstaand, alleenstaanden, eenpersoons, 1 persoons, eenpersoonshuishouden, 1 persoon, single",
    "paar": "stel, stellen, paren, samenwonend, tweepersoons, 2 persoons, stel zonder kinderen, paar zonder kinderen",
    "ouder_1_2_kind": "ouder met 1 2 kinderen, gezin 1 2 kinderen, klein gezin, ouder met kinderen, eenoudergezin",
    "gezin_3_kind": "gezin 3 kinderen, groot gezin, grote gezinnen, gezin met 3 of meer kinderen, gezin 3 of meer "
    "kinderen",
    "aantal_toegezegd": "toegezegd, toezegging, toegezegde woningen, aantal toezegging",
    "jaar_toegezegd": "jaar van toezegging, jaar toezegging",
    "categorie": "soort voorrang, voorrangscategorie, urgentiecategorie, soort urgentie, voorrang, type urgentie, "
    "voorrangsgroep",
    "indicator": "soort getal, wat is geteld, maat, grootheid, kengetal",
    "voorrang.aantal": "voorrang, aantal voorrang, urgenties, aantal urgenties, voorrangsverhuringen, aantal "
    "woningen, verhuringen met voorrang, totaal aantal",
    "aandachtsgroepen.aantal": "aantal personen, aantal huishoudens, totaal aantal, omvang",
    "instellingen.soort": "type, type instelling, soort instelling, soort zorg",
}
"""Per field name, or form and field (`C1.aantal`), the other words for it, separated by commas."""

LOOSE_WORDS: Mapping[str, str] = {
    "herkomst_gemeente": "gemeente, woonplaats, plaats, regiogemeente, stad",
    "C3.herkomst": "gemeente, instelling gemeente",
    "Z1.instelling": "naam, partij",
    "C1.corporatie": "organisatie, instelling, partij",
    "doelgroep": "categorie, type, soort, problematiek, zorgvorm, afdeling",
    "Z1.aantal": "totaal, totaal aantal, aanmeldingen, in zorg",
    "C1.aantal": "totaal, totaal aantal",
    "G1.verhuringen_totaal": "woningen, aantal, totaal",
    "geplaatst": "totaal, totaal aantal, verhuringen",
    "P1.product": "naam, locatie, plan",
    "G4.locatie": "project, naam",
    "voorrang.aantal": "verhuringen, totaal",
    "bron": "systeem",
}
"""Words that can mean a field but also something else; a column found so is asked about."""
