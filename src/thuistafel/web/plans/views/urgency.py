"""The urgencies: what is needed anyway, and two lists that never become one score."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuistafel.documents.drawings import places_drawing
from thuistafel.web.plans.queries import urgency as said
from thuistafel.web.plans.queries.departures import departures
from thuistafel.web.plans.queries.plans import plan_for, report_for
from thuistafel.web.plans.views.closed import after_first_look
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/urgency.html")
@after_first_look(gettext_lazy("Urgentie"))
def urgency(here: Here) -> Content:
    """Which homes are needed whatever the truth is, and which group waits hardest."""
    plan, report = plan_for(here), report_for(here)
    found = said.urgency_of(plan)
    tables = {
        "klassen": said.classes_table(found),
        "last": said.load_table(found),
        "getallen": said.worth_table(found),
        "budget": said.budget_table(plan),
    }
    context = {
        "report": report,
        "departures": departures(here.view),
        "urgency": found,
        "derivation": said.derivation(plan, found),
        "figure": places_drawing(found.load, report.header.label),
        "certain": said.certain_words(found),
        "pairs": said.pairs_words(found),
        "next": said.next_words(found),
        "sentences": said.sentences(report, here.own_code),
    }
    return Content(_("Urgentie"), said.conclusion_of(found, report), tables, context)
