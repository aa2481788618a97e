"""Keeping a form that was filled in on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.asking.parties import Party
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.forms import Form
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.queries.asking import round_at
from thuistafel.web.figures.queries.webforms import MOST_ROWS, csv_of, file_of, kept_texts, row_in_file
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import digests, latest
from thuistafel.wording import advised

Problems = Mapping[tuple[int, str], str]
"""Row on the page and name of the column → why it cannot be read."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of keeping a form: the revision, or the problems that stood in the way; and how it was read."""

    revision: Revision | None
    delivery: Delivery
    problems: Problems


def fill_in(
    region: Region, by: Member, party: Party, form: Form, texts: Sequence[Mapping[str, str]], base: int
) -> Filled:
    """Keep what was typed as the party's file of this form, as a revision; nothing when a cell cannot be read.

    The same once more changes nothing. Raises `form_too_long`, `form_empty`, what refuses data about persons, and
    `revision_conflict` when someone else kept the same form after `base`.
    """
    if len(texts) > MOST_ROWS:
        raise ThuistafelError("form_too_long", limit=MOST_ROWS)
    if not any(any(line.values()) for line in texts):
        return _emptied(region, by, party, form, base)
    asked = round_at(region, latest(region))
    name, content = file_of(party, form.code), csv_of(party, form, texts, asked)
    delivery = deliveries(opened({name: content}), asked.known)[0]
    if delivery.refused:
        raise ThuistafelError(delivery.refused.code, **delivery.refused.values)
    if problems := _problems(delivery, texts):
        return Filled(None, delivery, problems)
    if kept := _kept_already(region, party, form, texts):
        return Filled(kept, delivery, {})
    return Filled(revise(region, {name: content}, _made(by, party, form), base=base), delivery, {})


def _made(by: Member, party: Party, form: Form) -> Made:
    return Made(by, Revision.Kind.FORM, f"{form.sheet} · {party.name}")


def _emptied(region: Region, by: Member, party: Party, form: Form, base: int) -> Filled:
    """Nothing typed is nothing said: the file goes, if there was one."""
    name = file_of(party, form.code)
    if name not in digests(region, latest(region)):
        raise ThuistafelError("form_empty")
    return Filled(revise(region, {name: None}, _made(by, party, form), base=base), Delivery(name, ""), {})


def _kept_already(region: Region, party: Party, form: Form, texts: Sequence[Mapping[str, str]]) -> Revision | None:
    """The newest revision when the dossier holds exactly this."""
    number = latest(region)
    if kept_texts(region, number, party, form.code) == tuple(line for line in texts if any(line.values())):
        return Revision.objects.get(region=region, number=number)
    return None


def _problems(delivery: Delivery, texts: Sequence[Mapping[str, str]]) -> dict[tuple[int, str], str]:
    rows = row_in_file(texts)
    return {(rows.get(item.place.row, 0), item.place.column): advised(item.reason) for item in delivery.quarantine}
