"""What the stock carries: room, used and left, per corporation, as the year goes on, and for everyone else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.core.course import Course, courses
from thuistafel.core.distribution import Figures
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason
from thuistafel.core.room import lettings_by_corporation, split_cap
from thuistafel.documents.report import Report
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import decimal, percent
from thuistafel.documents.sheet import Table
from thuistafel.wording import number

BASE = (
    "maximum_procent",
    "maximum_basis",
    "maximum_niveau",
    "maximum_afronding",
    "nieuwbouw_telt_mee",
    "studentenwoningen_tellen_mee",
    "intermediaire_verhuur_telt_mee",
)
"""The switches that make the room."""


@dataclass(frozen=True, slots=True)
class PerCorporation:
    """One municipality's maximum divided over its corporations; `above` says whose part exceeds its own maximum."""

    name: str
    table: Table
    above: tuple[Reason, ...]


def room_table(report: Report, own: str = "") -> Table:
    """Lettings, limit, used and left per municipality; with `own` (a CBS code) that one only, and no total."""
    rows = tuple((one.name, *_cells(one.figures)) for one in report.rows if own in ("", one.code))
    total = () if own else (_("Totaal"), *_cells(report.total.figures))
    head = (
        _("Gemeente"),
        _("Verhuringen die tellen"),
        _("Ruimte %(percent)s%%") % {"percent": report.header.percent},
        _("Gebruikt"),
        _("Nog over"),
        _("Andere voorrang"),
        _("Voor alle anderen"),
    )
    return Table(_("Ruimte per gemeente"), head, rows, total)


def per_corporation(plan: Plan, only: str = "") -> tuple[PerCorporation, ...]:
    """Where corporations are named: their lettings and their part of the municipal maximum (W7)."""
    homes = lettings_by_corporation(plan.dossier)
    named = [one for one in by_size(plan) if any(homes.get(one.code, {})) and only in ("", one.code)]
    return tuple(_per_corporation(plan, one.name, homes[one.code]) for one in named)


def course_table(found: tuple[Course, ...], plan: Plan) -> Table:
    """The moving maximum: what the lettings to date give, and who was housed."""
    names = plan.dossier.composition.names
    rows = tuple(
        (
            names[one.code],
            number(one.months),
            number(one.realised),
            number(one.agreed),
            number(one.room),
            number(one.placed),
            number(one.left),
            number(one.shortage),
            one.pace.signal.value if one.pace else number(None),
            number(None) if one.pace is None or one.pace.needed_per_period is None else per_quarter(one),
        )
        for one in found
    )
    head = (
        _("Gemeente"),
        _("Maanden geteld"),
        _("Verhuurd"),
        _("Ruimte volgens plan"),
        _("Ruimte in dit tempo"),
        _("Gehuisvest"),
        _("Nog ruimte"),
        _("Tekort in dit tempo"),
        _("Tempo"),
        _("Nodig per kwartaal"),
    )
    return Table(_("De ruimte beweegt mee met het jaar"), head, rows)


def per_quarter(one: Course) -> str:
    """What each quarter that is left still needs, to one decimal."""
    needed = one.pace.needed_per_period if one.pace else None
    return number(None) if needed is None else decimal(needed, 1)


def courses_of(plan: Plan, only: str = "") -> tuple[Course, ...]:
    """Where the year stands, of every municipality or of one."""
    return tuple(one for one in courses(plan) if only in ("", one.code))


def conclusion_of(plan: Plan) -> str:
    """How many fit, and what is left where nobody from there needs it."""
    total, missing = plan.distribution.total, _missing(plan)
    if total.room is None:
        return _("Er zijn geen verhuringen geleverd; hoeveel ruimte er is, is nog niet te zeggen.")
    amounts = {
        "percent": percent(plan.dossier.frame.rules.cap_percent),
        "fits": number((total.placed or 0) + total.received - (total.above_limit or 0)),
        "task": number(total.task),
        "received": number(total.received),
        "above": number(total.above_limit),
    }
    said = _("Binnen %(percent)s van de verhuringen passen %(fits)s van de %(task)s huishoudens.") % amounts
    moved = _("Daarvan worden er %(received)s door een andere gemeente opgevangen.") % amounts
    above = _("Daarboven worden er %(above)s gehuisvest: de grens is een signaal.") % amounts
    spare = sum(max(0, one.figures.room_left or 0) for one in plan.distribution.municipalities) or total.room_left or 0
    left = ngettext("Er blijft %(left)s plaats over.", "Er blijven %(left)s plaatsen over.", spare)
    left = left % {"left": number(spare)} if spare > 0 else ""
    part = _("Van %(count)d gemeenten zijn geen verhuringen geleverd.") % {"count": missing} if missing else ""
    return " ".join(
        filter(None, (said, moved if total.received else "", above if total.above_limit else "", left, part))
    )


def _missing(plan: Plan) -> int:
    return sum(one.figures.lettings is None for one in plan.distribution.municipalities)


def _cells(figures: Figures) -> tuple[str, ...]:
    used = None if figures.placed is None else figures.placed + figures.received
    amounts = (figures.lettings, figures.room, used, figures.room_left, figures.other_priority, figures.regular)
    return tuple(map(number, amounts))


def _per_corporation(plan: Plan, name: str, homes: dict[str, int]) -> PerCorporation:
    split = split_cap(plan.dossier.frame.rules, homes)
    rows = tuple(
        (corporation or _("niet genoemd"), number(homes[corporation]), number(split.apportionment.parts[corporation]))
        for corporation in sorted(homes, key=lambda one: (-homes[one], one))
    )
    total = (_("Samen"), number(sum(homes.values())), number(sum(split.apportionment.parts.values())))
    head = (_("Corporatie"), _("Verhuringen"), _("Deel van de ruimte"))
    return PerCorporation(name, Table(name, head, rows, total), split.above)
