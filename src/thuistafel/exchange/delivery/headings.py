"""What stands above a column, over one to three header rows, and how much a row looks like a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from thuistafel.exchange.delivery.facets import LONGEST_HEADING, facets_of, is_origin, is_place
from thuistafel.exchange.delivery.model import Block, Spot
from thuistafel.exchange.delivery.vocabulary import all_words, fields_named, plain, variants
from thuistafel.exchange.raw import Raw, is_blank, text_of

_NUMBER = re.compile(
    r"(?:ca\.?|circa|±|~|<=?|>=?|≤|≥|plm\.?|ongeveer|€|min\.?|max\.?)?\s*[-+−]?\d[\d.,\u00a0\u202f ]*"
    r"(?:\s*(?:-|–|tot|t/m|à)\s*\d[\d.,]*)?\s*[*%]?",
    re.ASCII | re.IGNORECASE,
)
_NO_ANSWER = {"n.v.t.", "nvt", "?", "-", "n.b.", "nb", "onbekend", "pm", "volgt", "nnb"}


class Likeness(IntEnum):
    """How much a cell looks like a heading."""

    NONE = 0
    STATES = 1
    """A year, a municipality, a group: a heading in a wide table, and as well a value in a body."""
    NAMES = 2
    """The name of a field or of a bound."""


@lru_cache(maxsize=50_000)
def likeness(text: str) -> Likeness:
    """Whether the text is a name of a field, or states something a heading can state.

    >>> [likeness(text).name for text in ("Gem. herkomst", "Delft", "zie de mail")]
    ['NAMES', 'STATES', 'NONE']
    """
    if not text.strip() or len(text) > LONGEST_HEADING:
        return Likeness.NONE
    facets = facets_of(text)
    undated = frozenset({"jaar", "kwartaal", "maand", "role", "eenheid"})
    lowest = (facets.rest(undated).strip("_"), facets.rest(undated | {"stand"}))
    if any(one in all_words() for words in (plain(text), *lowest) if words for one in variants(words)):
        is_value = any(tag in {"doelgroep", "plaats", "herkomst"} for _, tag in facets.tags)
        return Likeness.STATES if is_value else Likeness.NAMES
    if any(tag == "role" for _, tag in facets.tags) and all(tag for _, tag in facets.tags):
        return Likeness.NAMES
    return Likeness.STATES if facets.tags and all(tag for _, tag in facets.tags) else Likeness.NONE


@lru_cache(maxsize=20_000)
def names_subject(text: str) -> bool:
    """Whether the heading names what a row is about: a municipality, a group, a party, a project.

    >>> names_subject("Gem."), names_subject("huurklasse")
    (True, False)
    """
    return any(field.name in _SUBJECTS for one in variants(plain(text)) for _, field in fields_named(one))


_SUBJECTS = frozenset(
    {"gemeente", "doelgroep", "herkomst_gemeente", "herkomst", "corporatie", "instelling", "locatie", "product"}
)


def is_amount(raw: Raw) -> bool:
    """A number that is no year, in whatever way it is written, or what people write instead of one."""
    if isinstance(raw, str):
        return _is_amount(raw)
    return not isinstance(raw, bool | date) and not _is_year(text_of(raw))


@lru_cache(maxsize=50_000)
def _is_amount(written: str) -> bool:
    text = written.strip()
    return text.casefold() in _NO_ANSWER or (_NUMBER.fullmatch(text[:40]) is not None and not _is_year(text))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text[:2] in {"19", "20"}


@dataclass(frozen=True, slots=True)
class RowLook:
    """A row as a possible header."""

    filled: int
    names: int
    states: int
    amounts: int
    is_labelled: bool = False
    """A label with what it says beside it: `Peildatum: 1-1-2023`."""
    begins_blank: bool = False
    """The corner of a wide table often is."""

    @property
    def is_header(self) -> bool:
        """Names of fields above a table, or of what a wide table splits by; no amounts."""
        if self.amounts or self.filled < 2 or self.is_labelled:
            return False
        known = self.names + self.states
        is_wide = self.states >= (2 if self.names or self.begins_blank else 3)
        return known * 2 >= self.filled and (self.names >= 2 or (is_wide and known == self.filled))


def look_of(cells: Sequence[Raw]) -> RowLook:
    """What stands in a row, counted."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if any(isinstance(cell, int | float) and is_amount(cell) for cell in filled):
        return RowLook(len(filled), 0, 0, 1)
    names_places = sum(isinstance(cell, str) and is_place(cell) for cell in filled) > 1
    amounts = sum(is_amount(cell) and not (names_places and is_origin(text_of(cell))) for cell in filled)
    is_labelled = len(filled) == 2 and [text_of(cell).strip()[-1:] for cell in filled].count(":") == 1
    likes = [] if amounts else [likeness(text_of(cell).strip()) for cell in filled]
    return RowLook(
        len(filled),
        likes.count(Likeness.NAMES),
        likes.count(Likeness.STATES),
        amounts,
        is_labelled,
        bool(cells) and is_blank(cells[0]),
    )


def headings_of(block: Block) -> tuple[str, ...]:
    """The heading of each column of the block: its header rows joined with ` / `, captions carried to the right."""
    above = [_carried(block, row) for row in block.header_rows[:-1]]
    lowest = block.header_rows[-1:]
    merged = _merged_to(block)
    columns = range(block.first_column, block.last_column + 1)
    return tuple(
        " / ".join(
            dict.fromkeys(
                filter(None, (*(row[column] for row in above), *(_text(block, row, column, merged) for row in lowest)))
            )
        )
        for column in columns
    )


def _carried(block: Block, row: int) -> dict[int, str]:
    """A caption stands above its own column and the blank ones to its right, unless the lower row says nothing there.

    Merged areas say exactly how far it goes.
    """
    merged = _merged_to(block)
    found: dict[int, str] = {}
    last, is_bounded = "", False
    for column in range(block.first_column, block.last_column + 1):
        text = _text(block, row, column, merged)
        if text:
            last, is_bounded = text, block.spot(row, column) in merged
        elif (
            is_bounded
            or not _text(block, block.header_rows[-1], column, merged)
            or (
                likeness(_text(block, block.header_rows[-1], column, merged)) is Likeness.NAMES
                and _is_own(block, column)
            )
        ):
            last = ""
        found[column] = last
    return found


def _is_own(block: Block, column: int) -> bool:
    """Whether it is a remark column after groups of bounds: it stands by itself, under no caption."""
    merged = _merged_to(block)
    lower = [_text(block, block.header_rows[-1], at, merged) for at in range(block.first_column, block.last_column + 1)]
    mine = lower[column - block.first_column]
    facets = facets_of(mine)
    return lower.count(mine) == 1 and facets.stated.get("role") == "toelichting"


def _text(block: Block, row: int, column: int, merged: dict[Spot, Spot]) -> str:
    down, right = block.spot(row, column)
    first = merged.get((down, right), (down, right))
    grid = block.sheet.grid
    if not 1 <= first[0] <= len(grid) or first[1] >= len(grid[first[0] - 1]):
        return ""
    return " ".join(text_of(grid[first[0] - 1][first[1]]).split())


def _merged_to(block: Block) -> dict[Spot, Spot]:
    """Cells of merged areas in the header to the first cell of their area."""
    rows = set(block.header_rows)
    found: dict[Spot, Spot] = {}
    for first, last in block.sheet.merged:
        width = min(last[1], first[1] + 1000)
        spots = [(row, column) for row in range(first[0], min(last[0], first[0] + 50) + 1)
                 for column in range(first[1], width + 1)]  # fmt: skip
        lines = {column + 1 for _, column in spots} if block.transposed else {row for row, _ in spots}
        if lines & rows:
            found.update(dict.fromkeys(spots, first))
    return found
