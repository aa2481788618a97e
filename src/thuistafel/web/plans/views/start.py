"""The start page."""

from __future__ import annotations

from thuistafel.documents.drawings import map_drawing, note_drawing
from thuistafel.documents.sheet import distribution_table
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/start.html")
def start(here: Here) -> Content:
    """The headline, what can be decided and which number to find out."""
    report = report_for(here)
    context = {"report": report, "map": map_drawing(report), "bars": note_drawing(report)}
    return Content("Start", report.summary.headline, {"verdeling": distribution_table(report)}, context)
