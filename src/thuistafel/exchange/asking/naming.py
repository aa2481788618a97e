"""Rows with municipalities as the register spells them: however they were written, they are asked about once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from thuistafel.core.dossier import Row
from thuistafel.core.regions import resolve
from thuistafel.exchange.delivery.adding import add_up
from thuistafel.exchange.delivery.model import Known
from thuistafel.exchange.delivery.stated import Said, Stated

_NAMED = ("gemeente", "herkomst", "woongemeente")


def with_one_name(rows: Iterable[Row], known: Known) -> tuple[Row, ...]:
    """The rows in the order of their files; parts of one municipality in one file are added (contract rule 3)."""
    by_file = groupby(rows, key=lambda row: row.place.file if row.is_sent else "")
    return tuple(row for _, found in by_file for row in _of_file(found, known))


def _of_file(rows: Iterable[Row], known: Known) -> Iterator[Row]:
    said = Said()
    for row in rows:
        spelled = _spelled(row, known)
        if "aantal" not in row.cells:
            yield spelled
            continue
        apart = tuple((name, str(row.cells[name])) for name in _NAMED if name in row.cells)
        said.stated.append(Stated(row.table, row.place, "aantal", dict(spelled.cells), dict(row.at), apart))
    add_up(said)
    yield from said.rows


def _spelled(row: Row, known: Known) -> Row:
    names = {name: str(row.cells[name]) for name in _NAMED if name in row.cells}
    found = {name: one.name for name, text in names.items() if (one := resolve(known.register, text, known.day))}
    return replace(row, cells={**row.cells, **found})
