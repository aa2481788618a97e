"""The types of a dossier: rows as read, keys, and everything a region knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from thuistafel.core.claims import Claim, Place, WorkingValue
from thuistafel.core.reasons import Reason
from thuistafel.core.regions import Composition, Municipality
from thuistafel.core.rules import Rules


class Table(StrEnum):
    """The tables of a dossier folder, by file name."""

    COMPOSITION = "samenstelling"
    MUNICIPALITIES = "gemeenten"
    LETTINGS = "verhuringen"
    OUTFLOW = "uitstroom"
    INSTITUTIONS = "instellingen"
    PRIORITY = "voorrang"
    PICTURE = "aandachtsgroepen"
    PLACEMENTS = "plaatsingen"
    FLOWS = "stromen"
    URGENCY = "urgentie"
    PRODUCTS = "producten"
    BALANCE = "afrondingssaldo"


@dataclass(frozen=True, slots=True)
class Amount:
    """A count as read from one cell: `10-15` has only ends, `ca. 40` is approximate; `applies` is False for n.v.t."""

    value: int | None = None
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells read to values; a column that is absent or empty is not in `cells`.

    `at` names the cell a column came from where the file has other columns than the table.
    """

    table: Table
    place: Place
    cells: Mapping[str, str | int | date | Fraction | Amount]
    at: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sent(self) -> bool:
        """Whether it stood in a file of a party, not in the dossier's own tables."""
        return bool(self.at)

    def place_of(self, column: str) -> Place:
        """Where the row's value for this column stands."""
        return replace(self.place, column=column, cell=self.at.get(column) or self.at.get("aantal", self.place.cell))


class LettingKey(NamedTuple):
    """Subject of a lettings claim; `municipality` is a CBS code of the plan year, blanks are ''."""

    municipality: str
    corporation: str
    year: int
    stage: str
    kind: str
    rooms: str
    rent_class: str


class OutflowKey(NamedTuple):
    """Subject of an outflow claim; `origin` is a member's CBS code or one of the three pool words."""

    institution: str
    target_group: str
    origin: str
    year: int
    kind: str


class PriorityKey(NamedTuple):
    """Subject of a claim on other priority lettings."""

    municipality: str
    year: int
    category: str


class PictureKey(NamedTuple):
    """Subject of a claim on a target group in a municipality."""

    target_group: str
    municipality: str
    indicator: str
    year: int


Key = LettingKey | OutflowKey | PriorityKey | PictureKey


class PictureState(StrEnum):
    """Why a picture cell holds no number."""

    NOT_DELIVERED = "niet geleverd"
    NOT_APPLICABLE = "n.v.t."


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution and the municipality it stands in (CBS code, None when unknown)."""

    name: str
    municipality: str | None = None
    kind: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """Households housed: from `origin` (CBS code or as written) in `destination` (CBS code)."""

    origin: str
    destination: str
    target_group: str
    year: int
    quarter: int | None
    rooms: str
    count: int
    place: Place
    source: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A year of a group's queue; None is not delivered."""

    target_group: str
    year: int
    start: int | None
    inflow: int | None
    dropout: int | None
    placed: int | None
    place: Place
    source: str = ""


@dataclass(frozen=True, slots=True)
class UrgencyFacts:
    """What is known of a group's urgency; months waiting; None is not delivered."""

    target_group: str
    shortage_low: int | None
    shortage_high: int | None
    waiting_low: int | None
    waiting_high: int | None
    urgency_class: int | None
    overlaps_with: str
    overlap_low: int | None
    overlap_high: int | None
    place: Place
    source: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A new housing product: `homes` with three possible dates, a chance and perhaps an end date."""

    name: str
    municipality: str
    kind: str
    homes: int | None
    rooms: str
    early: date | None
    likely: date | None
    late: date | None
    chance_percent: Fraction | None
    end: date | None
    status: str
    place: Place
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A row or cell kept aside: what stood there, why, and (in `reason`'s sentence) what to do."""

    place: Place
    value: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that differ on one subject, or a control total that is not the sum of its parts."""

    subject: tuple[str, ...]
    reason: Reason
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What `dossier.toml` says: title, years, composition name, rules."""

    title: str
    plan_year: int
    horizon: int
    composition: str
    fictional: bool = False
    rules: Rules = field(default_factory=Rules)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A region at a moment: every number a `WorkingValue` or a row with its place."""

    frame: Frame
    composition: Composition
    neighbours: tuple[Municipality, ...] = ()
    lettings: Mapping[LettingKey, WorkingValue] = field(default_factory=dict)
    outflow: Mapping[OutflowKey, WorkingValue] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    priority: Mapping[PriorityKey, WorkingValue] = field(default_factory=dict)
    picture: Mapping[PictureKey, WorkingValue | PictureState] = field(default_factory=dict)
    placements: tuple[Placement, ...] = ()
    flows: tuple[Flow, ...] = ()
    urgency: tuple[UrgencyFacts, ...] = ()
    products: tuple[Product, ...] = ()
    inhabitants: Mapping[str, int] = field(default_factory=dict)
    social_rentals: Mapping[str, int] = field(default_factory=dict)
    rounding_balance: Mapping[str, Fraction] = field(default_factory=dict)
    mentioned: Mapping[str, str] = field(default_factory=dict)
    quarantine: tuple[Quarantined, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[Reason, ...] = ()

    @property
    def names(self) -> Mapping[str, str]:
        """Members, neighbours and every other municipality the rows speak of, by CBS code."""
        around = {one.code: one.name for one in (*self.neighbours, *self.composition.members)}
        return {**self.mentioned, **around}
