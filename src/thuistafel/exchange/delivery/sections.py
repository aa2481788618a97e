"""A body divided by captions between its rows: a group above its municipalities, a municipality above its groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thuistafel.exchange.delivery.facets import group_named, is_origin, is_place
from thuistafel.exchange.delivery.headings import is_amount
from thuistafel.exchange.delivery.totals import is_total
from thuistafel.exchange.raw import Raw, is_blank, text_of

_GROUP, _PLACE = "doelgroep", "plaats"

Section = tuple[str, int, int]
"""Its caption, and its first and last row."""


def sections_in(rows: Sequence[Sequence[Raw]], first: int, last: int) -> Iterator[Section]:
    """The parts of a body, each with the caption above it; all of it when nothing divides it.

    A caption stands alone in its row, and is of another kind than what the rows with numbers begin with.
    """
    captions = {number: text for number in range(first, last + 1) if (text := _alone(rows[number]))}
    kinds = {kind for number in range(first, last + 1) if (kind := _kind_of_row(rows[number]))}
    other = {_GROUP: _PLACE, _PLACE: _GROUP}.get(kinds.pop(), "") if len(kinds) == 1 else ""
    found = [number for number, text in captions.items() if other and _kind(text) == other]
    if not found:
        yield "", first, last
        return
    if found[0] > first:
        yield "", first, found[0] - 1
    for number, until in zip(found, [*found[1:], last + 1], strict=True):
        if until > number + 1:
            yield captions[number], number + 1, until - 1


def _alone(cells: Sequence[Raw]) -> str:
    """The one text of a row in which nothing else stands."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return text_of(filled[0]).strip() if len(filled) == 1 and isinstance(filled[0], str) else ""


def _kind_of_row(cells: Sequence[Raw]) -> str:
    """What a row with numbers begins with."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if not any(is_amount(cell) and not is_origin(text_of(cell)) for cell in filled):
        return ""
    begin = text_of(filled[0]).strip()
    return "" if is_total(begin) or not isinstance(filled[0], str) else _kind(begin) or "anders"


def _kind(text: str) -> str:
    if group_named(text):
        return _GROUP
    return _PLACE if is_place(text) or is_origin(text) else ""
