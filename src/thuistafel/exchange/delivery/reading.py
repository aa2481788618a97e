"""Sent files to deliveries, in any order with the same outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from thuistafel.core.dossier import Row
from thuistafel.core.reasons import because
from thuistafel.exchange.collector import no_search
from thuistafel.exchange.delivery import copies
from thuistafel.exchange.delivery.answers import Answers
from thuistafel.exchange.delivery.blocks import blocks_of
from thuistafel.exchange.delivery.columns import recognised
from thuistafel.exchange.delivery.mail import is_mail, phone_in
from thuistafel.exchange.delivery.model import Delivery, Known, Question, SentFile
from thuistafel.exchange.delivery.rows import all_said
from thuistafel.exchange.delivery.senders import fingerprint_of, sender_of, sender_questions, stated_on
from thuistafel.exchange.delivery.unread import unread
from thuistafel.exchange.public import grid_rows, public_rows

FIELD = "landelijk"
"""The kind of a file of the field: StatLine, VERA, DIWI."""
_CODE_LIST = re.compile(r"codes\.(csv|json)$", re.IGNORECASE)
_DIWI_SHEET = "Data"


def deliveries(files: Iterable[SentFile], known: Known) -> tuple[Delivery, ...]:
    """What each file said, by name."""
    ordered = sorted(files, key=lambda one: one.name)
    lists = {one.name: one.content for one in ordered if one.content and _CODE_LIST.search(one.name)}
    with no_search():
        return tuple(delivery_of(one, known, lists) for one in ordered)


def delivery_of(sent: SentFile, known: Known, lists: Mapping[str, bytes]) -> Delivery:
    """What one file said; a file of which nothing was recognised asks what it is.

    `lists` are the code lists that lie beside tables of CBS.
    """
    if sent.refused:
        return Delivery(sent.name, sent.digest, remarks=sent.remarks, refused=sent.refused)
    if public := _of_the_field(sent, known, lists):
        return public
    found = _sent(sent, known)
    asked = any(question.sheet or question.answer_at for question in found.questions)
    if found.refused or found.rows or found.recognised or found.quarantine or asked:
        return found
    unknown = Question(sent.name, "", "", because("sent_nothing_recognised", file=sent.name))
    return replace(found, questions=(unknown,))


def _once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """What one answer answers is asked once, where it comes up first."""
    found: dict[tuple[object, ...], Question] = {}
    for one in questions:
        about = one.reason.code if one.answer_at else one.reason
        found.setdefault((one.file, one.sheet, one.answer_at, about), one)
    return tuple(found.values())


def _sent(sent: SentFile, known: Known) -> Delivery:
    fingerprint = fingerprint_of(sent)
    sender = sender_of(sent, fingerprint, known)
    known, made_of = _with_answers(sent, sender, known), copies.copy_of(sent.sheets)
    sent = replace(sent, sheets=tuple(sheet for sheet in sent.sheets if not copies.is_feedback(sheet)))
    found = [one for sheet in sent.sheets for block in blocks_of(sheet) if (one := recognised(block, known, sender))]
    read = {one.block.sheet.name for one in found}
    texts = [sheet for sheet in sent.sheets if is_mail(sheet) and sheet.name not in read]
    if phone := next(filter(None, map(phone_in, texts)), None):
        return Delivery(sent.name, sent.digest, remarks=sent.remarks, refused=phone)
    said = all_said(found, known, sender, fingerprint, texts)
    return Delivery(
        sent.name,
        sent.digest,
        sender=sender,
        kind=fingerprint.sender.value if fingerprint else "",
        fingerprint=fingerprint,
        rows=tuple(said.rows),
        recognised=tuple(found),
        corrected=tuple(said.corrected),
        quarantine=tuple(said.quarantine),
        questions=_once(
            (
                *sender_questions(sent, sender, known, found),
                *said.questions,
                *(question for sheet in sent.sheets for question in unread(sheet, found, known, sender)),
            )
        ),
        stated_on=stated_on(sent),
        remarks=(*sent.remarks, *said.remarks),
        noted=tuple(said.noted),
        copy_of=made_of,
    )


def _with_answers(sent: SentFile, sender: str, known: Known) -> Known:
    """What a sender answered on our own sheet of a copy; what the table answered about that file goes first."""
    given = tuple(answer for sheet in sent.sheets for answer in copies.answers_in(sheet, sender))
    return replace(known, answers=Answers((*given, *known.answers.entries))) if given else known


def _of_the_field(sent: SentFile, known: Known, lists: Mapping[str, bytes]) -> Delivery | None:
    wanted = frozenset(known.composition.codes) if known.composition else None
    year = known.plan_year
    if sent.content:
        folder = sent.name.rpartition("/")[0]
        beside = {name: content for name, content in lists.items() if name.rpartition("/")[0] == folder}
        found = public_rows(sent.name, sent.content, plan_year=year, wanted=wanted, beside=beside)
    else:
        sheet = next((one for one in sent.sheets if one.name == _DIWI_SHEET), None)
        found = grid_rows(sent.name, sheet.grid, plan_year=year, wanted=wanted) if sheet else None
    if found is None:
        return None
    return Delivery(
        sent.name,
        sent.digest,
        kind=FIELD,
        rows=tuple(_as_sent(row) for row in found.rows),
        corrected=tuple(found.corrected),
        quarantine=() if found.refused else tuple(found.quarantine),
        remarks=(*sent.remarks, *found.warnings),
        refused=found.refused,
    )


def _as_sent(row: Row) -> Row:
    """Its columns have the names of the table, so the row and the column say where a number stands."""
    return replace(row, at=dict.fromkeys(row.cells, ""))
