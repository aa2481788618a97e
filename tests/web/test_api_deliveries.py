"""Sending files by program: the same as on the page, once, and never for another party."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.models import Member
from thuistafel.web.api import deliveries
from thuistafel.web.api.actions import give_token
from thuistafel.web.figures.models import Upload, UploadedFile
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import digests, latest
from thuistafel.web.site.models import CarriedOut

SEND = "/api/v1/regios/haaglanden/aanleveringen"
PROVIDER_F = "\n".join(
    (
        "Zorgaanbieder F (fictief)",
        "doelgroep;herkomst_gemeente;klaar_nu;verwacht_komende_12_mnd",
        "beschermd_wonen;Delft;4;ca. 10",
        "beschermd_wonen;Wassenaar;5-7;3",
    )
).encode()


def program_of(region: Region, person: str, scope: str = "leveren") -> Client:
    _, key = give_token(region, Member.objects.get(user__name=person), "proef", scope)
    return Client(headers={"authorization": f"Bearer {key}"})


def sent(
    client: Client, content: bytes = PROVIDER_F, name: str = "Zorgaanbieder F.csv", query: str = "", key: str = ""
) -> HttpResponse:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(SEND + query, {"bestanden": SimpleUploadedFile(name, content)}, headers=headers)


def test_what_was_read_is_answered_and_taken_in(haaglanden: Region) -> None:
    answer = sent(program_of(haaglanden, "Anna de Wit")).json()

    [file] = answer["bestanden"]
    assert (file["afzender"], file["aangenomen"], file["geweigerd"]) == ("Zorgaanbieder F (fictief)", 4, None)
    assert {one["kolom"]: one["gelezen_als"] for one in file["herkenning"]}["klaar_nu"]
    assert any("ca. 10" in str(one["werd"]) for one in answer["verschillen"])
    assert (answer["opgenomen"], answer["stand"]) == (True, 2)
    assert "aanleveringen/Zorgaanbieder F.csv" in digests(haaglanden, 2)


def test_a_trial_reads_the_same_and_keeps_nothing(haaglanden: Region) -> None:
    client = program_of(haaglanden, "Anna de Wit")

    trial = sent(client, query="?proef=true").json()
    kept = latest(haaglanden), UploadedFile.objects.count()
    real = sent(client).json()

    assert kept == (1, 0)
    assert (trial["opgenomen"], trial["stand"], trial["proef"]) == (False, None, True)
    same = ("bestanden", "verschillen", "besluiten", "toezeggingen", "totalen")
    assert [trial[name] for name in same] == [real[name] for name in same]


def test_the_same_content_twice_is_no_new_revision(haaglanden: Region) -> None:
    client = program_of(haaglanden, "Anna de Wit")
    sent(client)

    again = sent(client, name="onder een andere naam.csv").json()

    assert (latest(haaglanden), again["stand"]) == (2, None)
    assert again["al_aanwezig"]


def test_the_same_idempotency_key_gets_the_same_answer(haaglanden: Region) -> None:
    client = program_of(haaglanden, "Anna de Wit")

    first, second = sent(client, key="zending-1"), sent(client, key="zending-1")

    assert first.json() == second.json()
    assert first.json()["stand"] == 2
    assert Upload.objects.count() == 1


def test_a_key_that_stood_for_something_else_is_refused(haaglanden: Region) -> None:
    client = program_of(haaglanden, "Anna de Wit")
    sent(client, key="zending-1")

    other = sent(client, PROVIDER_F + b"\nbeschermd_wonen;Rijswijk;1;1", key="zending-1")

    assert (other.status_code, other.json()["code"]) == (409, "api_reused_conflict")
    assert latest(haaglanden) == 2


def test_while_the_first_is_being_done_the_second_waits_and_what_was_left_behind_is_done(haaglanden: Region) -> None:
    client = program_of(haaglanden, "Anna de Wit")
    sent(client, key="zending-1", query="?proef=true")
    CarriedOut.objects.update(answer={})

    busy = sent(client, key="zending-1", query="?proef=true")
    CarriedOut.objects.update(at=timezone.now() - timezone.timedelta(minutes=6))
    done = sent(client, key="zending-1", query="?proef=true")

    assert (busy.status_code, busy.json()["code"]) == (409, "api_busy_conflict")
    assert done.status_code == 200


@pytest.mark.parametrize("key", ["x" * 81, "é", "a\tb"])
def test_a_key_that_cannot_be_kept_is_refused(haaglanden: Region, key: str) -> None:
    assert sent(program_of(haaglanden, "Anna de Wit"), key=key).status_code == 400


def test_a_party_does_not_send_as_another(haaglanden: Region) -> None:
    answer = sent(program_of(haaglanden, "Hugo Meijer")).json()

    assert (answer["opgenomen"], answer["bestanden"][0]["aangenomen"]) == (False, 0)
    assert answer["bestanden"][0]["geweigerd"]
    assert latest(haaglanden) == 1
    assert not UploadedFile.objects.exists()


def test_a_party_sends_its_own(haaglanden: Region) -> None:
    own = PROVIDER_F.replace(b"Zorgaanbieder F", b"Zorgaanbieder A")

    answer = sent(program_of(haaglanden, "Hugo Meijer"), own, "Zorgaanbieder A extra.csv").json()

    assert (answer["opgenomen"], answer["stand"]) == (True, 2)


def test_in_the_period_of_first_look_no_effects_on_the_plan_are_told(haaglanden: Region) -> None:
    haaglanden.first_look_until = timezone.now() + timezone.timedelta(days=1)
    haaglanden.save()
    own = PROVIDER_F.replace(b"Zorgaanbieder F", b"Zorgaanbieder A")

    party, office = program_of(haaglanden, "Hugo Meijer"), program_of(haaglanden, "Anna de Wit")

    told = [sent(one, own, "Zorgaanbieder A extra.csv", "?proef=true").json()["besluiten"] for one in (party, office)]

    assert told[0] is None
    assert isinstance(told[1], list)


@pytest.mark.parametrize(("person", "scope"), [("Els van Rijn", "leveren"), ("Anna de Wit", "lezen")])
def test_who_may_not_deliver_cannot_by_program_either(haaglanden: Region, person: str, scope: str) -> None:
    member = Member.objects.get(user__name=person)
    _, key = give_token(haaglanden, member, "proef", scope)

    assert sent(Client(headers={"authorization": f"Bearer {key}"})).status_code == 403


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
        ("multipart/form-data; boundary=x", b""),
    ],
)
def test_a_body_that_is_no_form_with_files_is_a_refusal(haaglanden: Region, kind: str, body: bytes) -> None:
    answer = program_of(haaglanden, "Anna de Wit").generic("POST", SEND, body, content_type=kind)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_more_files_than_a_request_may_hold_is_a_refusal(haaglanden: Region) -> None:
    many = [SimpleUploadedFile(f"{n}.csv", b"x") for n in range(70)]

    answer = program_of(haaglanden, "Anna de Wit").post(SEND, {"bestanden": many})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_what_could_not_be_read_leaves_nothing_waiting(haaglanden: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(upload: Upload) -> None:
        raise ThuistafelError("api_unreadable")

    monkeypatch.setattr(deliveries, "read_upload", broken)

    assert sent(program_of(haaglanden, "Anna de Wit")).status_code == 400
    assert Upload.objects.get().state == Upload.State.DROPPED
    assert not UploadedFile.objects.exists()
