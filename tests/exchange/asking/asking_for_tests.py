"""A small region that asks its parties: two municipalities, two corporations, two care providers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from thuistafel.core.dossier import frame_from
from thuistafel.exchange.asking.parties import Party, parties_asked
from thuistafel.exchange.asking.prefill import Setting
from thuistafel.exchange.asking.workbook import Questionnaire, Round, questionnaire, workbook_bytes
from thuistafel.exchange.delivery.joining import known_from
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.forms import FORM, Sender

FILES = {
    "dossier.toml": 'formaat = 1\ntitel = "Proef"\nplanjaar = 2023\nfictief = true\nsamenstelling = "Twee"\n',
    "samenstelling.csv": "samenstelling;gemeente\nTwee;Delft\nTwee;Den Haag\n",
    "verhuringen.csv": (
        "gemeente;corporatie;jaar;stand;soort;kamers;aantal;laag;hoog;kwaliteit;bron\n"
        "Delft;Woonwens;2023;verwacht;;;410;;;P;datatafel\n"
        "Delft;Woonwens;2023;verwacht;student;;60;50;70;C;datatafel\n"
        "Delft;Woonwens;2022;gerealiseerd;;3;120;;;A;datatafel\n"
        "Delft;Stadsbezit;2023;verwacht;;;77;;;P;datatafel\n"
        "Delft;;2022;gerealiseerd;;;985;;;B;gemeente\n"
    ),
    "uitstroom.csv": (
        "instelling;doelgroep;herkomst;jaar;soort;eenheid;aantal;laag;hoog;kwaliteit;bron\n"
        "Zorg A;bw;Delft;2023;stroom;;118;;;P;datatafel\n"
        "Zorg A;bw;Delft;2023;stand;;ca. 40;;;C;datatafel\n"
        "Zorg A;mo;onbekend;2023;stroom;;10-15;;;C;datatafel\n"
        "Zorg A;mo;Den Haag;2022;stroom;;31;;;P;datatafel\n"
        "Zorg B;bw;Den Haag;2023;stroom;;57;;;P;datatafel\n"
        "Zorg B;mo;Den Haag;2023;stroom;personen;58;;;P;datatafel\n"
    ),
    "voorrang.csv": "gemeente;jaar;categorie;aantal;kwaliteit;bron\nDelft;2022;statushouders;98;A;registratie\n",
    "aandachtsgroepen.csv": (
        "doelgroep;gemeente;indicator;jaar;eenheid;aantal;kwaliteit;bron\n"
        "ouderen;Delft;wachtend;2023;huishoudens;164;B;opgave\n"
        "ouderen;Den Haag;wachtend;2023;huishoudens;803;B;opgave\n"
    ),
    "producten.csv": (
        "product;gemeente;soort;woningen;vroeg;waarschijnlijk;laat;kans_procent;status\n"
        "Flex 1;Delft;flexwoning;24;2024-07-01;2024-11-01;2025-06-01;60;verkend\n"
    ),
}


def folder(target: Path, sent: Mapping[str, bytes] | None = None, **changed: str) -> Path:
    """The dossier as a folder, with what was sent in `aanleveringen/`; `verhuringen="…"` replaces a table."""
    files = FILES | {f"{name}.csv": text for name, text in changed.items()}
    (target / "aanleveringen").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8")
    for name, content in (sent or {}).items():
        (target / "aanleveringen" / name).write_bytes(content)
    return target


def round_of(path: Path, quarter: int | None = None, deadline: date | None = date(2026, 12, 15)) -> Round:
    reading = read_source(path)
    frame = frame_from(reading.frame or {})
    known = known_from(reading)
    setting = Setting(frame.plan_year, known.target_groups, quarter)
    return Round(reading, known, setting, frame.title, frame.fictional, deadline)


def party(asked: Round, sender: Sender, name: str) -> Party:
    return parties_asked(asked.reading, asked.known, (sender,), name)[0]


def asked_of(asked: Round, sender: Sender, name: str) -> Questionnaire:
    return questionnaire(party(asked, sender, name), asked)


def made(asked: Round, sender: Sender, name: str) -> bytes:
    return workbook_bytes(asked_of(asked, sender, name), asked)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def column(sheet: Worksheet, name: str) -> int:
    """The column (from 1) under this heading, which stands in row 4."""
    return next(cell.column for cell in sheet[4] if str(cell.value).replace(" ", "_") == name)


def changed(content: bytes, cells: Mapping[tuple[str, str, int], object]) -> bytes:
    """The workbook as a party sends it back: `{("Z1", "klaar_nu", 5): 12}`; its one formula sheet is left out."""
    book = opened(content)
    if "C0 Controle" in book.sheetnames:
        del book["C0 Controle"]
    for (code, name, row), value in cells.items():
        sheet = book[FORM[code].sheet]
        sheet.cell(row, column(sheet, name)).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()
