"""The workbook that goes back to a sender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from pathlib import PurePosixPath

from xlsxwriter import Workbook

from thuistafel.core.plan import Plan
from thuistafel.exchange.delivery.copies import is_feedback
from thuistafel.exchange.delivery.model import Delivery, SentFile, SentSheet
from thuistafel.exchange.feedback.copying import Formats, SheetCopy, formulas_left_out
from thuistafel.exchange.feedback.drawing import draw, styles_in
from thuistafel.exchange.feedback.looks import PLAIN, Look
from thuistafel.exchange.feedback.notes import notes_of
from thuistafel.exchange.feedback.pages import Page
from thuistafel.exchange.feedback.remarks import Remark, remarks_of
from thuistafel.exchange.feedback.summary import Occasion, plan_page, summary_page
from thuistafel.exchange.feedback.values import sheet_names, sheet_written
from thuistafel.wording.feedback import LINES, SHEET
from thuistafel.wording.language import DUTCH, speaking

TEXT_FILES = {".csv", ".tsv"}
# Nothing is guessed from how a text looks.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d-m-yyyy",
}


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was sent, and how its sheets looked."""

    file: SentFile
    looks: Mapping[str, Look] = field(default_factory=dict)

    @property
    def sheets(self) -> list[SentSheet]:
        """The sender's own sheets, without those we added to an earlier copy."""
        return [one for one in self.file.sheets if not is_feedback(one)]


@speaking(DUTCH)
def feedback_workbook(delivery: Delivery, original: Original | None, plan: Plan | None, occasion: Occasion) -> bytes:
    """Our sheets, then the sender's own; of a refused file only the first sheet, and nothing repeated from it.

    The same file, plan and occasion give the same bytes.
    """
    sheets = [] if delivery.refused or original is None else original.sheets
    looks = {} if original is None else original.looks
    theirs = sheet_names(sheet_written(one.name, one.file) for one in sheets)
    unchanged = {name for one, name in zip(sheets, theirs, strict=True) if one.name == name}
    remarks = (
        *remarks_of(delivery, plan.dossier if plan else None),
        *formulas_left_out(sheets, looks, unchanged),
    )
    notes = notes_of(remarks, sheets)
    copies = {
        name: SheetCopy(one, notes[one.name], looks.get(one.name, PLAIN), unchanged, _is_text(one))
        for one, name in zip(sheets, theirs, strict=True)
    }
    return _written(_pages(delivery, remarks, plan, occasion), copies, occasion)


def _pages(delivery: Delivery, remarks: Sequence[Remark], plan: Plan | None, occasion: Occasion) -> list[Page]:
    first = summary_page(delivery, remarks, plan, occasion)
    return [first] if delivery.refused else [first, plan_page(delivery, plan, occasion)]


def _written(pages: Sequence[Page], copies: Mapping[str, SheetCopy], occasion: Occasion) -> bytes:
    """The sender's sheets keep their names; ours give way. Dated on the day of reading: newer than the original."""
    label = LINES["fictional"] if occasion.fictional else ""
    target = BytesIO()
    workbook = Workbook(target, _OPTIONS)
    workbook.set_properties({"title": SHEET, "created": datetime.combine(occasion.read_on, time())})
    ours = [workbook.add_worksheet(name) for name in sheet_names((page.name for page in pages), copies)]
    theirs = [workbook.add_worksheet(name) for name in copies]
    styles, formats = styles_in(workbook), Formats(workbook)
    links = {copy.sent.name: name for name, copy in copies.items()}
    for page, worksheet in zip(pages, ours, strict=True):
        draw(page, worksheet, styles, links, label)
    for copy, worksheet in zip(copies.values(), theirs, strict=True):
        copy.write(worksheet, formats, label)
    ours[0].activate()
    workbook.close()
    return target.getvalue()


def _is_text(sheet: SentSheet) -> bool:
    return not sheet.name and PurePosixPath(sheet.file).suffix.casefold() in TEXT_FILES
