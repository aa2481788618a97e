"""From numbers to urgencies without a hidden score: two lists, certain pairs, the no-regret core (W17, rule 13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.core.dossier import UrgencyFacts
from thuistafel.core.reasons import Reason, because

SHORTAGE, WAITING = "tekort", "wachttijd"


@dataclass(frozen=True, slots=True)
class GroupUrgency:
    """A group's shortage (households), waiting time (months) and urgency class; None is not delivered."""

    target_group: str
    shortage: Interval | None
    waiting: Interval | None
    urgency_class: int | None

    @property
    def load(self) -> Interval | None:
        """Months waited by those not housed: shortage × waiting time."""
        if self.shortage is None or self.waiting is None:
            return None
        return Interval(self.shortage.low * self.waiting.low, self.shortage.high * self.waiting.high)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group with its rank by load, from–to; None when a figure is missing."""

    group: GroupUrgency
    rank: Interval | None


@dataclass(frozen=True, slots=True)
class UrgencyNumber:
    """What finding one number is worth: the mean number of pairs that become certain."""

    kind: str
    target_group: str
    decides: Fraction

    @property
    def name(self) -> str:
        """Kind and group, as the contract's `onderwerp`."""
        return f"{self.kind} · {self.target_group}"


@dataclass(frozen=True, slots=True)
class Urgency:
    """The two lists side by side: `classes` by facts of the place, `load` by rank; never one score.

    `certain_pairs` are (above, below); `no_regret` is what is needed whatever the truth is, None when no low end is
    known.
    """

    classes: tuple[GroupUrgency, ...]
    load: tuple[Ranked, ...]
    certain_pairs: tuple[tuple[str, str], ...]
    next_numbers: tuple[UrgencyNumber, ...]
    no_regret: int | None
    warnings: tuple[Reason, ...] = ()


def urgency(facts: Iterable[UrgencyFacts]) -> Urgency:
    """Everything that can be said about which group waits hardest. The order of the rows changes nothing."""
    rows = sorted(facts, key=_order)
    by_name: dict[str, UrgencyFacts] = {}
    for row in rows:
        by_name.setdefault(row.target_group, row)
    groups = [_group(row) for row in by_name.values()]
    ranked = sorted((Ranked(group, _rank(group, groups)) for group in groups), key=_by_rank)
    names = [entry.group.target_group for entry in ranked]
    pairs = sorted(_certain(groups), key=lambda pair: (names.index(pair[0]), names.index(pair[1])))
    return Urgency(
        classes=tuple(sorted(groups, key=_by_class)),
        load=tuple(ranked),
        certain_pairs=tuple(pairs),
        next_numbers=_next_numbers(groups),
        no_regret=no_regret(rows),
        warnings=_remarks(rows, groups),
    )


def no_regret(facts: Iterable[UrgencyFacts]) -> int | None:
    """Homes needed whatever the truth is: per set of overlapping groups what stays when they overlap most.

    Groups without a low end are left out: what remains is still certain.
    """
    rows = list(facts)
    known = low_ends(rows)
    if not known:
        return None
    overlaps = _overlaps(rows, known)
    return sum(_least(group, known, overlaps) for group in _connected(known, overlaps))


def low_ends(facts: Iterable[UrgencyFacts]) -> dict[str, int]:
    """The least each group is short, by group; one without a low end is absent."""
    lows = {row.target_group: row.shortage_low for row in sorted(facts, key=_order, reverse=True)}
    return {name: low for name, low in sorted(lows.items()) if low is not None}


def priority_budget(needed: Mapping[str, int], room: Mapping[str, int | None]) -> dict[str, tuple[int, ...] | None]:
    """Priority placements per municipality and quarter: what is certainly needed and fits, spread over the year.

    None where the room is unknown.

    >>> priority_budget({"0503": 118, "1916": 50, "0629": 9}, {"0503": 102, "1916": None, "0629": 15})
    {'0503': (25, 26, 25, 26), '0629': (2, 2, 2, 3), '1916': None}
    """
    return {code: _quarters(needed[code], room.get(code)) for code in sorted(needed)}


def _quarters(needed: int, room: int | None) -> tuple[int, ...] | None:
    if room is None:
        return None
    year = min(needed, room)
    return tuple(year * quarter // 4 - year * (quarter - 1) // 4 for quarter in range(1, 5))


def _group(row: UrgencyFacts) -> GroupUrgency:
    return GroupUrgency(
        row.target_group,
        _interval(row.shortage_low, row.shortage_high),
        _interval(row.waiting_low, row.waiting_high),
        row.urgency_class,
    )


def _interval(low: int | None, high: int | None) -> Interval | None:
    return None if low is None or high is None else Interval(low, high)


def _above(one: GroupUrgency, other: GroupUrgency) -> bool:
    return one.load is not None and other.load is not None and one.load.low > other.load.high


def _certain(groups: Sequence[GroupUrgency]) -> list[tuple[str, str]]:
    return [(one.target_group, other.target_group) for one in groups for other in groups if _above(one, other)]


def _rank(group: GroupUrgency, groups: Sequence[GroupUrgency]) -> Interval | None:
    if group.load is None:
        return None
    measured = sum(other.load is not None for other in groups)
    above = sum(_above(other, group) for other in groups)
    below = sum(_above(group, other) for other in groups)
    return Interval(1 + above, measured - below)


def _next_numbers(groups: Sequence[GroupUrgency]) -> tuple[UrgencyNumber, ...]:
    numbers = [
        UrgencyNumber(kind, group.target_group, _worth(place, kind, spread, groups))
        for place, group in enumerate(groups)
        for kind, spread in ((SHORTAGE, group.shortage), (WAITING, group.waiting))
        if spread is not None and spread.width
    ]
    return tuple(sorted(numbers, key=lambda number: (-number.decides, number.name)))


def _worth(place: int, kind: str, spread: Interval, groups: Sequence[GroupUrgency]) -> Fraction:
    """The mean over low, middle and high of how many pairs become certain when the number is found there."""
    before = len(_certain(groups))
    gained = 0
    for value in (spread.low, round(Fraction(spread.low + spread.high, 2)), spread.high):
        exact = Interval.exactly(value)
        found = replace(groups[place], shortage=exact) if kind == SHORTAGE else replace(groups[place], waiting=exact)
        gained += len(_certain([*groups[:place], found, *groups[place + 1 :]])) - before
    return Fraction(gained, 3)


def _overlaps(rows: Iterable[UrgencyFacts], lows: Mapping[str, int]) -> dict[frozenset[str], int]:
    """Each overlapping pair once, at its widest; a blank end is the smaller low."""
    widest: dict[frozenset[str], int] = {}
    for row in rows:
        for other in _partners(row.overlaps_with, lows):
            pair = frozenset((row.target_group, other))
            if len(pair) == 2 and row.target_group in lows:
                high = row.overlap_high if row.overlap_high is not None else min(lows[name] for name in pair)
                widest[pair] = max(high, widest.get(pair, 0))
    return widest


def _partners(written: str, names: Iterable[str]) -> list[str]:
    """The groups a cell names: one name, or several with a semicolon between."""
    known = set(names)
    return [written] if written in known else [name.strip() for name in written.split(";") if name.strip() in known]


def _connected(names: Iterable[str], pairs: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    sets = [frozenset((name,)) for name in sorted(names)]
    for pair in pairs:
        touched = [group for group in sets if group & pair]
        sets = [group for group in sets if not group & pair] + [frozenset().union(*touched)]
    return sets


def _least(group: frozenset[str], lows: Mapping[str, int], overlaps: Mapping[frozenset[str], int]) -> int:
    shared = sum(high for pair, high in overlaps.items() if pair <= group)
    return max(max(lows[name] for name in group), sum(lows[name] for name in group) - shared)


def _remarks(rows: Sequence[UrgencyFacts], groups: Sequence[GroupUrgency]) -> tuple[Reason, ...]:
    names = {group.target_group for group in groups}
    unranked = [
        because("urgency_not_ranked", target_group=group.target_group) for group in groups if group.load is None
    ]
    strange = [
        because("urgency_overlap_unknown", target_group=row.target_group, overlaps_with=row.overlaps_with)
        for row in rows
        if row.overlaps_with and not _partners(row.overlaps_with, names)
    ]
    figures = {(row.target_group, _numbers(row)) for row in rows}
    twice = sorted({name for name in names if sum(name == other for other, _ in figures) > 1})
    return (*unranked, *strange, *(because("urgency_group_twice", target_group=name) for name in twice))


def _numbers(row: UrgencyFacts) -> tuple[int | None, ...]:
    return (row.shortage_low, row.shortage_high, row.waiting_low, row.waiting_high, row.urgency_class)


def _order(row: UrgencyFacts) -> tuple[object, ...]:
    """By group; of several rows on one group the most complete counts, then the first source by name."""
    numbers = _numbers(row)
    return (
        row.target_group,
        sum(number is None for number in numbers),
        row.source,
        tuple((number is None, number or 0) for number in numbers),
        row.place,
    )


def _by_class(group: GroupUrgency) -> tuple[bool, int, str]:
    return (group.urgency_class is None, group.urgency_class or 0, group.target_group)


def _by_rank(entry: Ranked) -> tuple[bool, int, int, str]:
    rank = entry.rank or Interval(0, 0)
    return (entry.rank is None, rank.low, rank.high, entry.group.target_group)
