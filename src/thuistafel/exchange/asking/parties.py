"""Who is asked for which workbook, and which rows of the dossier are a party's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thuistafel.core.dossier import Row, Table
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import did_you_mean
from thuistafel.core.regions import Municipality, normalised
from thuistafel.exchange.delivery.model import Delivery, Known
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.reading import Reading

USUAL = (Sender.MUNICIPALITY, Sender.CORPORATION, Sender.CARE_PROVIDER, Sender.DEVELOPER)
"""The workbooks of a year; the quarter's is only made when a quarter is named."""
CORPORATE = {Sender.CORPORATION.value, Sender.QUARTER.value}
HALF_SIGN = re.compile("[\ud800-\udfff]")
"""What a terminal makes of bytes that are no text; no file can hold it."""
NOT_NAMED = "Nieuw woonproduct"
"""For whom the blank workbook of a product is when the table knows no product yet."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party and the kind of workbook it gets; `member` is the municipality it is or stands for."""

    sender: Sender
    name: str
    member: Municipality | None = None


def parties_asked(
    reading: Reading, known: Known, senders: Iterable[Sender] = USUAL, only: str = ""
) -> tuple[Party, ...]:
    """Who gets which workbook, by kind and name; `only` one of them.

    A name that nobody has gets a blank workbook when just one kind is asked for. Raises `ask_party_unknown` and
    `ask_no_party`.
    """
    wanted = tuple(dict.fromkeys(senders))
    found = [party for sender in wanted for party in _parties(sender, reading, known)]
    if only:
        chosen = [party for party in found if normalised(party.name) == normalised(only)]
        found = chosen or [_new(only, wanted, found)]
    if not found:
        raise ThuistafelError("ask_no_party", kinds=tuple(sender.value for sender in wanted))
    return tuple(found)


def _new(name: str, wanted: tuple[Sender, ...], found: Iterable[Party]) -> Party:
    if HALF_SIGN.search(name):
        raise ThuistafelError("ask_party_unreadable", name=HALF_SIGN.sub("□", name))
    if len(wanted) == 1 and wanted[0] is not Sender.MUNICIPALITY:
        return Party(wanted[0], " ".join(name.split()))
    near = did_you_mean(name, sorted({party.name for party in found}))
    raise ThuistafelError("ask_party_unknown", name=name, near=near)


def _parties(sender: Sender, reading: Reading, known: Known) -> list[Party]:
    members = known.composition.members if known.composition else ()
    match sender:
        case Sender.MUNICIPALITY:
            return [Party(sender, one.name, one) for one in members]
        case Sender.CORPORATION | Sender.QUARTER:
            return [Party(sender, name) for name in known.corporations]
        case Sender.CARE_PROVIDER:
            return [Party(sender, name) for name in known.institutions]
        case Sender.DEVELOPER:
            rows = [row for row in reading.rows if row.table is Table.PRODUCTS and not row.is_sent]
            own = [Party(sender, one.name, one) for one in members if any(is_of(row, one) for row in rows)]
            return own or [Party(sender, NOT_NAMED)]


def is_of(row: Row, member: Municipality) -> bool:
    """Whether the row's municipality is this one, by name, alias or CBS code."""
    written = str(row.cells.get("gemeente", ""))
    return normalised(written) in {normalised(name) for name in (member.code, member.name, *member.aliases)}


def own_rows(party: Party, reading: Reading) -> tuple[Row, ...]:
    """What the table holds of this party, then what it sent itself, latest last; never a number of another party."""
    mine = (row for row in reading.rows if not row.is_sent and _is_own(party, row))
    sent = own_deliveries(party, reading)
    return (*mine, *(row for one in sent for row in one.rows if _is_about(party, row, one.kind)))


def own_deliveries(party: Party, reading: Reading) -> list[Delivery]:
    """The files this party sent in answer to a workbook of this kind, or to none of ours, oldest first."""
    kinds = {"", party.sender.value} | (CORPORATE if party.sender.value in CORPORATE else set())
    found = [one for one in reading.deliveries if one.sender == party.name and one.kind in kinds and not one.refused]
    return sorted(found, key=lambda one: (one.stated_on or date.min, one.file))


def _is_about(party: Party, row: Row, kind: str) -> bool:
    """Whether what a party sent is about itself: a municipality can send a picture of the whole region.

    Products it sent in a file of its own come back in the workbook of products only, not in two.
    """
    match party.sender:
        case Sender.MUNICIPALITY | Sender.DEVELOPER:
            is_twice = row.table is Table.PRODUCTS and party.sender is Sender.MUNICIPALITY and not kind
            return not is_twice and (party.member is None or is_of(row, party.member))
        case Sender.CORPORATION | Sender.QUARTER:
            return row.cells.get("corporatie", party.name) in {party.name, ""}
        case Sender.CARE_PROVIDER:
            return row.cells.get("instelling", party.name) in {party.name, ""}


def _is_own(party: Party, row: Row) -> bool:
    match party.sender:
        case Sender.MUNICIPALITY:
            is_other = row.table is Table.PRODUCTS or row.cells.get("corporatie")
            return party.member is not None and is_of(row, party.member) and not is_other
        case Sender.CORPORATION | Sender.QUARTER:
            return row.table is Table.LETTINGS and row.cells.get("corporatie") == party.name
        case Sender.CARE_PROVIDER:
            return row.table is Table.OUTFLOW and row.cells.get("instelling") == party.name
        case Sender.DEVELOPER:
            return row.table is Table.PRODUCTS and party.member is not None and is_of(row, party.member)
