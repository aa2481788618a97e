"""How sure a sent number is: as written, else by its source, and one lower when something about it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.claims import Grade
from thuistafel.core.dossier import Amount
from thuistafel.exchange.cells import CellValue

_LOWERED = {
    Grade.PLAN: Grade.ESTIMATE,
    Grade.COUNTED: Grade.REGISTERED,
    Grade.REGISTERED: Grade.ESTIMATE,
    Grade.ESTIMATE: Grade.GUESS,
}


def grade_of(cells: Mapping[str, CellValue]) -> Grade | None:
    """The grade a row has by the contract: as written, else B with a source and C without; None when unreadable.

    A plan value is the table's to set: from a sender it is B.
    """
    written = str(cells.get("kwaliteit", "")).strip().upper()
    if written and written not in set(Grade):
        return None
    grade = Grade(written) if written else (Grade.REGISTERED if cells.get("bron") else Grade.ESTIMATE)
    amount = cells.get("aantal")
    if isinstance(amount, Amount) and amount.approximate:
        grade = max(grade, Grade.ESTIMATE, key=lambda one: one.rank)
    return Grade.REGISTERED if grade is Grade.PLAN else grade


def lowered(cells: Mapping[str, CellValue]) -> dict[str, CellValue]:
    """The cells with the grade one lower, at least C to D; D and E stay as they are.

    >>> lowered({"bron": "opgave"})["kwaliteit"]
    'C'
    """
    grade = grade_of(cells)
    return dict(cells) if grade is None else {**cells, "kwaliteit": _LOWERED.get(grade, grade).value}
