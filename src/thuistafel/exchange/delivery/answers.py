"""What was answered to questions about sent files: a meaning of a column, a value of a cell, a sender's name."""

from __future__ import annotations

from dataclasses import dataclass

from thuistafel.exchange.delivery.vocabulary import plain

ANSWERS_FILE = "aanleveringen/antwoorden.csv"
COLUMNS = ("afzender", "bestand", "blad", "plek", "antwoord", "door", "op")


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of `antwoorden.csv`.

    `spot` is a cell (`F14`), a heading as written, or '' for the sheet or file as a whole. With `sender` and without
    `file` it holds for every later file of that sender. `by` and `on` are a role and a day, never a person's name.
    """

    sender: str
    file: str
    sheet: str
    spot: str
    text: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a dossier; of several that fit, one about the very file goes first, then the last one given."""

    entries: tuple[Answer, ...] = ()

    def about(self, spot: str, *, sender: str = "", file: str = "", sheet: str = "") -> str | None:
        """The answer about a cell, heading, sheet or file (spot ''); None when nobody answered."""
        fitting = [one for one in self.entries if _fits(one, spot, sender, file, sheet)]
        ranked = sorted(enumerate(fitting), key=lambda each: (bool(each[1].file), each[0]))
        return ranked[-1][1].text if ranked else None


def _fits(one: Answer, spot: str, sender: str, file: str, sheet: str) -> bool:
    bare = file.rpartition("/")[2]
    return (
        plain(one.spot) == plain(spot)
        and (one.file in {file, bare} if one.file else bool(one.sender) and one.sender == sender)
        and (not one.sheet or one.sheet == sheet)
    )
