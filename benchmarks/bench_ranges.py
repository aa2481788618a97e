"""Exact joint ranges with witnesses against the same ranges as one generic MILP in HiGHS, interleaved.

A region of 10 municipalities, 11 institutions and 14 groups: about 150 pools, lettings and pools uncertain.
Prints both sides, medians in milliseconds, and the list of next numbers beside them.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from importlib.metadata import version
from random import Random
from statistics import median
from time import perf_counter

import highspy
import numpy as np

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, Pool, PoolKind
from thuistafel.core.dossier import LettingKey, OutflowKey
from thuistafel.core.extremes import plainly
from thuistafel.core.information import next_numbers
from thuistafel.core.ranges import Problem, joint_ranges
from thuistafel.core.reasons import because
from thuistafel.core.rules import Rules
from thuistafel.core.space import Space, edge, space_of
from thuistafel.core.uncertainty import alone

RUNS = 7
MEMBERS, INSTITUTIONS, GROUPS = 10, 11, 14
UNCERTAIN_ONE_IN = 3


def a_region(seed: int) -> Problem:
    """Fictive counts of a believable size; a third of the claims uncertain."""
    random = Random(seed)
    codes = tuple(f"{number:04}" for number in range(501, 501 + MEMBERS))
    weights = {code: random.choice([90, 120, 150, 270, 610, 1000, 3900]) for code in codes}
    shares = {code: Fraction(weight, sum(weights.values())) for code, weight in weights.items()}
    known: dict[str, dict[OutflowKey, Count]] = {code: {} for code in codes}
    pools = []
    for institution in range(INSTITUTIONS):
        for group in range(GROUPS):
            name = (f"Instelling {institution}", f"groep {group}")
            for code in random.sample(codes, 3):
                size = max(1, weights[code] // 400 + random.randint(-1, 1))
                known[code][OutflowKey(*name, code, 2023, "stroom")] = _count(size, random)
            key = OutflowKey(*name, "onbekend", 2023, "stroom")
            pools.append(_pool(PoolKind.UNKNOWN, name, {key: _count(random.randint(0, 4), random)}, shares))
    outside = OutflowKey("Instelling 0", "groep 0", "buiten regio", 2023, "stroom")
    pools.append(_pool(PoolKind.OUTSIDE, (), {outside: Count(21, Interval(18, 24))}, shares))
    lettings = {
        code: {
            LettingKey(code, f"Corporatie {number}", 2023, "verwacht", "regulier", "", ""): _count(homes // 4, random)
            for number in range(4)
        }
        for code, homes in weights.items()
    }
    rules = Rules(cap_percent=Fraction(10))
    unsettled = Problem(rules, codes, known, lettings, tuple(pools), None)
    parts = [(pool.kind, alone(unsettled, pool)) for pool in pools]
    plain = {
        code: {kind: sum(part.get(code, 0) for of, part in parts if of is kind) for kind in PoolKind} for code in codes
    }
    return replace(unsettled, plain=plain)


def _count(value: int, random: Random) -> Count:
    if random.randrange(UNCERTAIN_ONE_IN):
        return Count(value, Interval.exactly(value))
    return Count(value, Interval(value * 3 // 4, -(-value * 5 // 4)))


def _pool(kind: PoolKind, name: tuple[str, ...], parts: dict[OutflowKey, Count], shares: dict[str, Fraction]) -> Pool:
    return Pool(kind, name, parts, shares, because("key_lettings", total=1))


class GenericModel:
    """Everything that can be true as one mixed-integer model; each bound is an objective over it."""

    def __init__(self, space: Space) -> None:
        self.space, self.members = space, len(space.known)
        self.rows: list[tuple[float, float, dict[int, float]]] = []
        self.highs: list[float] = []
        self.lows: list[float] = []
        self.known = [self._column(each.low, each.high) for each in space.known]
        self.held = [self._column(each.low, each.high) for each in space.capacity if each is not None]
        self.people = [[self._column(0, int(most)) for most in row] for row in space.limits]
        most = float(sum(each.high for each in space.known) + sum(each.high for each in space.sizes))
        most += max(each.high for each in space.capacity if each is not None)
        for size, row in zip(space.sizes, self.people, strict=True):
            self.rows.append((size.low, size.high, dict.fromkeys(row, 1.0)))
        self.short = [self._shortage(member, most) for member in range(self.members)]
        self.model = self._model()

    def _column(self, low: int, high: float) -> int:
        self.lows.append(low)
        self.highs.append(high)
        return len(self.lows) - 1

    def _shortage(self, member: int, most: float) -> int:
        """short = max(0, known + people - held), by a switch."""
        short, switch = self._column(0, most), self._column(0, 1)
        gap = {self.known[member]: -1.0, self.held[member]: 1.0} | {row[member]: -1.0 for row in self.people}
        self.rows.append((0, highspy.kHighsInf, {short: 1.0} | gap))
        self.rows.append((-highspy.kHighsInf, most, {short: 1.0, switch: most} | gap))
        self.rows.append((-highspy.kHighsInf, 0, {short: 1.0, switch: -most}))
        return short

    def _model(self) -> highspy.Highs:
        model = highspy.Highs()
        model.setOptionValue("output_flag", False)
        model.setOptionValue("presolve", "off")  # wrong in 1.14, as in core/solve.py
        model.setOptionValue("mip_rel_gap", 0.0)
        count = len(self.lows)
        model.addVars(count, np.array(self.lows, dtype=float), np.array(self.highs, dtype=float))
        kinds = np.full(count, highspy.HighsVarType.kInteger)
        model.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
        for low, high, terms in self.rows:
            model.addRow(low, high, len(terms), np.array(list(terms), dtype=np.int32), np.array(list(terms.values())))
        return model

    def end(self, columns: list[int], high: bool) -> int:
        """The least (or most) the sum of these columns can be."""
        costs = np.zeros(len(self.lows))
        costs[columns] = -1.0 if high else 1.0
        self.model.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        self.model.run()
        return round(abs(self.model.getInfo().objective_function_value))

    def bounds(self) -> list[Interval]:
        """The region first, then each member; the plain attribution beside them."""
        questions = [self.short, *([column] for column in self.short)]
        found = [Interval(self.end(columns, high=False), self.end(columns, high=True)) for columns in questions]
        plain = [self._plain(None), *(self._plain(member) for member in range(self.members))]
        return [Interval(min(a.low, b.low), max(a.high, b.high)) for a, b in zip(found, plain, strict=True)]

    def _plain(self, member: int | None) -> Interval:
        people = self.space.plain or ()
        if member is None:
            return Interval(plainly(edge(self.space, False), people), plainly(edge(self.space, True), people))
        ends = [edge(self.space, high).gaps[member] or 0 for high in (False, True)]
        return Interval(*(max(0, gap + people[member]) for gap in ends))


def generic(problem: Problem) -> list[Interval]:
    """All ranges by the generic model."""
    return GenericModel(space_of(problem)).bounds()


def exact(problem: Problem) -> list[Interval]:
    """All ranges, with witnesses, as the program gives them."""
    ranges = joint_ranges(problem)
    return [ranges.region, *(ranges.municipal or {}).values()]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)


def main() -> None:
    """Run both sides in turn and print what they take."""
    problem = a_region(14)
    names = {code: code for code in problem.members}
    times: dict[str, list[float]] = {"exact": [], "generic": [], "next numbers": []}
    for _ in range(RUNS):
        times["exact"].append(milliseconds(lambda: exact(problem)))
        times["generic"].append(milliseconds(lambda: generic(problem)))
        times["next numbers"].append(milliseconds(lambda: next_numbers(problem, names)))
    same = exact(problem) == generic(problem)
    numbers = next_numbers(problem, names)
    print(f"ranges of {MEMBERS} municipalities, {len(problem.pools)} pools: region {exact(problem)[0]}, same: {same}")
    print(f"thuistafel, with witnesses   {median(times['exact']):9.1f} ms")
    print(f"generic MILP in HiGHS        {median(times['generic']):9.1f} ms")
    print(f"ratio                        {median(times['generic']) / median(times['exact']):9.1f} x")
    print(f"next numbers ({len(numbers):4} of them) {median(times['next numbers']):9.1f} ms")
    print(f"medians of {RUNS} interleaved runs; Python {platform.python_version()}, numpy {np.__version__}, ", end="")
    print(f"highspy {version('highspy')}")


if __name__ == "__main__":
    main()
