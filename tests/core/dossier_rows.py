"""Rows for tests as a reader hands them over, and a dossier of them."""

from datetime import date
from itertools import count

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Row, Table, assemble, frame_from
from thuistafel.exchange.reference import register

COUNTS = {"aantal", "laag", "hoog", "inwoners", "sociale_huurwoningen", "begin", "instroom", "uitval", "geplaatst"}
COUNTS |= {"tekort_laag", "tekort_hoog", "wacht_laag", "wacht_hoog", "overlap_laag", "overlap_hoog", "woningen"}
_numbers = count(2)


def row(table, file=None, **cells):
    """One row; whole numbers in count columns become an Amount, None is an empty cell."""
    filled = {name: cell for name, cell in cells.items() if cell is not None}
    read = {name: Amount(cell) if name in COUNTS and isinstance(cell, int) else cell for name, cell in filled.items()}
    return Row(table, Place(file or f"{table}.csv", "", next(_numbers)), read)


def letting(gemeente="Delft", aantal=1020, **cells):
    """Expected lettings of the plan year."""
    return row(Table.LETTINGS, **{"jaar": 2023, "stand": "verwacht", "gemeente": gemeente, "aantal": aantal} | cells)


def outflow(herkomst="Delft", aantal=118, **cells):
    """People leaving an institution in the plan year."""
    known = {"instelling": "De Brug", "doelgroep": "beschermd wonen", "jaar": 2023}
    return row(Table.OUTFLOW, **known | {"herkomst": herkomst, "aantal": aantal} | cells)


def picture(aantal=None, **cells):
    """A target group in a municipality."""
    known = {"doelgroep": "vrouwenopvang", "gemeente": "Wassenaar", "indicator": "wachtend", "jaar": 2023}
    return row(Table.PICTURE, **known | {"aantal": aantal} | cells)


def assembled(*rows, regels=None, planjaar=2023, samenstelling="Platform31-8"):
    """A dossier of these rows with the built-in register."""
    frame = {"formaat": 1, "planjaar": planjaar, "samenstelling": samenstelling, "regels": regels or {}}
    return assemble(frame_from(frame), rows, register())


def codes(reasons):
    """The codes of reasons, or of what holds one."""
    return [getattr(each, "reason", each).code for each in reasons]


def day(written):
    """A date as it stands in a file."""
    return date.fromisoformat(written)
