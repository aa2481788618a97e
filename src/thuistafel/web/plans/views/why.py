"""Waarom dit getal? A page of its own, and the panel beside the table."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404

from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.plans.queries.why import opened
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/why.html")
def why(here: Here, code: str, field: str) -> Content:
    """One number from its outcome down to file and row; in the period of first look only one's own."""
    report = report_for(here)
    found = opened(here, report, code, field)
    if found is None or (here.is_first_look and (code != here.own_code or not found.lines)):
        raise Http404
    if here.is_first_look:
        found = replace(found, steps=())  # steps go through pools and sums that others' numbers are in
    return Content(found.question, found.question, {}, {"report": report, "why": found})
