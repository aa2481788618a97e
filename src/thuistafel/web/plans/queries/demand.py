"""Who asks for a home: by origin and group in the plan year, and the queue to the horizon (W13, W22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, PoolKind
from thuistafel.core.dossier import OutflowKey
from thuistafel.core.dossier.words import STOCK
from thuistafel.core.groups import target_groups
from thuistafel.core.picture import Picture, PictureTotal, picture
from thuistafel.core.plan import Plan
from thuistafel.core.trajectory import Path, Trajectory, trajectory
from thuistafel.documents.report_complete import has_outflow
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import decimal, say
from thuistafel.documents.sheet import BAND, Table
from thuistafel.wording import number, sentence
from thuistafel.wording.numbers import interval

Counts = Mapping[OutflowKey, Count]


@dataclass(frozen=True, slots=True)
class Queue:
    """A group's years to the horizon and what it takes to leave nobody waiting; `name` is '' for all together."""

    name: str
    years: Table
    extra: Table | None
    rest: int | None


@dataclass(frozen=True, slots=True)
class NotYet:
    """People who ask but of whom no municipality is known: who reports them, how many, and by what key they count."""

    name: str
    size: int
    key: str


def queues(plan: Plan) -> tuple[Queue, ...]:
    """Every group's queue, and all together where there is more than one."""
    found = trajectory(plan.dossier.flows, plan.dossier.frame.horizon)
    paths = (found.total, *found.groups) if len(found.groups) > 1 else found.groups
    return tuple(_queue(path) for path in paths)


def path_of(plan: Plan) -> Trajectory:
    """The queues as they were walked, with what could not be."""
    return trajectory(plan.dossier.flows, plan.dossier.frame.horizon)


def origins_table(plan: Plan, only: str = "") -> Table:
    """Households that ask in the plan year by origin and group; with `only` (a CBS code) that one, without totals."""
    groups = target_groups(plan.demand)
    waiting = reported_waiting(plan)
    rows = [
        _origin_row(one.name, [plan.demand.known.get(one.code, {})], groups, waiting.get(one.code))
        for one in by_size(plan)
        if only in ("", one.code)
    ]
    if not only:
        rows += [_origin_row(_kind_words()[kind], parts, groups, None) for kind, parts in _pools(plan) if parts]
    everyone = [*plan.demand.known.values(), *(pool.parts for pool in plan.demand.pools)]
    total = (
        () if only else _origin_row(_("Totaal"), everyone, groups, plan.distribution.total.waiting if waiting else None)
    )
    head = (_("Herkomst"), *map(plain, groups), _("Samen"), BAND, _("Wacht al"))
    year = plan.dossier.frame.plan_year
    return Table(_("Huishoudens die in %(year)d een woning zoeken") % {"year": year}, head, tuple(rows), total)


def reported_waiting(plan: Plan) -> dict[str, int]:
    """Who already waits, of the municipalities of which that was reported."""
    reported = {
        key.origin for key in plan.dossier.outflow if key.kind == STOCK and key.year == plan.dossier.frame.plan_year
    }
    return {code: waiting for code, waiting in plan.demand.waiting.items() if code in reported}


def not_yet_known(plan: Plan) -> tuple[NotYet, ...]:
    """The people whose municipality is still to be found out, most first."""
    found = [NotYet(_pool_name(pool.kind, pool.name), pool.size, sentence(pool.key)) for pool in plan.demand.pools]
    return tuple(sorted((one for one in found if one.size), key=lambda one: (-one.size, one.name)))


def picture_table(plan: Plan) -> Table:
    """Every target group in a row: what was delivered; `≥` while a municipality is missing, units never added."""
    found = picture(plan.dossier)
    groups = sorted({total.target_group for total in found.totals})
    indicators = tuple(dict.fromkeys(total.indicator for total in found.totals))
    rows = tuple((plain(group), *(_known(found, group, one) for one in indicators)) for group in groups)
    return Table(
        _("Alle aandachtsgroepen op een rij"), (_("Groep"), *(say(f"picture_{one}") for one in indicators)), rows
    )


def conclusion_of(plan: Plan, path: str) -> str:
    """How many ask in the plan year, and who still waits at the horizon."""
    if not has_outflow(plan.dossier):
        return f"{_('Hoeveel huishoudens een woning zoeken, is nog niet geleverd.')} {path}".strip()
    asking = _("In %(year)d zoeken %(count)s huishoudens een woning.") % {
        "year": plan.dossier.frame.plan_year,
        "count": number(plan.distribution.total.task + plan.distribution.elsewhere),
    }
    return f"{asking} {path}".strip()


def plain(name: str) -> str:
    """The name of a group as read aloud."""
    return name.replace("_", " ")


def _origin_row(name: str, parts: Iterable[Counts], groups: tuple[str, ...], waiting: int | None) -> tuple[str, ...]:
    counts = [(key.target_group, count) for part in parts for key, count in part.items()]
    if not counts:
        return (name, *[number(None)] * (len(groups) + 2), number(waiting))
    by_group = ([count.value for group, count in counts if group == one] for one in groups)
    spread = sum((count.range for _group, count in counts), Interval(0, 0))
    whole = sum(count.value for _group, count in counts)
    return (
        name,
        *(number(sum(each) if each else None) for each in by_group),
        number(whole),
        interval(spread),
        number(waiting),
    )


def _pools(plan: Plan) -> list[tuple[PoolKind, list[Counts]]]:
    return [(kind, [pool.parts for pool in plan.demand.pools if pool.kind is kind]) for kind in PoolKind]


def _kind_words() -> dict[PoolKind, str]:
    return {
        PoolKind.UNKNOWN: _("Herkomst onbekend"),
        PoolKind.OUTSIDE: _("Van buiten de regio"),
        PoolKind.SAFE_ADDRESS: _("Veilig adres"),
    }


def _pool_name(kind: PoolKind, name: tuple[str, ...]) -> str:
    told = " · ".join(plain(part) for part in name if part) if kind is PoolKind.UNKNOWN else ""
    return f"{_kind_words()[kind]}: {told}" if told else _kind_words()[kind]


def _known(found: Picture, group: str, indicator: str) -> str:
    totals = [one for one in found.totals if (one.target_group, one.indicator) == (group, indicator)]
    return "; ".join(_total(one) for one in totals)


def _total(one: PictureTotal) -> str:
    if one.value is None or one.unit is None:
        return number(None)
    more = _(" (%(delivered)d van %(asked)d geleverd)") % {"delivered": one.delivered, "asked": one.asked}
    unit = "" if one.unit == "huishoudens" else f" {one.unit.value}"
    return f"{'≥ ' if one.at_least else ''}{number(one.value)}{unit}{more if one.at_least else ''}"


def _queue(path: Path) -> Queue:
    rows = tuple(
        (
            str(year.year),
            *map(number, (year.start, year.inflow, year.dropout, year.placed, year.end)),
            number(None) if year.months_waiting is None else decimal(year.months_waiting, 1),
        )
        for year in path.years
    )
    head = (
        _("Jaar"),
        _("Wacht op 1 januari"),
        _("Komt erbij"),
        _("Valt af"),
        _("Krijgt een woning"),
        _("Wacht op 31 december"),
        _("Wachttijd in maanden"),
    )
    name = plain(path.target_group)
    return Queue(name, Table(_("De wachtrij van jaar tot jaar"), head, rows), _extra(path), path.rest)


def _extra(path: Path) -> Table | None:
    if not path.extra or not path.rest:
        return None
    rows = tuple((str(year), number(more)) for year, more in path.extra.items())
    return Table(_("Zoveel extra per jaar en er wacht niemand meer"), (_("Vanaf"), _("Extra woningen per jaar")), rows)
