"""The sheet Invoer: every claim the plan counts, as used, with the place it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thuistafel.core.claims import Place, WorkingValue
from thuistafel.core.demand import Pool, PoolKind
from thuistafel.core.dossier import STOCK, OutflowKey
from thuistafel.core.plan import Plan
from thuistafel.core.room import counted_lettings
from thuistafel.documents.workbook.cells import Book, Number, Sheet

LETTINGS, KNOWN = "verhuringen", "herkomst bekend"
COUNTINGS = {"stroom": "dit jaar", STOCK: "wacht al"}
HEAD = (
    "Soort", "Gemeente", "Partij", "Doelgroep", "Telling", "Pot", "Aantal", "Telt als", "Laag", "Hoog",
    "Kwaliteit", "Bron", "Bestand", "Blad", "Rij", "Aantal was",
)  # fmt: skip
KIND, MUNICIPALITY, PARTY, _, COUNTING, POOL, AMOUNT, COUNTS = range(8)
FIRST = 7
WIDTHS = (20, 24, 30, 22, 14, 7, 10, 10, 8, 8, 10, 30, 26, 14, 7, 11)
WAS = len(HEAD) - 1
CHANGED_AT = 5
CHANGED = "gewijzigd"
"""The name of the cell that says `ja` once a yellow cell differs from the plan: ranges no longer hold then."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of Invoer; `counts` is what it adds to lettings, known origin or a pool."""

    kind: str
    municipality: str
    party: str
    group: str
    counting: str
    pool: str
    working: WorkingValue
    counts: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """The sheet Invoer as formulas of other sheets see it."""

    sheet: Sheet
    entries: tuple[Entry, ...]

    def column(self, column: int) -> str:
        """The address of a whole column of entries."""
        return self.sheet.column(FIRST, FIRST + max(len(self.entries), 1) - 1, column)

    def total(self, column: int = COUNTS, **criteria: str) -> str:
        """A SUMIFS over a column; criteria name kind, municipality, party or pool and hold a formula or quoted word."""
        return f"SUMIFS({self.column(column)},{self._pairs(criteria)})"

    def filled(self, **criteria: str) -> str:
        """A COUNTIFS of the rows that hold a number: an emptied cell is unknown, never 0."""
        return f'COUNTIFS({self._pairs(criteria)},{self.column(AMOUNT)},"<>")'

    def _pairs(self, criteria: dict[str, str]) -> str:
        columns = {"kind": KIND, "municipality": MUNICIPALITY, "party": PARTY, "pool": POOL}
        return ",".join(f"{self.column(columns[name])},{value}" for name, value in criteria.items())


def entries_of(plan: Plan) -> tuple[Entry, ...]:
    """What the plan counts: lettings first, then known origin, then the pools."""
    return (*_lettings(plan), *_known(plan), *_pooled(plan))


def pool_name(position: int) -> str:
    """The short name of the pool at this position, from 0."""
    return f"P{position + 1}"


def write_inputs(book: Book, plan: Plan) -> Inputs:
    """Write Invoer and name the switches formulas use."""
    sheet = book.sheet("Invoer", "Invoer: de getallen waarmee is gerekend", WIDTHS, landscape=True)
    rules = plan.dossier.frame.rules
    sheet.text(2, 0, "Gele cellen mag u wijzigen; Verdeling en Mijn gemeente rekenen mee. Leeg is onbekend, nooit 0.")
    _switch(book, sheet, 3, "Maximum (% van de verhuringen)", "maximum_procent", rules.cap_percent)
    if rules.years_to_clear_waiting is not None:
        _switch(book, sheet, 4, "Wachtenden wegwerken in jaren", "jaren_wachtenden", rules.years_to_clear_waiting)
    sheet.header(FIRST - 1, HEAD, numbers=range(AMOUNT, COUNTS + 3))
    entries = entries_of(plan)
    _write_changed(book, sheet, FIRST + max(len(entries), 1) - 1)
    for row, entry in enumerate(entries, FIRST):
        _write_entry(sheet, row, entry)
    sheet.worksheet.freeze_panes(FIRST, 0)
    sheet.worksheet.repeat_rows(FIRST - 1)
    sheet.worksheet.autofilter(FIRST - 1, 0, FIRST + max(len(entries), 1) - 1, len(HEAD) - 1)
    return Inputs(sheet, entries)


def _switch(book: Book, sheet: Sheet, row: int, words: str, name: str, value: Number) -> None:
    sheet.text(row, 0, words)
    sheet.number(row, AMOUNT, value, "percent")
    sheet.number(row, WAS, value, "was")
    book.workbook.define_name(name, f"={sheet.at(row, AMOUNT)}")


def _write_changed(book: Book, sheet: Sheet, last: int) -> None:
    """Whether any yellow cell differs from the plan; emptied is different too."""
    tests = [test for first, end in ((3, CHANGED_AT - 1), (FIRST, last)) for test in _differs(sheet, first, end)]
    sheet.text(CHANGED_AT, 0, "Gewijzigd?")
    sheet.formula(CHANGED_AT, AMOUNT, f'=IF(OR({",".join(tests)}),"ja","nee")', "nee")
    book.workbook.define_name(CHANGED, f"={sheet.at(CHANGED_AT, AMOUNT)}")


def _differs(sheet: Sheet, first: int, last: int) -> tuple[str, str]:
    """Tests whether a stretch holds other numbers, or fewer, than when it was written."""
    now, then = sheet.column(first, last, AMOUNT), sheet.column(first, last, WAS)
    return f"SUMPRODUCT(--({now}<>{then}))>0", f"COUNT({now})<>COUNT({then})"


def _write_entry(sheet: Sheet, row: int, entry: Entry) -> None:
    claim = entry.working.decided_by
    place = claim.places[0] if claim.places else Place("")
    counting = COUNTINGS.get(entry.counting, entry.counting)
    words = (entry.kind, entry.municipality, entry.party, entry.group, counting, entry.pool)
    for column, word in enumerate(words):
        sheet.text(row, column, word)
    sheet.number(row, AMOUNT, entry.working.value, "fill")
    sheet.number(row, WAS, entry.working.value, "was")
    sheet.formula(row, COUNTS, _counts_as(sheet, row, entry), entry.counts)
    sheet.number(row, COUNTS + 1, entry.working.range.low)
    sheet.number(row, COUNTS + 2, entry.working.range.high)
    for column, word in enumerate((claim.grade.value, claim.source, place.file, place.sheet), COUNTS + 3):
        sheet.text(row, column, word)
    if place.cell:
        sheet.text(row, COUNTS + 7, place.cell)
    elif place.row:
        sheet.number(row, COUNTS + 7, place.row)


def _counts_as(sheet: Sheet, row: int, entry: Entry) -> str:
    """The amount, or for those already waiting the part that is planned each year."""
    amount = sheet.at(row, AMOUNT)
    return f"=ROUNDUP({amount}/jaren_wachtenden,0)" if entry.counting == STOCK else f"=N({amount})"


def _lettings(plan: Plan) -> Iterator[Entry]:
    names = plan.dossier.composition.names
    for key, working in counted_lettings(plan.dossier):
        about = " · ".join(part for part in (key.kind, key.rooms, key.rent_class) if part)
        yield Entry(LETTINGS, names[key.municipality], key.corporation, "", about, "", working, working.value)


def _known(plan: Plan) -> Iterator[Entry]:
    for member in plan.dossier.composition.members:
        for key, count in sorted(plan.demand.known.get(member.code, {}).items()):
            yield _outflow(plan, KNOWN, member.name, "", key, count.value)


def _pooled(plan: Plan) -> Iterator[Entry]:
    for position, pool in enumerate(plan.demand.pools):
        for key, count in sorted(pool.parts.items()):
            yield _outflow(plan, in_words(pool.kind.value), home_of(plan, pool), pool_name(position), key, count.value)


def _outflow(plan: Plan, kind: str, municipality: str, pool: str, key: OutflowKey, counts: int) -> Entry:
    working = plan.dossier.outflow[key]
    group = in_words(key.target_group)
    return Entry(kind, municipality, key.institution, group, key.kind or "stroom", pool, working, counts)


def in_words(code: str) -> str:
    """A word of the contract as it is read: `beschermd wonen`, `buiten regio`."""
    return code.replace("_", " ")


def home_of(plan: Plan, pool: Pool) -> str:
    """The municipality a safe-address pool stands in, by name; '' for other pools or when unknown."""
    if pool.kind is not PoolKind.SAFE_ADDRESS or not pool.name:
        return ""
    return plan.dossier.composition.names.get(pool.name[0], "")
