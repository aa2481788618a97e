"""The regional example of the worked examples, built from rows as a dossier's files would give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Dossier, Row, Table, assemble, frame_from
from thuistafel.exchange.reference import register

LETTINGS = {
    "Den Haag": 3900,
    "Zoetermeer": 1032,
    "Delft": 1020,
    "Leidschendam-Voorburg": 610,
    "Pijnacker-Nootdorp": 270,
    "Wassenaar": 155,
    "Voorschoten": 128,
    "Midden-Delfland": 95,
}
KNOWN = dict(zip(LETTINGS, (412, 88, 118, 49, 14, 9, 5, 6), strict=True))
CODES = dict(zip(LETTINGS, ("0518", "0637", "0503", "1916", "1926", "0629", "0626", "1842"), strict=True))
POOLS = (("Instelling B", "onbekend", 38), ("Instelling A", "buiten regio", 21))
YEAR = 2023

Cells = Mapping[str, str | int | date | Fraction | Amount]


def row(table: Table, number: int, cells: Cells) -> Row:
    """One row of a table, as the reader of files hands it on."""
    return Row(table, Place(f"{table}.csv", row=number + 2), cells)


def letting_rows(lettings: Mapping[str, int], grades: Mapping[str, str] | None = None) -> list[Row]:
    """Expected lettings of the plan year; grade P unless `grades` says otherwise."""
    return [
        row(
            Table.LETTINGS,
            number,
            {
                "gemeente": name,
                "jaar": YEAR,
                "stand": "verwacht",
                "aantal": Amount(count),
                "kwaliteit": (grades or {}).get(name, "P"),
                "bron": "datatafel",
            },
        )
        for number, (name, count) in enumerate(lettings.items())
    ]


def outflow_rows(counts: Iterable[tuple[str, str, int]], group: str = "uitstroom") -> list[Row]:
    """Outflow of the plan year: institution, origin, count; grade P."""
    return [
        row(
            Table.OUTFLOW,
            number,
            {
                "instelling": institution,
                "doelgroep": group,
                "herkomst": origin,
                "jaar": YEAR,
                "aantal": Amount(count),
                "kwaliteit": "P",
                "bron": "datatafel",
            },
        )
        for number, (institution, origin, count) in enumerate(counts)
    ]


def dossier(rows: Iterable[Row], switches: Mapping[str, object] | None = None) -> Dossier:
    """A dossier of these rows under these switches."""
    frame = {"formaat": 1, "planjaar": YEAR, "samenstelling": "Platform31-8", "regels": switches or {}}
    return assemble(frame_from(frame), rows, register())


def haaglanden(grades: Mapping[str, str] | None = None, switches: Mapping[str, object] | None = None) -> Dossier:
    """The example: 701 of known origin, 38 of unknown origin, 21 from outside the region."""
    known = [("Instelling A", name, count) for name, count in KNOWN.items()]
    return dossier(letting_rows(LETTINGS, grades) + outflow_rows([*known, *POOLS]), switches)
