"""Claims on one subject to its working value, and what counts in a sum (contract rules 1 and 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from thuistafel.core.claims import Claim, Interval, Status, WorkingValue, working_value
from thuistafel.core.dossier.findings import Findings
from thuistafel.core.dossier.model import Conflict, Key, LettingKey
from thuistafel.core.reasons import because
from thuistafel.core.regions import normalised

K = TypeVar("K", bound=Key)
G = TypeVar("G", bound=Hashable)
T = TypeVar("T")
Subject = Callable[[Key], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry(Generic[K]):
    """A claim on a subject; `written` is the name that was resolved to it."""

    key: K
    written: str
    claim: Claim


def working_values(entries: Iterable[Entry[K]], subject: Subject, findings: Findings) -> dict[K, WorkingValue]:
    """One working value per key, keys in order; sources that differ are reported."""
    values = {}
    for key, group in sorted(_grouped(entries, lambda entry: entry.key).items()):
        values[key] = working_value(_claims(group, subject(key), findings))
        _report(values[key], subject(key), findings)
    return values


def without_control_totals(
    values: Mapping[LettingKey, WorkingValue], subject: Subject, findings: Findings
) -> dict[LettingKey, WorkingValue]:
    """Only what adds up: totals whose parts are there go out, and so does what overlaps with what is counted.

    A total that differs from the sum of its parts is reported, and so is everything else left out.
    """
    counted: dict[LettingKey, WorkingValue] = {}
    for _, keys in sorted(_grouped(values, _block).items()):
        leaves = [key for key in keys if not any(_refines(other, key) for other in keys)]
        kept = _without_overlap(leaves)
        counted |= {key: values[key] for key in sorted(kept)}
        for total in sorted(set(keys) - set(leaves)):
            _compare(total, values, kept, subject(total), findings)
        for left_out in sorted(set(leaves) - set(kept)):
            claims = values[left_out].claims
            findings.conflicts.append(Conflict(subject(left_out), because("overlap_not_added"), claims))
    return counted


def _claims(entries: list[Entry[K]], subject: tuple[str, ...], findings: Findings) -> list[Claim]:
    """All claims on one subject, where parts under different names of one source and date have become one claim."""
    claims: list[Claim] = []
    for _, delivery in sorted(_grouped(entries, _delivery).items()):
        names = _grouped(delivery, lambda entry: normalised(entry.written))
        if len(names) == 1:
            claims += [entry.claim for entry in delivery]
        else:
            claims.append(_sum_of_parts([names[name] for name in sorted(names)], subject, findings))
    return claims


def _sum_of_parts(named: list[list[Entry[K]]], subject: tuple[str, ...], findings: Findings) -> Claim:
    """One claim of what stood under several names; said aloud, so that a double name is noticed."""
    parts = [working_value(entry.claim for entry in entries) for entries in named]
    for part in parts:
        _report(part, subject, findings)
    total = _sum_of(parts)
    names = ", ".join(sorted(min(entry.written for entry in entries) for entries in named))
    reason = because("parts_added", names=names, subject=" · ".join(subject), value=total.value)
    findings.warnings.append(reason)
    return total


def _sum_of(parts: list[WorkingValue]) -> Claim:
    grades = [claim.grade for part in parts for claim in part.claims]
    places = {place for part in parts for claim in part.claims for place in claim.places}
    first = parts[0].decided_by
    return Claim(
        value=sum(part.value for part in parts),
        range=sum((part.range for part in parts), Interval(0, 0)),
        grade=max(grades, key=lambda grade: grade.rank),
        source=first.source,
        reference_date=first.reference_date,
        places=tuple(sorted(places)),
        unit=first.unit,
        definition=first.definition,
    )


def _report(value: WorkingValue, subject: tuple[str, ...], findings: Findings) -> None:
    if len({claim.value for claim in value.claims}) == 1:
        return
    code = "sources_compatible" if value.status is Status.COMPATIBLE else "sources_conflicting"
    low, high = value.range.low, value.range.high
    findings.conflicts.append(Conflict(subject, because(code, value=value.value, low=low, high=high), value.claims))


def _delivery(entry: Entry[K]) -> tuple[str, int]:
    """Who said it and when: one delivery."""
    day = entry.claim.reference_date
    return (entry.claim.source, day.toordinal() if day else 0)


def _block(key: LettingKey) -> tuple[object, ...]:
    return (key.municipality, key.year, key.stage, key.kind)


def _dimensions(key: LettingKey) -> tuple[str, str, str]:
    return (key.corporation, key.rooms, key.rent_class)


def _overlap(one: LettingKey, other: LettingKey) -> bool:
    """Whether a letting could fall under both: nothing that both fill differs."""
    return all(a == b or not a or not b for a, b in zip(_dimensions(one), _dimensions(other), strict=True))


def _refines(part: LettingKey, total: LettingKey) -> bool:
    """Whether `part` fills all that `total` fills, in the same way, and more."""
    pairs = list(zip(_dimensions(part), _dimensions(total), strict=True))
    return part != total and all(a == b or not b for a, b in pairs)


def _without_overlap(leaves: list[LettingKey]) -> list[LettingKey]:
    """What can be added without counting a letting twice; who fills the corporation goes first."""
    kept: list[LettingKey] = []
    for key in sorted(leaves, key=lambda key: ([not filled for filled in _dimensions(key)], key)):
        if not any(_overlap(key, other) for other in kept):
            kept.append(key)
    return kept


def _compare(
    total: LettingKey,
    values: Mapping[LettingKey, WorkingValue],
    counted: list[LettingKey],
    subject: tuple[str, ...],
    findings: Findings,
) -> None:
    stated = values[total].value
    parts = [key for key in counted if _refines(key, total)]
    added = sum(values[key].value for key in parts)
    if added != stated:
        claims = values[total].claims + tuple(claim for key in sorted(parts) for claim in values[key].claims)
        reason = because("control_total_differs", stated=stated, added=added)
        findings.conflicts.append(Conflict(subject, reason, claims))


def _grouped(items: Iterable[T], key: Callable[[T], G]) -> dict[G, list[T]]:
    groups: defaultdict[G, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
