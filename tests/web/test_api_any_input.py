"""Whatever a program sends, the API answers as it says it does, and never with a fault of its own."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
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
UNHURRIED = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


@pytest.mark.parametrize("own_region", [True, False], ids=["own region", "any region"])
def test_no_input_breaks_the_api(haaglanden: Region, own_region: bool) -> None:
    _, key = give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "proef", "leveren")
    headers = {"Authorization": f"Bearer {key}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    tried = 0

    for found in schema.get_all_operations():

        @UNHURRIED
        @given(case=found.ok().as_strategy())
        def attack(case: schemathesis.Case) -> None:
            nonlocal tried
            tried += 1
            if own_region and "regio" in (case.path_parameters or {}):
                case.path_parameters["regio"] = "haaglanden"
            case.call_and_validate(checks=CHECKS, headers=headers)

        attack()
    assert tried > 300
