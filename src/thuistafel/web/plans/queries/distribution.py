"""The distribution as a page shows it: numbers that open, and tables of what lies behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuistafel.core.apportion import Apportionment
from thuistafel.core.balance import Exchange, YearBalance, balance
from thuistafel.core.plan import Plan
from thuistafel.documents import sheet
from thuistafel.documents.report import PriceRow, Report, Row
from thuistafel.documents.report_destinations import Matrix
from thuistafel.documents.report_order import by_size
from thuistafel.documents.sheet import Table, columns_of, verdict_words
from thuistafel.web.plans.queries.fields import field_name
from thuistafel.wording import number, sentence

LOOKS = {"zeker wel": "tt-short", "zeker niet": "tt-fits", "hangt af van": "tt-depends"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table: what is printed and the contract field it opens; `until` is the other end of a range."""

    shown: str
    field: str
    until: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """One row whose numbers open; `verdict` is on what it depends too."""

    code: str
    name: str
    cells: tuple[Cell, ...]
    verdict: str
    look: str
    detail: str


def headings(report: Report) -> tuple[str, ...]:
    """The heads above the numbers of the main table."""
    return sheet.distribution_table(report).head[1:-1]


def openings(report: Report) -> tuple[Opening, ...]:
    """The municipalities of the main table."""
    return tuple(opening(row, report) for row in report.rows)


def opening(row: Row, report: Report) -> Opening:
    """One row of the main table, number by number."""
    cells = tuple(_cell(row, column) for column in columns_of(report))
    words = verdict_words(row)
    detail = row.verdict_words if row.verdict_words != words else ""
    return Opening(row.code, row.name, cells, words, LOOKS.get(row.verdict, ""), detail)


def _cell(row: Row, column: sheet.Column) -> Cell:
    if column.field:
        short = column.field == "tekort" and bool(row.figures.shortage)
        return Cell(number(column.amount(row)), column.field, look="tt-short" if short else "")
    if row.band is None:
        return Cell(number(None), "")
    return Cell(number(row.band.low), "tekort_laag", number(row.band.high) if row.band.width else "")


def price_table(report: Report) -> Table:
    """Where the lettings of each municipality go, and what is left for everyone else."""
    rows = tuple(_price_cells(one) for one in report.price)
    head = (
        _("Gemeente"),
        _("Verhuringen"),
        _("Uitstroom"),
        _("Statushouders"),
        _("Overige voorrang"),
        _("Blijft over voor anderen"),
    )
    return Table(_("Wat blijft over voor alle anderen"), head, rows, _price_cells(report.price_total))


def _price_cells(one: PriceRow) -> tuple[str, ...]:
    return (one.name, *map(number, (one.lettings, one.outflow, one.permit_holders, one.other_urgent, one.regular)))


def group_table(plan: Plan) -> Table:
    """Task, placed and shortage per municipality and target group."""
    rows = tuple(
        (result.name, group.target_group.replace("_", " "), *map(number, (group.task, group.placed, group.shortage)))
        for result in by_size(plan)
        for group in result.groups
        if group.task
    )
    head = (_("Gemeente"), _("Doelgroep"), _("Opgave"), _("Uit voorraad"), _("Tekort"))
    return Table(_("Per doelgroep, in huishoudens"), head, rows, words=2)


def matrix_table(found: Matrix) -> Table:
    """Origin against destination; rows add up to the task, columns to who is housed there."""
    head = (_("Herkomst"), *(name for _code, name in found.columns), _("Nog geen woning"), _("Opgave"))
    rows = tuple((row.name, *map(_or_blank, row.cells), number(row.shortage), number(row.task)) for row in found.rows)
    total = (_("Gehuisvest"), *map(number, found.total.cells), number(found.total.shortage), number(found.total.task))
    return Table(_("Herkomst en bestemming, in huishoudens"), head, rows, total)


def _or_blank(count: int | None) -> str:
    """Most of the matrix is nobody, and nobody is not written out."""
    return "" if count == 0 else number(count)


def rounding_tables(plan: Plan) -> Mapping[str, Table]:
    """Each rounding of the plan by its contract name: exact share, whole number and the decisive step."""
    found = plan.distribution.roundings
    return {name: _rounding(name, found[name], plan) for name in found if any(found[name].parts.values())}


def _rounding(name: str, found: Apportionment, plan: Plan) -> Table:
    rows = tuple(
        (
            result.name,
            number(found.exact[result.code]),
            number(found.parts[result.code]),
            sentence(found.decided_by[result.code]),
        )
        for result in by_size(plan)
        if result.code in found.parts
    )
    head = (_("Gemeente"), _("Precies"), _("Toegewezen"), _("Wat besliste"))
    return Table(field_name(name), head, rows, (_("Totaal"), "", number(sum(found.parts.values())), ""))


def balance_table(plan: Plan) -> Table:
    """What rounding took or gave so far: who is lowest goes first at the next tie (contract rule 6)."""
    old, new = plan.dossier.rounding_balance, plan.distribution.balance
    rows = tuple((result.name, number(old.get(result.code, 0)), number(new[result.code])) for result in by_size(plan))
    return Table(_("Afrondingssaldo"), (_("Gemeente"), _("Tot nu toe"), _("Na dit plan")), rows)


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """Fairness in one line: what a municipality houses for others and others for it, in a year that is over."""

    name: str
    for_others: int
    elsewhere: int
    unknown: int


def reciprocity(plan: Plan) -> tuple[int, tuple[Reciprocity, ...]]:
    """The last year with placements and who housed whom; year 0 while nothing was delivered."""
    years = balance(plan.dossier.placements, plan.dossier.composition.codes).years
    if not years:
        return 0, ()
    return years[-1].year, tuple(_exchange(result.name, years[-1], result.code) for result in by_size(plan))


def _exchange(name: str, year: YearBalance, code: str) -> Reciprocity:
    found: Exchange = year.exchange[code]
    return Reciprocity(name, found.for_others, found.housed_elsewhere, found.origin_unknown)
