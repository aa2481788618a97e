"""Reading a workbook of 100,000 rows with every cell checked, against a bare openpyxl read-only loop."""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path

import openpyxl
import xlsxwriter
from measure import compare

from thuistafel.exchange.folder import read_source

ROWS = 100_000
HEADER = ("gemeente", "corporatie", "jaar", "stand", "aantal", "peildatum", "bron")


def make(path: Path) -> None:
    """A workbook of lettings as a corporation's system would export it."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("verhuringen")
        sheet.write_row(0, 0, HEADER)
        for row in range(1, ROWS + 1):
            sheet.write_row(
                row, 0, ("Delft", f"Corporatie {row % 9}", 2023, "verwacht", row % 50, "2022-12-31", "plan")
            )


def loop(path: Path) -> int:
    """Every value seen once, nothing checked."""
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(len(row) for row in book["verhuringen"].iter_rows(values_only=True))


def main() -> None:
    """Print the row of the table, and the highest memory of the process that opens the file."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "verhuringen.xlsx"
        make(path)
        what = "a workbook of 100,000 × 7 read and checked"
        compare(what, lambda: read_source(path), lambda: loop(path), "openpyxl read-only", runs=5)
    print(f"peak of the reading child: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
