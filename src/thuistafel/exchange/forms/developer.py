"""What a developer is asked: a housing product, with its days and its chance."""

from __future__ import annotations

from thuistafel.core.dossier import Table
from thuistafel.exchange.forms.fields import MUNICIPALITY, SOURCE, accepted, folded, text
from thuistafel.exchange.forms.model import Field, Form, Measure, Sender
from thuistafel.exchange.tables import Kind

DEVELOPER_FORMS: tuple[Form, ...] = (
    Form(
        "P1",
        "Woonproduct",
        Sender.DEVELOPER,
        (
            text("product", "naam van het woonproduct", "product"),
            MUNICIPALITY,
            folded(text("locatie", "waar het komt")),
            text("soort", "flexwoning, transformatie, splitsing, kamergewijs, nieuwbouw", "soort"),
            Field(
                "woningen",
                Kind.COUNT,
                "zelfstandige woningen of onzelfstandige kamers die voor de aandachtsgroepen beschikbaar komen",
                measures=(Measure(Table.PRODUCTS, "woningen"),),
                excludes="woningen in hetzelfde project voor andere zoekers",
            ),
            folded(text("kamers", "aantal kamers, bijvoorbeeld 1-2", "kamers")),
            Field("vroeg", Kind.DATE, "vroegste dag waarop de sleutels uitgereikt worden", "vroeg"),
            Field("waarschijnlijk", Kind.DATE, "dag waar u nu van uitgaat", "waarschijnlijk"),
            Field("laat", Kind.DATE, "dag als het tegenzit", "laat"),
            Field("kans", Kind.PERCENT, "kans dat het doorgaat, 0 tot en met 100", "kans_procent"),
            folded(text("afhankelijk_van", "welke stap het ophoudt")),
            folded(Field("einddatum", Kind.DATE, "dag waarop tijdelijke woningen ophouden", "einddatum")),
            folded(text("kosten_orde", "orde van grootte, mag leeg")),
            text("status", "verkend, aangewezen, vergund, in uitvoering, opgeleverd", "status"),
            accepted(SOURCE),
        ),
    ),
)
