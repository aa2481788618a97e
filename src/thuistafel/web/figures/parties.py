"""Which parties a row is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thuistafel.core.dossier import Row
from thuistafel.core.regions import resolve
from thuistafel.exchange.reference import register
from thuistafel.web.figures.models import marked

MUNICIPAL = ("gemeente", "herkomst", "woongemeente")
NAMED = ("corporatie", "instelling")


def concerns(row: Row, sender: str, day: date) -> str:
    """The CBS codes and names of the parties a row is about or from, as `Claim.concerns` keeps them."""
    return "".join(marked(key) for key in sorted({*_municipal(row, day), *_named(row), *_sent_by(sender, day)}))


def of_sender(sender: str, day: date) -> str:
    """The same for a whole file."""
    return "".join(marked(key) for key in _sent_by(sender, day))


def _municipal(row: Row, day: date) -> Iterable[str]:
    written = (str(row.cells[column]) for column in MUNICIPAL if column in row.cells)
    return [found.code for name in written if (found := resolve(register(), name, day))]


def _named(row: Row) -> Iterable[str]:
    return [str(row.cells[column]) for column in NAMED if column in row.cells]


def _sent_by(sender: str, day: date) -> Iterable[str]:
    if not sender:
        return []
    found = resolve(register(), sender, day)
    return [sender, found.code] if found else [sender]
