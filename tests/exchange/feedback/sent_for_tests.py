"""Files, deliveries and a plan for the tests of what goes back."""

from __future__ import annotations

import io
from datetime import date
from itertools import count

import openpyxl

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Row, Table, assemble, frame_from
from thuistafel.core.plan import make_plan
from thuistafel.core.reasons import because
from thuistafel.exchange.delivery.model import Delivery, Question, SentFile, SentSheet
from thuistafel.exchange.feedback.summary import Occasion
from thuistafel.exchange.feedback.workbook import Original, feedback_workbook
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.reference import register

FILE = "aanleveringen/de-brug.xlsx"
READ_ON = date(2023, 3, 1)
OCCASION = Occasion(READ_ON, "Proef", fictional=True)
BRIDGE = "De Brug (fictief)"
_numbers = count(2)


def row(table, sent="", cell="", **cells):
    """A row of a table; with `sent` it stood in that file, its amount in `cell`."""
    read = {name: Amount(value) if name == "aantal" else value for name, value in cells.items()}
    place = Place(sent or f"{table}.csv", "Blad1" if sent else "", next(_numbers))
    return Row(table, place, read, {"aantal": cell or "D4"} if sent else {})


def letting(gemeente, aantal, corporatie="", **more):
    about = {"gemeente": gemeente, "corporatie": corporatie, "jaar": 2023, "stand": "verwacht", "soort": "regulier"}
    return row(Table.LETTINGS, **{**about, "aantal": aantal, "kwaliteit": "P", "bron": "datatafel", **more})


def outflow(instelling, aantal, herkomst="Delft", doelgroep="bw", **more):
    about = {"instelling": instelling, "doelgroep": doelgroep, "herkomst": herkomst, "jaar": 2023, "soort": "stroom"}
    return row(Table.OUTFLOW, **{**about, "aantal": aantal, "kwaliteit": "B", "bron": f"opgave {instelling}", **more})


def plan_of(*rows):
    """A plan of Haaglanden; only what is named is known."""
    frame = {"formaat": 1, "planjaar": 2023, "samenstelling": "Platform31-8", "fictief": True}
    return make_plan(assemble(frame_from(frame), rows, register()), with_next_numbers=False)


def sheet(name="Blad1", grid=(("kop", "aantal"), ("a", 1)), **more):
    return SentSheet(FILE, name, tuple(map(tuple, grid)), **more)


def delivery(**more):
    return Delivery(FILE, **{"digest": "0" * 64, "sender": BRIDGE, "kind": "Z", **more})


def corrected(cell, was="118 ", became="118", sheet="Blad1"):
    return Corrected(Place(FILE, sheet, 4, "aantal", cell), was, became, because("thousands_read", value=118))


def question(at, sheet="Blad1"):
    return Question(FILE, sheet, at, because("sheet_hidden", file=FILE, sheet=sheet))


def written(about, *sheets, plan=None, occasion=OCCASION, looks=None):
    """The bytes of what goes back about these sheets."""
    return feedback_workbook(about, Original(SentFile(FILE, "0" * 64, sheets), looks or {}), plan, occasion)


def opened(content, **more):
    return openpyxl.load_workbook(io.BytesIO(content), **more)


def words(worksheet):
    """All that stands on a sheet, row by row."""
    return [
        " | ".join(str(cell) for cell in cells if cell is not None)
        for cells in worksheet.iter_rows(values_only=True)
        if any(cell is not None for cell in cells)
    ]
