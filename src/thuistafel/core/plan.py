"""The composition root: one function runs the chain and returns a `Plan` in which every number opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Demand
from thuistafel.core.distribution import Distribution, MunicipalResult
from thuistafel.core.dossier import Dossier
from thuistafel.core.information import NextNumber
from thuistafel.core.ranges import REGION, Ranges, Verdict
from thuistafel.core.reasons import Reason

__all__ = ["REGION", "Certainty", "Plan", "Verdict"]


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
