"""Municipalities with validity and aliases, mergers, compositions of a region (W8, W15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality while it exists: valid on `valid_from` ≤ day < `valid_to` (None is open)."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Register:
    """The municipalities of the Netherlands with mergers, memberships and inhabitants (1 January per year)."""

    municipalities: tuple[Municipality, ...]
    mergers: tuple[Merger, ...] = ()
    memberships: tuple[Membership, ...] = ()
    inhabitants: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    netherlands: Mapping[int, int] = field(default_factory=dict)
    source: str = ""
