"""Your number in the plan: what each statement became, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thuistafel.core.demand import Count
from thuistafel.core.distribution import MunicipalResult
from thuistafel.core.dossier import Amount, Dossier, OutflowKey
from thuistafel.core.dossier.findings import as_written
from thuistafel.core.plan import Certainty, Plan
from thuistafel.core.room import lettings_by_corporation
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.feedback.claims import left_out_rows, used_rows
from thuistafel.exchange.feedback.pages import Grid, Value
from thuistafel.exchange.feedback.parties import Party, Role
from thuistafel.wording import number, written
from thuistafel.wording.feedback import FIGURES, HEADINGS, LINES, PLAN, VERDICTS

MOST_NOTED = 100


def own_grids(delivery: Delivery, party: Party, plan: Plan) -> Iterator[Grid]:
    """What the party's numbers lead to, then each of its numbers with what is calculated with."""
    if party.code:
        yield _municipality(party, plan)
    elif party.role is Role.CORPORATION:
        yield from _corporation(party, plan)
    elif party.role is Role.PROVIDER:
        yield from _provider(party, plan)
    if rows := [*used_rows(delivery, party, plan), *left_out_rows(delivery, party, plan)]:
        yield Grid(PLAN["claims"], HEADINGS["claims"], rows)
    if rows := list(_products(delivery.file, plan.dossier)):
        yield Grid(PLAN["products"], HEADINGS["products"], rows)
    if rows := list(_noted(delivery)):
        yield Grid(PLAN["noted"], HEADINGS["noted"], rows[:MOST_NOTED], _more(rows))


def _municipality(party: Party, plan: Plan) -> Grid:
    figures = plan.municipality(party.code).figures
    rows: list[Sequence[Value]] = [
        (name, value)
        for name, value in (
            (FIGURES["lettings"], figures.lettings),
            (FIGURES["room"], figures.room),
            (FIGURES["known"], figures.known),
            (FIGURES["pooled"], figures.unknown + figures.outside + figures.safe_address),
            (FIGURES["task"], figures.task),
            (FIGURES["placed"], figures.placed),
            (FIGURES["received"], figures.received or ""),
            (FIGURES["elsewhere"], figures.housed_elsewhere or ""),
            (FIGURES["shortage"], figures.shortage),
            (FIGURES["room_left"], figures.room_left),
        )
        if value != ""
    ]
    return Grid(PLAN["own"].format(name=party.name), HEADINGS["own"], rows, _ranges(party.code, plan))


def _ranges(code: str, plan: Plan) -> list[str]:
    conditions = ((PLAN["agreed"], plan.certainty), (PLAN["deviation"], plan.certainty_deviation))
    return [line for words, found in conditions if (line := _range(words, found.get(code)))]


def _range(words: str, found: Certainty | None) -> str:
    if found is None or found.range is None or found.verdict is None:
        return ""
    return words.format(range=written(found.range), verdict=VERDICTS[found.verdict.value])


def _corporation(party: Party, plan: Plan) -> Iterator[Grid]:
    """Its lettings beside the room of each municipality where it lets."""
    counted = lettings_by_corporation(plan.dossier)
    rows = [
        (result.name, counted[result.code][party.name], *_published(result))
        for result in plan.distribution.municipalities
        if party.name in counted.get(result.code, {})
    ]
    if rows:
        yield Grid(PLAN["lettings"].format(name=party.name), HEADINGS["lettings"], rows)


def _published(result: MunicipalResult) -> tuple[Value, ...]:
    """The municipality's row in the plan, which everybody sees."""
    figures = result.figures
    return (figures.room, figures.task, figures.shortage)


def _provider(party: Party, plan: Plan) -> Iterator[Grid]:
    """Its households by origin, and what the plan does for people of each origin."""
    rows: list[Sequence[Value]] = []
    for result in plan.distribution.municipalities:
        mine = _sum(party, plan.demand.known.get(result.code, {}))
        if mine:
            rows.append((result.name, mine, result.figures.task, result.figures.placed, result.figures.shortage))
    if rows:
        yield Grid(PLAN["origins"].format(name=party.name), HEADINGS["origins"], rows, (PLAN["origins_note"],))
    if pooled := list(_pooled(party, plan)):
        yield Grid(PLAN["pools"], HEADINGS["pools"], pooled, (PLAN["pools_note"],))


def _sum(party: Party, counts: Mapping[OutflowKey, Count]) -> int:
    return sum(count.value for key, count in counts.items() if party.owns(key))


def _pooled(party: Party, plan: Plan) -> Iterator[Sequence[Value]]:
    """Its households without a municipality of origin, and the exact key by which they are attributed."""
    names = plan.dossier.names
    for pool in plan.demand.pools:
        mine = _sum(party, pool.parts)
        if mine:
            parts = [f"{names[code]} {number(mine * share)}" for code, share in pool.shares.items() if share]
            group = pool.name[1] if len(pool.name) > 1 else ""
            about = ", ".join(filter(None, (pool.kind.value, group))).replace("_", " ")
            yield (about, mine, "", "", "", " · ".join(parts) or PLAN["elsewhere"])


def _noted(delivery: Delivery) -> Iterator[Sequence[Value]]:
    """Numbers that no plan calculates with, so that none seems to be lost."""
    for noted in delivery.noted:
        if isinstance(noted.value, int | Amount):
            about = ", ".join(as_written(value) for value in noted.about.values())
            number_read = noted.value if isinstance(noted.value, int) else as_written(noted.value)
            yield (" · ".join(filter(None, (noted.field.replace("_", " "), about))), number_read)


def _more(rows: Sequence[object]) -> list[str]:
    left = len(rows) - MOST_NOTED
    return [LINES["more"].format(count=number(left))] if left > 0 else []


def _products(file: str, dossier: Dossier) -> Iterator[Sequence[Value]]:
    for product in dossier.products:
        if product.place.file == file:
            where = dossier.names.get(product.municipality, product.municipality)
            yield (product.name, product.homes, where, written(product.likely) if product.likely else "", "", "")
