"""Control totals: a row beside rows that fill what it leaves blank is not added to them (contract rule 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations

from thuistafel.core.claims import WorkingValue
from thuistafel.core.dossier.findings import Findings
from thuistafel.core.dossier.model import Conflict, LettingKey
from thuistafel.core.dossier.subjects import Subject
from thuistafel.core.reasons import because

DIMENSIONS = ("corporation", "rooms", "rent_class")
Columns = frozenset[str]


def without_control_totals(
    values: Mapping[LettingKey, WorkingValue], subject: Subject, findings: Findings
) -> dict[LettingKey, WorkingValue]:
    """Only what adds up: totals whose parts are there go out, and so does what overlaps with what is counted.

    A total that differs from the sum of its parts is reported, and so is everything else left out.
    """
    totals = {total for key in values for total in _totals_of(key)} & values.keys()
    leaves = [key for key in values if key not in totals]
    counted = _without_overlap(leaves)
    parts: defaultdict[LettingKey, list[LettingKey]] = defaultdict(list)
    for key in counted:
        for total in _totals_of(key):
            parts[total].append(key)
    for total in totals:
        _compare(total, parts[total], values, subject, findings)
    for left_out in set(leaves) - set(counted):
        reason = because("overlap_not_added")
        findings.conflicts.append(Conflict(subject(left_out), reason, values[left_out].claims))
    return {key: values[key] for key in counted}


def _compare(
    total: LettingKey,
    parts: list[LettingKey],
    values: Mapping[LettingKey, WorkingValue],
    subject: Subject,
    findings: Findings,
) -> None:
    stated = values[total].value
    added = sum(values[key].value for key in parts)
    if added != stated:
        claims = values[total].claims + tuple(claim for key in parts for claim in values[key].claims)
        reason = because("control_total_differs", stated=stated, added=added)
        findings.conflicts.append(Conflict(subject(total), reason, claims))


def _without_overlap(leaves: Iterable[LettingKey]) -> list[LettingKey]:
    """What can be added without counting a letting twice, in order; who fills the corporation goes first.

    Two rows overlap when nothing that both fill differs. `seen` holds what is counted by the columns it fills and by
    those it may share with another row, so that each row is looked up once per combination of columns.
    """
    kept: list[LettingKey] = []
    seen: dict[Columns, defaultdict[Columns, set[LettingKey]]] = {}
    for key in sorted(leaves, key=lambda key: ([not getattr(key, column) for column in DIMENSIONS], key)):
        filled = _filled(key)
        if any(_only(key, filled & other) in shared[filled & other] for other, shared in seen.items()):
            continue
        kept.append(key)
        mine = seen.setdefault(filled, defaultdict(set))
        for columns in _subsets(filled):
            mine[columns].add(_only(key, columns))
    return sorted(kept)


def _totals_of(key: LettingKey) -> Iterator[LettingKey]:
    """The keys that leave blank some of what this one fills, and agree on the rest."""
    filled = _filled(key)
    return (_only(key, columns) for columns in _subsets(filled) if columns != filled)


def _filled(key: LettingKey) -> Columns:
    return frozenset(column for column in DIMENSIONS if getattr(key, column))


@cache
def _subsets(columns: Columns) -> tuple[Columns, ...]:
    ordered = sorted(columns)
    return tuple(frozenset(some) for size in range(len(ordered) + 1) for some in combinations(ordered, size))


def _only(key: LettingKey, columns: Columns) -> LettingKey:
    return key._replace(
        corporation=key.corporation if "corporation" in columns else "",
        rooms=key.rooms if "rooms" in columns else "",
        rent_class=key.rent_class if "rent_class" in columns else "",
    )
