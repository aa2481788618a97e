"""Everything that is to be said about a file, each with the cells it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Dossier, Quarantined
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.model import SURE, Column, Delivery, Question, Recognised, Spot
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.raw import column_number, is_blank, text_of
from thuistafel.wording import remedy, sentence, written
from thuistafel.wording.feedback import NOTES

_CELL = re.compile(r"\b([A-Z]{1,3})([1-9]\d{0,6})\b", re.ASCII)
_AT_A_CELL = re.compile(r"(?:[a-z]+ )?[A-Z]{1,3}[1-9]\d{0,6}(?:, .*)?", re.ASCII)
_OF_OTHERS = {
    "overlap_asked": "feedback_overlap_asked",
    "overlap_same_people": "feedback_overlap_same",
    "overlap_taken_off": "feedback_overlap_less",
}
"""What the table hears with the number of another party, and how its sender hears it: without."""


class Sort(StrEnum):
    """Of a remark, most pressing first."""

    ASIDE = "apart gelegd"
    QUESTION = "vraag"
    CORRECTED = "hersteld"
    COLUMN = "gelezen als"
    NOTE = "ter info"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said about `spots` of a sheet (none: the sheet, without sheet the file); `at` as it is named.

    `is_sure` is false for a column whose meaning the sender should look at.
    """

    sort: Sort
    sheet: str
    at: str
    spots: tuple[Spot, ...]
    was: str
    what: str
    now: str = ""
    is_sure: bool = True


def spots_in(named: str) -> tuple[Spot, ...]:
    """The cells that `F14` or `F14, F15` names.

    >>> spots_in("F14, AA2, …")
    ((14, 5), (2, 26))
    """
    return tuple((int(row), column_number(letters)) for letters, row in _CELL.findall(named))


def set_aside(delivery: Delivery, dossier: Dossier | None) -> tuple[Quarantined, ...]:
    """What of the file counts nowhere: not readable, or refused when the rows of all were put together."""
    if delivery.refused:
        return ()
    later = () if dossier is None else (item for item in dossier.quarantine if item.place.file == delivery.file)
    return tuple(dict.fromkeys((*delivery.quarantine, *later)))


def questions_of(delivery: Delivery) -> tuple[Remark, ...]:
    """What is asked of the sender, the same of one place once; nothing about a refused file."""
    asked = () if delivery.refused else delivery.questions
    return tuple(dict.fromkeys(_question(delivery, item) for item in asked))


def remarks_of(delivery: Delivery, dossier: Dossier | None) -> tuple[Remark, ...]:
    """All remarks in the order of the file; nothing of a refused file but why it was refused."""
    if delivery.refused:
        return (_note(delivery, delivery.refused),)
    found = (
        *(_at(delivery, Sort.ASIDE, item.place, item.value, item.reason) for item in set_aside(delivery, dossier)),
        *questions_of(delivery),
        *(
            _at(delivery, Sort.CORRECTED, item.place, item.was, item.reason, f"{item.became}. ")
            for item in delivery.corrected
        ),
        *_columns(delivery),
        *(_note(delivery, reason) for reason in _told(delivery, dossier)),
    )
    return tuple(dict.fromkeys(found))


def _told(delivery: Delivery, dossier: Dossier | None) -> Iterator[Reason]:
    """Remarks on the file, and those on its rows that only showed when all rows were put together."""
    asked = {question.reason for question in delivery.questions}
    later = dossier.warnings if dossier else ()
    yield from delivery.remarks
    yield from (one for one in later if one.values.get("file") == delivery.file and one not in asked)


def _said(delivery: Delivery, reason: Reason) -> tuple[str, str]:
    """What and what now, with no number of another party."""
    return said_of(for_sender(reason), delivery.file)


def for_sender(reason: Reason) -> Reason:
    """The same without what only the table may hear: the number of another party."""
    return Reason(_OF_OTHERS.get(reason.code, reason.code), reason.items)


def said_of(reason: Reason, file: str) -> tuple[str, str]:
    """What and what now, the file by the name its sender knows, without the place that is told beside it."""
    bare = file.rpartition("/")[2]
    what, now = sentence(reason), remedy(reason)
    if isinstance(place := reason.values.get("place"), Place) and what.startswith(located := f"{written(place)}: "):
        what = what.removeprefix(located)
        what = what[:1].upper() + what[1:]
    return what.replace(file, bare) if file else what, now.replace(file, bare) if file else now


def _note(delivery: Delivery, reason: Reason) -> Remark:
    """About the file, or about the row that the reason names."""
    sheet, row = reason.values.get("sheet", ""), reason.values.get("row", 0)
    what, now = _said(delivery, reason)
    if isinstance(row, int) and row and isinstance(sheet, str):
        return Remark(Sort.NOTE, sheet, f"rij {row}", ((row, 0),), "", what, now)
    return Remark(Sort.NOTE, "", "", (), "", what, now)


def _at(delivery: Delivery, sort: Sort, place: Place, was: str, reason: Reason, first: str = "") -> Remark:
    what, now = _said(delivery, reason)
    spots = spots_in(place.cell) or (((place.row, 0),) if place.row else ())
    at = place.cell or (f"rij {place.row}" if place.row else "")
    return Remark(sort, place.sheet, at, spots, was, first + what, now)


def _question(delivery: Delivery, asked: Question) -> Remark:
    place = asked.reason.values.get("place")
    named = asked.answer_at if _AT_A_CELL.fullmatch(asked.answer_at) else place.cell if isinstance(place, Place) else ""
    spots = _headed(delivery, asked) or spots_in(named)
    what, now = _said(delivery, asked.reason)
    was = stands_at(delivery, asked.sheet, spots[0]) if spots else ""
    return Remark(Sort.QUESTION, asked.sheet, asked.answer_at, spots, was, what, now)


def stands_at(delivery: Delivery, sheet: str, spot: Spot) -> str:
    """What stands in a cell of a sheet that was recognised."""
    sheets = (found.block.sheet for found in delivery.recognised if found.block.sheet.name == sheet)
    cells = next((sent.grid[spot[0] - 1] for sent in sheets if spot[0] <= len(sent.grid)), ())
    return text_of(cells[spot[1]]) if spot[1] < len(cells) else ""


def _headed(delivery: Delivery, asked: Question) -> tuple[Spot, ...]:
    """The cells of the heading that a question names."""
    return tuple(
        _heading_spot(found, column)
        for found in delivery.recognised
        if found.block.sheet.name == asked.sheet
        for column in found.columns
        if asked.answer_at and plain(column.written) == plain(asked.answer_at)
    )


def _heading_spot(found: Recognised, column: Column) -> Spot:
    return found.block.spot(found.block.header_rows[-1], column.index)


def _columns(delivery: Delivery) -> Iterator[Remark]:
    """How each column was read; of a hidden sheet only when it counts."""
    counted = {row.place.sheet for row in delivery.rows}
    for found in delivery.recognised:
        if not found.block.sheet.is_hidden or found.block.sheet.name in counted:
            yield from (_column(found, column) for column in found.columns if not is_blank(column.written))


def _column(found: Recognised, column: Column) -> Remark:
    at = found.block.name_of(found.block.header_rows[-1], column.index)
    spots = (_heading_spot(found, column),)
    if column.field is None:
        return Remark(Sort.COLUMN, found.block.sheet.name, at, spots, column.written, NOTES["not_read"], is_sure=False)
    name = f"{column.field.name} ({column.role})" if column.role else column.field.name
    what = NOTES["read_as"].format(name=name, percent=column.confidence, how=column.how.value)
    sure = column.confidence >= SURE
    return Remark(
        Sort.COLUMN, found.block.sheet.name, at, spots, column.written, what, column.field.meaning, is_sure=sure
    )
