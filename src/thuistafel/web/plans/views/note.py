"""The page for the alderman of one municipality."""

from __future__ import annotations

from django.http import Http404

from thuistafel.documents.drawings import alderman_drawing
from thuistafel.web.plans.queries.departures import departures
from thuistafel.web.plans.queries.papers import sheets_of
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.plans.queries.spoken import spoken
from thuistafel.web.region.pages import Content, Here, screen

NARROW = 300


@screen("plans/note.html")
def note(here: Here, code: str) -> Content:
    """Our number, why, what we ask and get, what is certain, and the decision asked for: fits on one A4."""
    report = report_for(here)
    own = next((one for one in report.notes if one.code == code), None)
    if own is None:
        raise Http404
    context = {
        "report": report,
        "note": own,
        "lines": spoken(own.why, here.view),
        "figure": alderman_drawing(report, code),
        "figure_narrow": alderman_drawing(report, code, NARROW, "smal"),
        "sheets": sheets_of(here, code),
        "departures": () if here.is_first_look else departures(here.view),
    }
    return Content(own.name, f"{own.name}: {own.number}", {}, context)
