"""What of a sheet was not read: nothing with numbers is passed over in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from thuistafel.core.reasons import because
from thuistafel.exchange.delivery.answers import is_left_alone
from thuistafel.exchange.delivery.blocks import MOST_ROWS, is_blank_form, is_skipped
from thuistafel.exchange.delivery.headings import is_amount
from thuistafel.exchange.delivery.model import Block, Known, Question, Recognised, SentSheet
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.delivery.words import FOREIGN_WORDS
from thuistafel.exchange.raw import column_letters, is_blank, text_of

MOST_NAMED = 10
"""So many unread places of a sheet are named one by one."""
_MAIL = (".txt", ".eml", ".md")


def unread(sheet: SentSheet, found: Iterable[Recognised], known: Known, sender: str = "") -> tuple[Question, ...]:
    """A question for the sheet when nothing of it was recognised, else one for each place with numbers outside a block.

    Columns within a block are in `Recognised.questions`. Mail text is read elsewhere; what was answered with `niet
    lezen` is not asked again.
    """
    if is_skipped(sheet) or sheet.file.casefold().endswith(_MAIL) or not any(map(_is_filled, sheet.grid)):
        return ()
    blocks = [one.block for one in found if one.block.sheet.name == sheet.name and one.block.sheet.file == sheet.file]
    if not blocks:
        if is_blank_form(sheet) or _is_left_alone("", sheet, known, sender):
            return ()
        return (Question(sheet.file, sheet.name, "", because("sheet_unread", file=sheet.file, sheet=sheet.name)),)
    areas = [area for area in _areas(sheet, blocks) if not _is_left_alone(area, sheet, known, sender)]
    return tuple(
        Question(sheet.file, sheet.name, area, because("block_unread", file=sheet.file, sheet=sheet.name, area=area))
        for area in _named(areas)
    )


def _named(areas: list[str]) -> list[str]:
    """The areas, the last ones together when there are many."""
    if len(areas) <= MOST_NAMED:
        return areas
    return [*areas[: MOST_NAMED - 1], f"{areas[MOST_NAMED - 1]} t/m {areas[-1]}"]


def _is_left_alone(spot: str, sheet: SentSheet, known: Known, sender: str) -> bool:
    return is_left_alone(known.answers.about(spot, sender=sender, file=sheet.file, sheet=sheet.name))


def _is_filled(cells: tuple[object, ...]) -> bool:
    return any(not isinstance(cell, str) or cell.strip() for cell in cells)


def _areas(sheet: SentSheet, blocks: list[Block]) -> Iterator[str]:
    """Rows below each other with numbers that no block holds, as one area each."""
    start = left = right = 0
    held = _by_row(blocks)
    for number, cells in enumerate((*sheet.grid[:MOST_ROWS], ()), start=1):
        spans = held.get(number, ())
        outside = [
            at
            for at, cell in enumerate(cells)
            if not any(first <= at <= last for first, last in spans)
            and not is_blank(cell)
            and is_amount(cell)
            and not _is_said(cells, at)
        ]
        if outside:
            left, right = (min(left, outside[0]), max(right, outside[-1])) if start else (outside[0], outside[-1])
            start = start or number
        elif start:
            yield _area(start, left, number - 1, right)
            start = 0


def _area(top: int, left: int, bottom: int, right: int) -> str:
    first, last = f"{column_letters(left)}{top}", f"{column_letters(right)}{bottom}"
    return first if first == last else f"{first}:{last}"


def _is_said(cells: tuple[object, ...], at: int) -> bool:
    """Whether the number belongs to a label that counts nothing: versie, telefoon, bladzijde."""
    label = next((cell for cell in reversed(cells[:at]) if isinstance(cell, str) and cell.strip()), "")
    return bool((FOREIGN_WORDS | {"pagina", "bladzijde", "blad", "nr"}) & set(plain(text_of(label)).split("_")))


def _by_row(blocks: Iterable[Block]) -> Mapping[int, Sequence[tuple[int, int]]]:
    """Per row of the sheet the columns that blocks hold, their headers included."""
    held: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for block in blocks:
        first = min((block.first_row, *block.header_rows))
        if block.transposed:
            for row in range(block.first_column + 1, block.last_column + 2):
                held[row].append((first - 1, block.last_row - 1))
        else:
            for row in range(first, block.last_row + 1):
                held[row].append((block.first_column, block.last_column))
    return held
