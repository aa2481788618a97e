"""What of the demand does not count: rows set aside or without a number, or no outflow of the plan year at all.

The contract calculates with what was delivered (contract rule 10); here is said what that leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Dossier, Quarantined, Table
from thuistafel.core.plan import Plan
from thuistafel.core.reasons import Reason
from thuistafel.documents.report import place, sheet_in
from thuistafel.documents.report_words import count, listing, say

Spot = tuple[str, str, int]
MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows (file, sheet, row) and files with outflow that do not count; `years` where all of it is of other years."""

    rows: tuple[Spot, ...]
    files: tuple[str, ...]
    delivered: bool
    years: tuple[int, ...]

    def __bool__(self) -> bool:
        """Whether anything is missing."""
        return bool(self.rows or self.files or not self.delivered)

    @property
    def amount(self) -> str:
        """`1 rij met uitstroom`, `2 rijen en 1 bestand met uitstroom`; '' when nothing was set aside."""
        parts = [count(len(self.rows), "rij", "rijen")] if self.rows else []
        parts += [count(len(self.files), "bestand", "bestanden")] if self.files else []
        return say("gap_amount", parts=listing(parts)) if parts else ""

    @property
    def is_one(self) -> bool:
        """Whether the verb is singular."""
        return len(self.rows) + len(self.files) == 1

    @property
    def where(self) -> str:
        """`uitstroom.csv, rij 2 en 7`; '' when nothing was set aside."""
        by_file: dict[str, list[str]] = {file: [] for file in self.files}
        for file, sheet, row in self.rows[:MOST_PLACES]:
            by_file.setdefault(sheet_in(file, sheet), []).append(str(row))
        named = [place(file, "", "", rows) for file, rows in by_file.items()]
        return "; ".join(named) + (" …" if len(self.rows) > MOST_PLACES else "")


def gap(plan: Plan) -> Gap:
    """What of the demand does not count in this plan."""
    dossier = plan.dossier
    used = {(place.file, place.sheet, place.row) for place in claimed(dossier)}
    tables = {(file, sheet) for file, sheet, _ in used}
    aside = [one for one in dossier.quarantine if is_outflow(one.place.file, one.place.sheet, tables)]
    whole = {one.place.file for one in aside if is_whole(one)}
    rows = {(one.place.file, one.place.sheet, one.place.row) for one in aside if not is_whole(one)}
    rows |= {row for row in without_number(dossier.warnings) if is_outflow(row[0], row[1], tables)}
    years = {key.year for key in dossier.outflow}
    delivered = has_outflow(dossier)
    return Gap(tuple(sorted(rows - used)), tuple(sorted(whole)), delivered, () if delivered else tuple(sorted(years)))


def has_outflow(dossier: Dossier) -> bool:
    """Whether any outflow of the plan year was delivered."""
    return any(key.year == dossier.frame.plan_year for key in dossier.outflow)


def claimed(dossier: Dossier) -> Iterable[Place]:
    """Where the outflow that was read stands."""
    return (place for working in dossier.outflow.values() for claim in working.claims for place in claim.places)


def is_outflow(file: str, sheet: str, tables: set[tuple[str, str]]) -> bool:
    """Whether a file or sheet holds outflow, by its name or because other rows of it do."""
    name = (sheet or PurePosixPath(file).stem).casefold()
    return name.startswith(Table.OUTFLOW) or (file, sheet) in tables


def is_whole(one: Quarantined) -> bool:
    """Whether a file or sheet as a whole was refused: then no column is to blame."""
    return not one.place.column and one.reason.code != "row_too_long"


def without_number(warnings: Iterable[Reason]) -> set[Spot]:
    """The rows that say nothing about how many."""
    found = set()
    for warning in warnings:
        values = warning.values
        if warning.code == "count_not_delivered" and isinstance(row := values["row"], int):
            found.add((str(values["file"]), str(values["sheet"]), row))
    return found


def incomplete(plan: Plan) -> str:
    """The line directly under the headline; '' when all demand counts."""
    missing = gap(plan)
    said = []
    if missing.amount:
        said.append(say("gap_line_one" if missing.is_one else "gap_line", amount=missing.amount, where=missing.where))
    if missing.years:
        years = listing([str(year) for year in missing.years])
        said.append(say("gap_years", years=years, year=str(plan.dossier.frame.plan_year)))
    return " ".join(said)


def without_gap(plan: Plan) -> str:
    """The tail of every condition: ` en zonder de 1 rij met uitstroom die niet meetelt`; '' when all counts."""
    missing = gap(plan)
    if not missing.amount:
        return ""
    return " " + say("gap_condition_one" if missing.is_one else "gap_condition", amount=missing.amount)


def to_deliver(plan: Plan) -> str:
    """What must be delivered before anything is decided: `de 1 rij met uitstroom (uitstroom.csv, rij 2)`."""
    missing = gap(plan)
    if not missing.amount:
        return say("gap_all", year=str(plan.dossier.frame.plan_year))
    return say("gap_ask", amount=missing.amount, where=missing.where)


def is_delivered(plan: Plan) -> bool:
    """Whether any outflow of the plan year was delivered; without it nothing is certain, also not that nobody is."""
    return gap(plan).delivered
