"""What someone who means harm tries: each is refused in a sentence, and nothing is left of it."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from addresses import routes
from django.test import Client
from sending import SENT

from thuistafel.web.accounts.models import Member
from thuistafel.web.api.actions import give_token
from thuistafel.web.figures.models import Claim
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.region.models import Blob, Region, Revision
from thuistafel.web.region.queries import content_of, latest
from thuistafel.web.site.models import Event, Message
from thuistafel.web.site.outbox import post, send_waiting
from thuistafel.web.site.queries import verify

AsPerson = Callable[[str], Client]
BASE = "/regio/haaglanden"
SCRIPT = "<script>kwaad()</script>"
BSN = "123456782"
COMMANDS = [one for one in routes() if one.arguments == ("slug",)]
NUMBERED = [one for one in routes() if set(one.arguments) & {"number", "key"} and one.is_of_a_region]


def forgiving(client: Client) -> Client:
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("who", ["Anna de Wit", "Daan Visser"])
def test_a_nul_in_a_form_is_refused_on_every_database_alike(haaglanden: Region, as_person: AsPerson, who: str) -> None:
    """PostgreSQL refuses NUL in a text and SQLite keeps it: the same answer on both is 400 (case 45)."""
    client = forgiving(as_person(who))
    for address, sent in (
        (f"{BASE}/momentopnamen/vastleggen/", {"titel": "a\0b"}),
        (f"{BASE}/opmerkingen/erbij/", {"onderwerp": "opgave", "tekst": "a\0b", "sleutel": "x\0"}),
        (f"{BASE}/varianten/bewaren/?procent=12", {"naam": "a\0b"}),
        (f"{BASE}/koppelingen/sleutel", {"naam": "a\0b", "recht": "lezen"}),
        (f"{SENT}stuur/", {"tekst": "a", "afzender": "a\0b"}),
        ("/account/login/", {"login": "a\0b@x.nl", "password": "\0"}),
        ("/rol/", {"member": "\0", "next": "\0"}),
        ("/taal/", {"language": "nl\0", "next": "/"}),
    ):
        assert client.post(address, sent).status_code == 400, address
    assert not Snapshot.objects.filter(region=haaglanden).exists()


def test_a_nul_in_what_a_program_sends_is_refused(haaglanden: Region) -> None:
    member = Member.objects.get(user__name="Daan Visser")
    _, key = give_token(haaglanden, member, "proef", "leveren")
    client = forgiving(Client(headers={"authorization": f"Bearer {key}"}))

    for query in ("?tabel=%00", "?samenstelling=a%00", "?op=%00"):
        assert client.get(f"/api/v1/regios/haaglanden/gegevens{query}").status_code == 400


@pytest.mark.parametrize("route", NUMBERED, ids=lambda route: route.name)
def test_no_number_in_an_address_breaks_a_page(haaglanden: Region, as_person: AsPerson, route: Any) -> None:
    """2^63 does not fit a database's number (case 48)."""
    client = forgiving(as_person("Anna de Wit"))
    for number in ("0", str(2**31), str(2**63), str(2**64), "9" * 400, "1e3", "-1", "%2e%2e"):
        pattern = re.sub(r"<\w+:(number|key)>", number, route.pattern.replace("<slug:slug>", "haaglanden"))
        for ask in (client.get, client.post):
            assert ask(f"/{pattern}").status_code in {302, 400, 404, 405}, (pattern[:80], ask)


ASKABLE = ("", "verdeling/", "samenstelling/", "bronnen/", "zoeken/", "beeld/", "varianten/", "vraag/", "urgentie/")
ABSURD = (
    "onzekerheid=1000000000",
    "onzekerheid=-1",
    "onzekerheid=1e9",
    "solidariteit=1000000000000",
    "wachtenden=1",
    "procent=1000000000",
    "procent=0",
    "procent=٣",
    "procent=" + "9" * 5000,
    "maximum_procent=0.0000000000000000000000001",
    "samenstelling=" + "x" * 3000,
    "op=0000-00-00",
    "op=9999-12-31",
    "op=0001-01-01",
    "op=2023-W01",
    "blad=-1",
    "blad=99999999999999999999",
    "toon=x&dag=9999-99-99",
    "dag=0001-01-01&vergelijk=" + "y" * 500,
    "download=../../etc/passwd",
    "download=verdeling.exe",
    "kies=99999999999999999999999&kies=%27",
    "q=%25%25%25&zoek=___&sorteer=password&bron=%27%20OR%201=1--",
    "q=" + "(a%2B)" * 500,
    "gemeente=%7C%7C&bestand=..%2F",
)


@pytest.mark.parametrize("query", ABSURD, ids=lambda query: query[:40])
def test_no_question_breaks_a_page_or_holds_it_up(haaglanden: Region, as_person: AsPerson, query: str) -> None:
    client = forgiving(as_person("Anna de Wit"))
    for page in (
        "",
        "verdeling/",
        "samenstelling/",
        "bronnen/",
        "zoeken/",
        "beeld/",
        "varianten/",
        "vraag/",
        "urgentie/",
    ):
        assert client.get(f"{BASE}/{page}?{query}").status_code in {200, 400, 404}, page


@pytest.mark.parametrize(
    "target",
    ["https://kwaad.nl/", "//kwaad.nl", "/\\kwaad.nl", "javascript:alert(1)", "\thttps://kwaad.nl", "http:kwaad.nl"],
)
def test_no_way_on_leads_off_this_site(haaglanden: Region, as_person: AsPerson, target: str) -> None:
    client = forgiving(as_person("Daan Visser"))
    me = Member.objects.get(user__name="Daan Visser").pk
    asked = [
        client.post("/rol/", {"member": me, "next": target}),
        client.post("/taal/", {"language": "nl", "next": target}),
    ]

    assert [answer.get("Location", "/")[:1] for answer in asked] == ["/", "/"]
    assert not any("kwaad" in answer.get("Location", "") or "alert" in answer.get("Location", "") for answer in asked)


def test_every_form_needs_its_own_token(haaglanden: Region, as_person: AsPerson) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_person("Anna de Wit").cookies
    before = (Event.objects.count(), latest(haaglanden))

    answers = {
        route.name: strict.post("/" + route.pattern.replace("<slug:slug>", "haaglanden")).status_code
        for route in COMMANDS
        if not route.name.startswith("api-v1")
    }

    assert set(answers.values()) == {403}, answers
    assert (Event.objects.count(), latest(haaglanden)) == before


@pytest.mark.parametrize("host", ["kwaad.nl", "localhost.kwaad.nl", "127.0.0.1:80@kwaad.nl"])
def test_another_host_is_answered_nothing(haaglanden: Region, host: str) -> None:
    answer = forgiving(Client()).get("/account/login/", headers={"host": host})

    assert (answer.status_code, b"kwaad" in answer.content) == (400, False)


def test_a_message_that_went_out_is_not_kept(db: None) -> None:
    """An invitation's way in stands in its mail: who reads the database later cannot take the place."""
    post("uitnodiging-1", "mail", "wie@voorbeeld.nl", "Welkom", "https://thuistafel.nl/account/uitnodiging/geheim/")

    assert send_waiting() == 1
    assert Message.objects.get(key="uitnodiging-1").body == ""


def test_what_someone_writes_is_shown_as_written(haaglanden: Region, as_person: AsPerson) -> None:
    """Stored scripts (case 41): in titles, names, remarks and notes, on every page of the region and in its mails."""
    anna = as_person("Anna de Wit")
    organisation = Member.objects.get(user__name="Daan Visser").organisation
    anna.post(f"{BASE}/momentopnamen/vastleggen/", {"titel": SCRIPT, "toelichting": SCRIPT})
    anna.post(f"{BASE}/varianten/bewaren/?procent=12", {"naam": SCRIPT})
    anna.post(f"{BASE}/opmerkingen/erbij/", {"onderwerp": SCRIPT, "tekst": SCRIPT, "eigenaar": organisation.pk})
    anna.post(f"{BASE}/koppelingen/sleutel", {"naam": SCRIPT, "recht": "lezen"})
    Member.objects.get(user__name="Anna de Wit").user.__class__.objects.filter(name="Anna de Wit").update(name=SCRIPT)
    Region.objects.filter(slug="haaglanden").update(title=f"Haaglanden {SCRIPT}")
    seen = 0

    for route in COMMANDS:
        address = "/" + route.pattern.replace("<slug:slug>", "haaglanden") + f"?q={SCRIPT}&zoek={SCRIPT}"
        text = forgiving(anna).get(address).content.decode("utf-8", "replace")
        assert SCRIPT not in text, route.name
        seen += "&lt;script&gt;kwaad()" in text
    assert seen > 10


def test_the_policy_lets_nothing_run_that_is_not_ours(haaglanden: Region, as_person: AsPerson) -> None:
    anna = forgiving(as_person("Anna de Wit"))
    for route in COMMANDS:
        answer = anna.get("/" + route.pattern.replace("<slug:slug>", "haaglanden"))
        policy = answer.get("Content-Security-Policy", "")
        assert "default-src 'none'" in policy, route.name
        assert not re.search(r"unsafe|data:|\*|http:", policy), route.name
        if answer.headers["Content-Type"].startswith("text/html") and "attachment" not in str(answer.headers):
            assert not re.search(rb"<script(?![^>]*\ssrc=)|\son\w+=\"|\sstyle=\"|javascript:", answer.content), (
                route.name
            )


INLINE = re.compile(rb'<script(?![^>]*\ssrc=)|\son\w+="|\sstyle="|javascript:')


def _zip(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


FRAME = b'formaat = 1\ntitel = "Nieuw"\nplanjaar = 2023\nsamenstelling = "Platform31-8"\n'
PERSONS = f"bsn;naam;gemeente\n{BSN};Jan Jansen;Delft\n".encode()
HOSTILE = {
    "a way out": {"dossier.toml": FRAME, "../../kwaad.csv": b"x"},
    "a root": {"dossier.toml": FRAME, "/etc/kwaad.csv": b"x"},
    "a drive": {"dossier.toml": FRAME, "C:\\kwaad.csv": b"x"},
    "a bomb": {"dossier.toml": FRAME, "aanleveringen/bom.csv": b"0" * 300_000_000},
    "many": {"dossier.toml": FRAME, **{f"aanleveringen/{n}.csv": b"" for n in range(5000)}},
    "persons": {"dossier.toml": FRAME, "aanleveringen/wachtlijst.csv": PERSONS},
    "persons in a table": {"dossier.toml": FRAME, "uitstroom.csv": PERSONS},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_dossier_leaves_nothing_behind(haaglanden: Region, name: str) -> None:
    _, key = give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "proef", "leveren")
    client = forgiving(Client(headers={"authorization": f"Bearer {key}"}))
    before = latest(haaglanden)

    answer = client.put("/api/v1/regios/haaglanden/dossier.zip", _zip(HOSTILE[name]), content_type="application/zip")

    assert answer.status_code < 500
    assert not any(BSN.encode() in bytes(one) for one in Blob.objects.values_list("content", flat=True))
    assert not any(BSN in str(row) for row in Claim.objects.values_list("content", "words"))
    if answer.status_code == 200:
        assert "kwaad" not in str(answer.json()["bestanden"])
    else:
        assert latest(haaglanden) == before


def test_a_change_of_the_log_shows(haaglanden: Region) -> None:
    assert verify("haaglanden") is None
    last = Event.objects.filter(chain="haaglanden").order_by("-number")[0]
    Event.objects.filter(pk=last.pk).update(organisation="Een ander")

    assert verify("haaglanden") is not None


def test_what_is_sent_along_changes_nothing_it_may_not(haaglanden: Region, as_person: AsPerson) -> None:
    """Mass assignment (case 51): who made it, of which organisation and in which state is not for the form to say."""
    daan = as_person("Daan Visser")
    other = Member.objects.get(user__name="Anna de Wit")
    forged = {"made_by": other.pk, "organisation": other.organisation_id, "region": 999, "hash": "x", "revision": 999}
    daan.post(f"{BASE}/momentopnamen/vastleggen/", {"titel": "van wie?", **forged})

    kept = Snapshot.objects.get(title="van wie?")
    assert (kept.made_by.user.name, kept.region, kept.revision) == ("Daan Visser", haaglanden, latest(haaglanden))


def test_what_was_frozen_stays_as_it_was(haaglanden: Region, as_person: AsPerson) -> None:
    anna = as_person("Anna de Wit")
    anna.post(f"{BASE}/momentopnamen/vastleggen/", {"titel": "besluit"})
    kept = Snapshot.objects.get(title="besluit")
    anna.post(f"{BASE}/spelregels/vastleggen/", {"schakelaar": "maximum_procent", "waarde": "15"})

    after = Snapshot.objects.get(pk=kept.pk)
    assert (after.hash, after.answer, after.revision) == (kept.hash, kept.answer, kept.revision)
    assert Revision.objects.filter(region=haaglanden).count() == latest(haaglanden)
    assert b"maximum_procent" in content_of(haaglanden, latest(haaglanden), "dossier.toml")
