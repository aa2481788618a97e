"""A sheet as columns of distinct values: small to send, quick to take in, and every repeated cell kept once."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from thuistafel.exchange.raw import Raw

Cell = str | int | float | bool | dict[str, str]
Packed = list[dict[str, object]]
_NUMBERS = "I"
_KEYS = {str, int, float}


def as_percent(value: int | float) -> str:
    """A percentage as people see it: 0.7 shown as 70% is the text `70%`."""
    return f"{(Decimal(repr(value)) * 100).normalize():f}%"


def packed(rows: Iterable[Sequence[Cell]]) -> Packed:
    """The rows as columns that JSON can hold; a row that ends early goes on with empty cells."""
    return [packed_column(column) for column in zip_longest(*rows, fillvalue="")]


def packed_column(cells: Iterable[Cell]) -> dict[str, object]:
    """One column: its distinct values and, per cell, which of them stands there."""
    seen: dict[object, int] = {}
    values: list[Cell] = []
    numbers = array(_NUMBERS)
    for cell in cells:
        key = cell if type(cell) in _KEYS else (type(cell), str(cell))  # True and 1 are one key in a dict
        number = seen.setdefault(key, len(values))
        if number == len(values):
            values.append(cell)
        numbers.append(number)
    return coded_column(values, numbers)


def coded_column(values: Sequence[Cell], numbers: array[int]) -> dict[str, object]:
    """One column of which each cell is already the number of its value."""
    return {"values": values, "cells": base64.b64encode(numbers.tobytes()).decode("ascii")}


def unpacked(columns: Sequence[Mapping[str, Any]]) -> list[tuple[Raw, ...]]:
    """The rows again, empty ends left out, days as dates.

    Raises `ValueError`, `KeyError`, `TypeError` or `IndexError` on what `packed` cannot have made.
    """
    rows = list(zip(*map(_cells, columns), strict=True))
    return [_without_end(row) if row[-1] == "" else row for row in rows]


def _cells(column: Mapping[str, Any]) -> list[Raw]:
    values = [date.fromisoformat(value["d"]) if isinstance(value, dict) else value for value in column["values"]]
    numbers = array(_NUMBERS)
    numbers.frombytes(base64.b64decode(column["cells"]))
    return list(map(values.__getitem__, numbers))


def _without_end(row: tuple[Raw, ...]) -> tuple[Raw, ...]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]
