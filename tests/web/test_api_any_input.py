"""Whatever a program sends, the API answers as it says it does, and never with a fault of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as profile
from pytest_django import Settings
from schemathesis import SerializationContext
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from thuistafel.web.accounts.models import Member
from thuistafel.web.api.actions import give_token
from thuistafel.web.region.models import Region
from thuistafel.web.wsgi import application

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
WRITES = {"put", "post"}


def cases(method: str) -> profile:
    """Few by default and many in the long profile; a writing operation reads whole files and gets fewer."""
    return profile(
        max_examples=max(profile().max_examples // (30 if method in WRITES else 12), 2),
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@schemathesis.serializer("application/zip")
def as_it_is(context: SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


@pytest.fixture
def quiet() -> Iterator[None]:
    """Refusals are what is asked for here; they need not be told."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The connection of the test's transaction outlives each request, as it does with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("quiet", "one_connection")
@pytest.mark.parametrize("own_region", [True, False], ids=["own region", "any region"])
def test_no_input_breaks_the_api(haaglanden: Region, settings: Settings, own_region: bool) -> None:
    settings.API_PER_MINUTE, settings.API_AT_ONCE = 60_000, 60_000
    _, key = give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "proef", "leveren")
    headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = [found.ok() for found in schema.get_all_operations()]
    tried = 0

    for operation in operations:

        @cases(operation.method)
        @given(case=operation.as_strategy())
        def attack(case: schemathesis.Case) -> None:
            nonlocal tried
            tried += 1
            if own_region and "regio" in (case.path_parameters or {}):
                case.path_parameters["regio"] = "haaglanden"
            case.call_and_validate(checks=CHECKS, headers=headers)

        attack()
    assert tried >= 2 * len(operations) > 25
