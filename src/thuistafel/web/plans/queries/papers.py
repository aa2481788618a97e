"""The papers of a viewpoint: the names and bytes of the command `stuk`, as far as the member may see."""

from __future__ import annotations

from thuistafel.documents.papers import Paper, papers
from thuistafel.documents.report import Report
from thuistafel.web.figures.queries.dossiers import zip_as_of
from thuistafel.web.plans.first_look import refuse_others
from thuistafel.web.plans.queries.plans import first_view, plan_of, report_for, slider_for
from thuistafel.web.region.pages import Here


def papers_of(here: Here) -> tuple[Paper, ...]:
    """Every paper by name, none made yet; only one's own A4 while only own numbers may be seen."""
    return _papers(here, report_for(here))


def sheets_of(here: Here, code: str) -> tuple[Paper, ...]:
    """The A4 of one municipality as PDF and Word."""
    return tuple(paper for paper in papers_of(here) if paper.code == code)


def paper_bytes(here: Here, name: str) -> bytes:
    """One paper, byte for byte what the command line writes; KeyError when there is no such paper."""
    kinds = {paper.name: paper.kind for paper in papers_of(here)}
    # only the page that can be mailed on and the workbook say something of every plan of the slider
    report = slider_for(here) if kinds[name] in ("html", "werkboek") else report_for(here)
    return next(paper for paper in _papers(here, report) if paper.name == name).make()


def dossier_zip(here: Here) -> bytes:
    """All files of the dossier at the viewpoint's revision; raises `first_look_hidden`."""
    refuse_others(here)
    return zip_as_of(here.region, here.view.revision)


def _papers(here: Here, report: Report) -> tuple[Paper, ...]:
    if here.is_first_look:
        return tuple(papers(plan_of(first_view(here.region)), report, here.own_code))
    return tuple(papers(plan_of(here.view), report, None))
