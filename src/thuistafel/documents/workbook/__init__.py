"""The result workbook: live formulas with the plan's own values, in which a municipality recomputes its number."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from thuistafel.core.plan import Plan
from thuistafel.documents.report import Report
from thuistafel.documents.workbook.cells import Book
from thuistafel.documents.workbook.inputs import write_inputs
from thuistafel.documents.workbook.keys import write_keys
from thuistafel.documents.workbook.own import write_own
from thuistafel.documents.workbook.rounding import write_roundings
from thuistafel.documents.workbook.shares import open_shares, why_no_formulas, write_shares
from thuistafel.documents.workbook.sheets import write_next, write_read_me, write_sources
from thuistafel.wording.language import DUTCH, speaking

NAMES = ("Lees mij", "Mijn gemeente", "Invoer", "Verdeling", "Welk getal", "Bronnen")
WORKINGS = ("Sleutels", "Afronding")

__all__ = ["result_workbook"]


@speaking(DUTCH)
def result_workbook(plan: Plan, report: Report) -> bytes:
    """The workbook as bytes, the same for the same plan and report."""
    target, header = BytesIO(), report.header
    names = NAMES + (() if why_no_formulas(plan.dossier.frame.rules) else WORKINGS)
    properties = {"title": header.title, "subject": header.label, "created": datetime(header.plan_year, 1, 1)}
    label = " · ".join(part for part in (header.label, header.base_line) if part)
    book = Book.opened(target, names, properties, label)
    _fill(book, plan, report)
    book.workbook.close()
    return target.getvalue()


def _fill(book: Book, plan: Plan, report: Report) -> None:
    write_read_me(book, plan, report)
    inputs, shares = write_inputs(book, plan), open_shares(book, plan)
    write_shares(book, shares, report, inputs)
    write_own(book, plan, report, shares)
    write_next(book, report)
    write_sources(book, report)
    if not why_no_formulas(plan.dossier.frame.rules):
        lettings, known = shares.cells("Verhuringen"), shares.cells("Herkomst bekend")
        keys = write_keys(book, plan, inputs, lettings, known)
        write_roundings(book, plan, keys, shares.cells("Ruimte"), known)
