"""Two-way rounding, 12 target groups against 342 municipalities, beside a min-cost flow in OR-tools.

Run as `python benchmarks/bench_two_way.py`; prints medians of an interleaved run and both total deviations. OR-tools
finds a closest table; Thuistafel also finds the one of contract rule 8 among the equally close ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from importlib.metadata import version
from math import lcm
from random import Random
from statistics import median
from time import perf_counter

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from thuistafel.core.apportion import apportion
from thuistafel.core.two_way import round_table

MUNICIPALITIES, GROUPS, PEOPLE, ROUNDS = 342, 12, 13_500, 7
Table = dict[tuple[str, str], int]


def problem(seed: int, *, tied: bool) -> tuple[dict[tuple[str, str], Fraction], dict[str, int], dict[str, int]]:
    """Exact shares and margins; `tied` takes few different weights, so that very many tables are equally close."""
    random = Random(seed)
    weights = {
        f"{code:04}": random.choice((100, 200)) if tied else random.randint(100, 9000) for code in range(MUNICIPALITIES)
    }
    sizes = {f"groep {letter}": random.choice((1, 2)) if tied else random.randint(20, 900) for letter in "abcdefghijkl"}
    columns = dict(apportion(PEOPLE, sizes).parts)
    whole = sum(weights.values())
    exact = {
        (row, column): Fraction(size * weight, whole)
        for row, weight in weights.items()
        for column, size in columns.items()
    }
    return exact, dict(apportion(PEOPLE, weights).parts), columns


def with_ortools(
    exact: Mapping[tuple[str, str], Fraction], rows: Mapping[str, int], columns: Mapping[str, int]
) -> Table:
    """A closest table: per cell what is certain, one unit at its own price, and more at full price."""
    unit = lcm(*(share.denominator for share in exact.values()))
    flow = SimpleMinCostFlow()
    nodes = {name: place for place, name in enumerate([*rows, *columns])}
    arcs: list[tuple[int, tuple[str, str]]] = []
    for (row, column), share in exact.items():
        floor, over = divmod(share, 1)
        for capacity, cost in ((int(floor), -unit), (1, int(unit - 2 * over * unit)), (PEOPLE, unit)):
            arcs.append(
                (flow.add_arc_with_capacity_and_unit_cost(nodes[row], nodes[column], capacity, cost), (row, column))
            )
    for name, supply in rows.items():
        flow.set_node_supply(nodes[name], supply)
    for name, demand in columns.items():
        flow.set_node_supply(nodes[name], -demand)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("OR-tools found no table")
    table: Table = dict.fromkeys(exact, 0)
    for arc, cell in arcs:
        table[cell] += flow.flow(arc)
    return table


def deviation(table: Table, exact: Mapping[tuple[str, str], Fraction]) -> Fraction:
    """Sum of absolute deviations."""
    return sum((abs(table[cell] - share) for cell, share in exact.items()), Fraction(0))


def main() -> None:
    """Print both sides, the ratio and both deviations, for shares as they are and for many ties."""
    print(f"two-way rounding, {GROUPS} groups x {MUNICIPALITIES} municipalities; ortools {version('ortools')}")
    for tied in (False, True):
        exact, rows, columns = problem(1, tied=tied)
        own, other = [], []
        for _ in range(ROUNDS):
            start = perf_counter()
            ours = round_table(exact, rows, columns)
            middle = perf_counter()
            theirs = with_ortools(exact, rows, columns)
            own.append(middle - start)
            other.append(perf_counter() - middle)
        same = "same deviation" if deviation(ours, exact) == deviation(theirs, exact) else "DIFFERENT DEVIATION"
        name, ratio = "many ties" if tied else "few ties", median(own) / median(other)
        sides = f"thuistafel {median(own) * 1000:7.1f} ms  OR-tools {median(other) * 1000:7.1f} ms  {ratio:5.2f} x"
        print(f"  {name:10} {sides}  {same}")


if __name__ == "__main__":
    main()
