"""Reading a workbook of 100,000 rows with every cell checked, against a bare openpyxl read-only loop."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import openpyxl
import xlsxwriter

from thuistafel.exchange.folder import read_source

ROWS, ROUNDS = 100_000, 5
# What the process that opens the file does, and the most memory Linux says it had.
OPENING = """
import gc, json, re, sys
from pathlib import Path
from thuistafel.exchange import child
gc.disable()
json.dumps(child.answer(Path(sys.argv[1]), Path(sys.argv[2])))
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
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


def seconds(act: Callable[[], object]) -> float:
    """Wall time of one act."""
    start = perf_counter()
    act()
    return perf_counter() - start


def peak(path: Path) -> int:
    """Megabytes at most, of the process that opens the file."""
    command = [sys.executable, "-c", OPENING, str(path), str(path.parent)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)  # noqa: S603 - our own program


def main() -> None:
    """Print both sides, the ratio, and the highest memory of the process that opens the file."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "verhuringen.xlsx"
        make(path)
        memory = peak(path)
        pairs = [(seconds(lambda: read_source(path)), seconds(lambda: loop(path))) for _ in range(ROUNDS)]
    ours, bare = (median(side) for side in zip(*pairs, strict=True))
    print(f"a workbook of {ROWS} × {len(HEADER)} read and checked; medians of {ROUNDS} interleaved runs, aim 5×")
    print(f"  thuistafel            {ours:6.2f} s")
    print(f"  openpyxl, read-only   {bare:6.2f} s   ratio {bare / ours:.2f}")
    print(f"  peak of the reading child {memory} MB")


if __name__ == "__main__":
    main()
