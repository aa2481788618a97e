"""Rows and columns called `Totaal`: control totals, compared with their parts and never a number of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thuistafel.core.dossier import Amount
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.amounts import asking
from thuistafel.exchange.delivery.model import Column

_TOTAL = re.compile(
    r"(?:(?:sub|eind|regio|generaal\s*)?-?(?:totaal|totalen|total|tot\.?)|som|samen|tezamen|optelling|gezamenlijk)"
    r"(?:\s*[:=]|\s.{0,60})?",
    re.IGNORECASE,
)
_SUB = re.compile(r"(?:sub|totaal\s+(?!regio|generaal|alle|overall|\d))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A number in a column: its row (0 for a part of a row total), cell and amount; `label` when it is a total."""

    row: int
    cell: str
    amount: Amount
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A total that is not the sum of its parts, with the cells of those parts; `is_short` when they are less."""

    total: Seen
    parts: frozenset[str]
    is_short: bool
    reason: Reason


def is_total(label: str) -> bool:
    """Whether a row or column with this label adds up others.

    >>> is_total("Subtotaal Delft"), is_total("Sommelsdijk"), is_total("Totaal:")
    (True, False, True)
    """
    return _TOTAL.fullmatch(" ".join(label.split())) is not None


def total_columns(columns: Sequence[Column]) -> dict[int, tuple[int, ...]]:
    """The columns that add up others beside them, with those others: `Totaal` beside Delft, Den Haag and Zoetermeer."""
    found: dict[int, tuple[int, ...]] = {}
    for one in columns:
        if one.role != "totaal" and (one.role or not is_total(one.written)):
            continue
        parts = _parts_of(one, columns)
        if len(parts) > 1:
            found[one.index] = parts
    return found


def _parts_of(total: Column, columns: Sequence[Column]) -> tuple[int, ...]:
    quantities = [
        one for one in columns if one.field and one.field.measures and not one.role and not is_total(one.written)
    ]
    if total.field is None:
        fields = {one.field.name for one in quantities if one.field}
        return tuple(one.index for one in quantities) if len(fields) == 1 else ()
    return tuple(one.index for one in quantities if one.field and one.field.name == total.field.name and one.fixed)


def mismatches(column: Iterable[Seen]) -> list[Mismatch]:
    """The totals in a column, top to bottom, that are neither the sum of all above nor of what came since the last."""
    every: list[Seen] = []
    since: list[Seen] = []
    found: list[Mismatch] = []
    subtotals: list[Seen] = []
    for one in column:
        if not one.label:
            every.append(one)
            since.append(one)
            continue
        candidates = [parts for parts in (since, every, subtotals) if parts]
        if candidates and not any(_agrees(one, parts) for parts in candidates):
            found.append(_mismatch(one, since if _SUB.match(one.label) and since else every))
        subtotals = [*subtotals, one] if since else []
        since = []
    return found


def row_mismatch(total: Seen, parts: Sequence[Seen]) -> Mismatch | None:
    """The total at the end of a row, when its parts are all there and add up to something else."""
    return None if not parts or _agrees(total, parts) else _mismatch(total, parts)


def _agrees(total: Seen, parts: Sequence[Seen]) -> bool:
    low, high = sum(_low(one.amount) for one in parts), sum(_high(one.amount) for one in parts)
    return _low(total.amount) <= high and low <= _high(total.amount)


def _mismatch(total: Seen, parts: Sequence[Seen]) -> Mismatch:
    added = sum(_middle(one.amount) for one in parts)
    stated = _middle(total.amount)
    reason = asking("total_differs", label=total.label, stated=stated, added=added, difference=stated - added)
    return Mismatch(total, frozenset(one.cell for one in parts), added < stated, reason)


def _low(amount: Amount) -> int:
    return next((number for number in (amount.low, amount.value) if number is not None), 0)


def _high(amount: Amount) -> int:
    return next((number for number in (amount.high, amount.value) if number is not None), 0)


def _middle(amount: Amount) -> int:
    return amount.value if amount.value is not None else (_low(amount) + _high(amount)) // 2
