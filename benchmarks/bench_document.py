"""Paper of the Haaglanden example: note and alderman's page as PDF and Word, and the workbook.

Run as `python benchmarks/bench_document.py`; prints medians of an interleaved run and the size of what came out.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "documents"))

from plans_for_tests import haaglanden_plan
from sheets_for_tests import report_of

from thuistafel.documents.pdf import alderman_pdf, note_pdf
from thuistafel.documents.word import alderman_docx, note_docx
from thuistafel.documents.workbook import result_workbook

ROUNDS, DELFT = 7, "0503"


def main() -> None:
    """Print the median time and size of each paper, and whether every round gave the same bytes."""
    plan = haaglanden_plan()
    report = report_of(plan)
    papers = {
        "note, PDF/UA, 2 pages": lambda: note_pdf(report),
        "alderman, PDF/UA, 1 page": lambda: alderman_pdf(report, DELFT),
        "note, Word": lambda: note_docx(report),
        "alderman, Word": lambda: alderman_docx(report, DELFT),
        "workbook with formulas": lambda: result_workbook(plan, report),
    }
    times: dict[str, list[float]] = {name: [] for name in papers}
    bytes_out: dict[str, set[bytes]] = {name: set() for name in papers}
    for _ in range(ROUNDS):
        for name, make in papers.items():
            start = perf_counter()
            made = make()
            times[name].append(perf_counter() - start)
            bytes_out[name].add(made)
    print(f"paper of a region of 8 municipalities; typst {version('typst')}, medians of {ROUNDS}, aim 1 s an A4")
    for name, found in times.items():
        size = len(next(iter(bytes_out[name]))) // 1000
        same = "same bytes" if len(bytes_out[name]) == 1 else "DIFFERENT BYTES"
        print(f"  {name:28} {median(found) * 1000:8.1f} ms   first {found[0] * 1000:8.1f} ms   {size:5} kB   {same}")


if __name__ == "__main__":
    main()
