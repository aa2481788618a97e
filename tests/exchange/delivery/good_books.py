"""Good workbooks of several forms, each as a draft that can be changed before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thuistafel.exchange.delivery.model import SentFile, SentSheet
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.raw import Raw

Rows = tuple[tuple[Raw, ...], ...]


@dataclass(frozen=True)
class Draft:
    """A table as someone keeps it: `above` its header, `below` its rows, and what is done to the sheet around it."""

    name: str
    file: str
    sheet: str
    header: tuple[str, ...]
    rows: Rows
    fingerprint: Fingerprint | None = None
    above: Rows = ()
    below: Rows = ()
    left: int = 0
    hidden: Rows = ()
    merged: tuple[tuple[int, int], ...] = ()
    spread: Callable[[Draft], list[SentSheet]] | None = None
    more: tuple[SentSheet, ...] = ()
    kept: Callable[[Draft], SentFile] | None = None

    @property
    def grid(self) -> Rows:
        """The sheet as it stands."""
        lines = (*self.above, self.header, *self.rows, *self.hidden, *self.below)
        return tuple((*[""] * self.left, *line) for line in lines)

    def column(self, *names: str) -> int | None:
        """Where the first of these headings stands."""
        return next((index for index, heading in enumerate(self.header) if heading.casefold() in names), None)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The columns with numbers of people or homes."""
        return tuple(
            index
            for index, heading in enumerate(self.header)
            if heading.casefold() not in {"jaar", "planjaar", "kwartaal", "peiljaar"}
            and any(isinstance(row[index], int) for row in self.rows)
        )

    def with_cells(self, change: Callable[[Raw], Raw], columns: Sequence[int]) -> Draft:
        """With the cells of some columns changed."""
        rows = tuple(
            tuple(change(cell) if index in columns and cell != "" else cell for index, cell in enumerate(row))
            for row in self.rows
        )
        return replace(self, rows=rows)

    def with_header(self, change: Callable[[str], str]) -> Draft:
        """With other headings."""
        return replace(self, header=tuple(map(change, self.header)))

    def sent(self) -> SentFile:
        """The file as it is opened."""
        if self.kept:
            return self.kept(self)
        return SentFile(self.file, "0" * 64, (*self.front(), *self.sheets(), *self.more))

    def front(self) -> list[SentSheet]:
        """The sheet with the fingerprint, in a workbook of our own."""
        return [SentSheet(self.file, "Lees mij", ((self.fingerprint.text,),))] if self.fingerprint else []

    def sheets(self) -> list[SentSheet]:
        """The sheets with numbers."""
        if self.spread:
            return self.spread(self)
        first = len(self.above) + 1
        hidden = range(first + len(self.rows) + 1, first + len(self.rows) + 1 + len(self.hidden))
        merged = tuple(((first + 1 + start, self.left), (first + 1 + end, self.left)) for start, end in self.merged)
        return [SentSheet(self.file, self.sheet, self.grid, hidden_rows=frozenset(hidden), merged=merged)]


def _own(sender: Sender, party: str) -> Fingerprint:
    return Fingerprint(1, sender, party, 2023, 1, "")


GOOD = (
    Draft(
        "zorgaanbieder",
        "aanleveringen/Thuistafel_Z.xlsx",
        "Z1 Uitstroom",
        ("locatie", "doelgroep", "herkomst_gemeente", "klaar_nu", "verwacht_komende_12_mnd"),
        (
            ("A1", "beschermd_wonen", "Delft", 22, 60),
            ("A1", "beschermd_wonen", "Den Haag", 41, 130),
            ("A1", "beschermd_wonen", "Leidschendam-Voorburg", 9, 20),
            ("A1", "vrouwenopvang", "Delft", 3, 8),
            ("A1", "vrouwenopvang", "onbekend", 4, 11),
        ),
        _own(Sender.CARE_PROVIDER, "Zorgaanbieder G (fictief)"),
    ),
    Draft(
        "verwachting",
        "aanleveringen/Thuistafel_C.xlsx",
        "C2 Verwachting",
        ("gemeente", "planjaar", "soort", "verwacht_aantal"),
        (
            ("Den Haag", 2023, "regulier", 1240),
            ("Den Haag", 2023, "nieuwbouw", 120),
            ("Delft", 2023, "regulier", 410),
            ("Delft", 2023, "student", 340),
        ),
        _own(Sender.CORPORATION, "Corporatie 1 (fictief)"),
    ),
    Draft(
        "verhuringen",
        "aanleveringen/verhuringen corporaties.xlsx",
        "Verhuringen",
        ("gemeente", "corporatie", "jaar", "stand", "aantal", "bron"),
        (
            ("Den Haag", "Corporatie 1 (fictief)", 2023, "verwacht", 1240, "jaarplan"),
            ("Zoetermeer", "Corporatie 1 (fictief)", 2023, "verwacht", 980, "jaarplan"),
            ("Delft", "Corporatie 1 (fictief)", 2023, "verwacht", 410, "jaarplan"),
            ("Wassenaar", "Corporatie 1 (fictief)", 2023, "verwacht", 155, "jaarplan"),
        ),
    ),
    Draft(
        "doelgroepen",
        "aanleveringen/Gemeente Delft doelgroepen.xlsx",
        "Doelgroepen",
        ("doelgroep", "gemeente", "jaar", "stand_wachtend", "instroom_per_jaar", "bron"),
        (
            ("beschermd_wonen", "Delft", 2023, 20, 36, "opgave"),
            ("statushouders", "Delft", 2023, 65, 134, "opgave"),
            ("beschermd_wonen", "Wassenaar", 2023, 4, 7, "opgave"),
        ),
    ),
)
"""Our own workbooks and free ones, of a provider, a corporation and municipalities."""
