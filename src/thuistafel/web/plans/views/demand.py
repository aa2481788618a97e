"""The demand: who asks, from where, and how long they wait."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thuistafel.documents.report_complete import has_outflow
from thuistafel.documents.sheet import Table
from thuistafel.web.plans.queries import demand as asked
from thuistafel.web.plans.queries.departures import departures
from thuistafel.web.plans.queries.pictures import path as path_picture
from thuistafel.web.plans.queries.plans import first_view, plan_for, plan_of, report_for
from thuistafel.web.plans.views.closed import NOBODY, opens
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/demand.html")
def demand(here: Here) -> Content:
    """Who asks for a home, by origin and group, and the queue to the horizon."""
    if here.is_first_look:
        own = asked.origins_table(plan_of(first_view(here.region)), here.own_code or NOBODY)
        return Content(_("Vraag"), opens(here), {"herkomst": own})
    plan, report = plan_for(here), report_for(here)
    queues = asked.queues(plan)
    tables: dict[str, Table] = {"herkomst": asked.origins_table(plan), "groepen": asked.picture_table(plan)}
    for place, queue in enumerate(queues, start=1):
        tables |= {f"wachtrij-{place}": queue.years} | ({f"extra-{place}": queue.extra} if queue.extra else {})
    context = {
        "report": report,
        "departures": departures(here.view),
        "figure": path_picture(report),
        "queues": queues,
        "warnings": asked.path_of(plan).warnings,
        "not_yet": asked.not_yet_known(plan),
        "is_delivered": has_outflow(plan.dossier),
        "horizon": plan.dossier.frame.horizon,
    }
    path = report.path.sentence if report.path else ""
    return Content(_("Vraag"), asked.conclusion_of(plan, path), tables, context)
