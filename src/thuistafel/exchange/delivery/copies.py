"""How our own sheets in a returned copy are known again, and the answers a sender wrote on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.model import SentSheet
from thuistafel.exchange.raw import is_blank, text_of

MARK = "Thuistafel-terugkoppeling"
DIGEST_SHOWN, LINES_ABOUT = 12, 10
_DIGEST = re.compile(r"vingerafdruk ([0-9a-f]{12})$", re.ASCII)
SHEET, SPOT, ANSWER = "Blad", "Plek", "Uw antwoord"
"""Headings of the questions: where an answer belongs, and the answer itself."""
WHOLE_FILE, WHOLE_SHEET = "(het bestand)", "(het blad)"
"""What stands for the whole; what is about no cell has no place to link to."""


def is_feedback(sheet: SentSheet) -> bool:
    """Whether the sheet is one we wrote ourselves: it speaks about numbers and holds none.

    >>> is_feedback(SentSheet("f.xlsx", "Terugkoppeling", (("Thuistafel-terugkoppeling",),)))
    True
    """
    return bool(sheet.grid and sheet.grid[0]) and text_of(sheet.grid[0][0]).startswith(MARK)


def copy_of(sheets: Iterable[SentSheet]) -> str:
    """How the digest begins of the file that a copy was made of; '' when this is no copy of ours."""
    for sheet in filter(is_feedback, sheets):
        for cells in sheet.grid[:LINES_ABOUT]:
            if found := _DIGEST.search(text_of(cells[0]) if cells else ""):
                return found[1]
    return ""


def answers_in(sheet: SentSheet, sender: str = "") -> tuple[Answer, ...]:
    """What was written in the column of answers, each about the cell, heading, sheet or file its row names."""
    return tuple(_answers(sheet, sender)) if is_feedback(sheet) else ()


def _answers(sheet: SentSheet, sender: str) -> Iterator[Answer]:
    columns: dict[str, int] = {}
    for cells in sheet.grid:
        words = [text_of(cell).strip() for cell in cells]
        if ANSWER in words and SPOT in words:
            columns = {name: words.index(name) for name in (SHEET, SPOT, ANSWER)}
        elif all(map(is_blank, cells)):
            columns = {}
        elif columns and columns[ANSWER] < len(words) and words[columns[ANSWER]]:
            spot = words[columns[SPOT]]
            named = words[columns[SHEET]]
            yield Answer(
                sender,
                sheet.file,
                "" if named == WHOLE_FILE else named,
                "" if spot in {WHOLE_FILE, WHOLE_SHEET} else spot,
                words[columns[ANSWER]],
                "afzender",
            )
