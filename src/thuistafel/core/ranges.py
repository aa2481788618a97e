"""Exact joint bounds of the shortage, each with a witness, and what they decide (W14, contract rules 9 and 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from thuistafel.core import extremes
from thuistafel.core.claims import Interval
from thuistafel.core.space import space_of
from thuistafel.core.uncertainty import Problem, range_problem
from thuistafel.core.witnesses import Witness, WitnessPart, witness

__all__ = [
    "REGION",
    "Problem",
    "Ranges",
    "Verdict",
    "Witness",
    "WitnessPart",
    "joint_ranges",
    "municipal_range",
    "range_problem",
    "regional_range",
    "verdict",
    "verdicts",
]

REGION = "regio"


class Verdict(StrEnum):
    """Is there a shortage, over everything that can be true (contract rule 10)?"""

    CERTAIN = "zeker wel"
    CERTAINLY_NOT = "zeker niet"
    DEPENDS = "hangt af van"


@dataclass(frozen=True, slots=True)
class Ranges:
    """Bounds of the shortage; municipal ones are None at level region and with solidarity."""

    municipal: Mapping[str, Interval] | None
    region: Interval
    low_witness: Witness
    high_witness: Witness


def joint_ranges(problem: Problem) -> Ranges:
    """The least and most that can be short, in each municipality and in the region, with a truth for both ends."""
    space = space_of(problem)
    municipal = {code: extremes.municipal_range(space, place) for place, code in enumerate(problem.members)}
    return Ranges(
        municipal=None if problem.moves else municipal,
        region=extremes.regional_range(space),
        low_witness=witness(problem, space, high=False),
        high_witness=witness(problem, space, high=True),
    )


def municipal_range(problem: Problem, code: str) -> Interval | None:
    """What can be short in one municipality; None at level region and with solidarity."""
    if problem.moves:
        return None
    return extremes.municipal_range(space_of(problem), problem.members.index(code))


def regional_range(problem: Problem) -> Interval:
    """What can be short in the region as a whole, after solidarity."""
    return extremes.regional_range(space_of(problem))


def verdict(range: Interval, negligible: int) -> Verdict:
    """Whether there is a shortage of more than `negligible` homes, whatever is true (contract rule 10).

    >>> verdict(Interval(0, 14), 2)
    <Verdict.DEPENDS: 'hangt af van'>
    """
    if range.low > negligible:
        return Verdict.CERTAIN
    return Verdict.CERTAINLY_NOT if range.high <= negligible else Verdict.DEPENDS


def verdicts(problem: Problem, ranges: Ranges) -> dict[str, Verdict | None]:
    """The verdict per CBS code (None where there is no range) and under `REGION`.

    Without lettings a municipality's verdict is open whatever its task (contract rule 4).
    """
    negligible = problem.rules.negligible_shortage
    found: dict[str, Verdict | None] = dict.fromkeys(problem.members)
    for code, each in (ranges.municipal or {}).items():
        found[code] = verdict(each, negligible) if code in problem.lettings else Verdict.DEPENDS
    return found | {REGION: verdict(ranges.region, negligible)}
