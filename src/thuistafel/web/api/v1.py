"""`/api/v1`: the same answers as the command line, for programs of an organisation (NL API Design Rules)."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.api.asked import Key
from thuistafel.web.api.problems import KIND, handle
from thuistafel.web.site.middleware import API_VERSION

DEEPEST = 20


class StrictParser(Parser):
    """JSON without doubled names, NaN or endless depth."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The value of the body; `api_unreadable` when it is not plain JSON."""
        try:
            return json.loads(request.body, object_pairs_hook=_once, parse_constant=_no_constant)
        except (ValueError, RecursionError) as problem:
            raise ThuistafelError("api_unreadable") from problem


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("doubled name")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)


class Api(NinjaAPI):
    """The description says of every operation how it can be refused."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """OpenAPI 3.1 with problem+json on each operation and the version header on each answer."""
        described = super().get_openapi_schema(**options)
        described["components"]["schemas"]["Problem"] = PROBLEM
        described["components"]["headers"] = {"API-Version": {"schema": {"type": "string"}, "description": "Versie."}}
        for methods in described["paths"].values():
            for operation in methods.values():
                operation.setdefault("tags", ["regio"])
                for status, words in REFUSALS.items():
                    operation["responses"].setdefault(status, _refusal(words))
                for answer in operation["responses"].values():
                    answer["headers"] = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
        return described


PROBLEM = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "status", "title", "code"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
    },
}
REFUSALS = {
    "400": "De vraag is niet te lezen, of wat gevraagd wordt kan niet.",
    "401": "Er is geen geldige sleutel meegestuurd.",
    "403": "De sleutel of rol mag dit niet.",
    "404": "Er is niets, of niets dat voor u is.",
    "405": "Dit adres kent deze methode niet; de kop Allow noemt welke wel.",
    "409": "Intussen is hetzelfde veranderd, of wordt hetzelfde al gedaan.",
    "413": "Het is te groot.",
    "415": "Deze inhoud wordt hier niet gelezen.",
    "429": "Deze sleutel vraagt te snel; de kop Retry-After zegt na hoeveel seconden het weer kan.",
    "503": "De database antwoordt even niet; de kop Retry-After zegt na hoeveel seconden het weer kan.",
    "507": "Er is geen ruimte om iets te bewaren.",
}


def _refusal(words: str) -> dict[str, Any]:
    return {"description": words, "content": {KIND: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


api = Api(
    title="Thuistafel",
    version=API_VERSION,
    description="De woonopgave van een regio: gegevens met bron, plannen, afleidingen en het hele dossier.",
    auth=Key(),
    parser=StrictParser(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
    servers=[{"url": "/", "description": "deze installatie"}],
    openapi_extra={
        "info": {
            "contact": {"name": "De beheerder van uw regio", "email": settings.DEFAULT_FROM_EMAIL},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "tags": [{"name": "regio", "description": "Alles over een regio waaraan uw organisatie deelneemt."}],
    },
)
handle(api)


@api.get("/openapi.json", auth=None, include_in_schema=False, url_name="openapi")
def openapi(request: HttpRequest) -> HttpResponse:
    """This description; open, so that any tool can read it."""
    described = json.dumps(api.get_openapi_schema(), ensure_ascii=False, default=str)
    return HttpResponse(described, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})
