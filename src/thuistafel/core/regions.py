"""Municipalities with validity and aliases, mergers, compositions of a region (W8, W15)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import did_you_mean


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality while it exists: valid on `valid_from` ≤ day < `valid_to` (None is open)."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Whether it is a municipality on this day."""
        return _covers(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Merger:
    """From `day` on, what was `old` is (for its largest part) `new`; both CBS codes."""

    day: date
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A municipality takes part in a composition on `valid_from` ≤ day < `valid_to` (None is open)."""

    composition: str
    code: str
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """Who takes part on 1 January of the plan year: members in order of CBS code."""

    name: str
    source: str
    members: tuple[Municipality, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The members' CBS codes, ascending."""
        return tuple(member.code for member in self.members)

    @property
    def names(self) -> Mapping[str, str]:
        """The members' names by CBS code."""
        return {member.code: member.name for member in self.members}


@dataclass(frozen=True)
class Register:
    """The municipalities of the Netherlands with mergers, memberships and inhabitants (1 January per year)."""

    municipalities: tuple[Municipality, ...]
    mergers: tuple[Merger, ...] = ()
    memberships: tuple[Membership, ...] = ()
    inhabitants: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    netherlands: Mapping[int, int] = field(default_factory=dict)
    source: str = ""

    @cached_property
    def _by_code(self) -> Mapping[str, Municipality]:
        return {municipality.code: municipality for municipality in self.municipalities}

    @cached_property
    def _by_name(self) -> Mapping[str, frozenset[str]]:
        return _index((municipality.code, (municipality.name,)) for municipality in self.municipalities)

    @cached_property
    def _by_alias(self) -> Mapping[str, frozenset[str]]:
        return _index((one.code, (*one.aliases, one.name.partition(" (")[0])) for one in self.municipalities)

    @cached_property
    def _successors(self) -> Mapping[str, tuple[Merger, ...]]:
        successors: defaultdict[str, list[Merger]] = defaultdict(list)
        for merger in self.mergers:
            successors[merger.old].append(merger)
        return {old: tuple(mergers) for old, mergers in successors.items()}


_CODE = re.compile(r"(?:gm)?(\d{1,4})")


def normalised(name: str) -> str:
    """A name without what people vary in: case, spaces, hyphen or slash, apostrophes, accents.

    >>> normalised("Pijnacker/Nootdorp") == normalised("pijnacker - nootdorp")
    True
    """
    letters = unicodedata.normalize("NFKD", name).casefold().removeprefix("gemeente ")
    return "".join(letter for letter in letters if letter.isalnum())


def resolve(register: Register, written_name: str, day: date) -> Municipality | None:
    """The municipality of that day that a name, alias, place or CBS code stands for; mergers are followed.

    None when it is unknown, not a municipality on that day, or could be several.
    """
    reached = (current(register, code, day) for code in _codes(register, written_name))
    found = {municipality.code: municipality for municipality in reached if municipality}
    key = normalised(written_name)
    named = [one for one in found.values() if normalised(one.name) == key] or list(found.values())
    return named[0] if len(named) == 1 else None


def is_known(register: Register, written_name: str) -> bool:
    """Whether the name stands for some municipality, of whatever day."""
    return bool(_codes(register, written_name))


def current(register: Register, code: str, day: date) -> Municipality | None:
    """What municipality the one with this CBS code is on that day, or has become by then."""
    seen = set()
    while code not in seen:
        seen.add(code)
        municipality = register._by_code.get(code)
        if municipality and municipality.exists_on(day):
            return municipality
        merged = [merger for merger in register._successors.get(code, ()) if merger.day <= day]
        if not merged:
            return None
        code = max(merged, key=lambda merger: merger.day).new
    return None


def code_of(register: Register, written_name: str, day: date) -> str | None:
    """The CBS code a name stands for by itself, without following mergers; who exists on that day goes first."""
    codes = sorted(_codes(register, written_name))
    existing = [code for code in codes if register._by_code[code].exists_on(day)]
    return next(iter(existing or codes), None)


def inhabitants_of(register: Register, codes: Iterable[str], year: int) -> dict[str, int]:
    """Inhabitants on 1 January of the year, else of the latest year before, rolled up to the municipalities of then.

    Who has no number in any year is absent.
    """
    found: dict[str, int] = {}
    wanted = sorted(set(codes))
    known = {each for series in register.inhabitants.values() for each in series if each <= year}
    for each in sorted(known, reverse=True):
        if wanted == sorted(found):
            break
        stated = {code: series[each] for code, series in register.inhabitants.items() if each in series}
        rolled = roll_up(register, stated, date(year, 1, 1))
        found |= {code: rolled[code] for code in wanted if code in rolled and code not in found}
    return dict(sorted(found.items()))


def compose(register: Register, memberships: Iterable[Membership], name: str, day: date) -> Composition:
    """Who takes part in the composition `name` on that day.

    Raises `unknown_composition`, `empty_composition` or `member_not_in_year` (a member that is no municipality then).
    """
    known = sorted(memberships, key=lambda each: (each.composition, each.code))
    own = [each for each in known if normalised(each.composition) == normalised(name)]
    if not own:
        names = ", ".join(sorted({each.composition for each in known}))
        near = did_you_mean(name, (each.composition for each in known))
        raise DossierError("unknown_composition", name=name, allowed=names, near=near)
    taking_part = [each for each in own if _in_force(each, day)]
    if not taking_part:
        raise DossierError("empty_composition", name=name, day=day)
    members = {each.code: _member(register, each, day) for each in taking_part}
    sources = sorted({each.source for each in taking_part if each.source})
    return Composition(own[0].composition, "; ".join(sources), tuple(members[code] for code in sorted(members)))


def neighbours(
    register: Register, memberships: Iterable[Membership], composition: Composition, day: date
) -> tuple[Municipality, ...]:
    """The municipalities of that day in another composition that shares a member with this one, by CBS code."""
    in_force = [each for each in memberships if _in_force(each, day)]
    related = {each.composition for each in in_force if each.code in composition.codes}
    others = {each.code for each in in_force if each.composition in related}
    found = (register._by_code.get(code) for code in sorted(others - set(composition.codes)))
    return tuple(municipality for municipality in found if municipality and municipality.exists_on(day))


def claimed_by(memberships: Iterable[Membership], code: str, day: date) -> tuple[str, ...]:
    """The compositions a municipality takes part in on that day: more than one may claim its room (W15)."""
    return tuple(sorted({each.composition for each in memberships if each.code == code and _in_force(each, day)}))


def roll_up(register: Register, values: Mapping[str, int], day: date) -> dict[str, int]:
    """Series under old CBS codes added up to the municipalities of that day (W8).

    Codes without one successor keep their own code, so that nobody is lost.
    """
    sums: defaultdict[str, int] = defaultdict(int)
    for code, value in sorted(values.items()):
        municipality = current(register, code, day)
        sums[municipality.code if municipality else code] += value
    return dict(sums)


def _member(register: Register, membership: Membership, day: date) -> Municipality:
    municipality = register._by_code.get(membership.code)
    if municipality is None or not municipality.exists_on(day):
        written = municipality.name if municipality else membership.code
        raise DossierError("member_not_in_year", name=membership.composition, member=written, day=day)
    return municipality


def _codes(register: Register, written_name: str) -> frozenset[str]:
    """Codes a written name may stand for; a municipality's own name goes before aliases and places."""
    key = normalised(written_name)
    code = _CODE.fullmatch(key)
    if code:
        return frozenset({code[1].zfill(4)} & register._by_code.keys())
    return register._by_name.get(key) or register._by_alias.get(key) or frozenset()


def _index(names: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    index: defaultdict[str, set[str]] = defaultdict(set)
    for code, spellings in names:
        for spelling in spellings:
            index[normalised(spelling)].add(code)
    return {key: frozenset(codes) for key, codes in index.items()}


def _in_force(membership: Membership, day: date) -> bool:
    return _covers(membership.valid_from, membership.valid_to, day)


def _covers(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)
