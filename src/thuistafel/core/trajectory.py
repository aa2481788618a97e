"""The path of a queue to the horizon: stock, flow, and how much more a year would empty it (W13, contract rule 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from thuistafel.core.dossier import Flow
from thuistafel.core.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class PathYear:
    """One year of a queue, in households; `end` never falls below 0."""

    year: int
    start: int
    inflow: int
    dropout: int
    placed: int
    end: int

    @property
    def months_waiting(self) -> Fraction | None:
        """12 × the average stock ÷ placed; None when nobody was placed."""
        return Fraction(6 * (self.start + self.end), self.placed) if self.placed else None


@dataclass(frozen=True, slots=True)
class Path:
    """A group's years (`target_group` is '' for the total).

    `rest` waits at the end of the horizon year; `extra` is, per start year, the smallest number of extra placements a
    year that leaves nobody. Both are None when the path stops before the horizon.
    """

    target_group: str
    years: tuple[PathYear, ...]
    rest: int | None
    extra: Mapping[int, int] | None

    @property
    def is_reached(self) -> bool | None:
        """Whether nobody waits at the end of the horizon year; None when that is not known."""
        return None if self.rest is None else self.rest == 0


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Every group's path by name, and their sum."""

    groups: tuple[Path, ...]
    total: Path
    warnings: tuple[Reason, ...] = ()


def trajectory(flows: Iterable[Flow], horizon: int) -> Trajectory:
    """The paths of all groups up to and including the year `horizon`."""
    by_group: dict[str, list[Flow]] = {}
    for flow in flows:
        by_group.setdefault(flow.target_group, []).append(flow)
    walked = [_walk(group, by_group[group], horizon) for group in sorted(by_group)]
    paths = tuple(path for path, _ in walked)
    warnings = [reason for _, reasons in walked for reason in reasons]
    return Trajectory(paths, _total(paths), (*warnings, *_different_starts(paths)))


def extra_per_year(start: int, nets: Sequence[int], skipped: int) -> int:
    """The least extra placements a year, after `skipped` years, with which the last year ends at 0.

    The end is 0 exactly when no closing stretch of years grows by more than it takes away, the stretch over all
    years including the start (`nets` is inflow − dropout − placed).

    >>> nets = [80, 80, 20, 20, -40, -40, -40, -40]
    >>> extra_per_year(210, nets, 2), extra_per_year(210, nets, 3)
    (42, 50)
    """
    length = len(nets)
    grown = list(accumulate(reversed(nets)))[::-1]
    grown[0] += start
    needed = (-(-growth // (length - max(first, skipped))) for first, growth in enumerate(grown))
    return max(0, *needed)


def in_tenths(value: Fraction) -> str:
    """One decimal, half up, with a point.

    >>> in_tenths(Fraction(12 * 250, 680)), in_tenths(Fraction(1, 20))
    ('4.4', '0.1')
    """
    whole, tenth = divmod(int(value * 10 + Fraction(1, 2)), 10)
    return f"{whole}.{tenth}"


def _walk(group: str, flows: Sequence[Flow], horizon: int) -> tuple[Path, list[Reason]]:
    by_year, warnings = _one_per_year(flows)
    first = min(by_year)
    stock = by_year[first].start
    if stock is None:
        return Path(group, (), None, None), [*warnings, because("path_without_start", target_group=group, year=first)]
    years: list[PathYear] = []
    for year in range(first, horizon + 1):
        step = _step(by_year.get(year), year, stock)
        if step is None:
            missing = because("path_year_missing", target_group=group, year=year, horizon_year=horizon)
            return Path(group, tuple(years), None, None), [*warnings, missing]
        years.append(step)
        stock = step.end
    if not years:
        late = because("path_after_horizon", target_group=group, year=first, horizon_year=horizon)
        return Path(group, (), None, None), [*warnings, late]
    return Path(group, tuple(years), stock, _extra(years)), warnings


def _step(flow: Flow | None, year: int, stock: int) -> PathYear | None:
    if flow is None or flow.inflow is None or flow.dropout is None or flow.placed is None:
        return None
    end = max(0, stock + flow.inflow - flow.dropout - flow.placed)
    return PathYear(year, stock, flow.inflow, flow.dropout, flow.placed, end)


def _extra(years: Sequence[PathYear]) -> dict[int, int]:
    nets = [year.inflow - year.dropout - year.placed for year in years]
    return {year.year: extra_per_year(years[0].start, nets, skipped) for skipped, year in enumerate(years)}


def _one_per_year(flows: Sequence[Flow]) -> tuple[dict[int, Flow], list[Reason]]:
    """Of several rows on one year the first source by name counts (contract rule 1: these rows carry no grade)."""
    by_year: dict[int, Flow] = {}
    twice: set[int] = set()
    for flow in sorted(flows, key=_order):
        if flow.year in by_year and _numbers(by_year[flow.year]) != _numbers(flow):
            twice.add(flow.year)
        by_year.setdefault(flow.year, flow)
    group = flows[0].target_group
    return by_year, [because("path_year_twice", target_group=group, year=year) for year in sorted(twice)]


def _numbers(flow: Flow) -> tuple[int | None, ...]:
    return (flow.start, flow.inflow, flow.dropout, flow.placed)


def _order(flow: Flow) -> tuple[object, ...]:
    known_first = tuple((number is None, number or 0) for number in _numbers(flow))
    return (flow.source, known_first, flow.place)


def _different_starts(paths: Sequence[Path]) -> tuple[Reason, ...]:
    firsts = {path.years[0].year for path in paths if path.years}
    if len(firsts) < 2:
        return ()
    return (because("path_total_starts_late", first_year=min(firsts), year=max(firsts)),)


def _total(paths: Sequence[Path]) -> Path:
    """The groups together, each from its own first year on, until the first year that one of them lacks."""
    by_year: dict[int, list[PathYear]] = {}
    for each in (year for path in paths for year in path.years):
        by_year.setdefault(each.year, []).append(each)
    last = min((path.years[-1].year if path.years else 0 for path in paths), default=0)
    years = tuple(_summed(by_year[year]) for year in sorted(by_year) if year <= last)
    rests = [path.rest for path in paths if path.rest is not None]
    if not years or len(rests) < len(paths):
        return Path("", years, None, None)
    extra = {year.year: sum(_extra_from(path, year.year) for path in paths) for year in years}
    return Path("", years, sum(rests), extra)


def _extra_from(path: Path, year: int) -> int:
    """What a group needs extra from this year on; before its own first year, from that year on."""
    return path.extra[max(year, path.years[0].year)] if path.extra else 0


def _summed(years: Sequence[PathYear]) -> PathYear:
    return PathYear(
        years[0].year,
        sum(year.start for year in years),
        sum(year.inflow for year in years),
        sum(year.dropout for year in years),
        sum(year.placed for year in years),
        sum(year.end for year in years),
    )
