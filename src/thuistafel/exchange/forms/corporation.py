"""What a corporation is asked: its lettings, what it expects, whom it housed, what it builds."""

from __future__ import annotations

from thuistafel.core.dossier import Table
from thuistafel.exchange.forms.fields import (
    COMES_FROM_INSTITUTION,
    CORPORATION,
    GROUP,
    HOMES,
    LETTING_KIND,
    MUNICIPALITY,
    NOT_A_LETTING,
    NOT_FROM_INSTITUTION,
    NUMBER_OF_ROOMS,
    QUARTER,
    REFERENCE_DATE,
    SOURCE,
    YEAR,
    accepted,
    count,
    folded,
    text,
)
from thuistafel.exchange.forms.model import RENT_CLASSES, YES_NO, Field, Form, Measure, Sender
from thuistafel.exchange.tables import Kind

CORPORATION_FORMS: tuple[Form, ...] = (
    Form(
        "C1",
        "Verhuringen",
        Sender.CORPORATION,
        (
            folded(CORPORATION),
            MUNICIPALITY,
            YEAR,
            QUARTER,
            NUMBER_OF_ROOMS,
            folded(
                text(
                    "huurklasse",
                    "kale huur bij nieuwe verhuring, tegen de grenzen van dat jaar",
                    "huurklasse",
                    choices=RENT_CLASSES,
                )
            ),
            folded(text("gelijkvloers", "zonder trap bereikbaar en bewoonbaar", adds=True, choices=YES_NO)),
            text("studentenwoning", "verhuurd met een campuscontract", choices=YES_NO),
            text("nieuwbouw", "eerste verhuring na oplevering", choices=YES_NO),
            count(
                "aantal",
                "nieuwe sociale huurcontracten die in deze periode ingaan, ook van nieuwbouw",
                HOMES,
                excludes=NOT_A_LETTING,
            ),
            count("waarvan_uitstroom", COMES_FROM_INSTITUTION, excludes=NOT_FROM_INSTITUTION),
            folded(
                count(
                    "waarvan_andere_voorrang",
                    "daarvan naar anderen met voorrang: vergunninghouders, medisch, sociaal, mantelzorg",
                    excludes="uitstroom uit instellingen",
                )
            ),
            accepted(text("stand", "verwacht of gerealiseerd", "stand")),
            accepted(text("soort", "soort verhuring", "soort")),
            accepted(Field("maand", Kind.TEXT, "maand van verhuring", adds=True)),
            accepted(SOURCE),
            REFERENCE_DATE,
        ),
    ),
    Form(
        "C2",
        "Verwachting",
        Sender.CORPORATION,
        (
            MUNICIPALITY,
            Field("planjaar", Kind.YEAR, "jaar waarvoor u verwacht", "jaar"),
            LETTING_KIND,
            count(
                "verwacht_aantal",
                "nieuwe sociale huurcontracten die u in het planjaar verwacht, per soort op een eigen regel",
                Measure(Table.LETTINGS, fixed={"stand": "verwacht"}),
                excludes=NOT_A_LETTING,
            ),
            text("reden", "waarom meer of minder dan vorig jaar"),
            accepted(CORPORATION),
            accepted(SOURCE),
            REFERENCE_DATE,
        ),
    ),
    Form(
        "C3",
        "Uitstroomplaatsingen",
        Sender.CORPORATION,
        (
            YEAR,
            Field("kwartaal", Kind.WHOLE, "1 tot en met 4; leeg is het hele jaar", "kwartaal"),
            text("herkomst", "gemeente waar het huishouden woonde vóór de instelling", "herkomst"),
            text("woongemeente", "gemeente waar de woning staat", "woongemeente"),
            GROUP,
            folded(NUMBER_OF_ROOMS),
            Field(
                "geplaatst",
                Kind.COUNT,
                "huishoudens uit een instelling waarvan het huurcontract in deze periode inging",
                measures=(Measure(Table.PLACEMENTS),),
                excludes="een aanbod dat nog niet getekend is; verhuur aan de instelling zelf",
            ),
            count(
                "weigeringen",
                "aanbiedingen in deze periode die niet tot een contract leidden",
                excludes="een huishouden dat afviel vóór het aanbod",
            ),
            text("reden_weigering", "woning, omgeving, prijs, begeleiding, anders"),
            accepted(SOURCE),
        ),
    ),
    Form(
        "C4",
        "Complexen",
        Sender.CORPORATION,
        (
            text("complex", "naam van het complex"),
            MUNICIPALITY,
            Field("oplevering", Kind.DATE, "verwachte oplevering"),
            text("woningen_naar_type", "bijvoorbeeld 20 × 2 kamers, 8 × 3 kamers"),
            text("beoogde_groepen", "voor wie"),
            text("leefbaarheid", "wat u over de buurt weet"),
            text("zorg_nabij", "welke zorg of ontmoeting dichtbij is"),
        ),
    ),
    Form(
        "C0",
        "Controle",
        Sender.CORPORATION,
        (
            text("controle_onderdeel", "welke kolom van welk blad"),
            count("som_van_de_rijen", "wat uw rijen samen zijn; dit rekent het werkboek zelf"),
            count("controletotaal", "het totaal volgens uw eigen administratie, los van de rijen"),
            count("verschil_met_de_rijen", "controletotaal min de som; dit rekent het werkboek zelf"),
        ),
    ),
)
