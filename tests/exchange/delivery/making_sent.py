"""Sent workbooks and small dossiers on disk, and deliveries as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.exchange.delivery.model import Block, Column, Delivery, Recognised, SentSheet
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import FORM, Sender

HEAD = ("Locatie", "Doelgroep", "Gem. herkomst", "Klaar nu", "Ook elders aangemeld")
FIELDS = ("locatie", "doelgroep", "herkomst_gemeente", "klaar_nu", "ook_elders_aangemeld")
FRAME = 'formaat = 1\ntitel = "Proef"\nplanjaar = 2023\nsamenstelling = "Twee"\n'
MEMBERS = "samenstelling;gemeente\nTwee;Delft\nTwee;Den Haag\n"
LETTINGS = "gemeente;jaar;stand;aantal;kwaliteit;bron\nDelft;2023;verwacht;100;P;x\nDen Haag;2023;verwacht;400;P;x\n"
OUTFLOW = "instelling;doelgroep;herkomst;jaar;aantal;kwaliteit;bron\nOud;bw;Delft;2023;8;P;x\n"


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def mark(party: str, *, version: int = 1, kind: Sender = Sender.CARE_PROVIDER) -> Fingerprint:
    return Fingerprint(1, kind, party, 2023, version, "ab12")


def sent_workbook(path: Path, party: str, *rows: Sequence[object], version: int = 1) -> Path:
    """A filled Z1 of a provider; the numbers stand in column D from row 4."""
    return workbook(path, {"Z1 Uitstroom": [[mark(party, version=version).text], [], HEAD, *rows]})


def dossier(target: Path) -> Path:
    target.mkdir(parents=True)
    texts = {
        "dossier.toml": FRAME,
        "samenstelling.csv": MEMBERS,
        "verhuringen.csv": LETTINGS,
        "uitstroom.csv": OUTFLOW,
    }
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8")
    (target / "aanleveringen").mkdir()
    return target


def row(cell: str, value: int | Amount, file: str, *, party: str = "A", **cells: str | int) -> Row:
    """A row of people who wait in an institution, read from `cell` of the sheet Z1."""
    about = {"instelling": party, "doelgroep": "bw", "herkomst": "Delft", "jaar": 2023, "soort": "stand", **cells}
    amount = Amount(value) if isinstance(value, int) else value
    number = int("".join(filter(str.isdigit, cell.partition(",")[0])))
    place = Place(file, "Z1", number)
    return Row(Table.OUTFLOW, place, {**about, "aantal": amount}, {"aantal": cell})


def delivery(file: str, *rows: Row, sender: str = "A", version: int | None = None, **more: object) -> Delivery:
    return Delivery(
        file,
        str(more.pop("digest", file)),
        sender=sender,
        kind="Z" if version else "",
        fingerprint=mark(sender, version=version) if version else None,
        rows=rows,
        **more,
    )


def block(file: str, *rows: Sequence[str]) -> Recognised:
    """A recognised Z1 of the columns in `FIELDS`; the first of `rows` is row 4, numbers in column D."""
    grid = ((), (), HEAD, *map(tuple, rows))
    fields = {field.name: field for field in FORM["Z1"].fields}
    columns = tuple(Column(index, HEAD[index], fields[name]) for index, name in enumerate(FIELDS))
    return Recognised(Block(SentSheet(file, "Z1", grid), "", (3,), 4, len(grid), 0, 4), FORM["Z1"], columns)
