"""A switch turned to an answer: 10% to 12% on a dossier that is in memory, with both ranges and all verdicts.

Run as `python benchmarks/bench_switch.py`; medians and the slowest of an interleaved run, aim 100 ms. Beside it: files
to a plan with the list of next numbers, and the whole command in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Dossier, Row, Table, assemble, frame_from
from thuistafel.core.plan import make_plan
from thuistafel.core.variants import with_percent
from thuistafel.exchange.delivery.opening import forget
from thuistafel.exchange.dossier import read_dossier
from thuistafel.exchange.reference import register

ROUNDS = 11
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
INSTITUTIONS, GROUPS = 11, 14
LETTINGS = {
    "Den Haag": 3900,
    "Zoetermeer": 1032,
    "Delft": 1020,
    "Leidschendam-Voorburg": 610,
    "Pijnacker-Nootdorp": 270,
    "Wassenaar": 155,
    "Voorschoten": 128,
    "Midden-Delfland": 95,
    "Rijswijk": 480,
    "Westland": 630,
}


def dense_dossier(seed: int) -> Dossier:
    """Ten municipalities, eleven institutions, fourteen groups; fictive counts, a third of them grade C."""
    random = Random(seed)
    rows = [
        _row(
            Table.LETTINGS,
            {"gemeente": name, "corporatie": f"Corporatie {number}", "stand": "verwacht"},
            homes // 4,
            random,
        )
        for name, homes in LETTINGS.items()
        for number in range(4)
    ]
    for institution in range(INSTITUTIONS):
        for group in range(GROUPS):
            subject = {"instelling": f"Instelling {institution}", "doelgroep": f"groep {group}"}
            for name in random.sample(list(LETTINGS), 3):
                count = max(1, LETTINGS[name] // 400 + random.randint(-1, 1))
                rows.append(_row(Table.OUTFLOW, {**subject, "herkomst": name}, count, random))
            rows.append(_row(Table.OUTFLOW, {**subject, "herkomst": "onbekend"}, random.randint(0, 4), random))
    rows.append(
        _row(Table.OUTFLOW, {"instelling": "X", "doelgroep": "groep 0", "herkomst": "buiten regio"}, 21, random)
    )
    frame = frame_from({"formaat": 1, "planjaar": 2023, "samenstelling": "H10"})
    return assemble(frame, rows, register())


def _row(table: Table, subject: dict[str, str], count: int, random: Random) -> Row:
    grade = "P" if random.randrange(3) else "C"
    return Row(table, Place(f"{table}.csv"), {**subject, "jaar": 2023, "aantal": Amount(count), "kwaliteit": grade})


def timed(act: Callable[[], object]) -> float:
    """Seconds that one act takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def command() -> None:
    """`thuistafel plan … --json` as a user starts it."""
    arguments = [sys.executable, "-m", "thuistafel.cli", "plan", str(EXAMPLES / "haaglanden"), "--json"]
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program


def unopened(folder: Path) -> Dossier:
    """The dossier of which no file was opened before."""
    forget()
    return read_dossier(folder)


def main() -> None:
    """Print the medians and the slowest round of each act."""
    haaglanden, dense = read_dossier(EXAMPLES / "haaglanden"), dense_dossier(1)
    turned = {percent: Fraction(percent) for percent in (10, 12)}
    acts: dict[str, Callable[[], object]] = {
        "switch, Haaglanden": lambda: make_plan(with_percent(haaglanden, turned[12]), with_next_numbers=False),
        "switch, 10 × 11 × 14": lambda: make_plan(with_percent(dense, turned[12]), with_next_numbers=False),
        "with next numbers, Haaglanden": lambda: make_plan(with_percent(haaglanden, turned[12])),
        "with next numbers, 10 × 11 × 14": lambda: make_plan(with_percent(dense, turned[12])),
        "files to plan, Haaglanden": lambda: make_plan(unopened(EXAMPLES / "haaglanden")),
        "command plan --json": command,
    }
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(ROUNDS):
        for name, act in acts.items():
            times[name].append(timed(act))
    print(f"a switch turned to an answer; medians of {ROUNDS}, aim 100 ms for a switch, 2 s with next numbers")
    for name, found in times.items():
        print(f"  {name:34} {median(found) * 1000:8.1f} ms   slowest {max(found) * 1000:8.1f} ms")


if __name__ == "__main__":
    main()
