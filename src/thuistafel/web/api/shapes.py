"""What the operations answer, as far as it is ours to name; plans and paths follow the JSON contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Schema


class RegionShape(Schema):
    """A region one takes part in."""

    name: str = Field(alias="naam")
    title: str = Field(alias="titel")
    revision: int = Field(alias="stand")
    first_look_until: datetime | None = Field(alias="eerst_zien_tot")


class ClaimShape(Schema):
    """One row as a source stated it, and from which revision to which it holds."""

    number: int = Field(alias="nummer")
    table: str = Field(alias="tabel")
    file: str = Field(alias="bestand")
    sheet: str = Field(alias="blad")
    row: int = Field(alias="rij")
    since: int = Field(alias="sinds")
    until: int | None = Field(alias="tot")
    values: dict[str, Any] = Field(alias="waarden")


class ClaimPage(Schema):
    """A page of claims."""

    total: int = Field(alias="totaal")
    page: int = Field(alias="pagina")
    claims: list[ClaimShape] = Field(alias="gegevens")


class RevisionShape(Schema):
    """A change of the dossier."""

    number: int = Field(alias="nummer")
    at: datetime = Field(alias="op")
    kind: str = Field(alias="soort")
    note: str = Field(alias="toelichting")
    files: list[str] = Field(alias="bestanden")
    digest: str = Field(alias="kenmerk")


class ContractAnswer(Schema):
    """An answer as the JSON contract describes it, field by field."""

    model_config = {"extra": "allow"}  # noqa: RUF012 - as pydantic declares it


class PlanShape(ContractAnswer):
    """The plan."""

    format: int = Field(alias="formaat")
    year: int = Field(alias="planjaar")
    composition: str = Field(alias="samenstelling")
    municipalities: list[dict[str, Any]] = Field(alias="gemeenten")
    total: dict[str, Any] = Field(alias="totaal")


class StepsShape(Schema):
    """How a number came about."""

    steps: list[dict[str, Any]] = Field(alias="stappen")


class DeliveryShape(Schema):
    """What was read of the files sent, what differs, and whether it was taken in; `stand` is the new revision."""

    files: list[dict[str, Any]] = Field(alias="bestanden")
    totals: dict[str, int] = Field(alias="totalen")
    copies: dict[str, str] = Field(alias="al_aanwezig")
    differences: list[dict[str, Any]] = Field(alias="verschillen")
    decisions: list[dict[str, Any]] | None = Field(alias="besluiten")
    commitments: int = Field(alias="toezeggingen")
    is_trial: bool = Field(alias="proef")
    is_taken_in: bool = Field(alias="opgenomen")
    revision: int | None = Field(alias="stand")


class SnapshotShape(Schema):
    """A frozen plan."""

    number: int = Field(alias="nummer")
    title: str = Field(alias="titel")
    at: datetime = Field(alias="op")
    revision: int = Field(alias="stand")
    composition: str = Field(alias="samenstelling")
    digest: str = Field(alias="kenmerk")
