"""Opening nineteen small workbooks: one child for all of them against a child for each, and openpyxl without a child.

Run as `python benchmarks/bench_deliveries.py`; prints medians of an interleaved run. Opening is what is timed: out of
the file into cells, checked for everything that may be hostile.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import openpyxl
import xlsxwriter

from thuistafel.exchange.sandbox import asked, asked_all

FILES, ROWS, ROUNDS = 19, 300, 7
HEADER = ("gemeente", "instelling", "doelgroep", "jaar", "aantal", "peildatum", "bron")
Request = tuple[Path, Path]


def make(path: Path, number: int) -> None:
    """What one institution could send: two sheets, some notes beside the figures."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("uitstroom", "toelichting"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            for row in range(1, ROWS + 1):
                cells = ("Delft", f"Instelling {number}", f"groep {row % 14}", 2023, row % 7, "2022-12-31", "opgave")
                sheet.write_row(row, 0, cells)


def together(requests: list[Request]) -> int:
    """Cells out of one child for all files."""
    found = [outcome for outcome in asked_all(requests) if isinstance(outcome, dict)]
    return sum(map(cells, found))


def apart(requests: list[Request]) -> int:
    """Cells out of a child for each file."""
    return sum(cells(asked(*request)) for request in requests)


def bare(requests: list[Request]) -> int:
    """Cells as openpyxl sees them, nothing checked and no child."""
    books = (openpyxl.load_workbook(path, read_only=True) for path, _ in requests)
    return sum(len(row) for book in books for sheet in book for row in sheet.iter_rows(values_only=True))


def cells(found: dict[str, list[dict[str, list[tuple[object, ...]]]]]) -> int:
    """How many cells were found."""
    return sum(len(row) for sheet in found["sheets"] for row in sheet["grid"])


def main() -> None:
    """Print the sides, and whether they saw as many cells."""
    sides: dict[str, Callable[[list[Request]], int]] = {
        "one child for all": together,
        "a child for each": apart,
        "openpyxl, read-only": bare,
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    seen: set[int] = set()
    with tempfile.TemporaryDirectory() as scratch:
        requests = [(Path(scratch) / f"{number}.xlsx", Path(scratch)) for number in range(FILES)]
        for number, (path, _) in enumerate(requests):
            make(path, number)
        for _ in range(ROUNDS):
            for name, read in sides.items():
                start = perf_counter()
                seen.add(read(requests))
                times[name].append(perf_counter() - start)
    same = "same cells" if len(seen) == 1 else "DIFFERENT CELLS"
    print(f"{FILES} workbooks of 2 × {ROWS} × {len(HEADER)} opened; medians of {ROUNDS} interleaved runs; {same}")
    for name, found in times.items():
        print(f"  {name:20} {median(found):6.2f} s   slowest {max(found):6.2f} s")


if __name__ == "__main__":
    main()
