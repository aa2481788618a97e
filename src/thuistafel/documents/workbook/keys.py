"""The sheet Sleutels: the exact share of every pool per municipality, as formulas over Invoer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.demand import Pool, PoolKind
from thuistafel.core.plan import Plan
from thuistafel.core.rules import OutsideKey, Rules, UnknownKey
from thuistafel.documents.workbook.cells import Book, Sheet
from thuistafel.documents.workbook.inputs import (
    COUNTS,
    KIND,
    KNOWN,
    MUNICIPALITY,
    PARTY,
    Inputs,
    home_of,
    in_words,
    pool_name,
)

HEAD = ("Pot", "Soort", "Instelling of plaats", "Doelgroep", "Omvang", "Eigen herkomst bekend")
NAMES, LETTINGS, KNOWN_ROW, INHABITANTS = 3, 4, 5, 6
BY_LETTINGS, BY_KNOWN, BY_INHABITANTS = 7, 8, 9
POOLS = 13
PLACE, SIZE, OWN, FIRST = 2, 4, 5, 6
ROWS = {
    LETTINGS: "Verhuringen",
    KNOWN_ROW: "Herkomst bekend",
    INHABITANTS: "Inwoners",
    BY_LETTINGS: "Sleutel verhuringen",
    BY_KNOWN: "Sleutel bekende herkomst",
    BY_INHABITANTS: "Sleutel inwoners",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The sheet Sleutels as formulas of other sheets see it."""

    sheet: Sheet
    pools: tuple[Pool, ...]

    def exact(self, kind: PoolKind, position: int) -> str:
        """The sum of the exact shares of the municipality at this position in pools of one kind."""
        if not self.pools:
            return "0"
        last = POOLS + len(self.pools) - 1
        kinds, shares = self.sheet.column(POOLS, last, 1), self.sheet.column(POOLS, last, FIRST + position)
        return f'SUMIFS({shares},{kinds},"{in_words(kind.value)}")'


def write_keys(book: Book, plan: Plan, inputs: Inputs, lettings: list[str], known: list[str]) -> Keys:
    """Write Sleutels; `lettings` and `known` are the addresses of those numbers per municipality, by CBS code."""
    members = plan.distribution.municipalities
    widths = (24, 20, 30, 22, 10, 12, *(13,) * len(members))
    sheet = book.sheet("Sleutels", "Sleutels: wie krijgt welk deel van de mensen zonder bekende herkomst", widths)
    sheet.text(2, 0, "Per pool het exacte deel van elke gemeente. Op Afronding worden dit hele huishoudens.")
    _write_bases(sheet, plan, lettings, known)
    numbers = range(SIZE, FIRST + len(members))
    sheet.header(POOLS - 1, (*HEAD, *(member.name for member in members)), numbers=numbers)
    for position, pool in enumerate(plan.demand.pools):
        _write_pool(sheet, plan, inputs, position, pool)
    sheet.worksheet.freeze_panes(NAMES + 1, 1)
    return Keys(sheet, plan.demand.pools)


def _write_bases(sheet: Sheet, plan: Plan, lettings: list[str], known: list[str]) -> None:
    members, last = plan.distribution.municipalities, FIRST + len(plan.distribution.municipalities) - 1
    weights = _weights(plan)
    names = ("Per gemeente", *("",) * (FIRST - 1), *(member.name for member in members))
    sheet.header(NAMES, names, numbers=range(FIRST, last + 1))
    for row, words in ROWS.items():
        sheet.text(row, 0, words)
    sums = {row: f"SUM({sheet.across(row, FIRST, last)})" for row in (LETTINGS, KNOWN_ROW, INHABITANTS)}
    for position, member in enumerate(members):
        column, code = FIRST + position, member.code
        sheet.formula(LETTINGS, column, f"=N({lettings[position]})", weights[LETTINGS][code])
        sheet.formula(KNOWN_ROW, column, f"={known[position]}", weights[KNOWN_ROW][code])
        sheet.number(INHABITANTS, column, weights[INHABITANTS][code], "fill")
        for row, chain in CHAINS.items():
            steps = [(f"{sums[base]}", f"{sheet.at(base, column)}/{sums[base]}") for base in chain]
            share = _share([weights[base] for base in chain], code)
            sheet.formula(row, column, f"={_first_that_sums(steps, f'1/{len(members)}')}", share, "exact")


CHAINS = {
    BY_LETTINGS: (LETTINGS, INHABITANTS),
    BY_KNOWN: (KNOWN_ROW, LETTINGS, INHABITANTS),
    BY_INHABITANTS: (INHABITANTS, LETTINGS),
}


def _weights(plan: Plan) -> dict[int, dict[str, int]]:
    members = plan.distribution.municipalities
    return {
        LETTINGS: {member.code: member.figures.lettings or 0 for member in members},
        KNOWN_ROW: {member.code: member.figures.known for member in members},
        INHABITANTS: {member.code: plan.dossier.inhabitants.get(member.code, 0) for member in members},
    }


def _share(chain: list[dict[str, int]], code: str) -> Fraction:
    """The key share with its fallbacks (contract rule 5)."""
    for weights in chain:
        if total := sum(weights.values()):
            return Fraction(weights[code], total)
    return Fraction(1, len(chain[0]))


def _first_that_sums(steps: list[tuple[str, str]], otherwise: str) -> str:
    """Nested IFs: the share of the first key whose sum is not 0."""
    formula = otherwise
    for total, share in reversed(steps):
        formula = f"IF({total}>0,{share},{formula})"
    return formula


def _write_pool(sheet: Sheet, plan: Plan, inputs: Inputs, position: int, pool: Pool) -> None:
    row, name = POOLS + position, pool_name(position)
    place = pool.name[0] if pool.kind is PoolKind.UNKNOWN and pool.name else home_of(plan, pool)
    group = pool.name[1] if pool.kind is PoolKind.UNKNOWN and len(pool.name) > 1 else ""
    for column, word in enumerate((name, in_words(pool.kind.value), place, in_words(group))):
        sheet.text(row, column, word)
    sheet.formula(row, SIZE, f"={inputs.total(pool=sheet.at(row, 0))}", pool.size)
    own = _own_known(plan, place) if pool.kind is PoolKind.UNKNOWN else {}
    sheet.formula(row, OWN, f"={_own(sheet, inputs, row)}", sum(own.values()))
    for index, member in enumerate(plan.distribution.municipalities):
        share = pool.size * pool.shares.get(member.code, Fraction(0))
        formula = _exact(sheet, inputs, plan, pool, row, FIRST + index)
        sheet.formula(row, FIRST + index, f"={formula}", share, "exact")


def _own_known(plan: Plan, institution: str) -> Mapping[str, int]:
    return {
        code: sum(count.value for key, count in counts.items() if key.institution == institution)
        for code, counts in plan.demand.known.items()
    }


def _own(sheet: Sheet, inputs: Inputs, row: int, municipality: str = "") -> str:
    """Known origins of the row's institution, of one municipality or of all; equality, for names may hold a `*`."""
    tests = [f'({inputs.column(KIND)}="{KNOWN}")', f"({inputs.column(PARTY)}={sheet.at(row, PLACE)})"]
    if municipality:
        tests.append(f"({inputs.column(MUNICIPALITY)}={municipality})")
    return f"SUMPRODUCT({'*'.join(tests)}*{inputs.column(COUNTS)})"


def _exact(sheet: Sheet, inputs: Inputs, plan: Plan, pool: Pool, row: int, column: int) -> str:
    size, rules = sheet.at(row, SIZE), plan.dossier.frame.rules
    if not pool.shares:
        return f"0*{size}"
    if pool.kind is PoolKind.SAFE_ADDRESS:
        return f"{size}*{_others(sheet, plan, row, column)}"
    base = sheet.at(_base(rules, pool.kind), column)
    if pool.kind is PoolKind.UNKNOWN and rules.key_unknown is UnknownKey.INSTITUTION:
        own = sheet.at(row, OWN)
        return f"{size}*IF({own}>0,{_own(sheet, inputs, row, sheet.at(NAMES, column))}/{own},{base})"
    return f"{size}*{base}"


def _base(rules: Rules, kind: PoolKind) -> int:
    if kind is PoolKind.OUTSIDE:
        return BY_INHABITANTS if rules.key_outside is OutsideKey.INHABITANTS else BY_LETTINGS
    rows = {UnknownKey.LETTINGS: BY_LETTINGS, UnknownKey.INHABITANTS: BY_INHABITANTS}
    return rows.get(rules.key_unknown, BY_KNOWN)


def _others(sheet: Sheet, plan: Plan, row: int, column: int) -> str:
    """The share by lettings of all but the municipality the safe address is in (contract rule 5)."""
    members = len(plan.distribution.municipalities)
    names, place = sheet.across(NAMES, FIRST, FIRST + members - 1), sheet.at(row, PLACE)
    steps = []
    for base in CHAINS[BY_LETTINGS]:
        others = f"SUMPRODUCT(({names}<>{place})*{sheet.across(base, FIRST, FIRST + members - 1)})"
        steps.append((others, f"{sheet.at(base, column)}/{others}"))
    equal = f"1/SUMPRODUCT(--({names}<>{place}))"
    return f"IF({sheet.at(NAMES, column)}={place},0,{_first_that_sums(steps, equal)})"
