"""The messes planted in the example's sent files: where each stands and what must be made of it.

The README beside the files tells the same to people; the script that writes them has the number behind each line.
"""

from __future__ import annotations

from dataclasses import dataclass

A1 = "Thuistafel_Z_Zorgaanbieder-A-fictief_2023_v1.xlsx"
A2 = "Thuistafel_Z_Zorgaanbieder-A-fictief_2023_v2.xlsx"
B = "Zorgaanbieder B (fictief) uitstroom 2023.xlsx"
C = "Zorgaanbieder C (fictief) uitstroom 2023.csv"
D = "Zorgaanbieder D (fictief) uitstroom 2023.xlsx"
E = "Zorgaanbieder E (fictief) uitstroom 2023.csv"
BEFORE = "Thuistafel_G_Zoetermeer_2022_v1.xlsx"
G = "Zorgaanbieder G (fictief) uitstroom 2023.xlsx"
G_COPY = "Zorgaanbieder G (fictief) uitstroom 2023_kopie.xlsx"
H = "Zorgaanbieder H (fictief) uitstroom 2023.xlsx"
I = "Zorgaanbieder I (fictief) uitstroom 2023.txt"  # noqa: E741
JK = "Uitstroom kleine aanbieders 2023.xlsx"
JK_OLD = "Uitstroom kleine aanbieders 2023.xls"
FIRST = "Thuistafel_C_Corporatie-1-fictief_2023_v1.xlsx"
TOGETHER = "Verwachte verhuringen corporaties 2023.xlsx"
PLACED = "Thuistafel_M_Corporaties-samen-fictief_2022_v1.xlsx"
PICTURE = "Gemeente Delft - regionaal beeld 2023.xlsx"
ZOETERMEER = "Thuistafel_G_Zoetermeer_2023_v1.xlsx"
MAIL = "mail Leidschendam-Voorburg 2022-10-01.txt"
EACH = (A1, A2, B, C, D, E, BEFORE, G, G_COPY, H, I, JK, JK_OLD, FIRST, TOGETHER, PLACED, PICTURE, ZOETERMEER, MAIL)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim on a subject of a table (its key's texts, municipalities by name) with this value, from these cells."""

    table: str
    subject: tuple[str, ...]
    value: int
    cells: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A correction of the cell; what it became holds `became`."""

    became: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """The cell is in quarantine, for a reason of this code when it is named."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the place; its values hold `about`."""

    about: str = ""


@dataclass(frozen=True, slots=True)
class Unused:
    """No number of the cell is a claim."""


@dataclass(frozen=True, slots=True)
class Remarked:
    """A remark on the file whose code holds `code`."""

    code: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The file is not read."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a table without claims has this value in this column."""

    table: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class State:
    """A cell of the picture has no number: not delivered or not applicable."""

    subject: tuple[str, ...]
    state: str


Outcome = Claimed | Mended | SetAside | Asked | Unused | Remarked | Refused | Listed | State


@dataclass(frozen=True, slots=True)
class Mess:
    """A planted mess: `cell` and `sheet` are '' when it is the file as a whole."""

    number: int
    file: str
    sheet: str
    cell: str
    written: str
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """As the README and the script call it."""
        return f"M{self.number}"


def _flow(party: str, group: str, origin: str, value: int, cells: str, grade: str = "") -> Claimed:
    return Claimed("uitstroom", (f"Zorgaanbieder {party} (fictief)", group, origin, "stroom"), value, cells, grade)


def _stock(party: str, group: str, origin: str, value: int, cells: str, grade: str = "") -> Claimed:
    return Claimed("uitstroom", (f"Zorgaanbieder {party} (fictief)", group, origin, "stand"), value, cells, grade)


def _homes(place: str, number: int, kind: str, value: int, cells: str, grade: str = "") -> Claimed:
    subject = (place, f"Corporatie {number} (fictief)", "2023", "verwacht", kind)
    return Claimed("verhuringen", subject, value, cells, grade)


def _waiting(group: str, place: str, value: int, cells: str, grade: str = "") -> Claimed:
    return Claimed("aandachtsgroepen", (group, place, "wachtend", "2023"), value, cells, grade)


BW, MO = "beschermd_wonen", "maatschappelijke_opvang"
LV, PN, MD = "Leidschendam-Voorburg", "Pijnacker-Nootdorp", "Midden-Delfland"
Z1, C2, C3, G1 = "Z1 Uitstroom", "C2 Verwachting", "C3 Uitstroomplaatsingen", "G1 Gemeente"
W, SMALL = "Wachtend 1-1-2023", "Per aanbieder"

MESSES = (
    Mess(1, A1, "", "", "", (Unused(), Remarked("superseded"))),
    Mess(2, A2, Z1, "C4", "'s-Gravenhage", (_stock("A", BW, "Den Haag", 48, "D4, D5"),)),
    Mess(3, A2, Z1, "B5", "BW", (Mended(BW),)),
    Mess(4, A2, Z1, "E5", "50", (Mended("50"),)),
    Mess(5, A2, Z1, "E4", "80", (_flow("A", BW, "Den Haag", 130, "E4, E5"),)),
    Mess(6, A2, Z1, "C6", "LV", (_flow("A", BW, LV, 20, "E6"),)),
    Mess(7, A2, Z1, "C9", "elders", (Mended("buiten regio"), _flow("A", BW, "buiten regio", 10, "E9"))),
    Mess(8, A2, Z1, "E10", "110\u00a0", (Mended("110"), _flow("A", MO, "Den Haag", 110, "E10"))),
    Mess(9, A2, Z1, "E11", "289", (Unused(),)),
    Mess(10, B, "Uitstroom 2023", "A7", "Instelling", (_stock("B", MO, "Den Haag", 52, "D8"),)),
    Mess(11, B, "Uitstroom 2023", "A8", "Zorgaanbieder B (fictief)", (_flow("B", MO, LV, 10, "E9"),)),
    Mess(12, B, "Uitstroom 2023", "B8", "MO", (Mended(MO), _flow("B", MO, "Den Haag", 90, "E8"))),
    Mess(13, B, "Uitstroom 2023", "C9", "Leidschendam/Voorburg", (_flow("B", MO, LV, 10, "E9"),)),
    Mess(14, B, "Uitstroom 2023", "D9", "-", (Mended(""), Unused())),
    Mess(15, B, "Uitstroom 2023", "D10", "47", (Unused(),)),
    Mess(16, B, "Uitstroom 2023", "A13", "* 4 mensen staan ook op de lijst van 2022", (Unused(),)),
    Mess(17, B, "Uitstroom 2023", "E7", "Verwacht komende 12 maaden", (_flow("B", MO, "Den Haag", 90, "E8"),)),
    Mess(18, B, "oud", "E3", "77", (Unused(),)),
    Mess(19, C, "", "E2", "Aantal cliënten", (_flow("C", "vrouwenopvang", "Den Haag", 32, "D3"),)),
    Mess(20, C, "", "E3", "71", (SetAside(), Unused())),
    Mess(21, D, "Blad1", "B3", "Den Haag", (_flow("D", "jeugdhulp", "Den Haag", 30, "B4"),)),
    Mess(22, D, "Blad1", "C3", "Leidschendam", (_flow("D", "jeugdhulp", LV, 9, "C4 + D4"),)),
    Mess(23, D, "Blad1", "E4", "39", (Unused(),)),
    Mess(24, D, "Blad1", "B8", "18", (_stock("D", "jeugdhulp", "Den Haag", 18, "B8"),)),
    Mess(25, D, "Blad1", "A3", "doel\u00adgroep", (_flow("D", "jeugdhulp", "Den Haag", 30, "B4"),)),
    Mess(26, E, "", "A2", "instelling", (_flow("E", "detentie", "Den Haag", 20, "D3"),)),
    Mess(27, E, "", "B3", "ex-gedetineerden", (Mended("detentie"),)),
    Mess(28, JK, SMALL, "E6", "n.b.", (Mended("onbekend"), _flow("F", MO, "onbekend", 38, "E8, F8"))),
    Mess(29, JK, SMALL, "F8", "ca. 18", (_flow("F", MO, "onbekend", 38, "E8, F8", "C"),)),
    Mess(30, D, "Blad1", "D8", "2023-10-15", (SetAside(), Unused())),
    Mess(31, G, "2023", "D2", "Verwacht komende 12 mnd", (_flow("G", BW, "Delft", 60, "D4"),)),
    Mess(32, G, "2023", "B5", "Pijnacker", (_flow("G", BW, PN, 10, "D5 + D6"), _stock("G", BW, PN, 5, "C5 + C6"))),
    Mess(33, G, "2023", "E7", "P", (_flow("G", BW, MD, 6, "D7", "B"),)),
    Mess(34, G, "2023", "D8", "40 hh", (Mended("40"), _flow("G", MO, "Delft", 40, "D8"))),
    Mess(35, G, "2023", "A5", "", (Mended(BW),)),
    Mess(36, G_COPY, "", "", "", (Unused(), Remarked("same"))),
    Mess(37, H, "Overzicht", "E3", "doelgroep", (_stock("H", "jeugdhulp", "Delft", 12, "G4"),)),
    Mess(38, H, "Overzicht", "B6", "P'nacker", (_flow("H", "vrouwenopvang", PN, 4, "C6"),)),
    Mess(39, I, "", "E2", "verwacht komende 12 mnd", (_flow("I", BW, "Zoetermeer", 40, "E3"),)),
    Mess(40, I, "", "E5", "± 10", (_flow("I", MO, LV, 10, "E5", "C"),)),
    Mess(41, JK, SMALL, "A8", "verwacht komende 12 mnd", (_flow("K", "detentie", "Westland", 5, "D8"),)),
    Mess(42, JK_OLD, "", "", "", (Refused(),)),
    Mess(43, H, "Overzicht", "G5", "#N/A", (SetAside("cell_is_error"), Unused())),
    Mess(44, FIRST, C2, "C4", "1.240", (Mended("1240"), _homes("Den Haag", 1, "regulier", 1240, "C4"))),
    Mess(45, FIRST, C2, "B5", "'23", (Mended("2023"), _homes("Den Haag", 1, "nieuwbouw", 120, "C5"))),
    Mess(46, TOGETHER, "Steden", "A4", "Den Haag", (Mended("Den Haag"), _homes("Den Haag", 5, "regulier", 300, "D9"))),
    Mess(47, TOGETHER, "Steden", "D10", "2680", (Unused(),)),
    Mess(
        48,
        BEFORE,
        G1,
        "E4",
        "1065",
        (Claimed("verhuringen", ("Zoetermeer", "2022", "gerealiseerd", "regulier"), 1065, "E4"), Asked("2022")),
    ),
    Mess(49, TOGETHER, "Steden", "A12", "corp.", (_homes("Zoetermeer", 6, "regulier", 400, "C13"),)),
    Mess(50, TOGETHER, "Steden", "B14", "Z'meer", (_homes("Zoetermeer", 7, "regulier", 330, "C14"),)),
    Mess(51, TOGETHER, "Steden", "D19", "305 woningen", (Mended("305"), _homes("Delft", 10, "regulier", 305, "D19"))),
    Mess(52, TOGETHER, "Steden", "D23", "1350", (Unused(), Asked("1360"))),
    Mess(53, PLACED, C3, "D3", "geplaatst K1", (Listed("plaatsingen", "aantal", "92"),)),
    Mess(54, PICTURE, W, "D4", "10-15", (_waiting(BW, LV, 12, "D4"),)),
    Mess(55, PICTURE, W, "H4", "<5", (_waiting(BW, MD, 2, "H4"),)),
    Mess(56, PICTURE, W, "D7", "5 à 8", (_waiting("jeugdhulp", LV, 6, "D7"),)),
    Mess(57, PICTURE, W, "B9", "310 (zie mail)", (_waiting("statushouders", "Den Haag", 310, "B9"),)),
    Mess(58, PICTURE, W, "G10", "nvt", (State(("woonwagenbewoners", "Voorschoten", "wachtend", "2023"), "n.v.t."),)),
    Mess(59, PICTURE, W, "B11", " 780", (Mended("780"), _waiting("ouderen", "Den Haag", 780, "B11"))),
    Mess(60, PICTURE, W, "F6", "", (_waiting("vrouwenopvang", PN, 0, "E6"), Unused())),
    Mess(
        61,
        PICTURE,
        "Aanwezig",
        "A1",
        "Aanwezig op 1 januari 2023, in personen, geschat. Fictieve cijfers",
        (Claimed("aandachtsgroepen", ("studenten", "Delft", "aanwezig", "2023"), 2058, "D6"),),
    ),
    Mess(
        62,
        PICTURE,
        "Aanwezig",
        "B4",
        "ca. 1.450",
        (Claimed("aandachtsgroepen", ("dak- en thuisloze mensen", "Den Haag", "aanwezig", "2023"), 1450, "B4", "C"),),
    ),
    Mess(
        63,
        PICTURE,
        "Verhuringen 2022",
        "B3",
        "jan",
        (
            Claimed(
                "verhuringen",
                ("Wassenaar", "2022", "gerealiseerd", "regulier"),
                149,
                "B8, C8, D8, E8, F8, G8, H8, I8, …",
            ),
        ),
    ),
    Mess(
        64, PICTURE, "Projecten", "F4", "1 okt 2024", (Mended("2024-10-01"), Listed("producten", "vroeg", "2024-10-01"))
    ),
    Mess(65, PICTURE, "Uitstroom volgens Delft", "E4", "ca. 55", (_flow("G", BW, "Delft", 55, "E4", "C"),)),
    Mess(66, PICTURE, "Uitstroom volgens Delft", "D5", "ca. 11", (_stock("H", "jeugdhulp", "Delft", 11, "D5", "C"),)),
    Mess(67, ZOETERMEER, G1, "B4", "637", (Unused(),)),
    Mess(68, ZOETERMEER, G1, "D4", "20,500", (SetAside("comma_ambiguous"),)),
    Mess(69, ZOETERMEER, G1, "E4", "1.032", (Mended("1032"),)),
    Mess(
        70,
        MAIL,
        "",
        "A6",
        "Wij verwachten in 2023 aan verhuringen: Leidschendam-Voorburg ca. 610, de andere gemeenten weten we niet.",
        (Claimed("verhuringen", (LV, "2023", "verwacht", "regulier"), 610, "A6", "C"),),
    ),
)
