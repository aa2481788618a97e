"""Who takes part in what: the compositions known to a region, built in or in its own files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thuistafel.core.dossier import Frame, Row, Table, frame_from, memberships, region_register
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.regions import Composition, Membership, Merger, Municipality, Register, compose
from thuistafel.exchange.reference import register
from thuistafel.exchange.stored import from_json
from thuistafel.web.figures.models import Claim
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import frame_at


@dataclass(frozen=True, slots=True)
class Known:
    """The register and the memberships as a region's dossier knows them, and what its settings say."""

    frame: Frame
    register: Register
    memberships: tuple[Membership, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every composition by name; the region's own first."""
        others = dict.fromkeys(one.composition for one in self.memberships)
        own = self.frame.composition
        return tuple(sorted(others, key=lambda name: (name != own, list(others).index(name))))


@dataclass(frozen=True, slots=True)
class Held:
    """One composition on a day: who takes part, or why it cannot be said; `memberships` are those of every day."""

    name: str
    composition: Composition | None
    problem: ThuistafelError | None
    memberships: tuple[Membership, ...]

    @property
    def codes(self) -> frozenset[str]:
        """Who takes part on the day."""
        return frozenset(self.composition.codes if self.composition else ())

    @property
    def source(self) -> str:
        """Who says so."""
        return "; ".join(sorted({one.source for one in self.memberships if one.source}))

    def until(self, code: str) -> date | None:
        """From which day the municipality no longer takes part; None when that is not said."""
        return next((one.valid_to for one in self.memberships if one.code == code), None)


def known_at(region: Region, number: int) -> Known:
    """What a revision says of municipalities and compositions. Who takes part is no figure of a party: all may know."""
    frame = frame_from(frame_at(region, number)[0])
    stored = Claim.objects.at(region, number).filter(table__in=(Table.COMPOSITION, Table.MUNICIPALITIES))
    rows: list[Row] = [from_json(content) for content in stored.values_list("content", flat=True)]
    own = region_register(register(), (row for row in rows if row.table is Table.MUNICIPALITIES), frame)
    return Known(frame, own, memberships(own, [row for row in rows if row.table is Table.COMPOSITION], frame))


def held_on(known: Known, day: date) -> tuple[Held, ...]:
    """Every composition as it is on the day."""
    return tuple(_held(known, name, day) for name in known.names)


def mergers_of(known: Known, code: str) -> tuple[tuple[Merger, str, str], ...]:
    """The mergers a municipality came from or went into, with both names, oldest first."""
    touching = sorted((one for one in known.register.mergers if code in (one.old, one.new)), key=lambda one: one.day)
    return tuple((one, _name(known, one.old), _name(known, one.new)) for one in touching)


def municipalities_of(known: Known, held: Iterable[Held]) -> tuple[Municipality, ...]:
    """Every municipality that ever takes part in one of these, by name."""
    codes = {one.code for each in held for one in each.memberships}
    found = {one.code: one for one in known.register.municipalities if one.code in codes}
    return tuple(sorted(found.values(), key=lambda one: one.name))


def _held(known: Known, name: str, day: date) -> Held:
    own = tuple(one for one in known.memberships if one.composition == name)
    try:
        return Held(name, compose(known.register, known.memberships, name, day), None, own)
    except ThuistafelError as problem:
        return Held(name, None, problem, own)


def _name(known: Known, code: str) -> str:
    return next((one.name for one in known.register.municipalities if one.code == code), code)
