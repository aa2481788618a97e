"""The body of a block as it must be read: merged areas, hidden rows and columns, cells that cannot be believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thuistafel.core.claims import Place
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.model import Block, Spot
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.raw import Raw, is_blank

HIDDEN_ROWS, HIDDEN_COLUMNS = "verborgen regels", "verborgen kolommen"


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell of the block that belongs to a merged area: where the area begins, and its name on the sheet."""

    row: int
    column: int
    area: str


class Body:
    """Rows and columns of a block, numbered as the block is read."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self._covered = dict(_covered(block))

    def rows(self) -> Iterator[int]:
        """The rows in which something stands."""
        for row in range(self.block.first_row, self.block.last_row + 1):
            if any(not is_blank(self.block.cell(row, index)) for index in self.columns()):
                yield row

    def columns(self) -> range:
        """All columns, read or not."""
        return range(self.block.first_column, self.block.last_column + 1)

    def is_hidden_row(self, row: int) -> bool:
        """Whether the row cannot be seen on the sheet."""
        sheet = self.block.sheet
        return row - 1 in sheet.hidden_columns if self.block.transposed else row in sheet.hidden_rows

    def is_hidden_column(self, index: int) -> bool:
        """Whether the column cannot be seen on the sheet."""
        sheet = self.block.sheet
        return index + 1 in sheet.hidden_rows if self.block.transposed else index in sheet.hidden_columns

    def raw(self, row: int, index: int) -> Raw:
        """What stands there; in a merged area what stands in the first cell of its column."""
        covered = self._covered.get((row, index)) if self._covered else None
        return self.block.cell(covered.row, covered.column) if covered else self.block.cell(row, index)

    def covered(self, row: int, index: int) -> Covered | None:
        """The merged area whose first cell is elsewhere in this column."""
        return self._covered.get((row, index))

    def is_merged_over_rows(self, row: int, index: int) -> Covered | None:
        """The area that this cell shares with the cell below it or above it."""
        below = self._covered.get((row + 1, index))
        return self._covered.get((row, index)) or (below if below and below.row == row else None)

    def problem(self, row: int, index: int) -> Reason | None:
        """Why what stands there cannot be believed, as the spreadsheet itself tells."""
        spot = self.block.spot(row, index)
        raw = self.block.cell(row, index)
        if spot in self.block.sheet.errors or (isinstance(raw, str) and raw.startswith("#")):
            return because("cell_is_error")
        return because("formula_without_value") if spot in self.block.sheet.without_value else None

    def is_filled(self, row: int, index: int) -> bool:
        """Whether anything stands there, if only a formula without a value or with an error."""
        spot, sheet = self.block.spot(row, index), self.block.sheet
        return not is_blank(self.block.cell(row, index)) or spot in sheet.without_value or spot in sheet.errors

    def place(self, row: int, column: str = "", index: int | None = None) -> Place:
        """Where a cell, or a row as a whole, stands."""
        sheet = self.block.sheet
        cell = "" if index is None else self.block.name_of(row, index)
        return Place(sheet.file, sheet.name, self.block.spot(row, index or 0)[0], column, cell)

    def repeats_header(self, row: int, written: Iterable[tuple[int, str]]) -> bool:
        """Whether the row is the header once more, as printed on every page."""
        filled = 0
        for index, heading in written:
            cell = self.block.cell(row, index)
            if is_blank(cell):
                continue
            if not isinstance(cell, str) or plain(cell) != plain(heading):
                return False
            filled += 1
        return filled > 1


def _covered(block: Block) -> Iterator[tuple[Spot, Covered]]:
    """The cells below the first of each merged area, within the block."""
    for first, last in block.sheet.merged:
        (row, column), (last_row, last_column) = _seen_from(block, first), _seen_from(block, last)
        area = f"{block.name_of(row, column)}:{block.name_of(last_row, last_column)}"
        if not block.first_column <= column <= block.last_column:
            continue
        for below in range(max(row + 1, block.first_row), min(last_row, block.last_row) + 1):
            yield (below, column), Covered(row, column, area)


def _seen_from(block: Block, spot: Spot) -> Spot:
    """A cell of the sheet by row and column of the block."""
    row, column = spot
    return (column + 1, row - 1) if block.transposed else (row, column)
