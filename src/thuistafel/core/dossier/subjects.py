"""Claims on one subject to its working value; parts under several names to one claim (contract rules 1 and 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from thuistafel.core.claims import Claim, Interval, Status, WorkingValue, working_value
from thuistafel.core.dossier.findings import Findings
from thuistafel.core.dossier.model import Conflict, Key
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
        values[key] = working_value(_claims(group, subject, findings))
        _report(values[key], key, subject, findings)
    return values


def _claims(entries: list[Entry[K]], subject: Subject, findings: Findings) -> list[Claim]:
    """All claims on one subject, where parts under different names of one source and date have become one claim."""
    claims: list[Claim] = []
    for _, delivery in sorted(_grouped(entries, _delivery).items()):
        names = _grouped(delivery, lambda entry: normalised(entry.written)) if len(delivery) > 1 else {}
        if len(names) > 1:
            claims.append(_sum_of_parts([names[name] for name in sorted(names)], subject, findings))
        else:
            claims += [entry.claim for entry in delivery]
    return claims


def _sum_of_parts(named: list[list[Entry[K]]], subject: Subject, findings: Findings) -> Claim:
    """One claim of what stood under several names; said aloud, so that a double name is noticed."""
    key = named[0][0].key
    parts = [working_value(entry.claim for entry in entries) for entries in named]
    for part in parts:
        _report(part, key, subject, findings)
    total = _sum_of(parts)
    names = ", ".join(sorted(min(entry.written for entry in entries) for entries in named))
    reason = because("parts_added", names=names, subject=" · ".join(subject(key)), value=total.value)
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
        parts=tuple(part.decided_by for part in parts),
    )


def _report(value: WorkingValue, key: Key, subject: Subject, findings: Findings) -> None:
    if len({claim.value for claim in value.claims}) == 1:
        return
    code = "sources_compatible" if value.status is Status.COMPATIBLE else "sources_conflicting"
    reason = because(code, value=value.value, low=value.range.low, high=value.range.high)
    findings.conflicts.append(Conflict(subject(key), reason, value.claims))


def _delivery(entry: Entry[K]) -> tuple[str, int]:
    """Who said it and when: one delivery."""
    day = entry.claim.reference_date
    return (entry.claim.source, day.toordinal() if day else 0)


def _grouped(items: Iterable[T], key: Callable[[T], G]) -> dict[G, list[T]]:
    groups: defaultdict[G, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
