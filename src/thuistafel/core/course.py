"""Where the year stands: the maximum moves with the lettings there really were (W12), and the pace against it (W20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from thuistafel.core.claims import WorkingValue
from thuistafel.core.dossier import REALISED, Dossier, LettingKey
from thuistafel.core.pace import Pace, pace
from thuistafel.core.plan import Plan
from thuistafel.core.room import counted_kinds, moving_room

_MONTHS_IN_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Course:
    """One municipality (CBS code) in the plan year, in homes.

    `realised` lettings in the first `months` give the `room` at this rate; `placed` is who was housed, `left` what is
    left of that room (below 0 when too many), `shortage` what of the task no longer fits; None where the number of
    placements or the agreed room is not known. `pace` stands against the agreed room after each whole quarter.
    """

    code: str
    realised: int
    months: int
    agreed: int | None
    room: int
    placed: int | None
    left: int | None
    shortage: int
    pace: Pace | None


def courses(plan: Plan) -> tuple[Course, ...]:
    """The municipalities of which lettings of the plan year were delivered up to one whole month, by CBS code."""
    found = ((code, _to_date(rows)) for code, rows in sorted(_realised(plan.dossier).items()))
    return tuple(_course(plan, code, *to_date) for code, to_date in found if to_date is not None)


def whole_months(day: date) -> int:
    """How many months of its year have passed at the end of the day.

    >>> whole_months(date(2023, 6, 30)), whole_months(date(2023, 6, 29))
    (6, 5)
    """
    return day.month if (day + timedelta(days=1)).day == 1 else day.month - 1


def _realised(dossier: Dossier) -> Mapping[str, list[WorkingValue]]:
    kinds, year = counted_kinds(dossier.frame.rules), dossier.frame.plan_year
    found: dict[str, list[WorkingValue]] = {}
    for key, value in sorted(dossier.lettings.items()):
        if (key.stage, key.year) == (REALISED, year) and key.kind in kinds and _is_member(key, dossier):
            found.setdefault(key.municipality, []).append(value)
    return found


def _is_member(key: LettingKey, dossier: Dossier) -> bool:
    return key.municipality in dossier.composition.codes


def _to_date(rows: Iterable[WorkingValue]) -> tuple[int, int] | None:
    """Lettings and months; None when the rows are not all of one day, or of less than a month."""
    counted = list(rows)
    days = {row.decided_by.reference_date for row in counted}
    day = next(iter(days)) if len(days) == 1 else None
    months = whole_months(day) if day else 0
    return (sum(row.value for row in counted), months) if months else None


def _course(plan: Plan, code: str, realised: int, months: int) -> Course:
    dossier, figures = plan.dossier, plan.municipality(code).figures
    room = moving_room(realised, months, dossier.frame.rules)
    placed = _placed(dossier, code)
    quarters = months // _MONTHS_IN_A_QUARTER
    known = placed is not None and figures.room is not None and quarters
    return Course(
        code=code,
        realised=realised,
        months=months,
        agreed=figures.room,
        room=room,
        placed=placed,
        left=None if placed is None else room - placed,
        shortage=max(0, figures.task - room),
        pace=pace(figures.room or 0, placed or 0, quarters) if known else None,
    )


def _placed(dossier: Dossier, code: str) -> int | None:
    counts = [one.count for one in dossier.placements if (one.destination, one.year) == (code, dossier.frame.plan_year)]
    return sum(counts) if counts else None
