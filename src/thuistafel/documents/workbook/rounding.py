"""The sheet Afronding: exact shares become whole households by largest remainder, ties shown (contract rule 6)."""

from __future__ import annotations

from fractions import Fraction

from thuistafel.core.apportion import Apportionment
from thuistafel.core.demand import PoolKind
from thuistafel.core.distribution import Figures
from thuistafel.core.plan import Plan
from thuistafel.core.tasks import ROUNDINGS
from thuistafel.documents.workbook.cells import Book, Sheet
from thuistafel.documents.workbook.keys import Keys

HEAD = ("Gemeente", "Exact deel", "Heel deel", "Rest", "Nog vrij", "Afrondingssaldo", "Plaats", "Toegedeeld")
EXACT, WHOLE, REST, FREE, BALANCE, RANK, GIVEN = range(1, 8)
TOP = 4
NOTHING = Apportionment({}, {})


WORDS = {
    PoolKind.UNKNOWN: "Herkomst onbekend",
    PoolKind.OUTSIDE: "Van buiten de regio",
    PoolKind.SAFE_ADDRESS: "Veilig adres",
}


def given_cell(members: int, kind: int, position: int) -> str:
    """Where Afronding holds what the municipality at `position` is given in the rounding `kind`."""
    return f"'Afronding'!$H${_first(members, kind) + position + 1}"


def write_roundings(book: Book, plan: Plan, keys: Keys, rooms: list[str], knowns: list[str]) -> None:
    """Write Afronding; `rooms` and `knowns` are addresses per municipality, by CBS code."""
    sheet = book.sheet("Afronding", "Afronding: van exact deel naar hele huishoudens", (26, *(15,) * 7))
    sheet.text(
        2, 0, "De grootste rest gaat voor; bij gelijke rest: meer ruimte vrij, dan het laagste saldo, dan CBS-code."
    )
    members = len(plan.distribution.municipalities)
    for position, kind in enumerate(PoolKind):
        taken = [[given_cell(members, earlier, row) for earlier in range(position)] for row in range(members)]
        free = [_free(room, known, cells) for room, known, cells in zip(rooms, knowns, taken, strict=True)]
        _write_block(sheet, plan, keys, position, kind, free)


def _first(members: int, kind: int) -> int:
    return TOP + 2 + kind * (members + 4)


def _free(room: str, known: str, taken: list[str]) -> str:
    return f"IF(ISNUMBER({room}),MAX(0,{'-'.join([room, known, *taken])}),0)"


def _write_block(sheet: Sheet, plan: Plan, keys: Keys, position: int, kind: PoolKind, free: list[str]) -> None:
    results = plan.distribution.municipalities
    first = _first(len(results), position)
    last, shares = first + len(results) - 1, plan.distribution.roundings.get(ROUNDINGS[kind], NOTHING)
    sheet.text(first - 2, 0, WORDS[kind], "strong")
    sheet.header(first - 1, HEAD, numbers=range(1, len(HEAD)))
    ranks = _ranks(plan, kind, shares)
    for index, result in enumerate(results):
        row, exact = first + index, shares.exact.get(result.code, Fraction(0))
        sheet.text(row, 0, result.name)
        sheet.formula(row, EXACT, f"={keys.exact(kind, index)}", exact, "exact")
        sheet.formula(row, WHOLE, f"=INT(ROUND({sheet.at(row, EXACT)},9))", exact.__floor__())
        rest = f"=ROUND({sheet.at(row, EXACT)}-{sheet.at(row, WHOLE)},9)"
        sheet.formula(row, REST, rest, exact - exact.__floor__(), "exact")
        sheet.formula(row, FREE, f"={free[index]}", _free_of(result.figures, kind))
        _write_balance(sheet, plan, row, _first(len(results), 0) + index, result.code)
        sheet.formula(row, RANK, f"={_rank(sheet, row, first, last)}", ranks[result.code])
        sheet.formula(row, GIVEN, f"={_given(sheet, row, first, last)}", result.figures.attributed(kind))
    sheet.text(last + 1, 0, "Totaal", "total_text")
    total = plan.distribution.total.attributed(kind)
    sheet.formula(last + 1, GIVEN, f"=SUM({sheet.column(first, last, GIVEN)})", total, "total")


def _write_balance(sheet: Sheet, plan: Plan, row: int, source: int, code: str) -> None:
    balance = plan.dossier.rounding_balance.get(code, Fraction(0))
    if row == source:
        sheet.number(row, BALANCE, balance, "exact")
    else:
        sheet.formula(row, BALANCE, f"={sheet.at(source, BALANCE)}", balance, "exact")


def _free_of(figures: Figures, kind: PoolKind) -> int:
    """The room that known origin and the kinds before this one leave."""
    if figures.room is None:
        return 0
    taken = sum(figures.attributed(earlier) for earlier in kind.earlier)
    return max(0, figures.room - figures.known - taken)


def _ranks(plan: Plan, kind: PoolKind, shares: Apportionment) -> dict[str, int]:
    """In which order the rests are served; only for the values a reader without formulas sees."""

    def order(code: str) -> tuple[Fraction, int, Fraction, str]:
        exact = shares.exact.get(code, Fraction(0))
        free = _free_of(plan.municipality(code).figures, kind)
        return (exact.__floor__() - exact, -free, plan.dossier.rounding_balance.get(code, Fraction(0)), code)

    codes = sorted((result.code for result in plan.distribution.municipalities), key=order)
    return {code: place for place, code in enumerate(codes, 1)}


def _rank(sheet: Sheet, row: int, first: int, last: int) -> str:
    rest, free, balance = (sheet.column(first, last, column) for column in (REST, FREE, BALANCE))
    my_rest, my_free, my_balance = (sheet.at(row, column) for column in (REST, FREE, BALANCE))
    same_rest, same_free = f"({rest}={my_rest})", f"({free}={my_free})"
    steps = (
        f"({rest}>{my_rest})",
        f"{same_rest}*({free}>{my_free})",
        f"{same_rest}*{same_free}*({balance}<{my_balance})",
        f"{same_rest}*{same_free}*({balance}={my_balance})*(ROW({rest})<{row + 1})",
    )
    return f"1+SUMPRODUCT({'+'.join(steps)})"


def _given(sheet: Sheet, row: int, first: int, last: int) -> str:
    total, wholes = f"ROUND(SUM({sheet.column(first, last, EXACT)}),0)", f"SUM({sheet.column(first, last, WHOLE)})"
    return f"{sheet.at(row, WHOLE)}+IF({sheet.at(row, RANK)}<={total}-{wholes},1,0)"
