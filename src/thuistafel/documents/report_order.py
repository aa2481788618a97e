"""The order in which paper names municipalities."""

from __future__ import annotations

from thuistafel.core.distribution import MunicipalResult
from thuistafel.core.plan import Plan


def by_size(plan: Plan) -> list[MunicipalResult]:
    """Municipalities as the eye reads them: most lettings first, not delivered last, then CBS code."""

    def weight(result: MunicipalResult) -> tuple[int, str]:
        return (-(result.figures.lettings if result.figures.lettings is not None else -1), result.code)

    return sorted(plan.distribution.municipalities, key=weight)
