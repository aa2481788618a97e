"""Tasks by origin, what the stock carries, shortage, solidarity, groups (contract rules 5–8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from thuistafel.core.apportion import Apportionment
from thuistafel.core.reasons import Reason


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A target group within a municipality, before solidarity; None where the room is unknown."""

    target_group: str
    task: int
    placed: int | None
    shortage: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one municipality or of the whole region, in households (contract names in brackets).

    lettings (verhuringen), room (ruimte), known (herkomst_bekend), unknown (onbekend), outside (buiten_regio),
    safe_address (veilig_adres), task (opgave), placed (uit_voorraad), received (opgevangen),
    housed_elsewhere (elders_opgevangen), above_limit (boven_grens), shortage (tekort), room_left (ruimte_over),
    waiting (wachtend), other_priority (voorrang_overig), regular (regulier). None is not delivered.
    """

    lettings: int | None
    room: int | None
    known: int
    unknown: int
    outside: int
    safe_address: int
    task: int
    placed: int | None
    received: int
    housed_elsewhere: int
    above_limit: int | None
    shortage: int | None
    room_left: int | None
    waiting: int
    other_priority: int | None
    regular: int | None


@dataclass(frozen=True, slots=True)
class MunicipalResult:
    """The outcome for one municipality."""

    code: str
    name: str
    figures: Figures
    groups: tuple[GroupResult, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who houses whom on paper: municipalities by CBS code, totals, and how every rounding came about.

    `roundings` holds the apportionment of each step (`onbekend`, `buiten_regio`, `veilig_adres`, `opgevangen`,
    `elders_opgevangen`, `tekort` at level region); `elsewhere` (elders) counts people with no task here;
    `balance` is the new rounding balance per CBS code.
    """

    municipalities: tuple[MunicipalResult, ...]
    total: Figures
    elsewhere: int
    roundings: Mapping[str, Apportionment]
    balance: Mapping[str, Fraction]
    warnings: tuple[Reason, ...] = field(default=())
