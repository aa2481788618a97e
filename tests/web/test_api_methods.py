"""The door of the API: methods, marks, parameters and addresses of every shape (security cases 45, 48–50, 53, 59)."""

from __future__ import annotations

import pytest
from django.test import Client

from thuistafel.core.switches import SWITCHES
from thuistafel.web.accounts.models import Member
from thuistafel.web.api.actions import give_token
from thuistafel.web.api.asked import camel
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Region, Revision

BASE = "/api/v1/regios/haaglanden"
PROBLEM = "application/problem+json"


@pytest.fixture
def client(haaglanden: Region) -> Client:
    _, key = give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "proef", "leveren")
    return Client(headers={"authorization": f"Bearer {key}"})


def test_head_is_get_without_its_body(client: Client) -> None:
    whole, head = client.get(f"{BASE}/plan"), client.head(f"{BASE}/plan")

    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(whole.content))
    assert head["ETag"] == whole["ETag"]


def test_options_says_which_methods_there_are_and_needs_no_key(db: None) -> None:
    answer = Client().options(f"{BASE}/dossier.zip")

    assert (answer.status_code, answer["Allow"]) == (204, "GET, HEAD, OPTIONS, PUT")
    assert Client().options(f"{BASE}/aanleveringen")["Allow"] == "OPTIONS, POST"


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"])
def test_another_method_is_refused_with_the_methods_there_are(client: Client, method: str) -> None:
    answer = client.generic(method, f"{BASE}/plan", headers={"X-HTTP-Method-Override": "GET"})

    assert (answer.status_code, answer["Content-Type"]) == (405, PROBLEM)
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "path", ["plan", "plan/waarom/0503/tekort", "beeld", "pad", "urgentie", "balans", "dossier.zip"]
)
def test_who_has_the_answer_does_not_get_it_again(client: Client, path: str) -> None:
    first = client.get(f"{BASE}/{path}")

    same = client.get(f"{BASE}/{path}", headers={"If-None-Match": f'"other", W/{first["ETag"]}'})

    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])


def test_another_question_or_another_dossier_has_another_mark(client: Client, haaglanden: Region) -> None:
    first = client.get(f"{BASE}/plan")["ETag"]
    asked = client.get(f"{BASE}/plan?procent=12")["ETag"]
    row = b"gemeente;jaar;stand;aantal;bron\nDelft;2023;verwacht;1000;wij\n"
    revise(haaglanden, {"verhuringen-extra.csv": row}, Made(None, Revision.Kind.IMPORT, ""))

    later = client.get(f"{BASE}/plan", headers={"If-None-Match": first})

    assert len({first, asked, later["ETag"]}) == 3
    assert later.status_code == 200


def test_a_mark_does_not_open_what_is_of_others(client: Client, haaglanden: Region) -> None:
    mark = client.get(f"{BASE}/plan")["ETag"]

    assert Client().get(f"{BASE}/plan", headers={"If-None-Match": mark}).status_code == 401


def test_switches_are_asked_for_in_camel_case_and_change_the_plan(client: Client) -> None:
    told = client.get(f"{BASE}/plan?maximumProcent=12")

    assert told.json()["totaal"]["tekort"] == 5
    assert client.get(f"{BASE}/plan?maximum_procent=12").status_code == 400


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("procent=12&procent=13", "api_parameter"),
        ("user__password__startswith=a", "api_parameter"),
        ("samenstelling=" + "x" * 101, "api_parameter_long"),
        ("op=2023-01-01%00", "address_unreadable"),
        ("op=%FF%FE", None),
        ("samenstelling=%ED%A0%80", None),
        ("procent=1e3", None),
        ("procent=%C2%B2", None),
    ],
)
def test_a_parameter_that_cannot_be_is_refused(client: Client, query: str, code: str | None) -> None:
    answer = client.get(f"{BASE}/plan?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert code is None or answer.json()["code"] == code


@pytest.mark.parametrize(
    "query", ["pagina=0", "pagina=-1", f"pagina={2**64}", "perPagina=1001", "pagina=1e3", "pagina="]
)
def test_a_page_that_cannot_be_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"{BASE}/gegevens?{query}")

    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


def test_a_page_past_the_end_is_empty(client: Client) -> None:
    assert client.get(f"{BASE}/gegevens?pagina=100000&perPagina=1000").json()["gegevens"] == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 404),
        ("/plan/", 404),
        ("//plan", 404),
        ("/plan/.", 404),
        ("/plan%2F", 404),
        ("/%252e%252e/plan", 404),
        ("/plan%00", 400),
        ("/plan%0d%0aX: y", 400),
        ("/plan/waarom/%ED%A0%80/tekort", 404),
        ("/plan/waarom/0503/__class__", 404),
        ("/plan/waarom/9223372036854775808/tekort", 404),
        ("/plan/x.css", 404),
    ],
)
def test_an_address_that_is_not_there_is_a_problem(client: Client, path: str, status: int) -> None:
    answer = client.get(BASE + path)

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    assert status != 404 or "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("body", [b"{}", b"", b"PK"])
def test_something_else_than_a_zip_is_refused_by_its_kind(client: Client, body: bytes) -> None:
    answer = client.put(f"{BASE}/dossier.zip", body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (415, "api_not_zip")


def test_a_request_that_says_it_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    answer = client.put(f"{BASE}/dossier.zip", b"x", content_type="application/zip", CONTENT_LENGTH="100000000")

    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


@pytest.mark.parametrize(("length", "status"), [("abc", 400), ("-5", 400), ("²", 400), ("9" * 30, 413)])
def test_a_length_that_is_no_number_does_no_harm(client: Client, length: str, status: int) -> None:
    answer = client.put(f"{BASE}/dossier.zip", b"x", content_type="application/zip", CONTENT_LENGTH=length)

    assert answer.status_code == status


def test_every_switch_has_its_own_name_in_camel_case() -> None:
    assert len({camel(switch.name) for switch in SWITCHES} | {"procent", "samenstelling", "op"}) == len(SWITCHES) + 3
