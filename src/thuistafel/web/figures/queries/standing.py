"""Where a claim stands in the calculation: on which subject, beside which others, decisive or not (C3, W10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Claim, Place, Status, WorkingValue
from thuistafel.core.dossier import Dossier
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because
from thuistafel.web.figures.queries.calculated import dossier_of
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.viewpoint import Viewpoint


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim on its subject; `part_of` is the sum it is a part of when its subject stood under several names."""

    claim: Claim
    working: WorkingValue
    part_of: Claim | None = None

    @property
    def decides(self) -> bool:
        """Whether the calculation uses this number (or the sum it is in)."""
        return (self.part_of or self.claim) == self.working.decided_by

    @property
    def others(self) -> tuple[Claim, ...]:
        """The other claims on the same subject."""
        mine = self.part_of or self.claim
        return tuple(claim for claim in self.working.claims if claim != mine)

    @property
    def reason(self) -> Reason:
        """Why the calculation uses it, or another (contract rule 1)."""
        working, decisive = self.working, self.working.decided_by
        told = {"value": decisive.value, "source": decisive.source or "–", "grade": decisive.grade.value}
        if working.status is Status.SINGLE:
            return because("claim_single")
        if working.status is Status.COMPATIBLE:
            return because("claim_best_graded" if self.decides else "claim_other_better_graded", **told)
        told |= {"low": working.range.low, "high": working.range.high}
        return because("claim_most_recent" if self.decides else "claim_other_more_recent", **told)


Standings = Mapping[Place, tuple[Standing, ...]]


@per_view(16)
def standings_of(view: Viewpoint) -> Standings:
    """Every claim the dossier counts with, by its place; none while the dossier cannot be used."""
    try:
        dossier = dossier_of(view)
    except ThuistafelError:
        return {}
    found: dict[Place, tuple[Standing, ...]] = {}
    for standing in _all(dossier):
        for place in standing.claim.places:
            found[place] = (*found.get(place, ()), standing)
    return found


def _all(dossier: Dossier) -> Iterator[Standing]:
    tables = (dossier.lettings, dossier.outflow, dossier.priority, dossier.picture)
    values = (value for table in tables for value in table.values())
    for working in values:
        if not isinstance(working, WorkingValue):
            continue
        for claim in working.claims:
            if claim.parts:
                yield from (Standing(part, working, claim) for part in claim.parts)
            else:
                yield Standing(claim, working)
