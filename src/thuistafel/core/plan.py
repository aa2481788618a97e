"""The composition root: one function runs the chain and returns a `Plan` in which every number opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Demand, gather
from thuistafel.core.distribution import Distribution, MunicipalResult, distribute
from thuistafel.core.dossier import Dossier, widen
from thuistafel.core.information import NextNumber, next_numbers
from thuistafel.core.ranges import REGION, Problem, Ranges, Verdict, joint_ranges, range_problem, verdicts
from thuistafel.core.reasons import Reason

__all__ = ["REGION", "Certainty", "Plan", "Verdict", "make_plan"]


@dataclass(frozen=True, slots=True)
class Certainty:
    """A range and its verdict; both None where the contract gives none (level region, solidarity)."""

    range: Interval | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Plan:
    """One explained plan.

    `certainty` and `certainty_deviation` hold, per CBS code and under `REGION` ("regio"), the range at the agreed
    plan values and the range when plan values turn out off.
    """

    dossier: Dossier
    demand: Demand
    distribution: Distribution
    ranges: Ranges
    ranges_deviation: Ranges
    certainty: Mapping[str, Certainty]
    certainty_deviation: Mapping[str, Certainty]
    next_numbers: tuple[NextNumber, ...]
    warnings: tuple[Reason, ...]

    def municipality(self, code: str) -> MunicipalResult:
        """The outcome for the municipality with this CBS code; KeyError when it is no member."""
        for result in self.distribution.municipalities:
            if result.code == code:
                return result
        raise KeyError(code)


def make_plan(dossier: Dossier, *, with_next_numbers: bool = True) -> Plan:
    """Distribute, bound, judge and name the next number; `with_next_numbers=False` leaves that list empty.

    Pure: the same dossier gives the same plan (contract rules 4–11).
    """
    demand = gather(dossier)
    distribution = distribute(dossier, demand)
    problem = range_problem(dossier, demand, distribution)
    problem_deviation = _deviating_problem(dossier, distribution)
    ranges, ranges_deviation = joint_ranges(problem), joint_ranges(problem_deviation)
    return Plan(
        dossier=dossier,
        demand=demand,
        distribution=distribution,
        ranges=ranges,
        ranges_deviation=ranges_deviation,
        certainty=_judge(problem, ranges),
        certainty_deviation=_judge(problem_deviation, ranges_deviation),
        next_numbers=next_numbers(problem, dossier.names, ranges) if with_next_numbers else (),
        warnings=dossier.warnings + demand.warnings + distribution.warnings,
    )


def _deviating_problem(dossier: Dossier, distribution: Distribution) -> Problem:
    widened = widen(dossier)
    return range_problem(widened, gather(widened), distribution)


def _judge(problem: Problem, ranges: Ranges) -> Mapping[str, Certainty]:
    bounds: Mapping[str, Interval] = {**(ranges.municipal or {}), REGION: ranges.region}
    return {code: Certainty(bounds.get(code), found) for code, found in verdicts(problem, ranges).items()}
