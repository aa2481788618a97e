"""What the care providers sent: outflow expected in 2023 (stroom) and who is ready and waiting (stand)."""

from __future__ import annotations

import codecs
from datetime import date

from sent.book import FICTIVE, Formula, Page, Written, own_name, read_me, separated, workbook
from thuistafel.exchange.forms import FORM, Sender

FIRST, LAST = date(2022, 11, 1), date(2022, 11, 15)
Z = Sender.CARE_PROVIDER
A, F = "Zorgaanbieder A (fictief)", "Zorgaanbieder F (fictief)"
J, K = "Zorgaanbieder J (fictief)", "Zorgaanbieder K (fictief)"


def provider_files() -> dict[str, bytes]:
    """Twelve files by name."""
    kopie = _g()
    return {
        own_name(Z, A, 2023, 1): _own(A, 1, FIRST, _a_first()),  # M1: the older version counts no more
        own_name(Z, A, 2023, 2): _own(A, 2, LAST, _a_second()),
        "Zorgaanbieder B (fictief) uitstroom 2023.xlsx": _b(),
        "Zorgaanbieder C (fictief) uitstroom 2023.csv": _c(),
        "Zorgaanbieder D (fictief) uitstroom 2023.xlsx": _d(),
        "Zorgaanbieder E (fictief) uitstroom 2023.csv": _e(),
        "Zorgaanbieder G (fictief) uitstroom 2023.xlsx": kopie,
        "Zorgaanbieder G (fictief) uitstroom 2023_kopie.xlsx": kopie,  # M36: the same file twice
        "Zorgaanbieder H (fictief) uitstroom 2023.xlsx": _h(),
        "Zorgaanbieder I (fictief) uitstroom 2023.txt": _i(),
        "Uitstroom kleine aanbieders 2023.xlsx": _small_ones(),
        "Uitstroom kleine aanbieders 2023.xls": codecs.decode("d0cf11e0a1b11ae1", "hex") + bytes(504),  # M42
    }


def _own(party: str, number: int, made: date, *pages: Page) -> bytes:
    return workbook([read_me(Z, party, 2023, number), *pages], made)


def _sheet(code: str, rows: list[list[Written]]) -> Page:
    form = FORM[code]
    return Page(form.sheet, [[f"{form.title}. {FICTIVE}"], [], [one.name for one in form.asked], *rows])


def _a_first() -> Page:
    return _sheet(
        "Z1",
        [
            ["Locatie 1", "beschermd wonen", "Den Haag", 45, 120],
            ["Locatie 1", "beschermd wonen", "Leidschendam-Voorburg", 9, 18],
            ["Locatie 3", "maatschappelijke opvang", "Den Haag", None, 105],
        ],
    )


def _a_second() -> Page:
    return _sheet(
        "Z1",
        [
            ["Locatie 1", "beschermd wonen", "'s-Gravenhage", 28, 80],  # M2: the other name of Den Haag
            ["Locatie 2", "BW", "'s-Gravenhage", 20, "50"],  # M3: BW; M4: a number as text; M5: added to row 4
            ["Locatie 1", "beschermd wonen", "LV", 9, 20],  # M6: LV
            ["Locatie 1", "beschermd_wonen", "Wassenaar", 4, 9],
            ["Locatie 1", "beschermd wonen", "Zoetermeer", None, 10],
            ["Locatie 1", "beschermd wonen", "elders", None, 10],  # M7: elders is buiten regio
            ["Locatie 3", "maatschappelijke opvang", "Den Haag", None, "110\u00a0"],  # M8: text with a hard space
            ["Totaal", None, None, Formula("=SUM(D4:D10)", 61), Formula("=SUM(E4:E10)", 289)],  # M9: a total inside
        ],
    )


def _b() -> bytes:
    now = Page(
        "Uitstroom 2023",
        [
            ["Zorgaanbieder B (fictief)"],
            ["Opgave uitstroom 2023 voor de datatafel"],
            [FICTIVE],
            [],
            ["Peildatum 1 januari 2023"],
            [],
            # M10: the header on row 7; M17: a typing error in a heading
            ["Instelling", "Doelgroep", "Gem. herkomst", "Klaar voor uitstroom", "Verwacht komende 12 maaden"],
            [None, "MO", "Den Haag", 52, 90],  # M12: MO
            [None, "MO", "Leidschendam/Voorburg", "-", 10],  # M13: with a slash; M14: a dash is not delivered
            [None, "MO", "Den Haag", 47, 85],  # M15: last year's row, hidden
            ["Totaal", None, None, 52, 100],
            [],
            ["* 4 mensen staan ook op de lijst van 2022"],  # M16: a note under the table
        ],
        merged={"A8:A10": "Zorgaanbieder B (fictief)"},  # M11: the institution in merged cells
        hidden_rows=[10],
    )
    old = Page(
        "oud",  # M18: a hidden sheet with an old version
        [
            [f"Uitstroom 2021, {FICTIVE.lower()}"],
            ["Instelling", "Doelgroep", "Herkomst", "Klaar nu", "Verwacht komende 12 mnd"],
            ["Zorgaanbieder B (fictief)", "maatschappelijke opvang", "Den Haag", 40, 77],
        ],
        hidden=True,
    )
    return workbook([now, old], LAST)


def _c() -> bytes:
    return separated(  # M19: Windows-1252 with semicolons
        [
            [f"Verwachte uitstroom 2023. {FICTIVE}; één regel per gemeente", "", "", "", ""],
            ["Instelling", "Doelgroep", "Herkomst", "Aantal huishoudens", "Aantal cliënten"],
            ["Zorgaanbieder C (fictief)", "vrouwenopvang", "Den Haag", "32", "71"],  # M20: persons beside households
            ["Zorgaanbieder C (fictief)", "vrouwenopvang", "Zoetermeer", "8", "17"],
        ],
        ";",
        "cp1252",
    )


def _d() -> bytes:
    page = Page(
        "Blad1",
        [
            [f"Zorgaanbieder D (fictief). {FICTIVE}"],
            ["Verwachte uitstroom 2023 (huishoudens)"],
            # M21: municipalities as columns; M22: Leidschendam and Voorburg apart; M25: a soft hyphen in the heading
            ["doel\u00adgroep", "Den Haag", "Leidschendam", "Voorburg", "Totaal"],
            ["Jeugd", 30, 5, 4, Formula("=SUM(B4:D4)", 39)],  # M23: a total beside the numbers
            [],
            ["Wachtend op 1 januari 2023 (huishoudens)"],
            ["doelgroep", "Den Haag", "L-V", "Wassenaar"],  # M24: stand below stroom, on one sheet
            ["jeugdhulp", 18, "6 ", date(2023, 10, 15)],  # M30: a spreadsheet made a date of 10-15
        ],
    )
    return workbook([page], LAST)


def _e() -> bytes:
    return separated(  # M26: commas between the cells
        [
            [f"Zorgaanbieder E (fictief), verwachte uitstroom 2023. {FICTIVE}"],
            ["instelling", "doelgroep", "herkomst", "verwacht komende 12 mnd"],
            ["Zorgaanbieder E (fictief)", "ex-gedetineerden", "DEN HAAG", "20"],  # M27: another word for detentie
        ],
        ",",
        "utf-8",
        "\n",
    )


def _g() -> bytes:
    page = Page(
        "2023",
        [
            [f"Zorgaanbieder G (fictief), uitstroom 2023. {FICTIVE}"],
            ["Doelgroep", "Herkomst", "Klaar nu", "Verwacht komende 12 mnd", None],  # M31: a header of two rows
            [None, None, "aantal", "aantal", "kwaliteit"],
            ["BW", "Delft", 22, 60, "B"],
            [None, "Pijnacker", 3, 6, "B"],  # M32: Pijnacker and Nootdorp apart; M35: the group once for four rows
            [None, "Nootdorp", 2, 4, "B"],
            [None, "Midden Delfland", 5, 6, "P"],  # M33: P is not theirs to give
            ["MO", "Delft", None, "40 hh", "B"],  # M34: the unit behind the number
        ],
        merged={"D2:E2": "Verwacht komende 12 mnd"},
    )
    return workbook([page], LAST)


def _h() -> bytes:
    page = Page(
        "Overzicht",
        [
            [f"Zorgaanbieder H (fictief), uitstroom 2023. {FICTIVE}"],
            [],
            # M37: two tables side by side
            ["doelgroep", "herkomst", "verwacht 2023", None, "doelgroep", "herkomst", "klaar nu"],
            ["jeugdhulp", "Delft", 10, None, "jeugdhulp", "Delft", 12],
            # M43: an error value
            ["vrouwenopvang", "Delft", 8, None, "vrouwenopvang", "Delft", Formula("=VLOOKUP(F5,Oud!A:B,2,0)", "#N/A")],
            ["vrouwenopvang", "P'nacker", 4],  # M38: P'nacker
        ],
    )
    return workbook([page], LAST)


def _i() -> bytes:
    rows = [  # M39: what Excel calls “Unicode-tekst”: UTF-16 with tabs
        [f"Zorgaanbieder I (fictief), uitstroom 2023. {FICTIVE}"],
        ["instelling", "doelgroep", "herkomst gemeente", "klaar nu", "verwacht komende 12 mnd"],
        ["Zorgaanbieder I (fictief)", "beschermd wonen", "Zoetermeer", "26", "40"],
        ["Zorgaanbieder I (fictief)", "maatschappelijke opvang", "Zoetermeer", "", "30"],
        ["Zorgaanbieder I (fictief)", "maatschappelijke opvang", "Leidschendam-Voorburg", "", "± 10"],  # M40
    ]
    return codecs.BOM_UTF16_LE + separated(rows, "\t", "utf-16-le")


def _small_ones() -> bytes:
    page = Page(
        "Per aanbieder",
        [
            [f"Uitstroom kleine aanbieders 2023. {FICTIVE}"],
            [],
            # M41: the fields below each other, a column per row
            ["instelling", J, K, K, F, F],
            ["locatie", "Dorp", "Stad", "Land", "Noord", "Zuid"],
            ["doelgroep", "beschermd wonen", "detentie", "detentie", "MO", "MO"],
            ["herkomst", "Voorschoten", "Rijswijk", "Westland", "n.b.", "onbekend"],  # M28: nobody knows from where
            ["klaar nu", 3],
            ["verwacht komende 12 mnd", 5, 6, 5, 20, "ca. 18"],  # M29: about 18, added to the 20 beside it
        ],
    )
    return workbook([page], LAST)
