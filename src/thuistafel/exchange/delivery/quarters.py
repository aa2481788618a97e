"""Quarterly workbooks of one corporation: the quarters of a year are added, not weighed against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.core.reasons import because
from thuistafel.core.regions import normalised
from thuistafel.exchange.delivery.differences import Subject, subject
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.delivery.versions import part_of
from thuistafel.exchange.forms import Sender


def with_quarters_added(found: Iterable[Delivery]) -> tuple[Delivery, ...]:
    """The deliveries, lettings of several quarters as one row in the last file; it names the cells of all.

    Versions of one quarter are not added to each other: `versions.current` goes first, and what it leaves in doubt
    stays apart.
    """
    deliveries = tuple(found)
    if sum(one.kind == Sender.QUARTER.value for one in deliveries) < 2:
        return deliveries
    stated: defaultdict[tuple[str, Subject], list[tuple[Delivery, Row]]] = defaultdict(list)
    for one in deliveries:
        for row in one.rows:
            if one.kind == Sender.QUARTER.value and one.sender and row.table is Table.LETTINGS:
                stated[normalised(one.sender), subject(row)].append((one, row))
    changed: dict[str, list[Row]] = {one.file: list(one.rows) for one in deliveries}
    remarks: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for same in stated.values():
        periods = {part_of(one, row) for one, row in same}
        if 1 < len(same) == len(periods) and all(_is_plain(row) for _, row in same):
            last = max(one.file for one, _ in same)
            for one, row in same:
                changed[one.file].remove(row)
            changed[last].append(_sum([row for _, row in same], last))
            remarks[last].add(tuple(sorted(one.file for one, _ in same)))
    return tuple(_changed(one, changed[one.file], remarks[one.file]) for one in deliveries)


def _is_plain(row: Row) -> bool:
    """Whether it holds one number; ranges of quarters are left to be compared by people."""
    amount = row.cells.get("aantal")
    return isinstance(amount, Amount) and amount.value is not None and not {"laag", "hoog"} & row.cells.keys()


def _sum(rows: list[Row], file: str) -> Row:
    ordered = sorted(rows, key=lambda row: row.place)
    kept = next(row for row in ordered if row.place.file == file)
    amounts = [amount for row in ordered if isinstance(amount := row.cells["aantal"], Amount)]
    total = Amount(sum(amount.value or 0 for amount in amounts), approximate=any(one.approximate for one in amounts))
    cells = [f"{row.at.get('aantal', '')}{'' if row is kept else f' ({row.place.file})'}" for row in ordered]
    return replace(kept, cells={**kept.cells, "aantal": total}, at={**kept.at, "aantal": ", ".join(cells)})


def _changed(one: Delivery, rows: list[Row], files: set[tuple[str, ...]]) -> Delivery:
    remarks = tuple(because("quarters_added", files=each) for each in sorted(files))
    return replace(one, rows=tuple(rows), remarks=(*one.remarks, *remarks))
