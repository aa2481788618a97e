"""What the corporations sent: lettings expected in 2023 and whom they housed in 2022."""

from __future__ import annotations

from datetime import date

from sent.book import FICTIVE, Formula, Page, Written, own_name, read_me, workbook
from sent.tables import Tables
from thuistafel.exchange.forms import FORM, Sender

FIRST = "Corporatie 1 (fictief)"
TOGETHER = "Corporaties samen (fictief)"
C, M = Sender.CORPORATION, Sender.QUARTER


def corporation_files(tables: Tables) -> dict[str, bytes]:
    """Three files by name."""
    return {
        own_name(C, FIRST, 2023, 1): workbook([read_me(C, FIRST, 2023, 1), _expected_by_one()], date(2022, 11, 10)),
        "Verwachte verhuringen corporaties 2023.xlsx": workbook([_by_city(), _other_members()], date(2022, 11, 15)),
        own_name(M, TOGETHER, 2022, 1): workbook([read_me(M, TOGETHER, 2022, 1), _placed(tables)], date(2023, 1, 15)),
    }


def _expected_by_one() -> Page:
    form = FORM["C2"]
    heading = ["gemeente", "planjaar", "verwacht_aantal", "laag", "hoog", "reden", "soort"]
    return Page(
        form.sheet,
        [
            [f"{form.title}. {FICTIVE}"],
            [],
            heading,
            ["Den Haag", 2023, "1.240", 1200, 1300, "renovatie klaar", "regulier"],  # M44: a point for thousands
            ["Den Haag", "'23", 120, None, None, None, "nieuwbouw"],  # M45: a year of two figures
            ["Den Haag", 2023, "260 ", None, None, None, "Student"],
        ],
    )


def _by_city() -> Page:
    """Three tables below each other, each with its own header."""
    heading: list[Written] = ["gemeente", "corporatie", "soort", "verwacht aantal 2023"]
    return Page(
        "Steden",
        [
            [f"Verwachte verhuringen 2023. {FICTIVE}"],
            [],
            heading,
            [None, "Corporatie 2 (fictief)", "regulier", 980],
            [None, "Corporatie 2 (fictief)", "nieuwbouw", 80],
            [None, "Corporatie 3 (fictief)", "regulier", 760],
            [None, "Corporatie 3 (fictief)", "middenhuur", 140],
            [None, "Corporatie 4 (fictief)", "regulier", 420],
            [None, "Corporatie 5 (fictief)", None, 300],
            ["Subtotaal", None, None, Formula("=SUM(D4:D9)", 2680)],  # M47: a subtotal between the tables
            [],
            ["corp.", "gem.", "# verhuringen verwacht 2023"],  # M49: short headings, in another order
            ["Corporatie 6 (fictief)", "Zoetermeer", 400],
            ["Corporatie 7 (fictief)", "Z'meer", 330],  # M50: Z'meer
            ["Corporatie 8 (fictief)", "ZOETERMEER", "302"],
            [],
            heading,
            ["Delft", "Corporatie 9 (fictief)", "regulier", 410],
            ["Delft", "Corporatie 10 (fictief)", "regulier", "305 woningen"],  # M51: the unit in the cell
            ["Delft", "Corporatie 11 (fictief)", "regulier", 216],
            ["Delft", "Corporatie 12 (fictief)", "regulier", 89],
            ["Delft", "Corporatie 12 (fictief)", "student", 340],
            ["Totaal Delft", None, None, 1350],  # M52: a total that is not the sum (1360)
        ],
        merged={"A4:A9": "Den Haag"},  # M46: one municipality for six rows
    )


def _other_members() -> Page:
    """Two tables side by side."""
    heading: list[Written] = ["gemeente", "corporatie", "soort", "verwacht 2023"]
    left: list[list[Written]] = [
        ["Pijnacker-Nootdorp", "Corporatie 14 (fictief)", "regulier", 170],
        ["Pijnacker-Nootdorp", "Corporatie 15 (fictief)", "regulier", 60],
        ["Pijnacker-Nootdorp", "Corporatie 14 (fictief)", "nieuwbouw", 40],
        ["Wassenaar", "Corporatie 16 (fictief)", "regulier", 155],
        ["Voorschoten", "Corporatie 17 (fictief)", "regulier", 128],
    ]
    right: list[list[Written]] = [
        ["Midden-Delfland", "Corporatie 15 (fictief)", "regulier", 95],
        ["Rijswijk", "Corporatie 4 (fictief)", "regulier", 330],
        ["Rijswijk", "Corporatie 13 (fictief)", "regulier", 150],
        ["Westland", "Corporatie 15 (fictief)", "regulier", 410],
        ["Westland", "Corporatie 13 (fictief)", "regulier", 220],
    ]
    beside = [[*one, None, *other] for one, other in zip([heading, *left], [heading, *right], strict=True)]
    return Page("Overige gemeenten", [[f"Verwachte verhuringen 2023 (aantallen). {FICTIVE}"], [], *beside])


def _placed(tables: Tables) -> Page:
    """Who was housed in 2022, a column per quarter where our form has a row per quarter."""
    rows: dict[tuple[str, str, str], list[Written]] = {}
    for row in tables["plaatsingen"]:
        about = (row["herkomst"], row["woongemeente"], row["doelgroep"])
        rows.setdefault(about, [*about, None, None, None, None])[2 + int(row["kwartaal"])] = int(row["aantal"])
    form = FORM["C3"]
    heading = ["herkomst", "woongemeente", "doelgroep", "geplaatst K1", "geplaatst K2", "geplaatst K3", "geplaatst K4"]
    # M53: quarters as columns
    return Page(form.sheet, [[f"{form.title} 2022. {FICTIVE}"], [], heading, *rows.values()])
