"""The distribution: who houses whom, by origin."""

from __future__ import annotations

from thuistafel.documents.drawings import note_drawing
from thuistafel.documents.sheet import distribution_table
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/distribution.html")
def distribution(here: Here) -> Content:
    """Who houses whom, by origin."""
    report = report_for(here)
    context = {"report": report, "bars": note_drawing(report)}
    return Content("Verdeling", report.summary.headline, {"verdeling": distribution_table(report)}, context)
