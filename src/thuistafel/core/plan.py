"""The composition root: one function runs the chain and returns a `Plan` in which every number opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Demand, gather
from thuistafel.core.distribution import Distribution, MunicipalResult, distribute
from thuistafel.core.dossier import Dossier, widen
from thuistafel.core.information import NextNumber, next_numbers
from thuistafel.core.ranges import Problem, Ranges, Verdict, joint_ranges, range_problem, verdict
from thuistafel.core.reasons import Reason

REGION = "regio"


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
    ranges = joint_ranges(problem)
    deviation = joint_ranges(_deviating_problem(dossier, distribution))
    return Plan(
        dossier=dossier,
        demand=demand,
        distribution=distribution,
        ranges=ranges,
        ranges_deviation=deviation,
        certainty=_judge(dossier, distribution, ranges),
        certainty_deviation=_judge(dossier, distribution, deviation),
        next_numbers=next_numbers(problem, _names(dossier)) if with_next_numbers else (),
        warnings=dossier.warnings + demand.warnings + distribution.warnings,
    )


def _deviating_problem(dossier: Dossier, distribution: Distribution) -> Problem:
    widened = widen(dossier)
    return range_problem(widened, gather(widened), distribution)


def _names(dossier: Dossier) -> Mapping[str, str]:
    return {member.code: member.name for member in (*dossier.composition.members, *dossier.neighbours)}


def _judge(dossier: Dossier, distribution: Distribution, ranges: Ranges) -> Mapping[str, Certainty]:
    negligible = dossier.frame.rules.negligible_shortage
    judged = {result.code: _certainty(result, ranges, negligible) for result in distribution.municipalities}
    return {**judged, REGION: Certainty(ranges.region, verdict(ranges.region, negligible))}


def _certainty(result: MunicipalResult, ranges: Ranges, negligible: int) -> Certainty:
    if ranges.municipal is None:
        return Certainty(None, None)
    found = ranges.municipal[result.code]
    known = result.figures.lettings is not None
    return Certainty(found, verdict(found, negligible) if known else Verdict.DEPENDS)
