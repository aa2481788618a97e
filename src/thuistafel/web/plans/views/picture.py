"""Beeld: all target groups in a row, what is known of them and what is missing."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thuistafel.documents.sheet import Table
from thuistafel.web.plans.queries.picture import COVERAGE, VIEWS, Shown, shown
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/picture.html")
def picture(here: Here) -> Content:
    """The totals per group, and one number (or how complete it is) per group and municipality."""
    chosen = here.request.GET.get("toon", "")
    chosen = chosen if chosen in VIEWS else COVERAGE
    found = shown(here, chosen)
    choices = tuple(zip(VIEWS, (_("Volledigheid"), *found.labels), strict=False))
    tables = {"groepen": _totals_table(found), "beeld": _map_table(found, dict(choices).get(chosen, chosen))}
    context = {"shown": found, "chosen": chosen, "choices": choices}
    return Content(_("Beeld"), found.conclusion, tables, context)


def _totals_table(found: Shown) -> Table:
    rows = tuple(
        (label, *(" + ".join(said for said, _band in total.shown) or "–" for total in totals))
        for label, totals in found.totals
    )
    return Table(_("Alle aandachtsgroepen op een rij"), (_("Doelgroep"), *found.labels), rows, words=1)


def _map_table(found: Shown, label: str) -> Table:
    rows = tuple((name, *(shade.shown for shade in shades)) for _group, name, shades in found.shades)
    return Table(label, (_("Doelgroep"), *(name for _code, name in found.columns)), rows)
