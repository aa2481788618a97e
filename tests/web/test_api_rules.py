"""The NL API Design Rules, as far as a test can tell."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from thuistafel.web.region.models import Region

CAMEL = re.compile(r"[a-z]+([A-Z][a-z0-9]*)*")
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*(\.[a-z]+)?|\{[a-z]+\}")


@pytest.fixture
def answer(db: None):
    return Client().get("/api/v1/openapi.json", headers={"Origin": "https://elders.example"})


@pytest.fixture
def operations(answer) -> list[dict]:
    return [one for each in answer.json()["paths"].values() for one in each.values()]


def test_the_description_is_open_and_may_be_read_from_anywhere(answer) -> None:
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json"


def test_numbers_may_not_be_read_from_anywhere(haaglanden: Region) -> None:
    told = Client().get("/api/v1/regios", headers={"Origin": "null"})

    assert "Access-Control-Allow-Origin" not in told
    assert told["WWW-Authenticate"] == "Bearer"


def test_the_description_says_whom_to_ask_and_where_it_runs(answer) -> None:
    described = answer.json()

    assert described["info"]["contact"].keys() >= {"name", "email"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", described["info"]["version"])
    assert described["info"]["license"]["identifier"] == "EUPL-1.2"
    assert described["servers"]


def test_paths_are_plain_words_under_their_major_version_without_a_slash_at_the_end(answer) -> None:
    for path in answer.json()["paths"]:
        start, *parts = path.removeprefix("/api/").split("/")
        assert start == "v1"
        assert all(KEBAB.fullmatch(part) for part in parts), path


def test_parameters_are_in_camel_case_and_explained(operations: list[dict]) -> None:
    asked = [one for each in operations for one in each.get("parameters", ()) if one["in"] == "query"]

    assert len({one["name"] for one in asked}) > 20
    assert all(CAMEL.fullmatch(one["name"]) for one in asked)


def test_every_operation_says_in_words_what_it_does_and_how_it_can_be_refused(operations: list[dict]) -> None:
    for one in operations:
        assert one["summary"]
        assert {"400", "401", "403", "404", "405", "429", "503"} <= one["responses"].keys()
        assert all("API-Version" in told["headers"] for told in one["responses"].values())


def test_every_answer_tells_its_version_and_is_kept_by_nobody(haaglanden: Region) -> None:
    for path in ("/api/v1/regios", "/api/v1/openapi.json", "/api/v1/regios/nergens", "/api/v1/x"):
        told = Client().get(path)
        assert told["API-Version"] == "1.0.0"
        assert told["Cache-Control"] == "no-store"
        assert told["X-Content-Type-Options"] == "nosniff"
        assert told["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
