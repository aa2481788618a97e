"""Tasks by origin, what the stock carries, shortage, solidarity, groups (contract rules 5–8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from thuistafel.core.apportion import Apportionment, apportion
from thuistafel.core.demand import Demand, PoolKind, waiting_without_origin
from thuistafel.core.dossier import Dossier
from thuistafel.core.groups import divide_places, group_tasks
from thuistafel.core.keys import measures
from thuistafel.core.reasons import Reason, because
from thuistafel.core.room import lettings_by_corporation, room, rounded_cap
from thuistafel.core.rules import CapEffect, CapLevel, Rules
from thuistafel.core.solidarity import Solidarity, move
from thuistafel.core.tasks import ROUNDINGS, Tasks, attribute


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

    def attributed(self, kind: PoolKind) -> int:
        """Its part of one kind of pool."""
        return {
            PoolKind.UNKNOWN: self.unknown,
            PoolKind.OUTSIDE: self.outside,
            PoolKind.SAFE_ADDRESS: self.safe_address,
        }[kind]


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


@dataclass(frozen=True, slots=True)
class _Housing:
    """What the stock does with the tasks; a municipality whose lettings are unknown is absent."""

    lettings: Mapping[str, int]
    room: Mapping[str, int]
    placed: Mapping[str, int]
    shortage: Mapping[str, int]
    regional_cap: int | None
    rounding: Apportionment | None = None

    def room_left(self) -> dict[str, int]:
        return {code: room - self.placed[code] for code, room in self.room.items()}


def distribute(dossier: Dossier, demand: Demand) -> Distribution:
    """Tasks by origin, what the stock carries, shortage, solidarity and groups (contract rules 5–8, W1–W7, W21)."""
    rules, old = dossier.frame.rules, dossier.rounding_balance
    homes = lettings_by_corporation(dossier)
    rooms = {} if rules.cap_level is CapLevel.REGION else {code: room(rules, by) for code, by in homes.items()}
    tasks = attribute(demand, dossier.composition.codes, rooms, old)
    housing = _house(rules, {code: sum(by.values()) for code, by in homes.items()}, rooms, tasks, old)
    moved = None
    if rules.cap_level is not CapLevel.REGION:
        moved = move(rules, housing.shortage, housing.room_left(), measures(dossier), old)
    names = dossier.composition.names
    roundings = _roundings(tasks, housing, moved)
    figures = _figures(dossier, demand, tasks, housing, moved)
    return Distribution(
        municipalities=_municipalities(dossier, demand, tasks, figures),
        total=_total(figures.values(), housing.regional_cap, waiting_without_origin(dossier)),
        elsewhere=sum(pool.size for pool in demand.pools if not pool.shares),
        roundings={name: rounding.named(names) for name, rounding in roundings.items()},
        balance=_new_balance(dossier, roundings),
        warnings=_warnings(dossier, homes, moved),
    )


def _house(
    rules: Rules, lettings: Mapping[str, int], rooms: Mapping[str, int], tasks: Tasks, balance: Mapping[str, Fraction]
) -> _Housing:
    """Who is placed within the stock, before solidarity; only where lettings are known."""
    wanted = {code: tasks.total(code) for code in sorted(lettings)}
    regional = rules.cap_level is CapLevel.REGION and bool(lettings)
    cap = rounded_cap(rules, sum(lettings.values())) if regional else None
    rounding = None
    if rules.cap_effect is CapEffect.SIGNAL:
        placed = {code: min(task, lettings[code]) for code, task in wanted.items()}
    elif cap is not None:
        rounding = apportion(max(0, sum(wanted.values()) - cap), wanted, balance=balance, bounds=wanted)
        placed = {code: task - rounding.parts[code] for code, task in wanted.items()}
    else:
        placed = {code: min(task, rooms[code]) for code, task in wanted.items()}
    shortage = {code: task - placed[code] for code, task in wanted.items()}
    return _Housing(lettings, rooms, placed, shortage, cap, rounding)


def _roundings(tasks: Tasks, housing: _Housing, moved: Solidarity | None) -> dict[str, Apportionment]:
    found = dict(tasks.roundings)
    if housing.rounding:
        found["tekort"] = housing.rounding
    if moved:
        found["opgevangen"], found["elders_opgevangen"] = moved.received, moved.housed_elsewhere
    return found


def _figures(
    dossier: Dossier, demand: Demand, tasks: Tasks, housing: _Housing, moved: Solidarity | None
) -> dict[str, Figures]:
    other = _other_priority(dossier)
    return {
        code: _municipal_figures(code, demand, tasks, housing, moved, other.get(code))
        for code in dossier.composition.codes
    }


def _municipal_figures(
    code: str, demand: Demand, tasks: Tasks, housing: _Housing, moved: Solidarity | None, other: int | None
) -> Figures:
    received = moved.received.parts.get(code, 0) if moved else 0
    elsewhere = moved.housed_elsewhere.parts.get(code, 0) if moved else 0
    lettings, cap = housing.lettings.get(code), housing.room.get(code)
    placed, shortage = housing.placed.get(code), housing.shortage.get(code)
    return Figures(
        lettings=lettings,
        room=cap,
        known=tasks.known[code],
        unknown=tasks.roundings["onbekend"].parts[code],
        outside=tasks.roundings["buiten_regio"].parts[code],
        safe_address=tasks.roundings["veilig_adres"].parts[code],
        task=tasks.total(code),
        placed=placed,
        received=received,
        housed_elsewhere=elsewhere,
        above_limit=None if cap is None or placed is None else max(0, placed - cap),
        shortage=None if shortage is None else shortage - elsewhere,
        room_left=None if cap is None or placed is None else cap - placed - received,
        waiting=demand.waiting[code],
        other_priority=other,
        regular=None if lettings is None or placed is None or other is None else lettings - placed - received - other,
    )


def _other_priority(dossier: Dossier) -> dict[str, int]:
    """Other priority lettings of the plan year per municipality that reported them."""
    found: dict[str, int] = {}
    for key, value in dossier.priority.items():
        if key.year == dossier.frame.plan_year:
            found[key.municipality] = found.get(key.municipality, 0) + value.value
    return found


def _total(each: Collection[Figures], regional_cap: int | None, waiting_elsewhere: int) -> Figures:
    """Sums of what is known; at level region the cap holds for the whole. Who waits without origin here waits too."""
    total = Figures(
        lettings=_sum_known(one.lettings for one in each),
        room=_sum_known(one.room for one in each),
        known=sum(one.known for one in each),
        unknown=sum(one.unknown for one in each),
        outside=sum(one.outside for one in each),
        safe_address=sum(one.safe_address for one in each),
        task=sum(one.task for one in each),
        placed=_sum_known(one.placed for one in each),
        received=sum(one.received for one in each),
        housed_elsewhere=sum(one.housed_elsewhere for one in each),
        above_limit=_sum_known(one.above_limit for one in each),
        shortage=_sum_known(one.shortage for one in each),
        room_left=_sum_known(one.room_left for one in each),
        waiting=sum(one.waiting for one in each) + waiting_elsewhere,
        other_priority=_sum_known(one.other_priority for one in each),
        regular=_sum_known(one.regular for one in each),
    )
    if regional_cap is None or total.placed is None:
        return total
    above = max(0, total.placed - regional_cap)
    return replace(total, room=regional_cap, room_left=regional_cap - total.placed, above_limit=above)


def _sum_known(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _municipalities(
    dossier: Dossier, demand: Demand, tasks: Tasks, figures: Mapping[str, Figures]
) -> tuple[MunicipalResult, ...]:
    by_group = group_tasks(demand, {code: tasks.attributed(code) for code in figures})
    return tuple(
        MunicipalResult(
            member.code,
            member.name,
            figures[member.code],
            _groups(dossier.frame.rules, figures[member.code].placed, by_group[member.code]),
        )
        for member in dossier.composition.members
    )


def _groups(rules: Rules, placed: int | None, tasks: Mapping[str, int]) -> tuple[GroupResult, ...]:
    if placed is None:
        return tuple(GroupResult(group, task, None, None) for group, task in tasks.items())
    places = divide_places(rules, placed, tasks)
    return tuple(GroupResult(group, task, places[group], task - places[group]) for group, task in tasks.items())


def _new_balance(dossier: Dossier, roundings: Mapping[str, Apportionment]) -> dict[str, Fraction]:
    """Old balance plus what rounding gave or took; senders, groups and a regional shortage do not count (rule 6)."""
    found = {**dict.fromkeys(dossier.composition.codes, Fraction(0)), **dossier.rounding_balance}
    for name in (*ROUNDINGS.values(), "opgevangen"):
        for code, difference in roundings[name].differences().items() if name in roundings else ():
            found[code] += difference
    return dict(sorted(found.items()))


def _warnings(dossier: Dossier, homes: Mapping[str, Mapping[str, int]], moved: Solidarity | None) -> tuple[Reason, ...]:
    found = [
        because("lettings_unknown", municipality=member.name)
        for member in dossier.composition.members
        if member.code not in homes
    ]
    if waiting := waiting_without_origin(dossier):
        found.append(because("waiting_without_origin", waiting=waiting))
    return (*found, *(moved.warnings if moved else ()))
