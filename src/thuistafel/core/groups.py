"""Target groups within municipalities: tasks by two-way rounding, places by the region's order (rule 8, W21)."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.apportion import apportion
from thuistafel.core.demand import Count, Demand, exact_sums
from thuistafel.core.dossier import OutflowKey
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
    housed = [(pool, _by_group(pool.parts)) for pool in demand.pools if pool.shares]
    columns = {group: sum(people.get(group, 0) for _, people in housed) for group in groups}
    terms = (
        ((code, group), number, share)
        for pool, people in housed
        for group, number in people.items()
        for code, share in pool.shares.items()
    )
    table = round_table(exact_sums(terms), attributed, columns)
    known = {code: _by_group(demand.known[code]) for code in attributed}
    return {code: {group: table[code, group] + known[code].get(group, 0) for group in groups} for code in attributed}


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


def _by_group(counts: Mapping[OutflowKey, Count]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, count in counts.items():
        found[key.target_group] = found.get(key.target_group, 0) + count.value
    return found
