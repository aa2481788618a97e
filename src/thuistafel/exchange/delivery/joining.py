"""A dossier's own tables and what was sent, together: the sent rows join, each file with its report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from thuistafel.core.dossier import Row, Table, first_day, frame_from, memberships
from thuistafel.core.errors import DossierError
from thuistafel.core.regions import compose
from thuistafel.exchange.delivery.model import Delivery, Known
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.reference import register


def with_deliveries(reading: Reading, files: Mapping[str, Path | bytes]) -> Reading:
    """The reading with what the sent files say; without files it stays as it was."""
    if not files:
        return reading
    found = deliveries(opened(files), known_from(reading))
    refused = {one.file for one in found if one.refused and one.refused.code == "person_column"}
    return replace(
        reading,
        rows=(*reading.rows, *(row for one in found for row in one.rows)),
        files=(*reading.files, *map(_report, found)),
        attachments={name: kept for name, kept in reading.attachments.items() if name not in refused},
        deliveries=found,
    )


def known_from(reading: Reading) -> Known:
    """What the dossier's own settings and tables know; without usable settings only the register."""
    built_in = register()
    known = Known(
        None,
        date(2023, 1, 1),
        built_in,
        target_groups=_spelled(reading.rows, "doelgroep", (Table.OUTFLOW, Table.PICTURE)),
        institutions=_spelled(reading.rows, "instelling", (Table.INSTITUTIONS, Table.OUTFLOW)),
        corporations=_spelled(reading.rows, "corporatie", (Table.LETTINGS,)),
    )
    try:
        frame = frame_from(reading.frame or {})
        day = first_day(frame)
        own = [row for row in reading.rows if row.table is Table.COMPOSITION]
        composition = compose(built_in, memberships(built_in, own, frame), frame.composition, day)
    except DossierError:
        return known
    return replace(known, plan_year=frame.plan_year, day=day, composition=composition)


def _spelled(rows: Iterable[Row], column: str, tables: tuple[Table, ...]) -> tuple[str, ...]:
    found = {row.cells[column] for row in rows if row.table in tables and column in row.cells}
    return tuple(sorted(name for name in found if isinstance(name, str)))


def _report(one: Delivery) -> FileReport:
    return FileReport(
        one.file,
        one.kind or "aanlevering",
        len(one.rows),
        one.corrected,
        one.quarantine,
        (*one.remarks, *(question.reason for question in one.questions)),
        one.refused,
    )
