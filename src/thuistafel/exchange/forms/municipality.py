"""What a municipality is asked: its homes, its groups, what it agreed, designated and committed to."""

from __future__ import annotations

from thuistafel.core.dossier import Table
from thuistafel.exchange.forms.fields import (
    COMES_FROM_INSTITUTION,
    DEFINITION,
    GROUP,
    HOMES,
    MUNICIPALITY,
    NOT_A_LETTING,
    NOT_FROM_INSTITUTION,
    REFERENCE_DATE,
    SOURCE,
    UNIT,
    YEAR,
    accepted,
    count,
    folded,
    picture,
    text,
)
from thuistafel.exchange.forms.model import Field, Form, Measure, Sender
from thuistafel.exchange.tables import Kind

MUNICIPALITY_FORMS: tuple[Form, ...] = (
    Form(
        "G1",
        "Gemeente",
        Sender.MUNICIPALITY,
        (
            MUNICIPALITY,
            folded(text("cbs_code", "vier cijfers", "cbs_code")),
            Field("peiljaar", Kind.YEAR, "jaar waarover de getallen op deze regel gaan", "jaar"),
            count(
                "sociale_huurwoningen",
                "zelfstandige huurwoningen van corporaties met een huur tot en met de liberalisatiegrens, "
                "op 1 januari van het peiljaar",
                Measure(Table.MUNICIPALITIES, "sociale_huurwoningen"),
                excludes="onzelfstandige kamers; middenhuur; woningen van particuliere verhuurders",
            ),
            count(
                "verhuringen_totaal",
                "nieuwe sociale huurcontracten die in het peiljaar ingaan, van alle corporaties samen, ook de eerste "
                "verhuring van nieuwbouw",
                HOMES,
                excludes=f"studentenwoningen (campuscontract); {NOT_A_LETTING}",
            ),
            count("waarvan_uitstroom", COMES_FROM_INSTITUTION, excludes=NOT_FROM_INSTITUTION),
            count(
                "waarvan_statushouders",
                "daarvan naar vergunninghouders, in woningen: een gezin van vier is één woning",
                Measure(Table.PRIORITY, fixed={"categorie": "statushouders"}),
                excludes="personen; nareizigers die bij familie intrekken; opvang en tijdelijke locaties",
            ),
            count(
                "waarvan_overige_urgenten",
                "daarvan naar andere huishoudens met een urgentie: medisch, sociaal, mantelzorg, stadsvernieuwing",
                Measure(Table.PRIORITY, fixed={"categorie": "overige urgenten"}),
                excludes="uitstroom uit instellingen; vergunninghouders; lokale voorrang zonder urgentiebesluit",
            ),
            count(
                "taakstelling_1e_halfjaar",
                "de gepubliceerde taakstelling vergunninghouders van januari tot en met juni, in personen",
                excludes="de achterstand of voorsprong uit eerdere halfjaren",
            ),
            count(
                "taakstelling_2e_halfjaar",
                "de gepubliceerde taakstelling vergunninghouders van juli tot en met december, in personen",
                excludes="de achterstand of voorsprong uit eerdere halfjaren",
            ),
            folded(SOURCE),
            accepted(count("inwoners", "inwoners op 1 januari", Measure(Table.MUNICIPALITIES, "inwoners"))),
            REFERENCE_DATE,
        ),
    ),
    Form(
        "G2",
        "Doelgroepen",
        Sender.MUNICIPALITY,
        (
            GROUP,
            count(
                "stand_wachtend",
                "huishoudens die op 1 januari van het planjaar klaar zijn voor een woning in uw gemeente en er nog "
                "geen hebben",
                picture("wachtend"),
                excludes="wie ingeschreven staat maar al passend woont; personen binnen één huishouden",
            ),
            count(
                "instroom_per_jaar",
                "huishoudens die er in het planjaar naar verwachting bij komen",
                picture("instroom_jaar"),
                excludes="wie op 1 januari al wachtte",
            ),
            Field("urgentieklasse", Kind.WHOLE, "1 (geen veilige plek) tot en met 4 (woont, maar ongeschikt)"),
            DEFINITION,
            SOURCE,
            accepted(MUNICIPALITY),
            accepted(YEAR),
            UNIT,
            accepted(count("aanwezig", "wie er in de gemeente is", picture("aanwezig"))),
            accepted(count("geplaatst_per_jaar", "wie er in een jaar een woning kreeg", picture("geplaatst_jaar"))),
            accepted(count("tekort", "wie geen woning krijgt", picture("tekort"))),
            REFERENCE_DATE,
        ),
    ),
    Form(
        "G3",
        "Afspraken",
        Sender.MUNICIPALITY,
        (
            text("instrument", "convenant, woonvisie, prestatieafspraak, …"),
            text("artikel", "artikel of paragraaf"),
            text("letterlijke_tekst", "de zin zoals hij er staat"),
            text("norm", "het getal of percentage"),
            text("eenheid", "woningen, procenten, …"),
            Field("periode_van", Kind.DATE, "eerste dag"),
            Field("periode_tot", Kind.DATE, "laatste dag"),
            text("vindplaats", "bladzijde of webadres"),
        ),
    ),
    Form(
        "G4",
        "Locaties",
        Sender.MUNICIPALITY,
        (
            text("locatie", "naam van de locatie; geen adres van bewoners", "product"),
            folded(text("eigenaar", "van wie de grond of het gebouw is")),
            Field("aangewezen_op", Kind.DATE, "datum van het besluit"),
            folded(text("besluitnummer", "kenmerk van het besluit")),
            text("soort", "flexwoning, transformatie, splitsing, kamergewijs, nieuwbouw", "soort"),
            Field(
                "woningen",
                Kind.COUNT,
                "zelfstandige woningen of onzelfstandige kamers die voor de aandachtsgroepen beschikbaar komen",
                measures=(Measure(Table.PRODUCTS, "woningen"),),
                excludes="woningen op dezelfde plek voor andere zoekers",
            ),
            Field("vroeg", Kind.DATE, "vroegste dag waarop de sleutels uitgereikt worden", "vroeg"),
            Field("waarschijnlijk", Kind.DATE, "dag waar u nu van uitgaat", "waarschijnlijk"),
            Field("laat", Kind.DATE, "dag als het tegenzit", "laat"),
            folded(Field("einddatum", Kind.DATE, "dag waarop tijdelijke woningen ophouden", "einddatum")),
            text("status", "verkend, aangewezen, vergund, in uitvoering, opgeleverd", "status"),
            accepted(MUNICIPALITY),
            accepted(SOURCE),
        ),
    ),
    Form(
        "G5",
        "Toezeggingen",
        Sender.MUNICIPALITY,
        (
            text("onderwerp", "wat u toezegt"),
            count(
                "aantal_toegezegd",
                "woningen of plekken die u toezegt, naast wat er al was",
                excludes="wat al eerder is toegezegd of opgeleverd",
            ),
            Field("jaar_toegezegd", Kind.YEAR, "in welk jaar"),
            text("voorwaarde", "waar het van afhangt"),
            text("mandaat", "welk orgaan dit heeft besloten"),
            text("status", "erkend, toegezegd, besloten, uitgevoerd"),
        ),
    ),
)
