"""Reading a region: claims, plans, derivations, exports."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.explanation import OUTCOMES
from thuistafel.core.plan import REGION, Plan
from thuistafel.core.switches import SWITCHES
from thuistafel.exchange.answers import balance_answer, path_answer, picture_answer, urgency_answer
from thuistafel.exchange.answers_plan import plan_answer, why_answer
from thuistafel.exchange.stored import from_json
from thuistafel.web.accounts.policy import Act
from thuistafel.web.api.asked import AGREED, LONGEST, asked, camel, require_whole
from thuistafel.web.api.shapes import (
    ClaimPage,
    ContractAnswer,
    PlanShape,
    RegionShape,
    RevisionShape,
    SnapshotShape,
    StepsShape,
)
from thuistafel.web.api.unchanged import unless_known
from thuistafel.web.figures.models import Claim
from thuistafel.web.figures.queries.dossiers import zip_as_of
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.plans.queries.plans import dossier_of, plan_of
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import latest
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording import written

router = Router(tags=["regio"], by_alias=True)
VIEW = {"procent", "samenstelling", "op", *AGREED}
ZIP = "application/zip"
Day = Annotated[str | None, Query(alias="op", description="Zoals bekend op deze dag (JJJJ-MM-DD).", max_length=10)]
Slug = Annotated[str, Path(alias="regio")]
Code = Annotated[str, Path(alias="gemeente", description="Een CBS-code of `regio`.")]
Outcome = Annotated[str, Path(alias="veld", description="Een veld van het plan, zoals `tekort`.")]
Page = Annotated[int, Query(alias="pagina", ge=1, le=100_000)]
PageSize = Annotated[int, Query(alias="perPagina", ge=1, le=1_000)]


def _parameter(name: str, words: str) -> dict[str, Any]:
    return {"in": "query", "name": name, "schema": {"type": "string", "maxLength": LONGEST}, "description": words}


SEEN_FROM = {
    "parameters": [
        _parameter("procent", "Een ander maximum, zoals 12 of 8.1."),
        _parameter("samenstelling", "Een andere samenstelling, zoals SVH-9."),
        _parameter("op", "Zoals bekend op deze dag (JJJJ-MM-DD)."),
        *(_parameter(camel(switch.name), f"{switch.sentence} Mogelijk: {switch.allowed}.") for switch in SWITCHES),
    ]
}


@router.get("/regios", response=list[RegionShape], summary="De regio's waaraan u deelneemt")
def regions(request: HttpRequest) -> list[dict[str, Any]]:
    """Every region of the key's organisation."""
    found = Region.objects.visible_to(request.auth.member)  # type: ignore[attr-defined]
    return [_region(region) for region in found]


def _region(region: Region) -> dict[str, Any]:
    return {
        "naam": region.slug,
        "titel": region.title,
        "stand": latest(region),
        "eerst_zien_tot": region.first_look_until,
    }


@router.get("/regios/{regio}", response=RegionShape, summary="Eén regio")
def region(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """Its title and newest revision."""
    return _region(asked(request, slug, Act.SEE_REGION).region)


@router.get(
    "/regios/{regio}/plan",
    response=PlanShape,
    summary="Het plan, veld voor veld als op de opdrachtregel",
    openapi_extra=SEEN_FROM,
)
def plan(request: HttpRequest, slug: Slug) -> HttpResponse:
    """What `thuistafel plan --json` answers."""
    return _answered(request, slug, lambda view: plan_answer(plan_of(view)))


@router.get(
    "/regios/{regio}/plan/waarom/{gemeente}/{veld}",
    response=StepsShape,
    summary="Hoe een getal ontstond",
    openapi_extra=SEEN_FROM,
)
def why(request: HttpRequest, slug: Slug, code: Code, outcome: Outcome) -> HttpResponse:
    """The steps of `thuistafel waarom --json`."""
    return _answered(request, slug, lambda view: _why(plan_of(view), code, outcome))


def _why(made: Plan, code: str, outcome: str) -> object:
    if code not in {REGION, *made.dossier.composition.codes} or outcome not in OUTCOMES:
        raise ThuistafelError("api_missing")
    return why_answer(made, code, outcome)


@router.get(
    "/regios/{regio}/beeld",
    response=ContractAnswer,
    summary="Alle aandachtsgroepen op een rij",
    openapi_extra=SEEN_FROM,
)
def picture(request: HttpRequest, slug: Slug) -> HttpResponse:
    """What `thuistafel beeld --json` answers."""
    return _answered(request, slug, lambda view: picture_answer(dossier_of(view)))


@router.get("/regios/{regio}/pad", response=ContractAnswer, summary="Het pad naar de horizon", openapi_extra=SEEN_FROM)
def path(request: HttpRequest, slug: Slug) -> HttpResponse:
    """What `thuistafel pad --json` answers."""
    return _answered(request, slug, lambda view: path_answer(dossier_of(view)))


@router.get("/regios/{regio}/urgentie", response=ContractAnswer, summary="De urgentielijsten", openapi_extra=SEEN_FROM)
def urgency(request: HttpRequest, slug: Slug) -> HttpResponse:
    """What `thuistafel urgentie --json` answers."""
    return _answered(request, slug, lambda view: urgency_answer(dossier_of(view)))


@router.get("/regios/{regio}/balans", response=ContractAnswer, summary="Wie huisvest wie", openapi_extra=SEEN_FROM)
def balance(request: HttpRequest, slug: Slug) -> HttpResponse:
    """What `thuistafel balans --json` answers."""
    return _answered(request, slug, lambda view: balance_answer(dossier_of(view)))


@router.get("/regios/{regio}/gegevens", response=ClaimPage, summary="De gegevens met hun bron")
def claims(
    request: HttpRequest,
    slug: Slug,
    table: Annotated[str | None, Query(alias="tabel", max_length=20)] = None,
    number: Page = 1,
    per_page: PageSize = 100,
    day: Day = None,
) -> dict[str, Any]:
    """Rows as they were read, as far as the key's organisation may see them."""
    found = asked(request, slug, Act.SEE_REGION, {"tabel", "pagina", "perPagina", "op"})
    rows = Claim.objects.visible_to(found.member).at(found.region, found.view.revision)
    rows = rows.filter(table=table) if table else rows
    start = (number - 1) * per_page
    page = rows.order_by("position", "pk")[start : start + per_page]
    return {"totaal": rows.count(), "pagina": number, "gegevens": [_claim(row) for row in page]}


def _claim(claim: Claim) -> dict[str, Any]:
    row = from_json(claim.content)
    return {
        "nummer": claim.pk,
        "tabel": claim.table,
        "bestand": claim.file,
        "blad": row.place.sheet,
        "rij": row.place.row,
        "sinds": claim.since,
        "tot": claim.until,
        "waarden": {name: _value(value) for name, value in row.cells.items()},
    }


def _value(value: object) -> object:
    if isinstance(value, str | int):
        return value
    parts = {name: getattr(value, name, None) for name in ("value", "low", "high")}
    if any(part is not None for part in parts.values()):
        return {"aantal": parts["value"], "laag": parts["low"], "hoog": parts["high"]}
    return written(value)


@router.get("/regios/{regio}/standen", response=list[RevisionShape], summary="Wat er veranderde, nieuwste eerst")
def revisions(request: HttpRequest, slug: Slug) -> list[dict[str, Any]]:
    """The last thousand revisions."""
    found = asked(request, slug, Act.SEE_REGION)
    require_whole(found)
    return [revision_shape(one) for one in Revision.objects.filter(region=found.region).order_by("-number")[:1000]]


def revision_shape(one: Revision) -> dict[str, Any]:
    """A revision as the API tells it."""
    return {
        "nummer": one.number,
        "op": one.at,
        "soort": one.kind,
        "toelichting": one.note,
        "bestanden": sorted(one.files),
        "kenmerk": one.digest,
    }


@router.get("/regios/{regio}/momentopnamen", response=list[SnapshotShape], summary="Bevroren plannen")
def snapshots(request: HttpRequest, slug: Slug) -> list[dict[str, Any]]:
    """Plans that never change."""
    found = asked(request, slug, Act.SEE_REGION)
    require_whole(found)
    return [
        {
            "nummer": one.pk,
            "titel": one.title,
            "op": one.at,
            "stand": one.revision,
            "samenstelling": one.composition,
            "kenmerk": one.hash,
        }
        for one in Snapshot.objects.filter(region=found.region)
    ]


@router.get(
    "/regios/{regio}/dossier.zip",
    summary="Het hele dossier, byte voor byte als op de opdrachtregel",
    openapi_extra={"responses": {200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}}}},
)
def dossier(request: HttpRequest, slug: Slug, day: Day = None) -> HttpResponse:
    """The folder as a zip file."""
    found = asked(request, slug, Act.SEE_REGION, {"op"})
    require_whole(found)
    region, number = found.region, found.view.revision
    return unless_known(request, found, lambda: HttpResponse(zip_as_of(region, number), content_type=ZIP))


def _answered(request: HttpRequest, slug: str, make: Callable[[Viewpoint], object]) -> HttpResponse:
    """An answer of the JSON contract as the command line gives it, nothing added or left out.

    Refused while only own numbers may be seen.
    """
    found = asked(request, slug, Act.SEE_REGION, VIEW)
    require_whole(found)
    return unless_known(request, found, lambda: _contract(make(found.view)))


def _contract(answer: object) -> HttpResponse:
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/json")
