"""The papers of a plan: to read, to mail on, to take along."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from thuistafel.web.plans.queries.departures import departures
from thuistafel.web.plans.queries.papers import dossier_zip, paper_bytes, papers_of
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.region.downloads import attached
from thuistafel.web.region.pages import Content, Here, document, screen


@screen("plans/papers.html")
def papers(here: Here) -> Content:
    """Every paper of this viewpoint."""
    report = report_for(here)
    own = {note.code: note.name for note in report.notes}
    sheets = {code: [paper for paper in papers_of(here) if paper.code == code] for code in own}
    context = {
        "report": report,
        "sheets": [(own[code], found) for code, found in sheets.items()],
        "departures": () if here.is_first_look else departures(here.view),
    }
    return Content("Stukken", report.summary.headline, {}, context)


@document()
def paper(here: Here, name: str) -> HttpResponse:
    """One paper as a file; only one's own A4 while only own numbers may be seen."""
    try:
        return attached(paper_bytes(here, name), name)
    except KeyError:
        raise Http404 from None


@document()
def dossier(here: Here) -> HttpResponse:
    """The whole dossier as one zip: everything comes out again."""
    if here.is_first_look:
        raise Http404
    return attached(dossier_zip(here), f"{here.region.slug}.zip")
