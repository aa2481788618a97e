"""The API: the answers of the command line for programs with a key, and nothing for who has none."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from thuistafel.core.plan import make_plan
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.exchange.dossier import read_dossier
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.writing import write_zip
from thuistafel.web.accounts.models import Member
from thuistafel.web.api.actions import end_token, give_token
from thuistafel.web.region.models import Region

EXAMPLE = Path(__file__).parents[2] / "examples" / "haaglanden"
FRAME = 'formaat = 1\ntitel = "Nieuw"\nplanjaar = 2023\nsamenstelling = "Platform31-8"\n'
BASE = "/api/v1/regios/haaglanden"


def asking(region: Region, person: str, scope: str = "lezen") -> Client:
    member = Member.objects.get(user__name=person)
    _, key = give_token(region, member, "proef", scope)
    return Client(headers={"authorization": f"Bearer {key}"})


def test_the_plan_is_that_of_the_command_line(haaglanden: Region) -> None:
    answer = asking(haaglanden, "Anna de Wit").get(f"{BASE}/plan")

    expected = json.loads(json.dumps(plan_answer(make_plan(read_dossier(EXAMPLE)))))
    assert answer.json() == expected
    assert answer["API-Version"] == "1.0.0"


def test_a_what_if_of_twelve_percent_leaves_five_homes_short(haaglanden: Region) -> None:
    answer = asking(haaglanden, "Anna de Wit").get(f"{BASE}/plan?procent=12").json()

    assert answer["totaal"]["tekort"] == 5


@pytest.mark.parametrize("path", ["beeld", "pad", "urgentie", "balans", "gegevens", "standen", "momentopnamen"])
def test_every_reading_answers(haaglanden: Region, path: str) -> None:
    assert asking(haaglanden, "Anna de Wit").get(f"{BASE}/{path}").status_code == 200


def test_why_25_for_delft_comes_down_to_its_sources(haaglanden: Region) -> None:
    steps = asking(haaglanden, "Anna de Wit").get(f"{BASE}/plan/waarom/0503/tekort").json()["stappen"]

    assert "25" in {str(step["uitkomst"]) for step in steps}


def test_the_zip_goes_out_byte_for_byte_and_comes_in_again(haaglanden: Region, tmp_path: Path) -> None:
    client = asking(haaglanden, "Anna de Wit", "leveren")
    write_zip(read_source(EXAMPLE), tmp_path / "x.zip")

    out = client.get(f"{BASE}/dossier.zip").content
    back = client.put(f"{BASE}/dossier.zip", out, content_type="application/zip")

    assert out == (tmp_path / "x.zip").read_bytes()
    assert back.status_code == 200, back.content
    assert client.get(f"{BASE}/dossier.zip").content == out


def test_another_dossier_takes_its_place_and_what_was_stays_known(haaglanden: Region) -> None:
    client = asking(haaglanden, "Anna de Wit", "leveren")
    sink = BytesIO()
    with ZipFile(sink, "w") as archive:
        archive.writestr(
            "dossier.toml", 'formaat = 1\ntitel = "Nieuw"\nplanjaar = 2023\nsamenstelling = "Platform31-8"\n'
        )
        archive.writestr("verhuringen.csv", "gemeente;jaar;stand;aantal;bron\nDelft;2023;verwacht;1000;wij\n")

    back = client.put(f"{BASE}/dossier.zip", sink.getvalue(), content_type="application/zip")

    assert back.json()["nummer"] == 2
    delft = next(one for one in client.get(f"{BASE}/plan").json()["gemeenten"] if one["gemeente"] == "Delft")
    assert delft["ruimte"] == 100


def test_a_zip_that_is_no_dossier_changes_nothing(haaglanden: Region) -> None:
    client = asking(haaglanden, "Anna de Wit", "leveren")

    back = client.put(f"{BASE}/dossier.zip", b"PK\x03\x04 broken", content_type="application/zip")

    assert back.status_code == 400
    assert back["Content-Type"] == "application/problem+json"
    assert client.get(BASE).json()["stand"] == 1


@pytest.mark.parametrize("header", [None, "Bearer tt_wrong", "Basic YTpi", "Bearer "])
def test_without_a_key_there_is_nothing(haaglanden: Region, header: str | None) -> None:
    client = Client(headers={"authorization": header} if header else {})

    answer = client.get(f"{BASE}/plan")

    assert answer.status_code == 401
    assert answer.json()["code"] == "api_no_key"


def test_a_key_ends_when_it_is_taken_back_and_when_its_member_leaves(haaglanden: Region) -> None:
    member = Member.objects.get(user__name="Daan Visser")
    token, key = give_token(haaglanden, member, "proef", "lezen")
    client = Client(headers={"authorization": f"Bearer {key}"})
    assert client.get(BASE).status_code == 200

    member.until = timezone.now() - timedelta(seconds=1)
    member.save()
    assert client.get(BASE).status_code == 401
    member.until = None
    member.save()
    end_token(haaglanden, member, token.pk)
    assert client.get(BASE).status_code == 401


def test_a_key_to_read_does_not_write(haaglanden: Region) -> None:
    assert (
        asking(haaglanden, "Anna de Wit").put(f"{BASE}/dossier.zip", b"x", content_type="application/zip").status_code
        == 403
    )


def test_a_region_of_others_and_one_that_is_not_there_are_the_same(haaglanden: Region) -> None:
    Region.objects.create(slug="elders", title="Elders")
    client = asking(haaglanden, "Anna de Wit")

    assert client.get("/api/v1/regios/elders").content == client.get("/api/v1/regios/nergens").content
    assert client.get("/api/v1/regios/elders").status_code == 404


@pytest.mark.parametrize("query", ["procent=12&procent=13", "jaar=3", "op=gisteren", "procent=veel"])
def test_a_parameter_that_cannot_be_read_is_refused_with_a_sentence(haaglanden: Region, query: str) -> None:
    answer = asking(haaglanden, "Anna de Wit").get(f"{BASE}/plan?{query}")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"]


def test_in_the_period_of_first_look_a_program_sees_only_its_own_claims(haaglanden: Region) -> None:
    haaglanden.first_look_until = timezone.now() + timedelta(days=1)
    haaglanden.save()
    client = asking(haaglanden, "Daan Visser")

    assert client.get(f"{BASE}/plan").status_code == 403
    assert client.get(f"{BASE}/dossier.zip").status_code == 403
    rows = client.get(f"{BASE}/gegevens?perPagina=1000").json()["gegevens"]
    of_others = [row["waarden"] for row in rows if "Delft" not in row["bestand"]]  # what Delft sent, Delft knows
    assert {row["gemeente"] for row in of_others if "stand" in row} == {"Delft"}
    assert not any(row.get("herkomst") == "Zoetermeer" for row in of_others)


def test_the_description_is_openapi_3_1_with_problems_on_every_operation(db: None) -> None:
    described = Client().get("/api/v1/openapi.json").json()

    assert described["openapi"] == "3.1.0"
    operations = [one for methods in described["paths"].values() for one in methods.values()]
    assert len(operations) >= 12
    assert all("application/problem+json" in one["responses"]["400"]["content"] for one in operations)
    assert all(path.startswith("/api/v1/") and not path.endswith("/") for path in described["paths"])
