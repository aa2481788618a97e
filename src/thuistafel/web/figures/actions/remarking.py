"""Remarks on numbers: made, changed, answered, withdrawn; two editors never overwrite each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.persons import holds_citizen_number
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.models import Remark, marked
from thuistafel.web.figures.queries.remarks import LONGEST
from thuistafel.web.region.models import Region

LONGEST_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone wants to remark, of which subject, to whom, with an answer before when."""

    subject: str
    text: str
    owner: Organisation
    deadline: date
    concerns: str = ""
    """The parties that the subject is about, beside the one who remarks and the one who answers."""


def make_remark(region: Region, draft: Draft, by: Member) -> Remark:
    """Keep a remark; raises as `checked_text`, `remark_without_subject` and `remark_deadline_past`."""
    if not draft.subject.strip():
        raise ThuistafelError("remark_without_subject")
    if draft.deadline < timezone.localdate():
        raise ThuistafelError("remark_deadline_past", day=draft.deadline)
    remark = Remark.objects.create(
        region=region,
        subject=draft.subject.strip()[:LONGEST],
        text=checked_text(draft.text),
        organisation=by.organisation,
        made_by=by,
        owner=draft.owner,
        deadline=draft.deadline,
        concerns=draft.concerns + _party(by.organisation) + _party(draft.owner),
    )
    _record(remark, "remark_made", by)
    return remark


def change_remark(remark: Remark, text: str, version: int, by: Member) -> None:
    """Another text, by the party that made it; raises `remark_not_yours` and `remark_conflict`."""
    if remark.organisation_id != by.organisation_id:
        raise ThuistafelError("remark_not_yours")
    _replace(remark, version, {"text": checked_text(text)}, by)
    _record(remark, "remark_changed", by)


def answer_remark(remark: Remark, answer: str, version: int, by: Member) -> None:
    """The answer of who was asked, or of the region's office; raises `remark_not_asked_of_you`, `remark_conflict`."""
    if remark.owner_id != by.organisation_id and not by.may(Act.TAKE_IN):
        raise ThuistafelError("remark_not_asked_of_you")
    _replace(remark, version, {"answer": checked_text(answer), "state": Remark.State.ANSWERED}, by)
    _record(remark, "remark_answered", by)


def withdraw_remark(remark: Remark, version: int, by: Member) -> None:
    """Taken back by the party that made it; it stays to be read. Raises `remark_not_yours`, `remark_conflict`."""
    if remark.organisation_id != by.organisation_id:
        raise ThuistafelError("remark_not_yours")
    _replace(remark, version, {"state": Remark.State.WITHDRAWN}, by)
    _record(remark, "remark_withdrawn", by)


def checked_text(text: str) -> str:
    """A text that may be kept; raises `remark_empty`, `remark_too_long` and `text_holds_citizen_number`."""
    plain = text.replace("\r\n", "\n").strip()
    if not plain:
        raise ThuistafelError("remark_empty")
    if len(plain) > LONGEST_TEXT:
        raise ThuistafelError("remark_too_long", longest=LONGEST_TEXT, given=len(plain))
    if holds_citizen_number(plain):
        raise ThuistafelError("text_holds_citizen_number")
    return plain


def concerning(keys: Iterable[str]) -> str:
    """CBS codes and names as `concerns` holds them."""
    return "".join(marked(key) for key in keys if key)


def _party(organisation: Organisation) -> str:
    return concerning((organisation.cbs_code, organisation.name))


def _replace(remark: Remark, version: int, values: Mapping[str, object], by: Member) -> None:
    """Only when nobody was first: the version is compared and raised in one statement."""
    mine = Remark.objects.visible_to(by).filter(pk=remark.pk, version=version, state=Remark.State.OPEN)
    if not mine.update(version=F("version") + 1, **values):
        raise ThuistafelError("remark_conflict")
    remark.refresh_from_db()


def _record(remark: Remark, verb: str, by: Member) -> None:
    values = {"remark": remark.pk, "subject": remark.subject, "version": remark.version}
    record_by(by, remark.region.slug, verb, values)
