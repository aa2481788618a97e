"""From numbers to urgencies in words: what is needed anyway, two lists, and a budget (W17, contract rule 13)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuistafel.core.plan import Plan
from thuistafel.core.urgency import SHORTAGE, GroupUrgency, Urgency, low_ends, priority_budget, urgency
from thuistafel.documents.report import Report
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import decimal, interval
from thuistafel.documents.sheet import Table
from thuistafel.wording import number
from thuistafel.wording.numbers import listing


@dataclass(frozen=True, slots=True)
class Derivation:
    """How what is needed anyway comes about: the low ends, their sum, and at most how many are counted twice."""

    parts: tuple[tuple[str, int], ...]
    whole: int
    twice: int
    outcome: int

    @property
    def sum(self) -> str:
        """`50 + 40 + 110 = 268`."""
        return f"{' + '.join(number(low) for _name, low in self.parts)} = {number(self.whole)}"


def urgency_of(plan: Plan) -> Urgency:
    """Everything that can be said about which group waits hardest."""
    return urgency(plan.dossier.urgency)


def derivation(plan: Plan, found: Urgency) -> Derivation | None:
    """How the homes that are needed anyway were counted; None when no low end is known."""
    lows = low_ends(plan.dossier.urgency)
    if found.no_regret is None:
        return None
    parts = tuple(sorted(lows.items(), key=lambda part: (-part[1], part[0])))
    whole = sum(lows.values())
    return Derivation(parts, whole, whole - found.no_regret, found.no_regret)


def classes_table(found: Urgency) -> Table:
    """Who can wait least, by facts about the place where they are now."""
    rows = tuple((one.target_group, _class(one), _band(one, SHORTAGE), _band(one)) for one in found.classes)
    head = (_("Groep"), _("Urgentieklasse"), _("Tekort"), _("Wachttijd in maanden"))
    return Table(_("Wie kan het minst wachten"), head, rows, words=2)


def load_table(found: Urgency) -> Table:
    """Where the burden is largest: months waited by those not housed, with the places that can still be true."""
    rows = tuple(
        (
            one.group.target_group,
            _band(one.group, SHORTAGE),
            _band(one.group),
            interval(one.group.load) or number(None),
            interval(one.rank) or number(None),
        )
        for one in found.load
    )
    head = (_("Groep"), _("Tekort"), _("Wachttijd in maanden"), _("Wachtmaanden"), _("Plaats"))
    return Table(_("Waar is de last het grootst"), head, rows)


def certain_words(found: Urgency) -> tuple[str, ...]:
    """Who certainly stands above whom, a sentence per group."""
    above: dict[str, list[str]] = {}
    for one, other in found.certain_pairs:
        above.setdefault(one, []).append(other)
    template = _("%(one)s staat zeker boven %(others)s.")
    return tuple(template % {"one": one, "others": listing(others)} for one, others in above.items())


def pairs_words(found: Urgency) -> str:
    """How many of all pairs are certain; '' with fewer than two groups."""
    measured = sum(one.rank is not None for one in found.load)
    pairs = measured * (measured - 1) // 2
    told = {"certain": len(found.certain_pairs), "pairs": pairs}
    return (
        _("Van de %(pairs)d paren is van %(certain)d zeker wie voorgaat; de rest gaat gelijk op.") % told
        if pairs
        else ""
    )


def next_words(found: Urgency) -> str:
    """Which number makes most pairs certain, and which change nothing."""
    best = next((one for one in found.next_numbers if one.decides), None)
    if best is None:
        return _("Geen enkel getal preciezer maken verandert de volgorde.")
    said = _("Tel eerst: %(what)s van %(group)s.") % {"what": _kind(best.kind).lower(), "group": best.target_group}
    useful = {one.target_group for one in found.next_numbers if one.decides}
    idle = sorted({one.target_group for one in found.next_numbers} - useful)
    rest = _("Preciezer maken van %(groups)s verandert niets.") % {"groups": listing(idle)} if idle else ""
    return f"{said} {rest}".strip()


def worth_table(found: Urgency) -> Table:
    """What finding each number is worth, in pairs that become certain on average."""
    rows = tuple((one.target_group, _kind(one.kind), decimal(one.decides, 2)) for one in found.next_numbers)
    return Table(_("Welk getal helpt de volgorde"), (_("Groep"), _("Getal"), _("Paren erbij")), rows, words=2)


def budget_table(plan: Plan) -> Table:
    """Priority placements per municipality and quarter: what is certainly needed and fits."""
    needed = {
        one.code: sum(count.range.low for count in plan.demand.known.get(one.code, {}).values())
        for one in plan.distribution.municipalities
    }
    room = {one.code: one.figures.room for one in plan.distribution.municipalities}
    budget = priority_budget(needed, room)
    rows = tuple(
        (one.name, number(needed[one.code]), number(room[one.code]), *_quarters(budget[one.code]))
        for one in by_size(plan)
    )
    quarters = tuple(_("Kwartaal %(number)d") % {"number": quarter} for quarter in range(1, 5))
    head = (_("Gemeente"), _("Zeker nodig"), _("Ruimte"), *quarters, _("Heel het jaar"))
    return Table(_("Urgentiebudget: voorrangsverklaringen per gemeente en kwartaal"), head, rows)


def sentences(report: Report, own: str) -> tuple[tuple[str, str], ...]:
    """One sentence per municipality for whoever speaks, the own municipality first."""
    notes = sorted(report.notes, key=lambda note: note.code != own)
    return tuple((note.name, note.sentence) for note in notes)


def conclusion_of(found: Urgency, report: Report) -> str:
    """What is needed whatever the truth is, else that nothing is known yet."""
    if report.urgency:
        return report.urgency
    if not found.classes:
        return _("Over de urgentie van groepen is nog niets geleverd.")
    return _("Van geen enkele groep is bekend hoeveel woningen zij minstens tekortkomt.")


def _kind(kind: str) -> str:
    return _("Tekort") if kind == SHORTAGE else _("Wachttijd in maanden")


def _class(one: GroupUrgency) -> str:
    names = {
        1: _("1 · geen veilige plek"),
        2: _("2 · onnodig in opvang of instelling"),
        3: _("3 · einddatum binnen 6 maanden"),
        4: _("4 · woont, maar ongeschikt"),
    }
    return number(None) if one.urgency_class is None else names.get(one.urgency_class, str(one.urgency_class))


def _band(one: GroupUrgency, kind: str = "") -> str:
    return interval(one.shortage if kind == SHORTAGE else one.waiting) or number(None)


def _quarters(parts: tuple[int, ...] | None) -> tuple[str, ...]:
    return (number(None),) * 5 if parts is None else (*map(number, parts), number(sum(parts)))
