"""Target groups within municipalities: tasks by two-way rounding, places by the region's order (rule 8, W21)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from thuistafel.core.apportion import apportion
from thuistafel.core.demand import Demand, Pool
from thuistafel.core.rules import GroupRule, Rules
from thuistafel.core.two_way import round_table


def target_groups(demand: Demand) -> tuple[str, ...]:
    """Every target group with a row that counts, by name."""
    keys = [key for counts in demand.known.values() for key in counts]
    keys += [key for pool in demand.pools for key in pool.parts]
    return tuple(sorted({key.target_group for key in keys}))


def group_tasks(demand: Demand, attributed: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Task per CBS code and target group: known counts as they are, `attributed` per municipality rounded two ways."""
    groups = target_groups(demand)
    housed = [pool for pool in demand.pools if pool.shares]
    columns = {group: sum(_of_group(pool, group) for pool in housed) for group in groups}
    table = round_table(_exact(housed, attributed, groups), attributed, columns)
    return {code: {group: table[code, group] + _known(demand, code, group) for group in groups} for code in attributed}


def divide_places(rules: Rules, placed: int, tasks: Mapping[str, int]) -> dict[str, int]:
    """Places over groups by their tasks; with `veiligheid_eerst` the safety groups first (W21)."""
    safety = {group: task for group, task in tasks.items() if group in rules.safety_groups}
    if rules.groups is GroupRule.PRO_RATA or not safety:
        return dict(apportion(placed, tasks, bounds=tasks).parts)
    others = {group: task for group, task in tasks.items() if group not in safety}
    first = min(placed, sum(safety.values()))
    parts = {
        **apportion(first, safety, bounds=safety).parts,
        **apportion(placed - first, others, bounds=others).parts,
    }
    return {group: parts[group] for group in tasks}


def _of_group(pool: Pool, group: str) -> int:
    return sum(count.value for key, count in pool.parts.items() if key.target_group == group)


def _exact(
    pools: list[Pool], attributed: Mapping[str, int], groups: tuple[str, ...]
) -> dict[tuple[str, str], Fraction]:
    exact = {(code, group): Fraction(0) for code in attributed for group in groups}
    for pool in pools:
        for group in groups:
            people = _of_group(pool, group)
            for code, share in pool.shares.items() if people else ():
                exact[code, group] += people * share
    return exact


def _known(demand: Demand, code: str, group: str) -> int:
    return sum(count.value for key, count in demand.known[code].items() if key.target_group == group)
