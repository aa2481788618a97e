"""Everything that waits: what was kept aside and what is asked, with what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined
from thuistafel.core.reasons import Reason
from thuistafel.exchange.checking import checked
from thuistafel.exchange.delivery.model import Delivery, Question
from thuistafel.exchange.feedback.remarks import for_sender
from thuistafel.exchange.reading import Reading
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.queries.dossiers import files_as_of
from thuistafel.web.figures.queries.excerpts import Excerpt, excerpt_at
from thuistafel.web.region.kept import per_revision
from thuistafel.web.region.models import Region

MOST_WITH_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits. `where` is what an answer names, '' when only the file itself can be mended."""

    file: str
    sheet: str
    at: str
    was: str
    reason: Reason
    where: str
    is_question: bool
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file with what waits in it."""

    file: str
    sender: str
    is_sent: bool
    items: tuple[Item, ...]

    @property
    def asked(self) -> int:
        """How many of them are questions."""
        return sum(item.is_question for item in self.items)


@per_revision(8)
def reading_at(region: Region, number: int) -> Reading:
    """The dossier from its files, with what only shows when all rows are put together."""
    return checked(files_as_of(region, number))


def may_speak_for(member: Member, delivery: Delivery) -> bool:
    """Whether the member may see and answer what waits in this file: its own, or any for who takes in."""
    return member.may(Act.TAKE_IN) or (member.may(Act.DELIVER) and delivery.sender in member.keys)


def waiting_for(region: Region, number: int, member: Member) -> list[Waiting]:
    """File by file what waits for the member, most questions first."""
    reading = reading_at(region, number)
    sent = {one.file: one for one in reading.deliveries}
    found = sorted(_items(reading, sent), key=_in_order)
    files = [
        Waiting(file, sent[file].sender if file in sent else "", file in sent, tuple(items))
        for file, items in groupby(found, key=lambda item: item.file)
        if _is_for(member, sent.get(file))
    ]
    if not member.may(Act.TAKE_IN):
        files = [_told(one) for one in files]
    return _with_excerpts(region, number, reading, sorted(files, key=lambda one: (-one.asked, one.file)))


def _is_for(member: Member, delivery: Delivery | None) -> bool:
    return member.may(Act.TAKE_IN) if delivery is None else may_speak_for(member, delivery)


def _told(one: Waiting) -> Waiting:
    """As its sender may hear it."""
    return Waiting(one.file, one.sender, one.is_sent, tuple(_with_reason(item) for item in one.items))


def _with_reason(item: Item) -> Item:
    reason = for_sender(item.reason)
    return Item(item.file, item.sheet, item.at, item.was, reason, item.where, item.is_question)


def _items(reading: Reading, sent: dict[str, Delivery]) -> Iterator[Item]:
    for report in reading.files:
        for aside in dict.fromkeys(report.quarantine):
            yield _aside(aside, report.name, report.name in sent)
    for one in reading.deliveries:
        yield from (_question(question) for question in one.questions if not one.refused)


def _aside(item: Quarantined, file: str, is_sent: bool) -> Item:
    place = item.place
    at = place.cell or (f"rij {place.row}" if place.row else "")
    where = "!".join(filter(None, (_bare(file), place.sheet, place.cell))) if is_sent and place.cell else ""
    return Item(file, place.sheet, at, item.value, item.reason, where, is_question=False)


def _question(question: Question) -> Item:
    where = "!".join(filter(None, (_bare(question.file), question.sheet, question.answer_at)))
    return Item(question.file, question.sheet, question.answer_at, "", question.reason, where, is_question=True)


def _bare(file: str) -> str:
    return file.rpartition("/")[2]


def _in_order(item: Item) -> tuple[object, ...]:
    """Questions first, then as someone walks through the file."""
    return (item.file, not item.is_question, item.sheet, len(item.at), item.at)


def _with_excerpts(region: Region, number: int, reading: Reading, files: Iterable[Waiting]) -> list[Waiting]:
    left, found = MOST_WITH_EXCERPT, []
    for one in files:
        items = tuple(
            _shown(region, number, reading, item) if place < left else item for place, item in enumerate(one.items)
        )
        left -= len(items)
        found.append(Waiting(one.file, one.sender, one.is_sent, items))
    return found


def _shown(region: Region, number: int, reading: Reading, item: Item) -> Item:
    place = _place(item)
    around = excerpt_at(region, number, reading, place)
    marked = next((line.texts[line.marked] for line in around.lines if line.marked >= 0), "") if around else ""
    was = item.was or (marked if place.cell else "")
    return Item(item.file, item.sheet, item.at, was, item.reason, item.where, item.is_question, around)


def _place(item: Item) -> Place:
    """Where the item stands: the reason knows the cell of a heading too."""
    stated = item.reason.values.get("place")
    if isinstance(stated, Place) and (stated.cell or stated.row):
        return stated
    row = int(item.at.removeprefix("rij ")) if item.at.startswith("rij ") else 0
    return Place(item.file, item.sheet, row, "", "" if row else item.at)
