"""The nineteen files of the example to a plan, and opening nineteen workbooks in one child or in a child for each.

Run as `python benchmarks/bench_deliveries.py`; prints medians of interleaved runs. Opening is: out of the file into
cells, checked for everything that may be hostile; reading: what columns and cells mean; the plan: all that
`thuistafel plan --json` shows. The yardstick is openpyxl, which only takes the values out of the same files.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

import openpyxl
import xlsxwriter

from thuistafel import make_plan
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.exchange.delivery.joining import joined, sent_in
from thuistafel.exchange.delivery.opening import forget, opened
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.folder import own_source, sent_files
from thuistafel.exchange.sandbox import asked, asked_all

EXAMPLE = Path(__file__).parents[1] / "examples" / "haaglanden"
PROGRAM = (sys.executable, "-m", "thuistafel.cli", "plan", str(EXAMPLE), "--json")
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


def stages() -> dict[str, float]:
    """Seconds of each step from the files of the example to its plan, in this process."""
    forget()  # each round opens every file, as a new process does
    moments = [perf_counter()]
    own = own_source(EXAMPLE)
    files = opened(sent_in(sent_files(own)))
    moments.append(perf_counter())
    reading = joined(own, files)
    moments.append(perf_counter())
    plan_answer(make_plan(dossier_from(reading)))
    moments.append(perf_counter())
    steps = [after - before for before, after in pairwise(moments)]
    return {**dict(zip(("opening", "reading", "plan"), steps, strict=True)), "together": sum(steps)}


def outside() -> dict[str, float]:
    """Seconds of the whole program, and of openpyxl on the workbooks among the same files."""
    start = perf_counter()
    subprocess.run(PROGRAM, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own program
    told = perf_counter()
    bare([(path, path.parent) for path in sorted((EXAMPLE / "aanleveringen").glob("*.xlsx"))])
    return {"the program, --json": told - start, "openpyxl, values only": perf_counter() - told}


def show_example() -> None:
    """The example from files to plan, step by step."""
    runs = [{**stages(), **outside()} for _ in range(ROUNDS)]
    count = len(sent_in(sent_files(own_source(EXAMPLE))))
    print(f"the {count} files of the example to a plan; medians of {ROUNDS} runs, aim 3 s")
    for name in runs[0]:
        found = [run[name] for run in runs]
        print(f"  {name:22} {median(found):6.2f} s   slowest {max(found):6.2f} s")


def main() -> None:
    """Print the steps of the example, then how files are opened and whether all sides saw as many cells."""
    show_example()
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
