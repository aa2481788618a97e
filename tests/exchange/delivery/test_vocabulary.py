"""Headings as municipalities, corporations and care providers write them, and what they mean."""

from __future__ import annotations

import pytest

from thuistafel.exchange.delivery.facets import facets_of
from thuistafel.exchange.delivery.meaning import Meaning, meaning_of
from thuistafel.exchange.delivery.model import LEAST, SURE
from thuistafel.exchange.delivery.table_forms import ALL_FORMS, FORM_NAMED
from thuistafel.exchange.delivery.vocabulary import plain, words_of
from thuistafel.exchange.delivery.words import FOREIGN_WORDS

HEADINGS = {
    "Z1": """
        Doelgroep = doelgroep
        DOELGROEP: = doelgroep
        doel groep = doelgroep
        Doelgroep (BW/MO) = doelgroep
        Aandachtsgroep = doelgroep
        Type cliënt = doelgroep
        Cliëntgroep = doelgroep
        Gem. van herkomst = herkomst_gemeente
        Gem. v. herkomst = herkomst_gemeente
        Gem.herkomst = herkomst_gemeente
        gemeente v/herkomst = herkomst_gemeente
        Herkomst = herkomst_gemeente
        Herkomstgemeente = herkomst_gemeente
        herkomst gemeente* = herkomst_gemeente
        Laatste woonplaats = herkomst_gemeente
        Komt uit = herkomst_gemeente
        Woonde in = herkomst_gemeente
        Locatie = locatie
        Naam locatie = locatie
        Afdeling = locatie
        Voorziening = locatie
        Nu klaar = klaar_nu
        Reeds klaar = klaar_nu
        reeds klaar voor uitstroom = klaar_nu
        Klaar voor uitstroom = klaar_nu
        Uitstroomgereed = klaar_nu
        Staat klaar = klaar_nu
        # klaar = klaar_nu
        Aantal klaar = klaar_nu
        Klaar nu (personen) = klaar_nu eenheid=personen
        Klaar nu (hh) = klaar_nu eenheid=huishoudens
        Klaar nu / laag = klaar_nu laag
        laag / klaar nu = klaar_nu laag
        min. klaar nu = klaar_nu laag
        klaar_nu_hoog = klaar_nu hoog
        Klaar nu max = klaar_nu hoog
        klaar_nu_kwaliteit = klaar_nu kwaliteit
        Wachtend = klaar_nu
        Wachtlijst = klaar_nu
        Verwacht = verwacht_komende_12_mnd
        Verwachte uitstroom = verwacht_komende_12_mnd
        Verw. uitstroom = verwacht_komende_12_mnd
        Uitstroom komend jaar = verwacht_komende_12_mnd
        Verwacht komende 12 maanden = verwacht_komende_12_mnd
        verwacht komende 12 mnd = verwacht_komende_12_mnd
        Prognose uitstroom 2023 = verwacht_komende_12_mnd jaar=2023
        Verwacht 2023 = verwacht_komende_12_mnd jaar=2023
        Prognose '23 = verwacht_komende_12_mnd jaar=2023
        Komende 12 mnd = verwacht_komende_12_mnd
        Verwacht / minimaal = verwacht_komende_12_mnd laag
        Verwacht / van = verwacht_komende_12_mnd laag
        Verwacht / tot = verwacht_komende_12_mnd hoog
        Verwacht / midden = verwacht_komende_12_mnd
        Verwacht / bandbreedte = verwacht_komende_12_mnd bandbreedte
        Aantal uitstromers = aantal
        Uitstr. = aantal
        uitstr. inst. = aantal
        Aantal cliënten = aantal eenheid=personen
        Aantal cliënten (2023) = aantal eenheid=personen jaar=2023
        Aantal huishoudens = aantal eenheid=huishoudens
        # cliënten = aantal eenheid=personen
        Aant. pers. = aantal eenheid=personen
        Uitstroom Delft = aantal herkomst=Delft
        Uitstroom BW = aantal doelgroep=beschermd_wonen
        Uitstroom MO 2023 = aantal doelgroep=maatschappelijke_opvang jaar=2023
        Uitstroom Q1 = aantal kwartaal=1
        Gem. wachttijd = gemiddelde_wachttijd_mnd
        Gem. wachttijd (mnd) = gemiddelde_wachttijd_mnd
        Wachttijd in maanden = gemiddelde_wachttijd_mnd
        Ook elders aangemeld? = ook_elders_aangemeld
        Elders aangemeld = ook_elders_aangemeld
        Zorgaanbieder = instelling
        Organisatie = instelling
        Peildatum = peildatum
        Stand per = peildatum
        Bron = bron
        Eenheid = eenheid
        Stand of stroom = soort
        Opmerkingen = toelichting
        Opm. = toelichting
        Bijzonderheden = toelichting
        Betrouwbaarheid = kwaliteit
        Hardheid = kwaliteit
        min = laag
        Max. = hoog
        Ondergrens = laag
        Bovengrens = hoog
        Laagste schatting = laag
        Bandbreedte = bandbreedte
        Marge = bandbreedte
    """,
    "C1": """
        Gemeente = gemeente
        gem. = gemeente
        Gem = gemeente
        GEMEENTE = gemeente
        Naam gemeente = gemeente
        Plaats = gemeente
        Corporatie = corporatie
        Corp. = corporatie
        Woningcorporatie = corporatie
        Verhuurder = corporatie
        Jaar = jaar
        Verslagjaar = jaar
        Kwartaal = kwartaal
        kw. = kwartaal
        Maand = maand
        # kamers = kamers
        Aantal kamers = kamers
        Kamertal = kamers
        Huurklasse = huurklasse
        Huurprijsklasse = huurklasse
        Nultreden = gelijkvloers
        Student = studentenwoning
        Nieuwbouw (j/n) = nieuwbouw
        Aantal = aantal
        Aantal verhuringen = aantal
        Nieuwe verhuringen = aantal
        aantal nwe verhuringen = aantal
        Mutaties = aantal
        # woningen = aantal
        Vrijgekomen woningen = aantal
        Nieuwe huurcontracten = aantal
        Toewijzingen = aantal
        Aantal VHE = aantal
        Totaal verhuringen = aantal
        Verhuringen 2022 = aantal jaar=2022
        verhuringen '22 = aantal jaar=2022
        Mutaties Q2 = aantal kwartaal=2
        Verhuringen 1e kw. = aantal kwartaal=1
        Verhuringen kw 3 = aantal kwartaal=3
        Verhuringen 2022-Q4 = aantal jaar=2022 kwartaal=4
        Verhuringen jan = aantal maand=1
        Verhuringen mrt-22 = aantal jaar=2022 maand=3
        Verhuringen Den Haag = aantal gemeente=Den Haag
        Gerealiseerde verhuringen = aantal stand=gerealiseerd
        Verhuringen gerealiseerd 2022 = aantal jaar=2022 stand=gerealiseerd
        Verwachte verhuringen 2023 = aantal jaar=2023 stand=verwacht
        Prognose verhuringen = aantal stand=verwacht
        Verhuringen 2-kamer = aantal kamers=2
        Verhuringen 5+ kamers = aantal kamers=5+
        Waarvan uitstroom = waarvan_uitstroom
        w.v. uitstroom = waarvan_uitstroom
        Waarvan urgenten = waarvan_andere_voorrang
        Stand = stand
        Soort verhuring = soort
    """,
    "C2": """
        Planjaar = planjaar
        Jaar = planjaar
        Verwacht aantal = verwacht_aantal
        Verwachting = verwacht_aantal
        Prognose = verwacht_aantal
        Prognose mutaties = verwacht_aantal
        Raming = verwacht_aantal
        Verwacht 2024 = verwacht_aantal jaar=2024
        Reden = reden
    """,
    "C3": """
        Van = herkomst
        Naar = woongemeente
        Gemeente woning = woongemeente
        Geplaatst in = woongemeente
        Aantal plaatsingen = geplaatst
        Gehuisvest = geplaatst
        Weigeringen = weigeringen
    """,
    "G1": """
        CBS-code = cbs_code
        Gemeentecode = cbs_code
        Sociale huur = sociale_huurwoningen
        Soc. huurwoningen = sociale_huurwoningen
        Aantal sociale huurwoningen = sociale_huurwoningen
        Voorraad sociale huur = sociale_huurwoningen
        Sociale huurwoningen (1-1-2022) = sociale_huurwoningen jaar=2022
        Aantal inwoners = inwoners
        Inwonertal = inwoners
        Nieuwe verhuringen = verhuringen_totaal
        Waarvan vergunninghouders = waarvan_statushouders
        w.v. statushouders = waarvan_statushouders
        Overige urgenten = waarvan_overige_urgenten
        Taakstelling eerste halfjaar = taakstelling_1e_halfjaar
        Taakst. 2e halfjaar = taakstelling_2e_halfjaar
    """,
    "G2": """
        Aandachtsgroepen = doelgroep
        Wachtenden = stand_wachtend
        Stand 1-1 = stand_wachtend
        Stand per 1 januari = stand_wachtend
        Instroom per jaar = instroom_per_jaar
        Instroom p/j = instroom_per_jaar
        Aanwezig = aanwezig
        Tekort = tekort
        Urgentieklasse = urgentieklasse
    """,
    "P1": """
        Projectnaam = product
        Aantal woningen = woningen
        Aantal eenheden = woningen
        Opleverdatum = waarschijnlijk
        Verwachte oplevering = waarschijnlijk
        Oplevering uiterlijk = laat
        Vroegste oplevering = vroeg
        Kans (%) = kans
        Planstatus = status
    """,
    "voorrang": """
        Categorie = categorie
        Aantal urgenties = aantal
        Statushouders 2023 = categorie=statushouders jaar=2023
    """,
}
"""Per form: heading = meaning; the quantity of a heading that only states something is the title's (`jan`)."""

CASES = [
    (code, *line.strip().split(" = ", 1)) for code, lines in HEADINGS.items() for line in lines.strip().splitlines()
]

STATED = {
    "jan": {"maand": 1},
    "jan-23": {"maand": 1, "jaar": 2023},
    "2023-03-01": {"maand": 3, "jaar": 2023},
    "sept.": {"maand": 9},
    "Q1": {"kwartaal": 1},
    "q4 2022": {"kwartaal": 4, "jaar": 2022},
    "1e kw.": {"kwartaal": 1},
    "2e kwartaal": {"kwartaal": 2},
    "2022Q3": {"kwartaal": 3, "jaar": 2022},
    "2022": {"jaar": 2022},
    "'23": {"jaar": 2023},
    "Delft": {"gemeente": "Delft"},
    "'s-Gravenhage": {"gemeente": "'s-Gravenhage"},
    "LV": {"gemeente": "LV"},
    "P'nacker": {"gemeente": "P'nacker"},
    "Nootdorp": {"gemeente": "Nootdorp"},
    "2022 gerealiseerd": {"jaar": 2022, "stand": "gerealiseerd"},
    "prognose 2023": {"jaar": 2023, "stand": "verwacht"},
    "realisatie": {"stand": "gerealiseerd"},
    "1 kamer": {"kamers": "1"},
    "3-kamerwoningen": {"kamers": "3"},
    "5 of meer kamers": {"kamers": "5+"},
    "Delft / Q1": {"gemeente": "Delft", "kwartaal": 1},
}

NOT_READ = [
    "Naam contactpersoon", "Telefoon", "Telefoonnummer", "E-mail", "Prijs", "Huurprijs", "m2", "Aantal m2",
    "Gemiddelde huurprijs", "Aantal medewerkers", "fte", "Adres", "Postcode", "Energielabel", "Bouwjaar", "Budget",
    "Kosten per plek", "Percentage", "% van totaal", "Gem. leeftijd", "Aantal klachten", "Akkoord", "Handtekening",
    "Aandeel uitstroom", "Wmo budget", "Leegstand", "Volgnummer", "Aantal fietsen", "Aantal parkeerplaatsen",
    "Subsidie uitstroom", "niet klaar", "geen uitstroom",
]  # fmt: skip


def said(found: Meaning) -> str:
    words = [found.field.name if found.field else "", found.role]
    return " ".join(filter(None, [*words, *(f"{name}={value}" for name, value in sorted(found.fixed.items()))]))


def test_there_are_enough_headings() -> None:
    assert len(CASES) >= 150
    assert len(NOT_READ) >= 20


@pytest.mark.parametrize(("code", "heading", "expected"), CASES)
def test_a_heading_means_what_its_writer_meant(code: str, heading: str, expected: str) -> None:
    found = meaning_of(heading, FORM_NAMED[code])

    assert said(found) == expected
    assert found.confidence >= SURE


@pytest.mark.parametrize(("heading", "expected"), STATED.items())
def test_a_heading_that_only_states_something_leaves_the_quantity_to_the_title(
    heading: str, expected: dict[str, str | int]
) -> None:
    found = meaning_of(heading, FORM_NAMED["C1"])

    assert found.is_quantity_of_title
    assert found.fixed == expected


@pytest.mark.parametrize("heading", NOT_READ)
def test_a_heading_about_something_else_is_no_number_of_a_plan(heading: str) -> None:
    found = {form.code: said(meaning_of(heading, form)) for form in ALL_FORMS}

    assert {code: said for code, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("code", "heading", "expected"),
    [
        ("Z1", "Gemeete van herkomst", "herkomst_gemeente"),
        ("Z1", "Doelgreop", "doelgroep"),
        ("Z1", "Verwachtte uitstroom", "verwacht_komende_12_mnd"),
        ("C1", "Aantal verhuuringen", "aantal"),
        ("C1", "Aantal nieuwe verhuringen zelfstandig in bezit", "aantal"),
        ("G1", "Sociale huurwoningen volgens SVH", "sociale_huurwoningen"),
        ("Z1", "Gemeente", "herkomst_gemeente"),
    ],
)
def test_a_typing_error_or_extra_words_are_read_and_asked(code: str, heading: str, expected: str) -> None:
    found = meaning_of(heading, FORM_NAMED[code])

    assert said(found) == expected
    assert LEAST <= found.confidence < SURE


@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.code)
def test_every_name_of_a_field_is_known_for_sure(form) -> None:  # type: ignore[no-untyped-def]
    for field in form.fields:
        for written in (field.name, field.name.upper(), field.name.replace("_", " ")):
            found = meaning_of(written, form)
            assert (found.field, found.role, found.confidence) == (field, "", 100)


@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.code)
def test_no_word_that_means_something_else_is_a_word_for_a_field(form) -> None:  # type: ignore[no-untyped-def]
    single = {word for word in words_of(form) if "_" not in word and word not in {plain(f.name) for f in form.fields}}

    assert single & FOREIGN_WORDS - {"datum"} == set()


def test_a_cell_that_is_nothing_but_a_name_is_taken_whole() -> None:
    assert facets_of("Overig").stated == {"herkomst": "buiten regio"}
    assert facets_of("Dak- en thuislozen").stated == {"doelgroep": "dak- en thuisloze mensen"}
