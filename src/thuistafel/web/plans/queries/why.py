"""A number opened: lines to read aloud, then every step down to file, sheet, row and cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuistafel.core.claims import Claim
from thuistafel.core.derivation import Step
from thuistafel.core.explanation import FIELDS, OUTCOMES, explain
from thuistafel.core.explanation.fields import BOUNDS
from thuistafel.core.plan import REGION, Plan
from thuistafel.documents.report import Line, Report, Row
from thuistafel.wording import number, place, sentence
from thuistafel.wording.screens import FIELD_NAMES

MOST_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """One place a number came from, with what names it in an address."""

    words: str
    file: str
    sheet: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Input:
    """One number that went in."""

    value: str
    spread: str
    source: str
    grade: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words: what was done, the exact share and what became of it, what decided, what went in."""

    sentence: str
    exact: str
    outcome: str
    decided_by: str
    inputs: tuple[Input, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A number with its question; `lines` only where the report has them."""

    code: str
    field: str
    name: str
    question: str
    value: str
    lines: tuple[Line, ...]
    steps: tuple[Told, ...]


def opened(plan: Plan, report: Report, code: str, field: str) -> Opened | None:
    """The number `field` of a municipality or of the region (code `regio`); None where the report shows none."""
    row = next((one for one in (*report.rows, report.total) if one is not None and one.code == code), None)
    if row is None or field not in FIELDS:
        return None
    said = next((why for why in row.why if why.field == field), None)
    name = row.name if code != REGION else report.header.title
    question = said.question if said else f"{FIELD_NAMES[field]}: {name}"
    steps = tuple(_told(step) for step in explain(plan, code, field))
    return Opened(code, field, name, question, shown(row, field), said.lines if said else (), steps)


def shown(row: Row, field: str) -> str:
    """The number of a field as the table prints it."""
    if field in BOUNDS:
        band = row.band_deviation if field.endswith("_afwijking") else row.band
        return number(None if band is None else band.high if field.startswith("tekort_hoog") else band.low)
    return number(getattr(row.figures, OUTCOMES[field]))


def _told(step: Step) -> Told:
    exact = step.fraction is not None and step.fraction != step.outcome
    return Told(
        sentence=sentence(step.rule),
        exact=number(step.fraction) if exact else "",
        outcome=number(step.outcome) if step.outcome is not None else "",
        decided_by=sentence(step.decided_by) if step.decided_by else "",
        inputs=tuple(_input(claim) for claim in step.claims[:MOST_CLAIMS]),
        more=max(0, len(step.claims) - MOST_CLAIMS),
    )


def _input(claim: Claim) -> Input:
    spread = f"{number(claim.range.low)}–{number(claim.range.high)}" if claim.range.width else ""
    spots = tuple(
        Spot(place(replace(one, column="")), one.file, one.sheet, one.row, one.column) for one in claim.places
    )
    return Input(number(claim.value), spread, claim.source, claim.grade.value, spots)
