"""W9, W17, W19, W20 and W22: dwelling types, urgency, small numbers, pace, nothing or empty."""

from __future__ import annotations

from collections.abc import Iterator

from thuistafel.cli.worked.check import Check, Example, check
from thuistafel.cli.worked.region import LETTINGS, YEAR, dossier, row
from thuistafel.core.claims import Interval, Place
from thuistafel.core.disclosure import protect_row
from thuistafel.core.dossier import Amount, Row, Table, UrgencyFacts
from thuistafel.core.matching import match_rooms
from thuistafel.core.pace import pace
from thuistafel.core.picture import picture
from thuistafel.core.urgency import urgency

GROUPS = (
    ("U", 60, 100, 7, 9, 2),
    ("S", 110, 150, 5, 6, 3),
    ("D", 40, 240, 3, 14, 1),
    ("A", 50, 80, 3, 5, 4),
    ("V", 8, 14, 6, 10, 1),
)
SHELTER = {"Delft": 3, "Den Haag": 5, "Zoetermeer": 1, "Voorschoten": 1, "Midden-Delfland": 0}


def too_small() -> Iterator[Check]:
    """W9."""
    found = match_rooms({1: 8, 4: 6}, {2: 10, 4: 4})
    yield check("gehuisvest van 14", 12, found.housed)
    yield check("tekort met ten minste 4 kamers", 2, found.short.get(4))
    yield check("tweekamerwoningen over", 2, found.left.get(2))


def _facts(overlap: tuple[int, int] | None = None) -> list[UrgencyFacts]:
    return [
        UrgencyFacts(
            name,
            low,
            high,
            soon,
            late,
            urgency_class,
            "U" if name == "D" and overlap else "",
            overlap[0] if name == "D" and overlap else None,
            overlap[1] if name == "D" and overlap else None,
            Place("urgentie.csv"),
        )
        for name, low, high, soon, late, urgency_class in GROUPS
    ]


def urgency_order() -> Iterator[Check]:
    """W17."""
    found = urgency(_facts())
    ranks = {entry.group.target_group: entry.rank for entry in found.load}
    yield check(
        "plaatsen U S D A V",
        (Interval(1, 3), Interval(1, 3), Interval(1, 5), Interval(3, 4), Interval(4, 5)),
        [ranks[name] for name, *_ in GROUPS],
    )
    yield check("zekere paren", 5, len(found.certain_pairs))
    yield check("eerst tellen", ("tekort · D", "4/3"), (found.next_numbers[0].name, str(found.next_numbers[0].decides)))
    yield check("hoe dan ook nodig", 268, found.no_regret)
    yield check("met overlap D-U van 0 tot 15", 253, urgency(_facts((0, 15))).no_regret)


def small_numbers() -> Iterator[Check]:
    """W19."""
    cells, total = protect_row({"Den Haag": 12, "Delft": 3, "LV": 0, "Zoetermeer": 7})
    yield check("Den Haag / Delft / LV / Zoetermeer", ("12", "<5", "0", "·"), tuple(cells.values()))
    yield check("totaal", "22", total)


def agreed_pace() -> Iterator[Check]:
    """W20."""
    found = pace(103, 38, 2)
    yield check("norm", "51,5", found.norm)
    yield check("signaal", "achter", found.signal)
    yield check("nodig per kwartaal", "32,5", found.needed_per_period)
    yield check("tot nu per kwartaal", 19, found.so_far_per_period)


def _cells() -> Iterator[Row]:
    counts = {**dict.fromkeys(LETTINGS, 0), **SHELTER, "Leidschendam-Voorburg": 1}
    for number, name in enumerate(LETTINGS):
        amount = Amount() if name == "Wassenaar" else Amount(counts[name])
        yield row(
            Table.PICTURE,
            number,
            {
                "doelgroep": "vrouwenopvang",
                "gemeente": name,
                "indicator": "wachtend",
                "jaar": YEAR,
                "aantal": amount,
                "kwaliteit": "A",
                "bron": "opgave",
            },
        )


def nothing_or_empty() -> Iterator[Check]:
    """W22."""
    found = picture(dossier(_cells()))
    total = next(each for each in found.totals if each.indicator == "wachtend")
    yield check("ten minste, geleverd", (11, 7, 8), (total.value, total.delivered, total.asked))
    yield check("is een ondergrens", "ja", total.at_least)
    empty = next(cell for cell in found.cells if cell.municipality == "0629" and cell.indicator == "wachtend")
    yield check("Wassenaar", "niet geleverd", empty.known)


EXAMPLES = (
    Example("W9", "Woning te klein", too_small),
    Example("W17", "Robuuste urgentievolgorde", urgency_order),
    Example("W19", "Kleine aantallen", small_numbers),
    Example("W20", "Tempo", agreed_pace),
    Example("W22", "Nul of leeg", nothing_or_empty),
)
