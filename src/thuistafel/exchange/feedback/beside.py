"""Your number beside the region: the others together, never one of them, small numbers hidden (W19)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from thuistafel.core.claims import WorkingValue
from thuistafel.core.disclosure import Mark, protect_row
from thuistafel.core.picture import PictureCell, picture
from thuistafel.core.plan import REGION, Plan
from thuistafel.core.room import lettings_by_corporation
from thuistafel.exchange.feedback.pages import Grid, Value
from thuistafel.exchange.feedback.parties import Party, Role
from thuistafel.wording import number, written
from thuistafel.wording.feedback import BESIDE, HEADINGS, VERDICTS

FEWEST = 2
"""So many others must stand behind a number: one alone would be shown by name in all but the word."""

ByParty = Mapping[str, int]


def beside_grids(party: Party, plan: Plan) -> Iterator[Grid]:
    """The region as everybody will see it, and the party's numbers beside those of all others together."""
    yield _region(party, plan)
    if party.code:
        yield from _picture(party, plan)
    elif party.role is Role.CORPORATION:
        homes = lettings_by_corporation(plan.dossier)
        names = plan.dossier.names
        yield from _shares(
            BESIDE["lettings"],
            {names[code]: by.get(party.name, 0) for code, by in homes.items() if party.name in by},
            {names[code]: _without(party.name, by) for code, by in homes.items()},
        )
    elif party.role is Role.PROVIDER:
        groups = _by_group(plan)
        yield from _shares(
            BESIDE["groups"],
            {group: by[party.name] for group, by in groups.items() if party.name in by},
            {group: _without(party.name, by) for group, by in groups.items()},
        )


def _without(name: str, by_party: ByParty) -> ByParty:
    return {other: amount for other, amount in by_party.items() if other != name}


def _region(party: Party, plan: Plan) -> Grid:
    """Every municipality's row: that is the plan itself."""
    rows: list[Sequence[Value]] = []
    for result in plan.distribution.municipalities:
        name = f"{result.name} {BESIDE['you']}" if result.code == party.code else result.name
        figures = result.figures
        rows.append((name, figures.task, figures.room, figures.placed, figures.shortage))
    total = plan.distribution.total
    rows.append((BESIDE["region"], total.task, total.room, total.placed, total.shortage))
    certain = plan.certainty.get(REGION)
    notes = []
    if certain and certain.range and certain.verdict:
        notes = [BESIDE["range"].format(range=written(certain.range), verdict=VERDICTS[certain.verdict.value])]
    if party.code and total.task:
        share = plan.municipality(party.code).figures.task * 100 // total.task
        notes.append(BESIDE["share"].format(percent=share))
    return Grid(BESIDE["plan"], HEADINGS["region"], rows, notes)


def _by_group(plan: Plan) -> dict[str, ByParty]:
    """Households of the plan year per target group and institution, of known origin and not."""
    found: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for counts in (*plan.demand.known.values(), *(pool.parts for pool in plan.demand.pools)):
        for key, count in counts.items():
            found[key.target_group][key.institution] += count.value
    return {group: dict(by) for group, by in sorted(found.items())}


def _shares(title: str, own: Mapping[str, int], others: Mapping[str, ByParty]) -> Iterator[Grid]:
    """The party's own numbers beside the sum of all others."""
    if not own:
        return
    shown, rest, total = others_shown(own, others)
    rows = [_share(name, amount, shown.get(name, str(Mark.COVER))) for name, amount in own.items()]
    if rest:
        rows.append((BESIDE["rest"], "", _printed(rest), ""))
    rows.append(_share(BESIDE["together"], sum(own.values()), total))
    yield Grid(title, HEADINGS["shares"], rows, (BESIDE["protected"],))


def _share(name: str, own: int, others: str) -> Sequence[Value]:
    """A row with the share as a whole percentage, only where both numbers are shown."""
    whole = own + int(others) if others.isdecimal() else 0
    return (name, own, _printed(others), f"{number(own * 100 // whole)}%" if whole else "")


def _printed(amount: str) -> Value:
    """A number as a number, a mark as it is."""
    return int(amount) if amount.isdecimal() else amount


def others_shown(wanted: Collection[str], others: Mapping[str, ByParty]) -> tuple[dict[str, str], str, str]:
    """What the others have together per name, in all other names, and in total, as it may be printed.

    A name with one other party behind it joins the rest, and so do the smallest names while the rest is still one
    party's: whoever knows the total of the region can subtract what is named.

    >>> others_shown(["bw"], {"bw": {"B": 12, "C": 20}, "mo": {"B": 9}, "jeugd": {"C": 30}})
    ({'bw': '32'}, '39', '71')
    """
    named = {name: sum(by.values()) for name in wanted if (by := others.get(name)) and _is_covered(by)}
    missing = {name: None for name in wanted if not others.get(name)}
    while _rest(others, named) and not _is_covered(_rest(others, named)) and any(named.values()):
        del named[min((amount, name) for name, amount in named.items() if amount)[1]]
    rest = _rest(others, named)
    if not _is_covered(rest):
        return {name: str(Mark.NOT_DELIVERED) for name in missing}, "", str(Mark.COVER)
    whole = sum(rest.values())
    printed, total = protect_row({**missing, **named, **({BESIDE["rest"]: whole} if whole else {})})
    return printed, printed.pop(BESIDE["rest"], ""), total


def _is_covered(by_party: ByParty) -> bool:
    """Nobody, or at least two: no single party's number."""
    return sum(amount > 0 for amount in by_party.values()) not in range(1, FEWEST)


def _rest(others: Mapping[str, ByParty], named: Collection[str]) -> ByParty:
    found: defaultdict[str, int] = defaultdict(int)
    for name, by_party in others.items():
        for party, amount in by_party.items() if name not in named else ():
            found[party] += amount
    return {party: amount for party, amount in found.items() if amount}


def _picture(party: Party, plan: Plan) -> Iterator[Grid]:
    """Per indicator and unit the municipality's groups beside those of the others; units are never added."""
    cells: defaultdict[tuple[str, str], list[PictureCell]] = defaultdict(list)
    for cell in picture(plan.dossier).cells:
        if cell.unit:
            cells[cell.indicator, cell.unit.value].append(cell)
    for (indicator, unit), alike in sorted(cells.items()):
        own: dict[str, int] = {}
        others: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for cell in alike:
            if not isinstance(cell.known, WorkingValue):
                continue
            if cell.municipality == party.code:
                own[cell.target_group] = cell.known.value
            else:
                others[cell.target_group][cell.municipality] = cell.known.value
        yield from _shares(BESIDE["picture"].format(indicator=indicator.replace("_", " "), unit=unit), own, others)
