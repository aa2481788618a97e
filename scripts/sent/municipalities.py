"""What the municipalities sent: the regional picture, a workbook of ours, and a mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sent.book import FICTIVE, Formula, Page, Written, own_name, read_me, workbook
from sent.tables import Tables, counted
from thuistafel.exchange.forms import FORM, Sender

G = Sender.MUNICIPALITY
MADE = date(2023, 1, 20)
MEMBERS = ("Den Haag", "Zoetermeer", "Delft", "Leidschendam-Voorburg", "Pijnacker-Nootdorp", "Wassenaar")
MEMBERS += ("Voorschoten", "Midden-Delfland", "Rijswijk", "Westland")
OTHERS = tuple(name for name in MEMBERS if name != "Zoetermeer")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WAITING = ("beschermd_wonen", "maatschappelijke_opvang", "vrouwenopvang", "jeugdhulp", "detentie", "statushouders")
WAITING += ("woonwagenbewoners", "ouderen")
PRESENT = ("dak- en thuisloze mensen", "arbeidsmigranten", "studenten", "Oekraïense ontheemden")
URGENT = ("sociale urgentie", "medische urgentie")

WRITTEN: Mapping[tuple[str, str], str] = {
    ("beschermd_wonen", "Leidschendam-Voorburg"): "10-15",  # M54: a range
    ("beschermd_wonen", "Midden-Delfland"): "<5",  # M55: fewer than five
    ("jeugdhulp", "Leidschendam-Voorburg"): "5 à 8",  # M56: a range in words
    ("statushouders", "Den Haag"): "310 (zie mail)",  # M57: a remark behind the number
    ("woonwagenbewoners", "Voorschoten"): "nvt",  # M58: not applicable
    ("ouderen", "Den Haag"): " 780",  # M59: text with a space before it
}
"""Where the sheet of those waiting differs from a plain number."""
Cells = Mapping[tuple[str, str, str, str], Written]


def municipality_files(tables: Tables) -> dict[str, bytes]:
    """Four files by name."""
    cells: Cells = {
        (row["doelgroep"], row["gemeente"], row["indicator"], row["jaar"]): counted(row["aantal"])
        for row in tables["aandachtsgroepen"]
    }
    pages = [
        _waiting(cells),
        _present(cells),
        _urgent(cells),
        _flows(cells, "instroom_jaar", "Instroom 2022"),
        _flows(cells, "geplaatst_jaar", "Geplaatst 2022"),
        _priority(tables),
        _lettings(tables),
        _projects(tables),
        _institutions(tables),
        _seen_by_delft(),
    ]
    return {
        "Gemeente Delft - regionaal beeld 2023.xlsx": workbook(pages, MADE),
        own_name(G, "Zoetermeer", 2023, 1): workbook(
            [read_me(G, "Zoetermeer", 2023, 1), _zoetermeer(tables), _zoetermeer_groups(cells)], MADE
        ),
        # M48: the workbook of the year before
        own_name(G, "Zoetermeer", 2022, 1): workbook([read_me(G, "Zoetermeer", 2022, 1), _a_year_before(tables)], MADE),
        "mail Leidschendam-Voorburg 2022-10-01.txt": _mail(),
    }


def _waiting(cells: Cells) -> Page:
    rows: list[list[Written]] = [
        [group, *(WRITTEN.get((group, name), cells[group, name, "wachtend", "2023"]) for name in OTHERS)]
        for group in WAITING
    ]
    return Page(
        "Wachtend 1-1-2023",
        [
            [f"Wachtend op 1 januari 2023 (huishoudens), opgave gemeenten. {FICTIVE}"],
            [],
            ["doelgroep", *OTHERS],
            *rows,  # M60: Wassenaar left vrouwenopvang empty, Pijnacker-Nootdorp wrote 0 (W22)
        ],
    )


def _present(cells: Cells) -> Page:
    """Estimates in persons: each number with `ca.` before it; municipalities below each other, groups beside."""
    rows = [[name, *(_about(cells[group, name, "aanwezig", "2023"]) for group in PRESENT)] for name in MEMBERS]
    return Page(
        "Aanwezig",
        [
            [f"Aanwezig op 1 januari 2023, in personen, geschat. {FICTIVE}"],  # M61: persons, by the title
            [],
            ["gemeente", *PRESENT],
            *rows,  # M62: ca. 1.450
        ],
    )


def _about(written: Written) -> Written:
    return f"ca. {written:,}".replace(",", ".") if isinstance(written, int) else written


def _urgent(cells: Cells) -> Page:
    rows: list[list[Written]] = [
        [name, *(cells[group, name, "instroom_jaar", "2023"] for group in URGENT)] for name in OTHERS
    ]
    return Page("Instroom 2023", [[f"Verwachte instroom 2023 (huishoudens). {FICTIVE}"], ["gemeente", *URGENT], *rows])


def _flows(cells: Cells, indicator: str, title: str) -> Page:
    groups = list(dict.fromkeys(group for group, _, what, year in cells if (what, year) == (indicator, "2022")))
    rows: list[list[Written]] = [
        [group, *(cells[group, name, indicator, "2022"] for name in MEMBERS)] for group in groups
    ]
    sums = [sum(number for row in rows if isinstance(number := row[at], int)) for at in range(1, len(MEMBERS) + 1)]
    letters = "BCDEFGHIJK"
    total: list[Written] = [
        Formula(f"=SUM({letter}3:{letter}{len(rows) + 2})", added) for letter, added in zip(letters, sums, strict=True)
    ]
    heading = [f"{title}, heel het jaar (huishoudens). {FICTIVE}"]
    return Page(title, [heading, ["doelgroep", *MEMBERS], *rows, ["Totaal", *total]])


def _priority(tables: Tables) -> Page:
    numbers = {(row["gemeente"], row["categorie"]): int(row["aantal"]) for row in tables["voorrang"]}
    rows: list[list[Written]] = [
        [name, numbers[name, "statushouders"], numbers[name, "overige urgenten"]] for name in OTHERS
    ]
    heading = ["gemeente", "waarvan statushouders", "waarvan overige urgenten"]
    return Page("Voorrang 2023", [[f"Voorrang 2023, verwacht. {FICTIVE}"], [], heading, *rows])


def _lettings(tables: Tables) -> Page:
    rows: list[list[Written]] = [
        [row["gemeente"], *_by_month(int(row["aantal"]))]
        for row in tables["verhuringen"]
        if row["jaar"] == "2022" and row["gemeente"] in OTHERS
    ]
    return Page(
        "Verhuringen 2022",
        [
            [f"Gerealiseerde verhuringen 2022 per maand. {FICTIVE}"],
            [],
            ["gemeente", *MONTHS],  # M63: months as columns
            *rows,
        ],
    )


def _by_month(year: int) -> list[int]:
    """Twelve numbers that differ and add up to the year's."""
    even = year // 12
    months = [even + change for change in (2, -1, 0, 1, -2, 0, 0, -1, 1, 2, -2, 0)]
    months[11] += year - sum(months)
    return months


def _projects(tables: Tables) -> Page:
    heading = list(tables["producten"][0])
    rows: list[list[Written]] = [
        [_day_as_written(column, row[column]) for column in heading] for row in tables["producten"]
    ]
    return Page("Projecten", [[f"Projectenlijst. {FICTIVE}"], [], heading, *rows])


def _day_as_written(column: str, written: str) -> Written:
    """The days as people type them."""
    match column, written:
        case "vroeg", "2024-10-01":
            return "1 okt 2024"  # M64: a date as text
        case "waarschijnlijk", "2025-02-01":
            return "01-02-2025"
        case "laat", "2025-09-01":
            return date(2025, 9, 1)
    return counted(written)


def _institutions(tables: Tables) -> Page:
    rows: list[list[Written]] = [[row["instelling"], row["gemeente"], row["soort"]] for row in tables["instellingen"]]
    return Page("Instellingen", [[f"Instellingen. {FICTIVE}"], ["instelling", "gemeente", "soort"], *rows])


def _seen_by_delft() -> Page:
    heading = ["instelling", "doelgroep", "herkomst", "klaar nu", "verwacht komende 12 mnd"]
    return Page(
        "Uitstroom volgens Delft",
        [
            [f"Uitstroom 2023 zoals Delft die ziet (huishoudens). {FICTIVE}"],
            [],
            heading,
            ["Zorgaanbieder G (fictief)", "beschermd wonen", "Delft", None, "ca. 55"],  # M65: G itself says 60
            ["Zorgaanbieder H (fictief)", "jeugdhulp", "Delft", "ca. 11", None],  # M66: H itself says 12
        ],
    )


def _zoetermeer(tables: Tables) -> Page:
    form = FORM["G1"]
    priority = {row["categorie"]: int(row["aantal"]) for row in tables["voorrang"] if row["gemeente"] == "Zoetermeer"}
    written: dict[str, Written] = {
        "gemeente": "Zoetermeer",
        "cbs_code": 637,  # M67: the zero in front is gone
        "peiljaar": 2023,
        "sociale_huurwoningen": "20,500",  # M68: a comma for thousands, or a decimal
        "verhuringen_totaal": "1.032",  # M69: the total of what its corporations say
        "waarvan_uitstroom": 93,
        "waarvan_statushouders": priority["statushouders"],
        "waarvan_overige_urgenten": priority["overige urgenten"],
        "bron": "jaarplan (fictief)",
    }
    names = [one.name for one in form.asked]
    return Page(form.sheet, [[f"{form.title}. {FICTIVE}"], [], names, [written.get(name) for name in names]])


def _a_year_before(tables: Tables) -> Page:
    form = FORM["G1"]
    let = next(row for row in tables["verhuringen"] if (row["gemeente"], row["jaar"]) == ("Zoetermeer", "2022"))
    written: dict[str, Written] = {
        "gemeente": "Zoetermeer",
        "cbs_code": "0637",
        "peiljaar": 2022,
        "verhuringen_totaal": int(let["aantal"]),
    }
    names = [one.name for one in form.asked]
    return Page(form.sheet, [[f"{form.title}. {FICTIVE}"], [], names, [written.get(name) for name in names]])


def _zoetermeer_groups(cells: Cells) -> Page:
    form = FORM["G2"]
    waiting: list[list[Written]] = [[group, cells[group, "Zoetermeer", "wachtend", "2023"]] for group in WAITING]
    urgent: list[list[Written]] = [
        [group, None, cells[group, "Zoetermeer", "instroom_jaar", "2023"]] for group in URGENT
    ]
    names = [one.name for one in form.asked]
    return Page(form.sheet, [[f"{form.title}. {FICTIVE}"], [], names, *waiting, *urgent])


def _mail() -> bytes:
    """M70: a mail pasted as text."""
    lines = (
        f"Onderwerp: verwachte verhuringen 2023 ({FICTIVE.lower()})",
        "Datum: 1 oktober 2022",
        "",
        "Hallo,",
        "",
        "Wij verwachten in 2023 aan verhuringen: Leidschendam-Voorburg ca. 610, de andere gemeenten weten we niet.",
        "",
        "Groet,",
        "gemeente Leidschendam-Voorburg",
    )
    return "\r\n".join(lines).encode("cp1252")
