"""The papers of a viewpoint: the names and bytes of the command `stuk`."""

from __future__ import annotations

from thuistafel.documents.papers import Paper, papers
from thuistafel.documents.report import Report
from thuistafel.web.plans.queries.plans import plan_of, report_from, report_with_slider
from thuistafel.web.region.viewpoint import Viewpoint


def papers_of(view: Viewpoint) -> tuple[Paper, ...]:
    """Every paper by name; making one asks for the plans of the slider."""
    return tuple(papers(plan_of(view), report_from(view)))


def sheets_of(view: Viewpoint, code: str) -> tuple[Paper, ...]:
    """The A4 of one municipality as PDF and Word."""
    return tuple(papers(plan_of(view), report_from(view), code))


def paper_bytes(view: Viewpoint, name: str) -> bytes:
    """One paper, byte for byte what the command line writes; KeyError when there is no such paper."""
    kind = next((paper for paper in papers_of(view) if paper.name == name), None)
    if kind is None:
        raise KeyError(name)
    return _named(view, name, _full(view, kind)).make()


def _full(view: Viewpoint, paper: Paper) -> Report:
    """Only the page that can be mailed on and the workbook need every plan of the slider."""
    return report_with_slider(view) if paper.kind in ("html", "werkboek") else report_from(view)


def _named(view: Viewpoint, name: str, report: Report) -> Paper:
    return next(paper for paper in papers(plan_of(view), report) if paper.name == name)
