"""Columns beside a quantity (laag, hoog, kwaliteit, toelichting): which quantity each is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from thuistafel.exchange.delivery.model import Column

_OF_THE_ROW = {"kwaliteit", "toelichting"}


def with_bounds(columns: Iterable[Column]) -> list[Column]:
    """The columns with each bound at its quantity: the nearest to its left, or to its right when that has one already.

    A kwaliteit or toelichting that comes once, beside several quantities, is about the row and gets no field. A total
    keeps the role as long as there is something to add up.
    """
    found = _only_ranges(_totals(list(columns)))
    quantities = [at for at, column in enumerate(found) if _is_quantity(column)]
    bare = [at for at, column in enumerate(found) if column.role and column.field is None]
    taken: set[tuple[int, str]] = {
        (at, column.role) for at in quantities for column in found if _is_bound_of(column, found[at])
    }
    for at in bare:
        role = found[at].role
        once = sum(found[other].role == role for other in bare) == 1
        if role in _OF_THE_ROW and once and len(quantities) > 1 and not _has_bare_bounds(found, bare):
            continue
        target = _nearest(at, role, quantities, taken)
        if target is not None:
            taken.add((target, role))
            found[at] = replace(found[at], field=found[target].field, fixed=found[target].fixed)
    return found


def _is_quantity(column: Column) -> bool:
    return bool(column.field and column.field.measures) and not column.role


def _is_bound_of(column: Column, quantity: Column) -> bool:
    return bool(column.role) and column.field is quantity.field and column.fixed == quantity.fixed


def _has_bare_bounds(columns: list[Column], bare: list[int]) -> bool:
    return any(columns[at].role in {"laag", "hoog"} for at in bare)


def _nearest(at: int, role: str, quantities: list[int], taken: set[tuple[int, str]]) -> int | None:
    left = [one for one in quantities if one < at]
    right = [one for one in quantities if one > at]
    for target in (*left[-1:], *right[:1]):
        if (target, role) not in taken:
            return target
    return None


def _only_ranges(columns: list[Column]) -> list[Column]:
    """A range without a number beside it (`10-15`) is the quantity itself."""
    known = {(column.field.name, str(column.fixed)) for column in columns if column.field and not column.role}
    return [
        replace(column, role="")
        if column.role == "bandbreedte" and column.field and (column.field.name, str(column.fixed)) not in known
        else column
        for column in columns
    ]


def _totals(columns: list[Column]) -> list[Column]:
    """A column `Totaal` beside other quantities is their control total; alone it is the quantity itself."""
    totals = [at for at, column in enumerate(columns) if _is_called_total(column)]
    others = [at for at, column in enumerate(columns) if _is_quantity(column) and at not in totals]
    for at in totals:
        if others:
            columns[at] = replace(columns[at], field=columns[others[0]].field, role="totaal", fixed={}, confidence=95)
    return columns


def _is_called_total(column: Column) -> bool:
    return column.role == "totaal" or (_is_quantity(column) and _says_total(column.written))


def _says_total(written: str) -> bool:
    from_words = written.casefold().rpartition(" / ")[2].strip(" .:")
    return from_words in {"totaal", "subtotaal", "som", "totalen", "eindtotaal"}
