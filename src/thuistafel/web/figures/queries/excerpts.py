"""A few cells of a sheet around the one that matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuistafel.core.claims import Place
from thuistafel.exchange.delivery.model import Delivery, SentSheet
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.feedback.remarks import spots_in
from thuistafel.exchange.raw import Grid, column_letters, is_blank, text_of
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import normal
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import content_of

ROWS_ABOVE, ROWS_BELOW, COLUMNS_BESIDE = 2, 1, 3
HEADING_SEARCHED = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an excerpt: its number on the sheet, its texts, and which of them is the one that matters (or -1)."""

    number: int
    texts: tuple[str, ...]
    marked: int = -1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a sheet with its column letters."""

    letters: tuple[str, ...]
    lines: tuple[Line, ...]


def excerpt(grid: Grid, row: int, column: int) -> Excerpt | None:
    """The cell (row from 1, column from 0) with its neighbours and the heading above; None outside the sheet."""
    if not 0 < row <= len(grid):
        return None
    width = max((len(cells) for cells in grid[max(0, row - ROWS_ABOVE - 1) : row + ROWS_BELOW]), default=0)
    columns = range(max(0, column - COLUMNS_BESIDE), min(width, column + COLUMNS_BESIDE + 1))
    numbers = [*_heading(grid, row, column), *range(max(1, row - ROWS_ABOVE), min(len(grid), row + ROWS_BELOW) + 1)]
    lines = tuple(_line(grid, number, columns, row, column) for number in dict.fromkeys(numbers))
    return Excerpt(tuple(map(column_letters, columns)), lines)


def _heading(grid: Grid, row: int, column: int) -> Sequence[int]:
    """The first row above in which this column has text, when it is not shown already."""
    for number in range(row - ROWS_ABOVE - 1, max(0, row - HEADING_SEARCHED), -1):
        cells = grid[number - 1]
        if column < len(cells) and isinstance(cells[column], str) and not is_blank(cells[column]):
            return (number,)
    return ()


def _line(grid: Grid, number: int, columns: range, row: int, column: int) -> Line:
    cells = grid[number - 1]
    texts = tuple(text_of(cells[at]) if at < len(cells) else "" for at in columns)
    return Line(number, texts, column - columns.start if number == row else -1)


def excerpt_at(region: Region, number: int, reading: Reading, place: Place) -> Excerpt | None:
    """What stands around a place of a file of the dossier; None for a place that is no cell."""
    sent = next((one for one in reading.deliveries if one.file == place.file), None)
    if sent is None:
        return _of_table(reading, place)
    spots = spots_in(place.cell)
    if not spots and not place.row:
        return None
    row, column = spots[0] if spots else (place.row, 0)
    grid = _grid_of(region, number, sent, place.sheet)
    return excerpt(grid, row, column) if grid else None


def _of_table(reading: Reading, place: Place) -> Excerpt | None:
    for raw in reading.tables:
        if raw.file == place.file and (not place.sheet or raw.sheet == place.sheet):
            names = [normal(name) for name in raw.header]
            return excerpt(raw.grid, place.row, names.index(place.column) if place.column in names else 0)
    return None


def _grid_of(region: Region, number: int, sent: Delivery, sheet: str) -> Grid:
    """From what was recognised; of a sheet on which nothing was, the file is opened again."""
    known = (found.block.sheet for found in sent.recognised if found.block.sheet.name == sheet)
    found = next(known, None) or _opened_sheet(region, number, sent, sheet)
    return found.grid if found else ()


def _opened_sheet(region: Region, number: int, sent: Delivery, name: str) -> SentSheet | None:
    if sent.refused:
        return None
    sheets = opened({sent.file: content_of(region, number, sent.file)})[0].sheets
    return next((one for one in sheets if one.name == name), None)
