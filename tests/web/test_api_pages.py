"""What the pages about the API say is so: every operation stands there, and every example works."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from thuistafel.web.accounts.models import Member
from thuistafel.web.api.actions import give_token
from thuistafel.web.api.problems import STATUS
from thuistafel.web.api.v1 import REFUSALS
from thuistafel.web.region.models import Region
from thuistafel.web.site.outbox import PAUSES

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference/api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh\n(curl .*?)\n```", (DOCS / "how-to/koppelen.md").read_text(encoding="utf-8"))
SENT = b"Zorgaanbieder F (fictief)\ndoelgroep;herkomst_gemeente;klaar_nu\nbeschermd_wonen;Delft;4"
HOST = "http://testserver"


@pytest.fixture
def description(db: None) -> dict:
    return Client().get("/api/v1/openapi.json").json()


def operations(description: dict) -> list[tuple[str, str, dict]]:
    return [(m.upper(), path, one) for path, each in description["paths"].items() for m, one in each.items()]


def test_every_operation_stands_on_the_page_with_its_words(description: dict) -> None:
    rows = re.findall(r"^\| ([A-Z]+) \| `([^`]+)` \| (.+) \|$", REFERENCE, flags=re.MULTILINE)

    assert sorted(rows) == sorted((method, path, one["summary"]) for method, path, one in operations(description))


def test_every_refusal_stands_on_the_page() -> None:
    told = set(re.findall(r"\b[45]\d\d\b", REFERENCE.split("## Weigeringen")[1].split("## Berichten")[0]))

    assert told == set(REFUSALS)
    assert {str(status) for status in STATUS.values()} <= told


def test_the_limits_on_the_page_are_those_of_the_program() -> None:
    assert f"{settings.API_PER_MINUTE} vragen per minuut en hoogstens {settings.API_AT_ONCE} achter" in REFERENCE
    assert (
        f"{settings.HIGHEST_UPLOAD // 1_000_000} MB en telt hoogstens {settings.DATA_UPLOAD_MAX_NUMBER_FILES}"
        in REFERENCE
    )
    assert len(PAUSES) == 7
    assert "Na zeven pogingen in een etmaal" in REFERENCE


def parsed(command: str) -> Namespace:
    parser = ArgumentParser()
    parser.add_argument("-H", action="append", default=[])
    parser.add_argument("-F", action="append", default=[])
    parser.add_argument("-X", default="")
    parser.add_argument("-o", default="")
    parser.add_argument("--data-binary", default="")
    parser.add_argument("url")
    return parser.parse_args(shlex.split(command)[1:])


def carried_out(command: str, files: dict[str, bytes]) -> HttpResponse:
    """What curl would ask, asked of the program here."""
    asked = parsed(command)
    headers = dict(one.split(": ", 1) for one in asked.H)
    kind = headers.pop("Content-Type", "application/octet-stream")
    client, path = Client(headers=headers), asked.url.removeprefix(HOST)
    if asked.F:
        [(name, file)] = [one.split("=@", 1) for one in asked.F]
        return client.post(path, {name: SimpleUploadedFile(file, files[file])})
    body = files[asked.data_binary.removeprefix("@")] if asked.data_binary else b""
    return client.generic(asked.X or "GET", path, body, content_type=kind)


def test_every_example_works_one_after_the_other(haaglanden: Region) -> None:
    _, key = give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "proef", "leveren")
    files, answers = {"Uitstroom.csv": SENT}, []

    for example in EXAMPLES:
        command = example.replace("$SLEUTEL", key).replace("$THUISTAFEL", HOST)
        answer = carried_out(command, files)
        assert answer.status_code == 200, (example, answer.content)
        if kept := parsed(command).o:
            files[kept] = answer.content
        answers.append(answer)

    plan, what_if, why, trial, sent, _, _ = answers
    assert (plan.json()["totaal"]["tekort"], what_if.json()["totaal"]["tekort"]) != (5, 5)
    assert what_if.json()["totaal"]["tekort"] == 5
    assert "25" in {str(step["uitkomst"]) for step in why.json()["stappen"]}
    assert (trial.json()["opgenomen"], sent.json()["stand"]) == (False, 2)
