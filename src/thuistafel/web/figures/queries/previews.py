"""What an upload says and would change, as it is kept until someone takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thuistafel.core.dossier import Quarantined, Row
from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.differences import AMOUNTS, BESIDE, stated
from thuistafel.exchange.delivery.effects import Effects
from thuistafel.exchange.delivery.model import SURE, Delivery, Recognised
from thuistafel.exchange.delivery.taking import Comparison, effects_of
from thuistafel.exchange.feedback.remarks import for_sender, spots_in, stands_at
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.stored import as_json, from_json
from thuistafel.web.figures.models import Upload
from thuistafel.web.figures.queries.ledger import spot_words

MOST_SHOWN = 500
"""Lines of each list that are kept with an upload; the counts are of all."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number that was read: where, what stood there, what was made of it, and what it is about."""

    sheet: str
    cell: str
    was: str
    became: str
    about: str


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """What a column was taken for; `field` is '' when it is not read."""

    sheet: str
    at: str
    written: str
    field: str
    role: str
    meaning: str
    confidence: int
    how: str

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look at it."""
        return bool(self.field) and self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a file; `was` is what stands in its cell."""

    sheet: str
    at: str
    was: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read of one file; the lists hold at most `MOST_SHOWN` lines. `part` is the uploaded file's number."""

    part: int
    name: str
    sender: str
    kind: str
    read: int
    corrected: int
    aside: int
    asked: int
    refused: Reason | None = None
    copy_of: str = ""
    changes: tuple[Corrected, ...] = ()
    set_aside: tuple[Quarantined, ...] = ()
    questions: tuple[Asked, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    numbers: tuple[ReadNumber, ...] = ()
    remarks: tuple[Reason, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether it can be taken in."""
        return self.refused is None and not self.copy_of

    @property
    def called(self) -> str:
        """Its name without the folder."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Preview:
    """All of an upload; `decisions` is None while no plan can be made."""

    files: tuple[Seen, ...]
    differences: tuple[Reason, ...] = ()
    decisions: tuple[Reason, ...] | None = ()
    commitments: int = 0

    @property
    def usable(self) -> tuple[Seen, ...]:
        """The files that can be taken in."""
        return tuple(one for one in self.files if one.is_usable)

    def total(self, name: str) -> int:
        """The sum of a count over the files that can be taken in."""
        return sum(getattr(one, name) for one in self.usable)


_KINDS = {kind.__name__: kind for kind in (ReadNumber, ReadColumn, Asked, Seen, Preview)}


def kept_preview(preview: Preview, answers: tuple[Answer, ...]) -> dict[str, object]:
    """As `Upload.preview` holds it."""
    return {"seen": as_json(preview), "answers": [list(_parts(one)) for one in answers]}


def _parts(one: Answer) -> tuple[str, ...]:
    return (one.sender, one.file, one.sheet, one.spot, one.text, one.by, one.on)


def preview_of(upload: Upload) -> Preview:
    """What was kept; nothing while the upload is still being read."""
    seen = upload.preview.get("seen")
    return from_json(seen, _KINDS) if seen else Preview(())


def answers_of(upload: Upload) -> tuple[Answer, ...]:
    """What was answered about its files before they were taken in."""
    return tuple(Answer(*parts) for parts in upload.preview.get("answers", ()))


def previewed(found: Comparison, parts: dict[str, int], *, own: tuple[str, ...] | None) -> Preview:
    """What a comparison shows. `own` are the names of the party that sends, None for who takes in for all.

    A file of another party is refused, and only own numbers are compared for who sends its own.
    """
    files = tuple(_seen(one, parts[one.file], own) for one in found.deliveries)
    copies = tuple(_copy(name, parts[name], original) for name, original in sorted(found.copies.items()))
    mine = {one.file for one in found.after.deliveries if own is None or one.sender in own}
    differences = tuple(one.reason for one in found.differences if _files(one.was, one.became) <= mine)
    changed = _effects(found)
    if changed is None:
        return Preview((*files, *copies), differences[:MOST_SHOWN], None)
    decisions = tuple(one.reason for one in changed.decisions)
    return Preview((*files, *copies), differences[:MOST_SHOWN], decisions, changed.commitments)


def _files(*rows: Row | None) -> set[str]:
    return {row.place.file for row in rows if row}


def _effects(found: Comparison) -> Effects | None:
    try:
        return effects_of(found)
    except DossierError:
        return None


def _copy(name: str, part: int, original: str) -> Seen:
    return Seen(part, name, "", "", 0, 0, 0, 0, copy_of=original.rpartition("/")[2])


def _seen(one: Delivery, part: int, own: tuple[str, ...] | None) -> Seen:
    refused = one.refused
    if refused is None and own is not None and one.sender not in own:
        refused = because("upload_of_other", file=one.file.rpartition("/")[2])
    if refused:
        return Seen(part, one.file, "", one.kind, 0, 0, 0, 0, refused=refused)
    told = (lambda reason: reason) if own is None else for_sender
    changed = [item for item in one.corrected if item.was != item.became]
    return Seen(
        part,
        one.file,
        one.sender,
        one.kind,
        len(one.rows),
        len(changed),
        len(one.quarantine),
        len(one.questions),
        changes=tuple(changed[:MOST_SHOWN]),
        set_aside=one.quarantine[:MOST_SHOWN],
        questions=tuple(replace(each, reason=told(each.reason)) for each in asked_of(one))[:MOST_SHOWN],
        columns=tuple(columns_of(one))[:MOST_SHOWN],
        numbers=tuple(_number(one, row) for row in one.rows[:MOST_SHOWN]),
        remarks=tuple(map(told, one.remarks)),
    )


def asked_of(one: Delivery) -> Iterator[Asked]:
    """The questions of a file, each with what stands in its cell."""
    for question in one.questions:
        spots = spots_in(question.answer_at)
        was = stands_at(one, question.sheet, spots[0]) if spots else ""
        yield Asked(question.sheet, question.answer_at, was, question.reason)


def columns_of(one: Delivery) -> Iterator[ReadColumn]:
    """How each column with a heading was understood."""
    for found in one.recognised:
        yield from _columns(found)


def _columns(found: Recognised) -> Iterator[ReadColumn]:
    for column in found.columns:
        if not column.written.strip():
            continue
        at = found.block.name_of(found.block.header_rows[-1], column.index) if found.block.header_rows else ""
        name, meaning = (column.field.name, column.field.meaning) if column.field else (column.role, "")
        yield ReadColumn(
            found.block.sheet.name, at, column.written, name, column.role if column.field else "", meaning,
            column.confidence, column.how.value,
        )  # fmt: skip


def _number(one: Delivery, row: Row) -> ReadNumber:
    where = row.place_of(next((name for name in AMOUNTS if name in row.cells), ""))
    spots = spots_in(where.cell)
    about = " · ".join(str(value) for name, value in row.cells.items() if name not in (*AMOUNTS, *BESIDE))
    cell = where.cell or spot_words(where.row, "")
    return ReadNumber(where.sheet, cell, stands_at(one, where.sheet, spots[0]) if spots else "", stated(row), about)
