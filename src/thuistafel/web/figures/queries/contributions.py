"""What a party contributed: what it is asked, what was read, what is open, and its own number in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thuistafel.core.plan import Plan
from thuistafel.documents.sheet import Table
from thuistafel.exchange.asking.parties import Party, own_deliveries
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.feedback.made import Returned, originals, workbooks
from thuistafel.exchange.feedback.own import own_grids
from thuistafel.exchange.feedback.pages import Grid, Link, Value
from thuistafel.exchange.feedback.parties import party_of
from thuistafel.exchange.feedback.summary import Occasion, Tally, tally
from thuistafel.exchange.forms import FORM, Form, Sender
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.queries.asking import Inquiry, Standing, inquiry_at
from thuistafel.web.figures.queries.calculated import plan_at
from thuistafel.web.figures.queries.desk import reading_at
from thuistafel.web.figures.queries.webforms import MAIN
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import content_of
from thuistafel.wording import number as written_number
from thuistafel.wording.feedback import PLAN
from thuistafel.wording.language import DUTCH, speaking, translated


@dataclass(frozen=True, slots=True)
class AskedForm:
    """A form a party is asked; `on_page` when it can be filled in here."""

    form: Form
    is_back: bool
    waiting: int
    on_page: bool


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a party with how it fared."""

    name: str
    tally: Tally
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Contribution:
    """All of one party; `numbers` are its own numbers in the plan, none without a plan or before it may be seen."""

    standing: Standing
    forms: tuple[AskedForm, ...]
    files: tuple[SentFile, ...]
    numbers: tuple[Table, ...]
    inquiry: Inquiry

    @property
    def party(self) -> Party:
        """Whose it is."""
        return self.standing.party

    @property
    def done(self) -> int:
        """How many forms came back."""
        return sum(one.is_back for one in self.forms)


def is_own(member: Member, party: Party) -> bool:
    """Whether the member acts for this party."""
    return party.name in member.keys or (party.member is not None and party.member.code in member.keys)


def parties_for(region: Region, number: int, member: Member) -> list[Standing]:
    """Whose contribution the member may see: its own, or everyone's for who takes in."""
    everyone = [one for group in inquiry_at(region, number).groups for one in group.rows]
    if member.may(Act.TAKE_IN):
        return everyone
    return [one for one in everyone if is_own(member, one.party)]


def contribution_at(region: Region, number: int, standing: Standing, *, with_numbers: bool) -> Contribution:
    """The party's contribution on a revision; `with_numbers` when its number in the plan may be seen."""
    plan = plan_at(region, number)
    party = standing.party
    reading = reading_at(region, number)
    sent = [one for one in own_deliveries(party, reading) if one.file in standing.files]
    on_page = MAIN.get(party.sender, ())
    forms = tuple(AskedForm(FORM[one.code], one.is_back, one.waiting, one.code in on_page) for one in standing.sheets)
    dossier = plan.dossier if plan else None
    files = tuple(SentFile(one.file.rpartition("/")[2], tally(one, dossier), one.refused is not None) for one in sent)
    numbers = tuple(_numbers(party, plan)) if plan and with_numbers else ()
    return Contribution(standing, forms, files, numbers, inquiry_at(region, number))


def _numbers(party: Party, plan: Plan) -> Iterator[Table]:
    """What the plan says of the party, as it is told in its feedback."""
    delivery = Delivery("", "", sender=party.name, kind=party.sender.value)
    for grid in own_grids(delivery, party_of(delivery, plan.dossier), plan):
        yield _as_table(grid, party)


def _as_table(grid: Grid, party: Party) -> Table:
    own = PLAN["own"]
    title = own if grid.title == own.format(name=party.name) else grid.title
    width = max((len(row) for row in grid.rows), default=len(grid.headings))
    head = tuple(map(translated, grid.headings[:width]))
    rows = tuple(tuple(_cell(value) for value in row) for row in grid.rows)
    return Table(translated(title).format(name=party.name), head, rows, words=1)


def _cell(value: Value) -> str:
    if isinstance(value, Link):
        return value.text
    return translated(value) if isinstance(value, str) else written_number(value if isinstance(value, int) else None)


@speaking(DUTCH)
def feedback_of(region: Region, number: int, delivery: Delivery, occasion: Occasion, plan: Plan | None) -> Returned:
    """The sender's own workbook with our remarks in it."""
    kept = {delivery.file: content_of(region, number, delivery.file)}
    return next(iter(workbooks([delivery], originals([delivery], kept), plan, occasion)))


def party_named(standings: Sequence[Standing], kind: str, name: str) -> Standing | None:
    """The party of this kind with this name among those that may be seen."""
    wanted = [one for one in standings if one.party.sender.value == kind and one.party.name == name]
    return wanted[0] if wanted else None


def first_own(standings: Sequence[Standing]) -> Standing | None:
    """The party to show when none is chosen; a workbook of products comes last."""
    people = [one for one in standings if one.party.sender is not Sender.DEVELOPER]
    return next(iter((*people, *standings)), None)
