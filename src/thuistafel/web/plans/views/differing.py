"""Bronnen die verschillen: who says what, what it decides, and whom to ask."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.policy import Act
from thuistafel.web.plans.queries.differing import Disputes, disputes
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/differing.html")
def differing(here: Here) -> Content:
    """Every conflict, most decisive first."""
    found = disputes(here)
    context = {"disputes": found, "may_remark": here.member.may(Act.REMARK)}
    return Content(_("Bronnen die verschillen"), found.conclusion, {"verschillen": table_of(found)}, context)


def table_of(found: Disputes) -> Table:
    """A line per source, for a spreadsheet."""
    head = (
        _("Onderwerp"),
        _("Bron"),
        _("Getal"),
        _("Kwaliteit"),
        _("Peildatum"),
        _("Definitie"),
        _("Plek"),
        _("Telt nu"),
        _("Gevolg"),
    )
    rows = tuple(
        (
            one.subject,
            side.source,
            side.number,
            side.grade,
            side.day,
            side.definition,
            side.place,
            _("ja") if side.counts else _("nee"),
            one.effect,
        )
        for one in found.found
        for side in one.sides
    )
    return Table(_("Bronnen die verschillen"), head, rows, words=len(head))
