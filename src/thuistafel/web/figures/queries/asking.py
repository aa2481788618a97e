"""Who is asked for what, what came back, and what still waits for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.asking.mails import reminder
from thuistafel.exchange.asking.package import Made, made_for, package
from thuistafel.exchange.asking.parties import USUAL, Party, own_deliveries, parties_asked
from thuistafel.exchange.asking.questions import questions
from thuistafel.exchange.asking.rounds import round_of
from thuistafel.exchange.asking.workbook import Round, questionnaire
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.forms import FORM, SHEETS_OF, Form, Sender
from thuistafel.web.figures.queries.calculated import plan_at
from thuistafel.web.figures.queries.desk import reading_at
from thuistafel.web.figures.queries.dossiers import files_as_of
from thuistafel.web.region.kept import per_revision
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event
from thuistafel.wording.asking import KIND
from thuistafel.wording.language import DUTCH, speaking

MADE = "inquiry_made"
PEOPLE = (Sender.MUNICIPALITY, Sender.CORPORATION, Sender.CARE_PROVIDER)
"""The parties that are counted; a product is asked for beside them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of one party: whether it came back, and how many of its lines wait (kept aside or asked)."""

    code: str
    is_back: bool
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a party stands: its sheets, the files it sent, and what waits in them."""

    party: Party
    sheets: tuple[Sheet, ...]
    files: tuple[str, ...]
    asked: int
    aside: int

    @property
    def is_back(self) -> bool:
        """Whether it sent anything that was read."""
        return bool(self.files)

    @property
    def state(self) -> str:
        """`open` for questions or lines kept aside, `terug` when all was read, '' when nothing came."""
        return ("open" if self.asked or self.aside else "terug") if self.is_back else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The parties of a kind, and the forms each is asked."""

    kind: str
    forms: tuple[Form, ...]
    rows: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A round as it stands; `asked` counts the questions of all files, also of those whose sender is not known."""

    groups: tuple[Group, ...]
    asked: int
    aside: int

    @property
    def parties(self) -> tuple[Standing, ...]:
        """Everyone who is asked for numbers of its own."""
        return tuple(row for group in self.groups for row in group.rows if row.party.sender in PEOPLE)

    @property
    def back(self) -> int:
        """How many of them sent something."""
        return sum(row.is_back for row in self.parties)


def round_at(region: Region, number: int, deadline: date | None = None, quarter: int | None = None) -> Round:
    """The round of asking on a revision; raises `DossierError` without settings."""
    return round_of(files_as_of(region, number), quarter, deadline)


@per_revision(16)
def inquiry_at(region: Region, number: int) -> Inquiry:
    """Party by form, as the files of the revision have it."""
    asked = round_at(region, number)
    aside = {one.name: len(set(one.quarantine)) for one in reading_at(region, number).files}
    standing = [_standing(party, asked, aside) for party in parties_of(asked)]
    groups = tuple(
        Group(KIND[sender.value], tuple(FORM[code] for code in SHEETS_OF[sender]), tuple(sorted(rows, key=_by_name)))
        for sender in USUAL
        if (rows := [one for one in standing if one.party.sender is sender])
    )
    sent = [one for one in asked.reading.deliveries if one.refused is None]
    return Inquiry(groups, sum(len(one.questions) for one in sent), sum(aside.values()))


def _by_name(one: Standing) -> tuple[tuple[int, str], ...]:
    """Corporatie 2 comes before Corporatie 10."""
    parts = re.split(r"(\d+)", one.party.name.casefold())
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def parties_of(asked: Round) -> tuple[Party, ...]:
    """Who is asked; nobody while the dossier names nobody."""
    try:
        return parties_asked(asked.reading, asked.known, USUAL)
    except ThuistafelError:
        return ()


def party_names(region: Region, number: int) -> tuple[str, ...]:
    """The names of everyone who is asked."""
    return tuple(dict.fromkeys(row.party.name for row in inquiry_at(region, number).parties))


def _standing(party: Party, asked: Round, aside: Mapping[str, int]) -> Standing:
    sent = own_deliveries(party, asked.reading)
    codes = set(SHEETS_OF[party.sender])
    read = [one for one in sent if one.rows or one.recognised or one.quarantine]
    if party.sender is Sender.DEVELOPER:  # a municipality that sends something else did not send its products
        read = [one for one in read if any(found.form.code in codes for found in one.recognised)]
    return Standing(
        party,
        tuple(_sheet(code, read) for code in SHEETS_OF[party.sender]),
        tuple(one.file for one in read),
        sum(len(one.questions) for one in read),
        sum(aside.get(one.file, 0) for one in read),
    )


def _sheet(code: str, sent: Iterable[Delivery]) -> Sheet:
    waiting, is_back = 0, False
    for one in sent:
        names = {found.block.sheet.name for found in one.recognised if found.form.code == code}
        is_back = is_back or _has_lines(code, one)
        waiting += sum(item.place.sheet in names for item in one.quarantine)
        waiting += sum(question.sheet in names for question in one.questions)
    return Sheet(code, is_back, waiting)


def _has_lines(code: str, one: Delivery) -> bool:
    """Whether a number of this form was read or noted."""
    names = {found.block.sheet.name for found in one.recognised if found.form.code == code}
    return any(note.form == code for note in one.noted) or any(row.place.sheet in names for row in one.rows)


@dataclass(frozen=True, slots=True)
class RoundMade:
    """A round that was sent: its number in the log, on which revision, when, by when an answer is wanted."""

    number: int
    revision: int
    on: date
    deadline: date | None
    quarter: int | None
    parties: int


def rounds_made(region: Region) -> list[RoundMade]:
    """The rounds of a region, newest first."""
    return [_made(event) for event in Event.objects.filter(chain=region.slug, verb=MADE).order_by("-number")]


def _made(event: Event) -> RoundMade:
    told = event.values
    deadline = date.fromisoformat(told["deadline"]) if told["deadline"] else None
    return RoundMade(event.number, told["revision"], event.at.date(), deadline, told["quarter"], told["parties"])


@speaking(DUTCH)
def packages(region: Region, number: int, deadline: date | None, quarter: int | None, only: str = "") -> Sequence[Made]:
    """Workbook and mails of each party, as `thuistafel sjablonen` makes them: in Dutch, whoever asks."""
    asked = round_at(region, number, deadline, quarter)
    senders = (*USUAL, Sender.QUARTER) if quarter else USUAL
    plan = plan_at(region, number)
    parties = parties_asked(asked.reading, asked.known, senders, only)
    return list(made_for(parties, asked, plan.next_numbers if plan else ()))


@speaking(DUTCH)
def package_files(region: Region, one: RoundMade) -> dict[str, bytes]:
    """All of a round by file name, the zip of all included: the same bytes whenever it is asked for."""
    each = packages(region, one.revision, one.deadline, one.quarter)
    return package(each, round_at(region, one.revision, one.deadline, one.quarter))


@dataclass(frozen=True, slots=True)
class Reminder:
    """A mail to a party that sent nothing yet."""

    party: Party
    subject: str
    text: str


@speaking(DUTCH)
def reminders(region: Region, number: int, made: RoundMade | None) -> list[Reminder]:
    """For each party that sent nothing: what to write, with at most two questions."""
    asked = round_at(region, number, made.deadline if made else None)
    plan = plan_at(region, number)
    numbers, on = plan.next_numbers if plan else (), made.on if made else None
    found = []
    for party in (row.party for row in inquiry_at(region, number).parties if not row.is_back):
        one = questionnaire(party, asked)
        found.append(Reminder(party, *reminder(one, asked, questions(one, numbers), on)))
    return found
