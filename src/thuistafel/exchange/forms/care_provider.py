"""What a care provider is asked: who leaves, with what household, under what conditions."""

from __future__ import annotations

from thuistafel.exchange.forms.fields import (
    GROUP,
    ORIGIN,
    REFERENCE_DATE,
    SOURCE,
    UNIT,
    YEAR,
    accepted,
    count,
    folded,
    outflow,
    text,
)
from thuistafel.exchange.forms.model import ROOMS, YES_NO, Field, Form, Sender
from thuistafel.exchange.tables import Kind

CARE_PROVIDER_FORMS: tuple[Form, ...] = (
    Form(
        "Z1",
        "Uitstroom",
        Sender.CARE_PROVIDER,
        (
            text("locatie", "locatie of afdeling; geen adres dat geheim is; leeg is alles samen", adds=True),
            GROUP,
            ORIGIN,
            count(
                "klaar_nu",
                "huishoudens die nu klaar zijn om zelfstandig te wonen en nog geen woning hebben; een ouder met twee "
                "kinderen is één huishouden",
                outflow("stand"),
                excludes="wie nog niet weg kan; wie al een huurcontract tekende; wie naar een andere instelling gaat",
            ),
            count(
                "verwacht_komende_12_mnd",
                "huishoudens die in het planjaar klaar komen voor een woning van een corporatie",
                outflow("stroom"),
                excludes="wie bij klaar_nu al meetelt; wie op eigen kracht woonruimte vindt of bij familie gaat wonen",
            ),
            Field(
                "gemiddelde_wachttijd_mnd",
                Kind.COUNT,
                "maanden tussen klaar zijn en de sleutel, gemiddeld over het afgelopen jaar",
                excludes="wie nog wacht",
            ),
            text("ook_elders_aangemeld", "hoeveel van hen staan ook bij een ander gemeld: 0, een getal of onbekend"),
            accepted(text("instelling", "instelling waar mensen uitstromen", "instelling")),
            accepted(YEAR),
            accepted(text("soort", "nieuw dit jaar (stroom) of al wachtend (stand)", "soort")),
            UNIT,
            accepted(count("aantal", "huishoudens", outflow(""))),
            accepted(SOURCE),
            REFERENCE_DATE,
        ),
    ),
    Form(
        "Z2",
        "Huishouden",
        Sender.CARE_PROVIDER,
        (
            text("doelgroep", "de aandachtsgroep; samen is elke regel klaar_nu en verwacht_komende_12_mnd van Z1"),
            count("alleen", "huishoudens van één persoon", excludes="wie met een kind komt"),
            count("paar", "twee volwassenen zonder kinderen"),
            count(
                "ouder_1_2_kind",
                "één ouder of paar met één of twee thuiswonende kinderen",
                excludes="kinderen die elders wonen en alleen op bezoek komen",
            ),
            count("gezin_3_kind", "één ouder of paar met drie of meer thuiswonende kinderen"),
        ),
    ),
    Form(
        "Z3",
        "Intake kort",
        Sender.CARE_PROVIDER,
        (
            text("nr", "volgnummer; geen cliëntnummer"),
            text("doelgroep", "de aandachtsgroep"),
            text("herkomst", "gemeente van herkomst"),
            text("huishouden", "alleenstaand, paar zonder kinderen, één of twee kinderen, drie of meer kinderen"),
            text("kamers_min", "minste aantal kamers", choices=ROOMS),
            text("max_huur", "hoogste huur of huurklasse die past"),
            folded(text("gelijkvloers", "nodig?", choices=YES_NO)),
            folded(text("prikkelarm", "nodig?", choices=YES_NO)),
            folded(text("geclusterd", "nodig?", choices=YES_NO)),
            folded(text("gedeeld_mag", "mag een gedeelde woning?", choices=YES_NO)),
            text("begeleiding_zwaarte", "licht, midden of zwaar", choices=("licht", "midden", "zwaar")),
            text("veiligheidsafstand", "niet in de eigen gemeente?", choices=YES_NO),
            Field("klaar_over_mnd", Kind.COUNT, "over hoeveel maanden klaar; 0 is nu"),
        ),
    ),
    Form(
        "Z4",
        "Randvoorwaarden",
        Sender.CARE_PROVIDER,
        (
            text("doelgroep", "de aandachtsgroep"),
            Field(
                "inkomen_rond",
                Kind.PERCENT,
                "bij hoeveel procent van wie nu klaar is, is het inkomen geregeld",
                excludes="een aanvraag die nog loopt",
            ),
            Field("schuldhulp", Kind.PERCENT, "bij hoeveel procent van wie nu klaar is, loopt schuldhulp"),
            Field(
                "inschrijving",
                Kind.PERCENT,
                "hoeveel procent van wie nu klaar is, staat ingeschreven als woningzoekende",
            ),
            Field(
                "begeleiding_geregeld",
                Kind.PERCENT,
                "bij hoeveel procent van wie nu klaar is, is begeleiding na de verhuizing toegezegd",
                excludes="een plek op een wachtlijst voor begeleiding",
            ),
        ),
    ),
)
