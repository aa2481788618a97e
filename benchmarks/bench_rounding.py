"""Largest remainder, 342 municipalities and 13,500 units, beside PyPI `apportionment` (exact fractions and floats).

Run as `python benchmarks/bench_rounding.py`; prints medians of an interleaved run and whether the results are equal.
"""

from __future__ import annotations

from importlib.metadata import version
from random import Random
from statistics import median
from time import perf_counter

from apportionment.methods import largest_remainder

from thuistafel.core.apportion import apportion

MUNICIPALITIES, UNITS, ROUNDS = 342, 13_500, 15


def main() -> None:
    """Print both sides, the ratio and the comparison."""
    random = Random(1)
    inhabitants = {f"{code:04}": random.randint(900, 900_000) for code in range(MUNICIPALITIES)}
    votes, names = list(inhabitants.values()), list(inhabitants)
    sides = {
        "thuistafel": lambda: list(apportion(UNITS, inhabitants).parts.values()),
        "apportionment (fractions)": lambda: largest_remainder(votes, UNITS, fractions=True, parties=names),
        "apportionment (floats)": lambda: largest_remainder(votes, UNITS, parties=names),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    results = {}
    for _ in range(ROUNDS):
        for name, run in sides.items():
            start = perf_counter()
            results[name] = run()
            times[name].append(perf_counter() - start)
    own = median(times["thuistafel"])
    print(
        f"largest remainder, {MUNICIPALITIES} municipalities, {UNITS} units; apportionment {version('apportionment')}"
    )
    for name, found in times.items():
        same = "identical" if results[name] == results["thuistafel"] else "DIFFERENT"
        print(f"  {name:28} {median(found) * 1000:8.3f} ms   {median(found) / own:6.1f} x   {same}")


if __name__ == "__main__":
    main()
