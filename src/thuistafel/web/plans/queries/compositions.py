"""Compositions side by side: who is in which on a day, and what the plan says under another one (T1, T2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from thuistafel.core.dossier import first_day
from thuistafel.core.regions import Municipality
from thuistafel.documents.report_comparison import Consequences, consequences
from thuistafel.documents.sheet import Table
from thuistafel.web.figures.queries.compositions import Held, Known, mergers_of, municipalities_of
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording.numbers import listing, number
from thuistafel.wording.numbers import written as in_words


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that name different municipalities: how many each, and who is in one alone."""

    first: Held
    second: Held
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def words(self) -> str:
        """As the banner says it."""
        sizes = _("%(first)s (%(one)s) telt %(count)d gemeenten, %(second)s (%(other)s) telt er %(more)d.") % {
            "first": self.first.name,
            "one": self.first.source,
            "count": len(self.first.codes),
            "second": self.second.name,
            "other": self.second.source,
            "more": len(self.second.codes),
        }
        parts = [sizes]
        for held, names in ((self.first, self.only_first), (self.second, self.only_second)):
            if names:
                parts.append(_("Alleen in %(name)s: %(who)s.") % {"name": held.name, "who": listing(names)})
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Naming:
    """How a municipality is known: other names, and the municipalities it came from or went into."""

    municipality: Municipality
    aliases: tuple[str, ...]
    mergers: tuple[str, ...]


def chosen_day(written: str, known: Known) -> date:
    """The day asked for; 1 January of the plan year when none, or none that can be read."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return first_day(known.frame)


def disagreement(held: tuple[Held, ...], known: Known) -> Disagreement | None:
    """The region's own composition against the first that is another; None while all agree."""
    first, *others = held
    second = next((other for other in others if other.codes and other.codes != first.codes), None)
    if second is None:
        return None
    names = {one.code: one.name for one in municipalities_of(known, held)}
    only = [tuple(sorted(names[code] for code in codes)) for codes in _apart(first, second)]
    return Disagreement(first, second, only[0], only[1])


def members_table(held: tuple[Held, ...], known: Known) -> Table:
    """Who takes part in which composition; an end that is known is said."""
    rows = tuple(
        (one.name, one.code, *(_takes_part(each, one.code) for each in held)) for one in municipalities_of(known, held)
    )
    total = (_("Aantal"), "", *(number(len(each.codes)) for each in held))
    head = (_("Gemeente"), _("CBS-code"), *(each.name for each in held))
    return Table(_("Wie doet mee in welke samenstelling"), head, rows, total, words=len(head))


def namings(held: tuple[Held, ...], known: Known) -> tuple[Naming, ...]:
    """Names and mergers of everyone who takes part somewhere."""
    return tuple(_naming(one, known) for one in municipalities_of(known, held))


def under(view: Viewpoint, name: str, code: str) -> Consequences:
    """The plan of the viewpoint against the same under another composition."""
    other = replace(view, composition=name)
    own = plan_of(view)
    return consequences([(own.dossier.composition.name, own), (name, plan_of(other))], code or None)


def conclusion_of(held: tuple[Held, ...], day: date, current: str) -> str:
    """How many take part on the day in the composition looked at, and according to whom."""
    own = next((one for one in held if one.name == current), held[0])
    if own.composition is None:
        return _("Op %(day)s bestaat de samenstelling %(name)s niet.") % {"day": in_words(day), "name": own.name}
    told = {"day": in_words(day), "count": len(own.codes), "name": own.name}
    return _("Op %(day)s bestaat de regio uit %(count)d gemeenten, volgens %(name)s.") % told


def compared_with(asked: str, held: Iterable[Held], current: str) -> str:
    """The composition asked for, else the first other one; '' when there is no other."""
    names = [one.name for one in held if one.name != current and one.composition]
    return asked if asked in names else next(iter(names), "")


def _apart(first: Held, second: Held) -> tuple[frozenset[str], frozenset[str]]:
    return first.codes - second.codes, second.codes - first.codes


def _takes_part(held: Held, code: str) -> str:
    until = held.until(code)
    if code in held.codes:
        return _("ja") if until is None else _("ja, tot %(day)s") % {"day": in_words(until)}
    return "–" if until is None else _("nee, sinds %(day)s") % {"day": in_words(until)}


def _naming(one: Municipality, known: Known) -> Naming:
    told = tuple(
        _("%(old)s ging op %(day)s op in %(new)s") % {"old": old, "day": in_words(merger.day), "new": new}
        for merger, old, new in mergers_of(known, one.code)
    )
    return Naming(one, one.aliases, told)
