"""The start page: the conclusion, how certain it is, and what can be done now."""

from __future__ import annotations

from thuistafel.documents.sheet import distribution_table
from thuistafel.web.plans.actions.visiting import changes_since
from thuistafel.web.plans.queries import departures, pictures
from thuistafel.web.plans.queries import start as told
from thuistafel.web.plans.queries.distribution import price_table
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/start.html")
def start(here: Here) -> Content:
    """The headline, what can be decided, which number to find out, and what another limit would do."""
    report = report_for(here)
    tables = {"verdeling": distribution_table(report), "prijs": price_table(report)}
    context = {
        "report": report,
        "houses": pictures.houses(report),
        "decidable": told.decidable(report),
        "mail": told.mail_link(report.next_numbers),
        "slider": (departures.LEAST, departures.MOST),
    }
    if not here.is_first_look:
        context |= _compared(here)
    if not here.request.headers.get("HX-Request"):
        context |= _below(here)
    return Content("Start", report.summary.headline, tables, context)


def _compared(here: Here) -> dict[str, object]:
    """What only those may see who may see the region: the price of another limit."""
    report = report_for(here)
    return {
        "percent": departures.chosen_percent(here.view),
        "carried": departures.hidden(here.view, "procent", "maximum_procent"),
        "departures": departures.departures(here.view),
        "price_sentence": departures.price(here.view),
        "price": pictures.price(report),
    }


def _below(here: Here) -> dict[str, object]:
    """What does not move with the slider."""
    report = report_for(here)
    return {
        "gathered": told.gathered(here),
        "changes": changes_since(here),
        "latest": told.latest_change(here),
        "map": pictures.region_map(report, here),
        "path": pictures.path(report),
    }
