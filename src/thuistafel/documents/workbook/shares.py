"""The sheet Verdeling: the table of the plan, calculated by formulas where the agreement is simple enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thuistafel.core.distribution import Figures
from thuistafel.core.plan import Plan
from thuistafel.core.rules import CapEffect, CapLevel, CapRounding, Rules, ShortageRule
from thuistafel.documents.report import Report, Row
from thuistafel.documents.workbook.cells import Book, Sheet
from thuistafel.documents.workbook.inputs import CHANGED, COUNTS, KNOWN, LETTINGS, Inputs
from thuistafel.documents.workbook.rounding import given_cell
from thuistafel.wording.sheets import NO_FORMULAS

FIRST = 5
NAME = 1
Formula = Callable[["Shares", Inputs, int], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of Verdeling: its heading, the plan's number and, when live, its formula."""

    head: str
    number: Callable[[Figures], int | None]
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """The sheet Verdeling as formulas see it."""

    sheet: Sheet
    plan: Plan
    columns: tuple[Column, ...]
    inputs: Inputs | None = field(default=None)

    @property
    def last(self) -> int:
        """The row of the last municipality."""
        return FIRST + len(self.plan.distribution.municipalities) - 1

    def place(self, head: str) -> int:
        """Which column this heading stands in."""
        return next(position for position, column in enumerate(self.columns, NAME + 1) if column.head == head)

    def cell(self, row: int, head: str) -> str:
        """The address of a municipality's number."""
        return self.sheet.at(row, self.place(head))

    def cells(self, head: str) -> list[str]:
        """The addresses of a number for every municipality."""
        return [self.cell(row, head) for row in range(FIRST, self.last + 1)]

    def stretch(self, head: str) -> str:
        """The address of a number's whole column."""
        return self.sheet.column(FIRST, self.last, self.place(head))

    @property
    def names(self) -> str:
        """The address of the names."""
        return self.sheet.column(FIRST, self.last, NAME)


def why_no_formulas(rules: Rules) -> str:
    """Which agreement is too much for formulas; '' when all are simple."""
    if rules.cap_level is not CapLevel.MUNICIPALITY:
        return f"Het maximum geldt nu per {rules.cap_level.value}."
    if rules.cap_effect is not CapEffect.CEILING:
        return "Het maximum is nu een signaal en houdt niemand tegen."
    if rules.shortage is not ShortageRule.STAYS:
        return "Gemeenten vangen nu tekorten van elkaar op."
    return ""


def open_shares(book: Book, plan: Plan) -> Shares:
    """The sheet Verdeling, still empty, so that others can point at its cells."""
    simple = not why_no_formulas(plan.dossier.frame.rules)
    columns = SIMPLE if simple else SIMPLE + ARRANGED
    widths = (10, 26, *(13,) * len(columns), 11, 11, 50)
    sheet = book.sheet("Verdeling", "Verdeling: van herkomst naar opgave, ruimte en tekort", widths, landscape=True)
    return Shares(sheet, plan, columns)


def write_shares(book: Book, shares: Shares, report: Report, inputs: Inputs) -> None:
    """Fill Verdeling: numbers (live where simple), ranges and verdicts as they were, totals and checks."""
    sheet, plan = shares.sheet, shares.plan
    why = why_no_formulas(plan.dossier.frame.rules)
    sheet.text(2, 0, NO_FORMULAS.format(why=why) if why else "Grijze cellen rekenen mee met de gele cellen op Invoer.")
    sheet.text(
        3,
        0,
        "Laagste, hoogste en oordeel horen bij de eerste cijfers en vervallen als u een gele cel wijzigt.",
    )
    live = Shares(sheet, plan, shares.columns, None if why else inputs)
    head = ("CBS-code", "Gemeente", *(column.head for column in shares.columns), *RANGE_HEAD)
    sheet.header(FIRST - 1, head, numbers=range(NAME + 1, len(head) - 1))
    words = {row.code: row for row in report.rows}
    for row, result in enumerate(plan.distribution.municipalities, FIRST):
        sheet.text(row, 0, result.code)
        sheet.text(row, NAME, result.name)
        _write_numbers(live, row, result.figures)
        _write_range(live, row, words[result.code])
    _write_total(live, report.total)
    if live.inputs is not None:
        _write_checks(live, live.inputs)
        _hide_lapsed(book, live)
    sheet.worksheet.freeze_panes(FIRST, NAME + 1)


def _hide_lapsed(book: Book, shares: Shares) -> None:
    """Ranges and verdicts disappear once a yellow cell is changed: they hold for the plan's own numbers."""
    first, hidden = NAME + 1 + len(shares.columns), book.workbook.add_format({"num_format": ";;;"})
    rule = {"type": "formula", "criteria": f'={CHANGED}="ja"', "format": hidden}
    last = first + len(RANGE_HEAD) - 1
    shares.sheet.worksheet.conditional_format(FIRST, first, shares.last + 1, last, rule)


RANGE_HEAD = ("Tekort laagste", "Tekort hoogste", "Komt er tekort?")


def _write_numbers(shares: Shares, row: int, figures: Figures) -> None:
    for position, column in enumerate(shares.columns, NAME + 1):
        value = column.number(figures)
        if shares.inputs is None or column.formula is None:
            shares.sheet.number(row, position, value)
        else:
            shares.sheet.formula(row, position, f"={column.formula(shares, shares.inputs, row)}", value)


def _write_range(shares: Shares, row: int, words: Row) -> None:
    first = NAME + 1 + len(shares.columns)
    if words.band is not None:
        shares.sheet.number(row, first, words.band.low)
        shares.sheet.number(row, first + 1, words.band.high)
    shares.sheet.text(row, first + 2, words.verdict_words)


def _write_total(shares: Shares, total: Row) -> None:
    row, sheet = shares.last + 1, shares.sheet
    sheet.text(row, 0, "", "total_text")
    sheet.text(row, NAME, "Totaal", "total_text")
    for position, column in enumerate(shares.columns, NAME + 1):
        value = column.number(shares.plan.distribution.total)
        if shares.inputs is None:
            sheet.number(row, position, value, "total")
        else:
            sheet.formula(row, position, f"=SUM({sheet.column(FIRST, shares.last, position)})", value, "total")
    _write_range(shares, row, total)


def _write_checks(shares: Shares, inputs: Inputs) -> None:
    row, total = shares.last + 3, shares.last + 1
    task, room = shares.cell(total, "Opgave"), shares.cell(total, "Ruimte")
    shortage, left = shares.cell(total, "Tekort"), shares.cell(total, "Ruimte over")
    demand = f"SUM({inputs.column(COUNTS)})-{inputs.total(kind=_quoted(LETTINGS))}-{shares.plan.distribution.elsewhere}"
    rooms, placed = shares.stretch("Ruimte"), shares.stretch("Uit voorraad")
    above = f"SUMPRODUCT(ISNUMBER({rooms})*({placed}>{rooms}))"
    missing = f"COUNT({rooms})<ROWS({rooms})"
    checks = (
        ("Alle vraag is toegedeeld", f"{task}={demand}"),
        ("Nergens meer geplaatst dan de ruimte", f"{above}=0"),
        ("Opgave − ruimte = tekort − ruimte over", f"OR({missing},{task}-{room}={shortage}-{left})"),
    )
    shares.sheet.text(row - 1, NAME, "Controle", "strong")
    for offset, (words, test) in enumerate(checks):
        shares.sheet.text(row + offset, NAME, words, "wrap")
        shares.sheet.formula(row + offset, NAME + 1, f'=IF({test},"klopt","klopt niet")', "klopt")


def _quoted(word: str) -> str:
    return f'"{word}"'


def _lettings(shares: Shares, inputs: Inputs, row: int) -> str:
    kind, municipality = _quoted(LETTINGS), shares.sheet.at(row, NAME)
    empty = f"{inputs.filled(kind=kind, municipality=municipality)}=0"
    return f'IF({empty},"niet geleverd",{inputs.total(kind=kind, municipality=municipality)})'


def _known(shares: Shares, inputs: Inputs, row: int) -> str:
    return inputs.total(kind=_quoted(KNOWN), municipality=shares.sheet.at(row, NAME))


def _room(shares: Shares, inputs: Inputs, row: int) -> str:
    down = shares.plan.dossier.frame.rules.cap_rounding is CapRounding.DOWN
    lettings = shares.cell(row, "Verhuringen")
    whole = f"{'ROUNDDOWN' if down else 'ROUND'}(ROUND({lettings}*maximum_procent/100,9),0)"
    return _when_number(lettings, whole)


def _given(kind: int) -> Formula:
    def formula(shares: Shares, inputs: Inputs, row: int) -> str:
        return given_cell(len(shares.plan.distribution.municipalities), kind, row - FIRST)

    return formula


def _task(shares: Shares, inputs: Inputs, row: int) -> str:
    return "+".join(
        shares.cell(row, head) for head in ("Herkomst bekend", "+ onbekend", "+ buiten regio", "+ veilig adres")
    )


def _placed(shares: Shares, inputs: Inputs, row: int) -> str:
    room = shares.cell(row, "Ruimte")
    return _when_number(room, f"MIN({shares.cell(row, 'Opgave')},{room})")


def _shortage(shares: Shares, inputs: Inputs, row: int) -> str:
    placed = shares.cell(row, "Uit voorraad")
    return _when_number(placed, f"{shares.cell(row, 'Opgave')}-{placed}")


def _left(shares: Shares, inputs: Inputs, row: int) -> str:
    room = shares.cell(row, "Ruimte")
    return _when_number(room, f"{room}-{shares.cell(row, 'Uit voorraad')}")


def _when_number(cell: str, formula: str) -> str:
    return f'IF(ISNUMBER({cell}),{formula},"niet geleverd")'


SIMPLE = (
    Column("Verhuringen", lambda figures: figures.lettings, _lettings),
    Column("Ruimte", lambda figures: figures.room, _room),
    Column("Herkomst bekend", lambda figures: figures.known, _known),
    Column("+ onbekend", lambda figures: figures.unknown, _given(0)),
    Column("+ buiten regio", lambda figures: figures.outside, _given(1)),
    Column("+ veilig adres", lambda figures: figures.safe_address, _given(2)),
    Column("Opgave", lambda figures: figures.task, _task),
    Column("Uit voorraad", lambda figures: figures.placed, _placed),
    Column("Tekort", lambda figures: figures.shortage, _shortage),
    Column("Ruimte over", lambda figures: figures.room_left, _left),
)
ARRANGED = (
    Column("Opgevangen", lambda figures: figures.received),
    Column("Elders opgevangen", lambda figures: figures.housed_elsewhere),
    Column("Boven de grens", lambda figures: figures.above_limit),
)
