"""A number opened: lines to read aloud, then every step down to file, sheet, row and cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuistafel.core.claims import Claim, Place
from thuistafel.core.derivation import Step
from thuistafel.core.explanation import FIELDS, OUTCOMES, explain
from thuistafel.core.explanation.fields import BOUNDS
from thuistafel.core.plan import REGION
from thuistafel.documents.report import Line, Report, Row
from thuistafel.web.plans.queries.fields import field_name
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.plans.queries.spoken import Spoken, spoken
from thuistafel.web.region.pages import Here
from thuistafel.wording import number, place, sentence

MOST_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One place a number came from."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Input:
    """One number that went in."""

    value: str
    spread: str
    source: str
    grade: str
    spots: tuple[Found, ...]


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
    lines: tuple[Spoken, ...]
    steps: tuple[Told, ...]


def opened(here: Here, report: Report, code: str, field: str) -> Opened | None:
    """The number `field` of a municipality or of the region (code `regio`); None where the report shows none.

    While only own numbers may be seen there are no steps: they tell what everyone has in common.
    """
    row = next((one for one in (*report.rows, report.total) if one is not None and one.code == code), None)
    if row is None or field not in FIELDS:
        return None
    said = next((why for why in row.why if why.field == field), None)
    name = row.name if code != REGION else report.header.title
    question = said.question if said else f"{field_name(field)}: {name}"
    steps = () if here.is_first_look else tuple(_told(step) for step in explain(plan_of(here.view), code, field))
    return Opened(code, field, name, question, shown(row, field), spoken(_lines(report, row, field), here.view), steps)


def _lines(report: Report, row: Row, field: str) -> tuple[Line, ...]:
    """What can be read aloud; a shortage with all five lines of the alderman's page."""
    whole = next((note.why for note in report.notes if note.code == row.code), ()) if field == "tekort" else ()
    return whole or next((why.lines for why in row.why if why.field == field), ())


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
    spots = tuple(Found(place(replace(one, column="")), one) for one in claim.places)
    return Input(number(claim.value), spread, claim.source, claim.grade.value, spots)
