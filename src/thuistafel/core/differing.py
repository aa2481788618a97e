"""Sources that differ, by what they decide: the plan again with each claim in place of the working value (C3, W10).

The cost is one plan per different value-and-range that is not the working one, so conflicts × sources at most, and
none for conflicts that cannot touch the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from thuistafel.core.claims import Claim, Interval, Status, WorkingValue, working_value
from thuistafel.core.comparison import Change, change
from thuistafel.core.dossier import Conflict, Dossier, LettingKey, OutflowKey, PriorityKey, Table
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.reasons import Reason, because
from thuistafel.core.room import counted_lettings

Key = LettingKey | OutflowKey | PriorityKey
Told = tuple[Claim, WorkingValue]
"""A claim and the working value its subject would have by it."""
_PLANNED = {Table.LETTINGS: "lettings", Table.OUTFLOW: "outflow", Table.PRIORITY: "priority"}


@dataclass(frozen=True, slots=True)
class Tried:
    """One claim as the working value: what the plan then says otherwise. `decides` when it is the deciding claim."""

    claim: Claim
    decides: bool
    change: Change


@dataclass(frozen=True, slots=True)
class Differing:
    """A conflict and what it decides: `verdicts` that turn and `homes` that move at most over its claims.

    `homes` is None where the rows carry no claim to try. `why_none` says why nothing changes, or why it is not known.
    """

    conflict: Conflict
    tried: tuple[Tried, ...]
    verdicts: int
    homes: int | None
    why_none: Reason | None


def differing_sources(plan: Plan) -> tuple[Differing, ...]:
    """Every conflict of the plan's dossier: most verdicts first, then most homes, then by subject.

    One of which the effect is not known stands before those that change nothing; those that cannot touch the plan
    come last.
    """
    keys, counted = _keys(plan.dossier), _counted(plan)
    return tuple(sorted((_differing(each, keys, counted, plan) for each in plan.dossier.conflicts), key=_by_effect))


def _by_effect(one: Differing) -> tuple[object, ...]:
    homes = 1 if one.homes is None else 2 * one.homes
    cannot_touch = one.homes is not None and not one.tried
    return (-one.verdicts, -homes, cannot_touch, one.conflict.subject, one.conflict.reason.code)


def _differing(
    conflict: Conflict, keys: Mapping[tuple[str, ...], list[Key]], counted: frozenset[Key], plan: Plan
) -> Differing:
    for key in keys.get(conflict.subject, ()):
        values = _values(plan.dossier, conflict.subject[0])
        if told := _told(conflict, values[key]):
            trials = tuple(_trials(told, key, conflict, plan))
            verdicts = max(len(each.change.turned) for each in trials)
            homes = max(each.change.homes for each in trials)
            return Differing(conflict, trials, verdicts, homes, None if verdicts or homes else _why_none(key, counted))
    return _untried(conflict)


def _untried(conflict: Conflict) -> Differing:
    table, code = conflict.subject[0], conflict.reason.code
    if table in (Table.INSTITUTIONS, Table.MUNICIPALITIES):
        return Differing(conflict, (), 0, None, because("differing_first_row_counts"))
    if table not in _PLANNED:
        return Differing(conflict, (), 0, 0, because("differing_not_in_plan"))
    reason = because("differing_left_out" if code == "overlap_not_added" else "differing_control_total")
    return Differing(conflict, (), 0, 0, reason)


def _why_none(key: Key, counted: frozenset[Key]) -> Reason:
    if isinstance(key, PriorityKey):
        return because("differing_only_regular")
    return because("differing_same_outcome" if key in counted else "differing_not_counted")


def _told(conflict: Conflict, known: WorkingValue) -> list[Told]:
    """Per claim of the conflict the working value that it would give; none when it is about another key.

    A conflict on one of several names that add up moves the sum by as much (contract rule 3).
    """
    if conflict.claims == known.claims:
        return [(claim, _alone(claim)) for claim in known.claims]
    if not conflict.claims:
        return []
    part = working_value(conflict.claims)
    totals = [claim for claim in known.claims if part.decided_by in claim.parts]
    return [(claim, _with_part(known, total, part, claim)) for total in totals for claim in conflict.claims]


def _alone(claim: Claim) -> WorkingValue:
    return WorkingValue(claim.value, claim.range, Status.SINGLE, claim, (claim,))


def _with_part(known: WorkingValue, total: Claim, part: WorkingValue, claim: Claim) -> WorkingValue:
    """The working value when one part of one of its sums is as `claim` says."""
    low = total.range.low - part.range.low + claim.range.low
    high = total.range.high - part.range.high + claim.range.high
    parts = tuple(claim if each == part.decided_by else each for each in total.parts)
    changed = replace(total, value=total.value - part.value + claim.value, range=Interval(low, high), parts=parts)
    return working_value(changed if each == total else each for each in known.claims)


def _trials(told: Iterable[Told], key: Key, conflict: Conflict, plan: Plan) -> Iterator[Tried]:
    table, deciding = conflict.subject[0], working_value(conflict.claims).decided_by
    known = _values(plan.dossier, table)[key]
    changes = {(known.value, known.range): change(plan, plan)}
    for claim, working in told:
        said = (working.value, working.range)
        if said not in changes:
            changed = _with_value(plan.dossier, table, key, working)
            changes[said] = change(plan, make_plan(changed, with_next_numbers=False))
        yield Tried(claim, claim == deciding, changes[said])


def _values(dossier: Dossier, table: str) -> Mapping[Key, WorkingValue]:
    values: Mapping[Key, WorkingValue] = getattr(dossier, _PLANNED[Table(table)])
    return values


def _with_value(dossier: Dossier, table: str, key: Key, working: WorkingValue) -> Dossier:
    changed: Mapping[str, object] = {_PLANNED[Table(table)]: {**_values(dossier, table), key: working}}
    return replace(dossier, **changed)  # type: ignore[arg-type]


def _keys(dossier: Dossier) -> Mapping[tuple[str, ...], list[Key]]:
    """What a plan is made of, by how it is named to people; blank columns are left out, so several may share a name."""
    found: dict[tuple[str, ...], list[Key]] = {}
    for table in _PLANNED:
        for key in _values(dossier, table):
            subject = (table, *(dossier.names.get(str(part), str(part)) for part in key if part != ""))
            found.setdefault(subject, []).append(key)
    return found


def _counted(plan: Plan) -> frozenset[Key]:
    """What is in the room or in the task of the plan year."""
    lettings = {key for key, _ in counted_lettings(plan.dossier)}
    known = {key for counts in plan.demand.known.values() for key in counts}
    pooled = {key for pool in plan.demand.pools for key in pool.parts}
    return frozenset(lettings | known | pooled)
