"""Rows of the tables that hold claims: lettings, outflow, other priority, the picture of all groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from thuistafel.core.claims import Claim, Unit
from thuistafel.core.dossier import cells
from thuistafel.core.dossier.counts import applies, claim_from, in_households
from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.core.dossier.model import (
    Frame,
    Key,
    LettingKey,
    OutflowKey,
    PictureKey,
    PictureState,
    PriorityKey,
    Row,
)
from thuistafel.core.dossier.names import Names
from thuistafel.core.dossier.subjects import Entry
from thuistafel.core.dossier.words import EXPECTED, INDICATORS, LETTING_KINDS, OUTFLOW_KINDS, STAGES, STOCK, UNITS

K = TypeVar("K", bound=Key)

FLOW_INDICATORS = ("instroom_jaar", "geplaatst_jaar")
MUNICIPALITY_COLUMNS = {"municipality", "origin"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows within one frame; what comes up goes to `findings`."""

    frame: Frame
    names: Names
    findings: Findings

    def letting(self, row: Row) -> Entry[LettingKey] | None:
        """One claim on lettings; any municipality of the plan year, also outside the composition."""
        written = cells.required(row, "gemeente")
        key = LettingKey(
            municipality=self.names.municipality("gemeente", written).code,
            corporation=cells.text(row, "corporatie"),
            year=cells.year(row),
            stage=cells.choice(row, "stand", STAGES),
            kind=cells.choice(row, "soort", LETTING_KINDS, "regulier"),
            rooms=cells.text(row, "kamers"),
            rent_class=cells.text(row, "huurklasse"),
        )
        claim = claim_from(row, self.findings, unit=Unit.HOMES, forecast=key.stage == EXPECTED)
        return _entry(key, written, claim)

    def outflow(self, row: Row) -> Entry[OutflowKey] | None:
        """One claim on people who leave an institution."""
        institution, group = cells.required(row, "instelling"), cells.required(row, "doelgroep")
        written = cells.text(row, "herkomst")
        if not written:
            raise Refused("herkomst", "origin_missing")
        year = cells.year(row)
        kind = cells.choice(row, "soort", OUTFLOW_KINDS, "stroom")
        claim = self._households(row, kind != STOCK and self._is_ahead(year))
        origin = self.names.origin(row, written, self.findings)
        return _entry(OutflowKey(institution, group, origin, year, kind), written, claim)

    def priority(self, row: Row) -> Entry[PriorityKey] | None:
        """One claim on homes that go to other people with priority."""
        written = cells.required(row, "gemeente")
        code = self.names.municipality("gemeente", written).code
        key = PriorityKey(code, cells.year(row), cells.required(row, "categorie"))
        claim = claim_from(row, self.findings, unit=Unit.HOUSEHOLDS, forecast=self._is_ahead(key.year))
        return _entry(key, written, claim)

    def picture(self, row: Row) -> Entry[PictureKey] | None:
        """One claim on a target group in a municipality, in its own unit: nothing is added across units."""
        key = self.picture_key(row)
        forecast = key.indicator in FLOW_INDICATORS and self._is_ahead(key.year)
        claim = claim_from(row, self.findings, unit=unit_of(row), forecast=forecast)
        return _entry(key, cells.text(row, "gemeente"), claim)

    def picture_key(self, row: Row) -> PictureKey:
        """What a row of the picture is about."""
        code = self.names.municipality("gemeente", cells.required(row, "gemeente")).code
        indicator = cells.choice(row, "indicator", INDICATORS)
        return PictureKey(cells.required(row, "doelgroep"), code, indicator, cells.year(row))

    def picture_state(self, row: Row) -> tuple[PictureKey, PictureState]:
        """What it says that a row of the picture holds no number."""
        state = PictureState.NOT_DELIVERED if applies(row) else PictureState.NOT_APPLICABLE
        return self.picture_key(row), state

    def _households(self, row: Row, forecast: bool) -> Claim | None:
        claim = claim_from(row, self.findings, unit=unit_of(row), forecast=forecast)
        return claim and in_households(claim, self.frame.rules.persons_per_household)

    def _is_ahead(self, year: int) -> bool:
        return year >= self.frame.plan_year


def unit_of(row: Row) -> Unit:
    """What a row counts: households unless it says persons."""
    return Unit(cells.choice(row, "eenheid", UNITS, Unit.HOUSEHOLDS))


def subject_of(table: str, names: Names) -> Callable[[Key], tuple[str, ...]]:
    """How a key is named to people: the table, then its columns without the blank ones, municipalities by name."""

    def subject(key: Key) -> tuple[str, ...]:
        columns = key._asdict()
        for column in MUNICIPALITY_COLUMNS & columns.keys():
            columns[column] = names.shown(columns[column])
        return (table, *(str(part) for part in columns.values() if part != ""))

    return subject


def _entry(key: K, written: str, claim: Claim | None) -> Entry[K] | None:
    return None if claim is None else Entry(key, written, claim)
