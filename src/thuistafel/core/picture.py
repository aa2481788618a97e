"""All target groups in a row: what is known, what is missing, and totals that say so (W22)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Interval, Unit, WorkingValue
from thuistafel.core.dossier import INDICATORS, Dossier, PictureKey, PictureState
from thuistafel.core.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class PictureCell:
    """One group, municipality and indicator; `year` is the plan year or the latest before, None when not delivered."""

    target_group: str
    municipality: str
    indicator: str
    known: WorkingValue | PictureState
    year: int | None

    @property
    def unit(self) -> Unit | None:
        """What the number counts; None when there is no number."""
        return self.known.decided_by.unit if isinstance(self.known, WorkingValue) else None


@dataclass(frozen=True, slots=True)
class PictureTotal:
    """What was delivered for a group and indicator, in one unit; `value` and `range` are None when nothing was.

    `delivered` of `asked`: not applicable is left out of both. `at_least` while something is missing.
    """

    target_group: str
    indicator: str
    unit: Unit | None
    value: int | None
    range: Interval | None
    delivered: int
    asked: int
    years: tuple[int, ...]

    @property
    def at_least(self) -> bool:
        """Whether the true total may be higher because something is missing."""
        return self.delivered < self.asked


@dataclass(frozen=True, slots=True)
class Picture:
    """Every cell and total, by group name, indicator and CBS code."""

    cells: tuple[PictureCell, ...]
    totals: tuple[PictureTotal, ...]
    warnings: tuple[Reason, ...] = ()


def picture(dossier: Dossier) -> Picture:
    """The regional picture of the members on all five indicators of every group that is mentioned."""
    years = _years(dossier)
    groups = sorted({key.target_group for key in dossier.picture})
    cells: list[PictureCell] = []
    totals: list[PictureTotal] = []
    warnings: list[Reason] = []
    for group in groups:
        for indicator in INDICATORS:
            row = [_cell(dossier, years, group, code, indicator) for code in dossier.composition.codes]
            per_unit = _totals(group, indicator, row)
            cells += row
            totals += per_unit
            warnings += _remarks(group, indicator, per_unit)
    return Picture(tuple(cells), tuple(totals), tuple(warnings))


def _years(dossier: Dossier) -> Mapping[tuple[str, str, str], list[int]]:
    """Per subject the years up to the plan year in which something was said; an empty cell says nothing."""
    years: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for key, known in dossier.picture.items():
        if known is not PictureState.NOT_DELIVERED and key.year <= dossier.frame.plan_year:
            years[key.target_group, key.municipality, key.indicator].append(key.year)
    return years


def _cell(
    dossier: Dossier, years: Mapping[tuple[str, str, str], list[int]], group: str, code: str, indicator: str
) -> PictureCell:
    spoken = years.get((group, code, indicator))
    if not spoken:
        return PictureCell(group, code, indicator, PictureState.NOT_DELIVERED, None)
    key = PictureKey(group, code, indicator, max(spoken))
    return PictureCell(group, code, indicator, dossier.picture[key], key.year)


def _totals(group: str, indicator: str, row: Iterable[PictureCell]) -> list[PictureTotal]:
    """One total per unit that occurs; persons, households and homes are never added."""
    asked = [cell for cell in row if cell.known is not PictureState.NOT_APPLICABLE]
    per_unit: defaultdict[Unit, list[tuple[WorkingValue, int]]] = defaultdict(list)
    for cell in asked:
        if isinstance(cell.known, WorkingValue) and cell.year is not None:
            per_unit[cell.known.decided_by.unit].append((cell.known, cell.year))
    if not per_unit:
        return [PictureTotal(group, indicator, None, None, None, 0, len(asked), ())]
    return [
        PictureTotal(
            target_group=group,
            indicator=indicator,
            unit=unit,
            value=sum(known.value for known, _ in per_unit[unit]),
            range=sum((known.range for known, _ in per_unit[unit]), Interval(0, 0)),
            delivered=len(per_unit[unit]),
            asked=len(asked),
            years=tuple(sorted({year for _, year in per_unit[unit]})),
        )
        for unit in sorted(per_unit)
    ]


def _remarks(group: str, indicator: str, totals: Iterable[PictureTotal]) -> Iterable[Reason]:
    units = [total.unit.value for total in totals if total.unit is not None]
    if len(units) > 1:
        yield because("picture_units_differ", target_group=group, indicator=indicator, units=", ".join(units))
    for total in totals:
        if len(total.years) > 1:
            years = ", ".join(map(str, total.years))
            yield because("picture_years_differ", target_group=group, indicator=indicator, years=years)
