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
    """A total that is not the sum of its parts; `is_short` when they are less.

    Its parts are `among[first:last]`: a long column is one list for all its totals.
    """

    total: Seen
    among: Sequence[Seen]
    first: int
    last: int
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
    parts = _Added()
    subtotals = _Added()
    found: list[Mismatch] = []
    since = 0
    for one in column:
        if not one.label:
            parts.put(one)
            continue
        whole = len(parts.every)
        candidates = [(parts, since), (parts, 0), (subtotals, 0)]
        sums = [added.since(start) for added, start in candidates if len(added.every) > start]
        if sums and not any(_agrees(one, each) for each in sums):
            first = since if _SUB.match(one.label) and since < whole else 0
            found.append(_mismatch(one, parts, first))
        if since < whole:
            subtotals.put(one)
        else:
            subtotals = _Added()
        since = whole
    return found


def row_mismatch(total: Seen, parts: Iterable[Seen]) -> Mismatch | None:
    """The total at the end of a row, when its parts are all there and add up to something else."""
    added = _Added()
    for part in parts:
        added.put(part)
    wrong = bool(added.every) and not _agrees(total, added.since(0))
    return _mismatch(total, added, 0) if wrong else None


def cells_of(found: Iterable[Mismatch]) -> set[str]:
    """The cells of all parts; those that several totals share are looked at once."""
    cells: set[str] = set()
    reached: dict[int, int] = {}
    for one in sorted(found, key=lambda each: each.first):
        first = max(one.first, reached.get(id(one.among), 0))
        cells.update(part.cell for part in one.among[first : one.last])
        reached[id(one.among)] = max(first, one.last)
    return cells


class _Added:
    """Numbers below each other and what they add up to from any of them on."""

    def __init__(self) -> None:
        self.every: list[Seen] = []
        self._sums = [(0, 0, 0)]

    def put(self, one: Seen) -> None:
        """Take the next number."""
        low, middle, high = self._sums[-1]
        self.every.append(one)
        self._sums.append((low + _low(one.amount), middle + _middle(one.amount), high + _high(one.amount)))

    def since(self, first: int) -> tuple[int, int, int]:
        """Lowest, likely and highest sum of all but the first so many."""
        low, middle, high = (last - before for last, before in zip(self._sums[-1], self._sums[first], strict=True))
        return low, middle, high


def _agrees(total: Seen, added: tuple[int, int, int]) -> bool:
    low, _, high = added
    return _low(total.amount) <= high and low <= _high(total.amount)


def _mismatch(total: Seen, parts: _Added, first: int) -> Mismatch:
    _, added, _ = parts.since(first)
    stated = _middle(total.amount)
    reason = asking("total_differs", label=total.label, stated=stated, added=added, difference=stated - added)
    return Mismatch(total, parts.every, first, len(parts.every), added < stated, reason)


def _low(amount: Amount) -> int:
    return next((number for number in (amount.low, amount.value) if number is not None), 0)


def _high(amount: Amount) -> int:
    return next((number for number in (amount.high, amount.value) if number is not None), 0)


def _middle(amount: Amount) -> int:
    return amount.value if amount.value is not None else (_low(amount) + _high(amount)) // 2
