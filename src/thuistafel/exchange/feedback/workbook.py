"""The workbook that goes back to a sender."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath

from xlsxwriter import Workbook

from thuistafel.core.plan import Plan
from thuistafel.exchange.delivery.model import Delivery, SentFile, SentSheet
from thuistafel.exchange.feedback.copying import Copy, notes_of
from thuistafel.exchange.feedback.drawing import draw, styles_in
from thuistafel.exchange.feedback.marking import is_feedback
from thuistafel.exchange.feedback.pages import Page
from thuistafel.exchange.feedback.remarks import remarks_of
from thuistafel.exchange.feedback.summary import Occasion, plan_page, summary_page
from thuistafel.exchange.feedback.values import sheet_names, sheet_written
from thuistafel.wording.feedback import LINES

TEXT_FILES = {".csv", ".tsv"}
_CREATED = datetime(2000, 1, 1)
# Nothing is guessed from how a text looks.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d-m-yyyy",
}


def feedback_workbook(delivery: Delivery, sent: SentFile | None, plan: Plan | None, occasion: Occasion) -> bytes:
    """Our sheets, then the sender's own; of a refused file only the first sheet, and nothing repeated from it.

    The same file, plan and occasion give the same bytes.
    """
    remarks = remarks_of(delivery, plan.dossier if plan else None)
    sheets = [] if delivery.refused or sent is None else [one for one in sent.sheets if not is_feedback(one)]
    pages = [summary_page(delivery, remarks, plan, occasion)]
    if not delivery.refused:
        pages.append(plan_page(delivery, plan, occasion))
    target = BytesIO()
    workbook = Workbook(target, _OPTIONS)
    workbook.set_properties({"title": "Terugkoppeling", "created": _CREATED})
    label = LINES["fictional"] if occasion.fictional else ""
    _fill(workbook, pages, sheets, Copy(workbook, notes_of(remarks, sheets)), label)
    workbook.close()
    return target.getvalue()


def _fill(workbook: Workbook, pages: Iterable[Page], sheets: list[SentSheet], copy: Copy, label: str) -> None:
    """The sender's sheets keep their names; ours give way."""
    theirs = sheet_names(sheet_written(one.name, one.file) for one in sheets)
    pages = list(pages)
    ours = sheet_names((page.name for page in pages), theirs)
    own = [workbook.add_worksheet(name) for name in ours]
    copies = [workbook.add_worksheet(name) for name in theirs]
    styles = styles_in(workbook)
    names = {one.name: name for one, name in zip(sheets, theirs, strict=True)}
    for page, worksheet in zip(pages, own, strict=True):
        draw(page, worksheet, styles, names, label)
    for one, worksheet in zip(sheets, copies, strict=True):
        copy.sheet(one, worksheet, label, from_text_file=_is_text(one))
    own[0].activate()


def _is_text(sheet: SentSheet) -> bool:
    return not sheet.name and PurePosixPath(sheet.file).suffix.casefold() in TEXT_FILES
