"""Herkomst en bestemming: the plan's matrix as a table to print, with what of it was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuistafel import wording
from thuistafel.core.destinations import Destinations, OriginRow, destinations
from thuistafel.core.plan import REGION, Plan
from thuistafel.documents.report_complete import is_delivered
from thuistafel.documents.report_order import by_size
from thuistafel.documents.report_words import households, listing, say
from thuistafel.wording.language import translated


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One origin: households per destination in the order of the columns, its own among them, and its row sum."""

    code: str
    name: str
    cells: tuple[int | None, ...]
    shortage: int | None
    task: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """`columns` are (CBS code, name) of the destinations; `total` holds what each of them houses in all."""

    sentence: str
    note: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    total: MatrixRow


def matrix(plan: Plan) -> Matrix | None:
    """Who is housed where, municipalities in the order of the other tables; None while no demand is delivered."""
    if not is_delivered(plan):
        return None
    found = destinations(plan.distribution)
    columns = tuple((result.code, result.name) for result in by_size(plan))
    rows = {row.code: row for row in found.origins}
    total = plan.distribution.total
    return Matrix(
        sentence(plan),
        note(found),
        columns,
        tuple(matrix_row(rows[code], columns) for code, _ in columns),
        MatrixRow(
            REGION, say("subject_total"), tuple(found.housed[code] for code, _ in columns), total.shortage, total.task
        ),
    )


def matrix_row(row: OriginRow, columns: tuple[tuple[str, str], ...]) -> MatrixRow:
    """One origin in the order of the columns; what is not known stays so."""
    cells: Mapping[str, int | None] = {**dict.fromkeys((code for code, _ in columns), 0), **row.elsewhere}
    own = {**cells, row.code: row.at_home}
    return MatrixRow(row.code, row.name, tuple(own[code] for code, _ in columns), row.shortage, row.task)


def sentence(plan: Plan) -> str:
    """`Van 760 huishoudens zijn er 680 gehuisvest in de eigen gemeente, 39 in een andere en voor 41 …`."""
    total = plan.distribution.total
    if total.placed is None:
        return say("destinations_unplaced", task=households(total.task))
    are = translated("wordt er") if total.placed == 1 else translated("worden er")
    parts = [say("destinations_home", home=total.placed, are=are)]
    parts += [say("destinations_away", moved=total.received)] if total.received else []
    parts += [say("destinations_short", short=total.shortage)] if total.shortage else []
    return say("destinations_sentence", task=households(total.task), parts=listing(parts))


def note(found: Destinations) -> str:
    """What was agreed of the matrix, who is not in it, and of whom nothing can be said yet."""
    said = [wording.sentence(found.reason)]
    unknown = [row.name for row in found.origins if row.at_home is None]
    said += [say("destinations_open", names=listing(unknown))] if unknown else []
    said += [say("destinations_back", back=households(found.no_task_here))] if found.no_task_here else []
    return " ".join(said)
