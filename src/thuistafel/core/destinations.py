"""Origin against destination of the plan: who is housed at home, who elsewhere, and for whom there is nobody yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.distribution import Distribution
from thuistafel.core.reasons import Reason, because
from thuistafel.core.two_way import round_table


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One municipality of origin, in households: `at_home` + all `elsewhere` + `shortage` = `task`.

    `elsewhere` is by CBS code of the destination, without zeros; `at_home` and `shortage` are None where lettings
    are not delivered.
    """

    code: str
    name: str
    task: int
    at_home: int | None
    elsewhere: Mapping[str, int]
    shortage: int | None


@dataclass(frozen=True, slots=True)
class Destinations:
    """The plan's matrix: rows by CBS code of origin, `housed` per destination (own and received), and why so.

    `no_task_here` counts people who go back to another region. `reason` says what of the matrix was agreed.
    """

    origins: tuple[OriginRow, ...]
    housed: Mapping[str, int | None]
    no_task_here: int
    reason: Reason


def destinations(distribution: Distribution) -> Destinations:
    """Who is housed where according to the plan (contract rule 7, W5).

    The agreement fixes how many each municipality gives up (`elders_opgevangen`) and takes in (`opgevangen`); between
    those margins the table is the one closest to proportional, both margins exact (as contract rule 8).
    """
    figures = {result.code: result.figures for result in distribution.municipalities}
    gives = {code: own.housed_elsewhere for code, own in figures.items() if own.housed_elsewhere}
    takes = {code: own.received for code, own in figures.items() if own.received}
    moved = sum(gives.values())
    proportional = {(a, b): Fraction(gives[a] * takes[b], moved) for a in gives for b in takes}
    table = round_table(proportional, gives, takes)
    return Destinations(
        origins=tuple(
            OriginRow(
                code=result.code,
                name=result.name,
                task=result.figures.task,
                at_home=result.figures.placed,
                elsewhere={to: count for to in takes if (count := table.get((result.code, to), 0))},
                shortage=result.figures.shortage,
            )
            for result in distribution.municipalities
        ),
        housed={code: None if own.placed is None else own.placed + own.received for code, own in figures.items()},
        no_task_here=distribution.elsewhere,
        reason=_why(moved, len(gives) > 1 and len(takes) > 1),
    )


def _why(moved: int, is_spread: bool) -> Reason:
    if not moved:
        return because("destinations_at_home")
    return because("destinations_spread" if is_spread else "destinations_fixed", moved=moved)
