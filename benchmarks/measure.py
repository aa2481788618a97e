"""Time two ways of doing the same in one interleaved run: the same code moves by a factor two between runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

RUNS = 7


def seconds(action: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def compare(
    what: str, ours: Callable[[], object], yardstick: Callable[[], object], named: str, runs: int = RUNS
) -> None:
    """Print a table row: medians of both sides, taken in turn, and how many times quicker ours is."""
    pairs = [(seconds(ours), seconds(yardstick)) for _ in range(runs)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"| {what} | {shown(mine)} | {named} {shown(other)} | {other / mine:.2g}× |", flush=True)


def report(what: str, ours: Callable[[], object], runs: int = RUNS) -> None:
    """Print a table row for what has no yardstick: the median and the slowest."""
    times = [seconds(ours) for _ in range(runs)]
    print(f"| {what} | {shown(statistics.median(times))} | slowest {shown(max(times))} | – |", flush=True)


def shown(value: float) -> str:
    """Seconds in a unit a reader can compare: µs, ms or s."""
    if value < 1e-3:
        return f"{value * 1e6:.3g} µs"
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"
