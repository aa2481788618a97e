"""The room: what the stock carries within the limit, and what is left for everyone else."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thuistafel.documents.sheet import Table
from thuistafel.web.plans.queries import room as seen
from thuistafel.web.plans.queries.choices import beside, fields_for
from thuistafel.web.plans.queries.pictures import price, waterfall
from thuistafel.web.plans.queries.plans import first_view, plan_of, report_for
from thuistafel.web.plans.views.closed import NOBODY, opens
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/room.html")
def room(here: Here) -> Content:
    """Lettings, limit, used and left, with the switches that make the limit."""
    only = (here.own_code or NOBODY) if here.is_first_look else ""
    plan = plan_of(first_view(here.region) if only else here.view)
    corporations, course = seen.per_corporation(plan, only), seen.courses_of(plan, only)
    tables: dict[str, Table] = {"ruimte": seen.room_table(report_for(here), only)}
    tables |= {f"corporaties-{place}": one.table for place, one in enumerate(corporations, start=1)}
    if course:
        tables["verloop"] = seen.course_table(course, plan)
    context: dict[str, object] = {"corporations": corporations, "course": course}
    if here.is_first_look:
        return Content(_("Ruimte"), opens(here), tables, context)
    report, fields = report_for(here), fields_for(here.view, seen.BASE)
    context |= {
        "report": report,
        "price": price(report) if report.price else None,
        "waterfall": waterfall(report),
        "fields": fields,
        "beside": beside(here.view, fields),
    }
    return Content(_("Ruimte"), seen.conclusion_of(plan), tables, context)
