"""Thirty files with one clear fault each, as a person could make it, and where the fault must be found."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl
import xlsxwriter

FICTIVE = "Zorgaanbieder B (fictief), verwachte uitstroom 2023. Fictieve cijfers"
HEADING = ("instelling", "doelgroep", "herkomst", "klaar nu", "verwacht komende 12 mnd", "peildatum", "bron")
PARTY = "Zorgaanbieder B (fictief)"
SHEET = "Uitstroom"
Changes = Mapping[str, object]


@dataclass(frozen=True)
class Faulty:
    """A file with a fault; `sheet` and `cell` are '' when it is the file as a whole, `kept` what else is taken."""

    name: str
    make: Callable[[], bytes]
    found: str
    sheet: str = ""
    cell: str = ""


def sound(changes: Changes | None = None, merged: str = "", chosen: str = SHEET) -> bytes:
    """A workbook of two good rows, with some cells changed."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2023, 1, 1)})
        sheet = book.add_worksheet(chosen)
        sheet.write_string(0, 0, FICTIVE)
        sheet.write_row(2, 0, HEADING)
        days = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(3, 0, [PARTY, "maatschappelijke_opvang", "Den Haag", 52, 90])
        sheet.write_row(4, 0, [PARTY, "maatschappelijke_opvang", "Leidschendam-Voorburg", 4, 10])
        for cell, written in (changes or {}).items():
            if isinstance(written, date):
                sheet.write_datetime(cell, datetime(written.year, written.month, written.day), days)
            elif isinstance(written, str) and written.startswith("="):
                formula, _, outcome = written.partition(" → ")
                sheet.write_formula(cell, formula, None, outcome)
            else:
                sheet.write(cell, written)
        if merged:
            sheet.merge_range(merged, 100)
    return target.getvalue()


def with_formula_only() -> bytes:
    """Saved by a program that stores no outcome of a formula."""
    book = openpyxl.load_workbook(io.BytesIO(sound()))
    book[SHEET]["E5"] = "=5+5"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def two_sheets_one_hidden() -> bytes:
    """The numbers of this year are on a hidden sheet."""
    book = openpyxl.load_workbook(io.BytesIO(sound()))
    copy = book.copy_worksheet(book[SHEET])
    copy.title = "nieuw"
    copy.sheet_state = "hidden"
    copy["E4"] = 95
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return target.getvalue()


def _text(*lines: str, encoding: str = "utf-8") -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


OLD = codecs.decode("d0cf11e0a1b11ae1", "hex") + bytes(504)
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le") + bytes(64)
ODS = archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<office/>"})
WORD = archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SEMICOLONS = ";".join(HEADING)
WEB = (
    "<html><body><h1>Uitstroom 2023</h1><table>"
    + "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for cells in (HEADING, (PARTY, "MO", "Den Haag", "52", "90"), (PARTY, "MO", "Delft", "4", "10"))
    )
    + "</table></body></html>"
).encode()


def _cell(name: str, cell: str, written: object, found: str = "quarantine") -> Faulty:
    return Faulty(name, lambda: sound({cell: written}), found, SHEET, cell)


FAULTY = (
    Faulty("01 oud formaat.xls", lambda: OLD, "refused"),
    Faulty("02 libreoffice.ods", lambda: ODS, "refused"),
    Faulty("03 afdruk.pdf", lambda: PDF, "refused"),
    Faulty("04 brief.docx", lambda: WORD, "refused"),
    Faulty("05 beveiligd.xlsx", lambda: LOCKED, "refused"),
    Faulty("06 half gedownload.xlsx", lambda: sound()[:2000], "refused"),
    Faulty("07 webpagina.xls", lambda: WEB, "refused"),
    Faulty("08 leeg.xlsx", lambda: b"", "refused"),
    Faulty("09 alles samen.zip", lambda: archive({"uitstroom.xlsx": sound()}), "refused"),
    Faulty("10 met bsn.xlsx", lambda: sound({"H3": "BSN", "H4": "111222333", "H5": "123456782"}), "refused"),
    Faulty("11 met namen.xlsx", lambda: sound({"H3": "voornaam", "I3": "geboortedatum"}), "refused"),
    Faulty(
        "12 aanhalingsteken.csv",
        lambda: _text("Uitstroom 2023", SEMICOLONS, f"{PARTY};MO;Delft;4;10", f'"{PARTY};MO;Den Haag;52;90'),
        "refused",
    ),
    Faulty(
        "13 geen uitstroom.xlsx",
        lambda: sound(
            {
                "A3": "datum",
                "B3": "vergadering",
                "C3": "locatie",
                "D3": "zaal",
                "E3": "tijd",
                "F3": "duur",
                "G3": "voorzitter",
            }
        ),
        "question",
        SHEET,
    ),
    _cell("14 komma.xlsx", "E4", "1,032"),
    _cell("15 half huishouden.xlsx", "E4", 12.5),
    _cell("16 min.xlsx", "E5", -5),
    _cell("17 te groot.xlsx", "E4", 10**18),
    _cell("18 wetenschappelijk.xlsx", "D4", "1E+03"),
    _cell("19 verwijzing stuk.xlsx", "E4", "=A1+1 → #REF!"),
    Faulty("20 formule zonder uitkomst.xlsx", with_formula_only, "quarantine", SHEET, "E5"),
    _cell("21 waar.xlsx", "E4", True),
    _cell("22 dag bestaat niet.xlsx", "F4", "31-02-2023"),
    _cell("23 dag of maand.xlsx", "F4", "3/4/2023"),
    _cell("24 datum van gemaakt.xlsx", "D5", date(2023, 10, 15)),
    Faulty("25 samengevoegd getal.xlsx", lambda: sound(merged="E4:E5"), "quarantine", SHEET, "E4"),
    _cell("26 gemeente onbekend.xlsx", "C5", "Leidschedam-Voorbrug"),
    Faulty(
        "27 laag boven hoog.xlsx",
        lambda: sound({"H3": "laag", "I3": "hoog", "H4": 95, "I4": 85}),
        "quarantine",
        SHEET,
        "H4",
    ),
    Faulty(
        "28 twee keer.xlsx",
        lambda: sound({"A6": PARTY, "B6": "maatschappelijke_opvang", "C6": "Den Haag", "E6": 80}),
        "quarantine",
        SHEET,
        "E6",
    ),
    Faulty("29 totaal klopt niet.xlsx", lambda: sound({"A6": "Totaal", "D6": 56, "E6": 110}), "question", SHEET, "E6"),
    Faulty("30 verborgen blad.xlsx", two_sheets_one_hidden, "question", "nieuw"),
)
