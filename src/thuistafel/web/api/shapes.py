"""What the operations answer, as far as it is ours to name; plans and paths follow the JSON contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict


class RegionShape(Schema):
    """A region one takes part in."""

    naam: str
    titel: str
    stand: int
    eerst_zien_tot: datetime | None


class ClaimShape(Schema):
    """One row as a source stated it, and from which revision to which it holds."""

    nummer: int
    tabel: str
    bestand: str
    blad: str
    rij: int
    sinds: int
    tot: int | None
    waarden: dict[str, Any]


class ClaimPage(Schema):
    """A page of claims."""

    totaal: int
    pagina: int
    gegevens: list[ClaimShape]


class RevisionShape(Schema):
    """A change of the dossier."""

    nummer: int
    op: datetime
    soort: str
    toelichting: str
    bestanden: list[str]
    kenmerk: str


class ContractAnswer(Schema):
    """An answer as the JSON contract describes it, field by field."""

    model_config = ConfigDict(extra="allow")


class PlanShape(ContractAnswer):
    """The plan."""

    formaat: int
    planjaar: int
    samenstelling: str
    gemeenten: list[dict[str, Any]]
    totaal: dict[str, Any]


class StepsShape(Schema):
    """How a number came about."""

    stappen: list[dict[str, Any]]


class DeliveryShape(Schema):
    """What was read of the files sent, what differs, and whether it was taken in; `stand` is the new revision."""

    bestanden: list[dict[str, Any]]
    totalen: dict[str, int]
    al_aanwezig: dict[str, str]
    verschillen: list[dict[str, Any]]
    besluiten: list[dict[str, Any]] | None
    toezeggingen: int
    proef: bool
    opgenomen: bool
    stand: int | None


class SnapshotShape(Schema):
    """A frozen plan."""

    nummer: int
    titel: str
    op: datetime
    stand: int
    samenstelling: str
    kenmerk: str
