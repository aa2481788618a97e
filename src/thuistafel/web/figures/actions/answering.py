"""Answering what is asked of a file that lies in the dossier."""

from __future__ import annotations

from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.answering import Answered, answered
from thuistafel.exchange.delivery.answers import ANSWERS_FILE, answers_bytes
from thuistafel.exchange.persons import holds_citizen_number
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.queries.laid import laid_out
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import latest

LONGEST_NOTE = 500


def answer(region: Region, by: Member, where: str, text: str) -> tuple[Revision, tuple[Reason, ...]]:
    """Keep an answer as the command line does (`antwoorden.csv`), as a revision; with what to think of.

    Raises what `answered` raises, `answer_about_person` for what may not be kept, and `answer_other_party` when a party
    would make its file another's.
    """
    require_impersonal(text)
    number = latest(region)
    with laid_out(region, number) as dossier:
        found = answered(dossier, where, text, by=by.role, on=timezone.localdate().isoformat())
    _require_own(by, where.partition("!")[0], found)
    note = f"{where.partition('!')[0]} · {found.answer.spot or found.answer.sheet}: {found.answer.text}"[:LONGEST_NOTE]
    made = Made(by, Revision.Kind.ANSWER, note)
    return revise(region, {ANSWERS_FILE: answers_bytes(found.answers)}, made, base=number), found.remarks


def _require_own(by: Member, name: str, found: Answered) -> None:
    """Only who takes in for all may say whose a file is."""
    after = (one for one in found.comparison.after.deliveries if one.file.rpartition("/")[2] == name)
    if not by.may(Act.TAKE_IN) and any(one.sender not in by.keys for one in after):
        raise ThuistafelError("answer_other_party", file=name)


def require_impersonal(text: str) -> None:
    """Raises `answer_about_person` when a citizen's number stands in a text."""
    if holds_citizen_number(text):
        raise ThuistafelError("answer_about_person")
