"""A dossier's own tables and what was sent, together: the sent rows join, each file with its report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row, Table, first_day, frame_from, memberships
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.reasons import because, reason_of
from thuistafel.core.regions import compose
from thuistafel.exchange.delivery.answers import ANSWERS_FILE, SENT_FOLDER, Answers, kept_answers, name_kept
from thuistafel.exchange.delivery.model import Delivery, Known, SentFile
from thuistafel.exchange.delivery.opening import PERSONAL, Watch, opened, unwatched
from thuistafel.exchange.delivery.overlap import without_overlap
from thuistafel.exchange.delivery.quarters import with_quarters_added
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.delivery.versions import current
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.reference import register

OWN_NAMES = {ANSWERS_FILE.removeprefix(SENT_FOLDER), "readme.md", "readme.txt", "leesmij.md", "leesmij.txt"}


def with_deliveries(reading: Reading, files: Mapping[str, Path | bytes], watch: Watch = unwatched) -> Reading:
    """The reading with what the sent files say; without files it stays as it was."""
    if not files:
        return reading
    return joined(reading, opened(sent_in(files), watch))


def sent_in(files: Mapping[str, Path | bytes]) -> dict[str, Path | bytes]:
    """The files that parties sent: all but the table's own answers and what explains the folder."""
    return {name: kept for name, kept in files.items() if name.casefold().removeprefix(SENT_FOLDER) not in OWN_NAMES}


def joined(own: Reading, sent: Iterable[SentFile]) -> Reading:
    """The dossier's own reading with opened files; superseded and doubled rows stay out and are said to."""
    files = tuple(sent)
    answers, report = _answers(own)
    found = deliveries(files, replace(known_from(own), answers=answers))
    found = current(found, {one.name: one.modified for one in files}, answers)
    found = without_overlap(with_quarters_added(found), answers)
    refused = {one.file for one in found if one.refused and one.refused.code in PERSONAL}
    read = {_stem(one.file): one.file for one in found if one.rows}
    return replace(
        own,
        rows=(*own.rows, *(row for one in found for row in one.rows)),
        files=(*own.files, *report, *(_report(one, read.get(_stem(one.file))) for one in found)),
        attachments={name: kept for name, kept in own.attachments.items() if name not in refused},
        deliveries=found,
    )


def _answers(own: Reading) -> tuple[Answers, tuple[FileReport, ...]]:
    """The answers of the dossier; a file of them that cannot be read costs no more than the answers."""
    name = name_kept(own.attachments)
    if name not in own.attachments:
        return Answers(), ()
    try:
        answers = kept_answers(own.attachments)
    except ThuistafelError as problem:
        refused = reason_of(problem)
        aside = (Quarantined(Place(name), "", refused),)
        return Answers(), (FileReport(name, "antwoorden", quarantine=aside, refused=refused),)
    return answers, (FileReport(name, "antwoorden", len(answers.entries)),)


def known_from(reading: Reading) -> Known:
    """What the dossier's own settings and tables know; without usable settings only the register."""
    built_in = register()
    known = Known(
        None,
        date(2023, 1, 1),
        built_in,
        target_groups=_spelled(reading.rows, "doelgroep", (Table.OUTFLOW, Table.PICTURE)),
        institutions=_spelled(reading.rows, "instelling", (Table.INSTITUTIONS, Table.OUTFLOW)),
        corporations=_spelled(reading.rows, "corporatie", (Table.LETTINGS,)),
    )
    try:
        frame = frame_from(reading.frame or {})
        day = first_day(frame)
        own = [row for row in reading.rows if row.table is Table.COMPOSITION]
        composition = compose(built_in, memberships(built_in, own, frame), frame.composition, day)
    except DossierError:
        return known
    return replace(known, plan_year=frame.plan_year, day=day, composition=composition)


def _spelled(rows: Iterable[Row], column: str, tables: tuple[Table, ...]) -> tuple[str, ...]:
    found = {row.cells[column] for row in rows if row.table in tables and column in row.cells}
    return tuple(sorted(name for name in found if isinstance(name, str)))


def _stem(name: str) -> str:
    return str(PurePosixPath(name.casefold()).with_suffix(""))


def _report(one: Delivery, beside: str | None) -> FileReport:
    """`beside` is a file of the same name in another form that was read: then nothing is missing."""
    aside, remarks = one.quarantine, one.remarks
    if one.refused and beside:
        remarks = (*remarks, because("sent_read_beside", file=one.file, other=beside))
    elif one.refused:
        aside = (*aside, Quarantined(Place(one.file), "", one.refused))
    return FileReport(
        one.file,
        one.kind or "aanlevering",
        len(one.rows),
        one.corrected,
        aside,
        (*remarks, *(question.reason for question in one.questions)),
        one.refused,
    )
