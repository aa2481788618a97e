"""What a file stated, number by number, and what is calculated with instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from thuistafel.core.claims import Claim, Place, Status, WorkingValue
from thuistafel.core.dossier import Amount, Dossier, LettingKey, OutflowKey, PictureKey, PriorityKey, Row, Table
from thuistafel.core.dossier.findings import as_written
from thuistafel.core.dossier.model import Key
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.feedback.pages import Value
from thuistafel.exchange.feedback.parties import Party
from thuistafel.exchange.feedback.remarks import set_aside
from thuistafel.wording import sentence, written
from thuistafel.wording.feedback import NOTES

SENT = "aanleveringen/"
CLAIMED = (Table.LETTINGS, Table.OUTFLOW, Table.PRIORITY, Table.PICTURE)
ABOUT = ("doelgroep", "herkomst", "gemeente", "categorie", "indicator", "stand", "soort", "kamers", "jaar")
"""The columns that tell a sender which of its numbers is meant."""


def used_rows(delivery: Delivery, party: Party, plan: Plan) -> Iterator[Sequence[Value]]:
    """Each number that is a source of the plan, with the number calculated with and why (W10)."""
    for key, value, claim in claimed(delivery.file, plan.dossier):
        yield _used(delivery.file, party, plan, key, value, claim)


def left_out_rows(delivery: Delivery, party: Party, plan: Plan) -> Iterator[Sequence[Value]]:
    """Each number that was read and is no source: a total of others, or counted twice with them (contract rule 3)."""
    sources = (claim for _, _, claim in claimed(delivery.file, plan.dossier))
    known = {place for claim in sources for place in _places(claim)}
    known |= {item.place for item in set_aside(delivery, plan.dossier)}
    spots = {(place.sheet, place.row, place.cell) for place in known}
    for row in delivery.rows:
        place = row.place_of("aantal")
        amount = row.cells.get("aantal")
        if row.table in CLAIMED and _is_number(amount) and (place.sheet, place.row, place.cell) not in spots:
            about = ", ".join(as_written(row.cells[name]) for name in ABOUT if name in row.cells)
            stated = as_written(amount)
            yield (
                about,
                int(stated) if stated.isdecimal() else stated,
                "",
                "",
                "",
                sentence(_why_left_out(row, party, plan.dossier)),
            )


def _is_number(cell: object) -> bool:
    """Whether a cell states how many; n.v.t. and what was not delivered do not."""
    return isinstance(cell, Amount) and cell.applies and (cell.value, cell.low, cell.high) != (None, None, None)


def _why_left_out(row: Row, party: Party, dossier: Dossier) -> Reason:
    """A municipality hears how far its total is off; what others state is not told to anyone else."""
    place = row.place_of("aantal")
    differs = (
        one.reason
        for one in dossier.conflicts
        if one.reason.code == "control_total_differs" and any(place in _places(claim) for claim in one.claims)
    )
    other = because("feedback_left_out")
    return next(differs, other) if party.code else other


def _places(claim: Claim) -> Iterator[Place]:
    yield from claim.places
    for part in claim.parts:
        yield from _places(part)


def claimed(file: str, dossier: Dossier) -> list[tuple[Key, WorkingValue, Claim]]:
    """Each subject the file speaks of, with the number calculated with and what the file itself says."""
    tables: Iterable[tuple[Key, object]] = (
        *dossier.lettings.items(),
        *dossier.outflow.items(),
        *dossier.priority.items(),
        *dossier.picture.items(),
    )
    return [
        (key, value, claim)
        for key, value in sorted(tables, key=lambda item: (type(item[0]).__name__, item[0]))
        if isinstance(value, WorkingValue)
        for claim in value.claims
        if _is_from(file, claim)
    ]


def _is_from(file: str, claim: Claim) -> bool:
    return any(place.file == file for place in claim.places) or any(_is_from(file, part) for part in claim.parts)


def _used(file: str, party: Party, plan: Plan, key: Key, value: WorkingValue, claim: Claim) -> Sequence[Value]:
    subject = _subject(key, plan.dossier)
    if not party.owns(key):
        return (subject, claim.value, "", "", "", sentence(because("feedback_of_another")))
    why = [_why(file, value)]
    if key.year != plan.dossier.frame.plan_year:
        why.append(because("feedback_other_year", given_year=key.year))
    return (
        subject,
        claim.value,
        value.value,
        written(value.range),
        value.status.value,
        " ".join(map(sentence, why)),
    )


def _why(file: str, value: WorkingValue) -> Reason:
    """Whose number decided and why (W10), another sender never by name."""
    decided = value.decided_by
    if value.status is Status.SINGLE:
        return because("feedback_only_source", grade=decided.grade.value)
    if value.status is Status.CONFLICTING:
        low, high = value.range.low, value.range.high
        if _is_from(file, decided):
            return because("feedback_conflict_own", low=low, high=high)
        source = _source(decided, file, value)
        return because("feedback_conflict_other", source=source, grade=decided.grade.value, low=low, high=high)
    if _is_from(file, decided):
        return because("feedback_decided_own", grade=decided.grade.value)
    return because("feedback_decided_other", source=_source(decided, file, value), grade=decided.grade.value)


def _source(claim: Claim, file: str, value: WorkingValue) -> str:
    """The table's own source by name; of another sender only that there is one."""
    sent = any(place.file.casefold().startswith(SENT) for place in claim.places)
    if sent and any(own.source == claim.source and _is_from(file, own) for own in value.claims):
        return NOTES["own_other_file"]
    return NOTES["another_sender"] if sent or not claim.source else claim.source


def _subject(key: Key, dossier: Dossier) -> str:
    names = dossier.names
    words: tuple[str, ...]
    match key:
        case OutflowKey():
            words = (key.target_group, names.get(key.origin, key.origin), key.kind)
        case LettingKey():
            words = (names.get(key.municipality, key.municipality), key.stage, key.kind, *_rooms(key))
        case PriorityKey():
            words = (names.get(key.municipality, key.municipality), key.category)
        case PictureKey():
            words = (key.target_group, names.get(key.municipality, key.municipality), key.indicator)
    return ", ".join(word for word in (*words, str(key.year)) if word)


def _rooms(key: LettingKey) -> tuple[str, ...]:
    return (f"{key.rooms} kamers" if key.rooms else "", key.rent_class)
