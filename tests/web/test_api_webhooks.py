"""Messages about changes: signed, sent once, to the address that was checked and nothing inside (security case 57)."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core import checks
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.models import Member
from thuistafel.web.api import sending
from thuistafel.web.api.actions import add_webhook, announce, end_webhook
from thuistafel.web.api.outside import is_outside, require_outside
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.site.models import Event, Message
from thuistafel.web.site.outbox import send_waiting

NAME = "ontvanger.example"
OUTSIDE = "93.184.216.34"


@dataclass
class Receiver:
    """A server of someone else: what it heard, and what it answers."""

    port: int = 0
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"ok"
    heard: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}/haak?een=1"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    target = tmp_path_factory.mktemp("tls") / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    target.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return target


@pytest.fixture
def receiver(certificate: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.heard.append((self.path, dict(self.headers.items()), body))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, *told: object) -> None:
            """Nothing on the screen of a test."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.WEBHOOKS_INSIDE = ("127.0.0.1/32",)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    resolving(monkeypatch, lambda: "127.0.0.1")
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def resolving(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], str]) -> None:
    """The name has this address; an address is itself, as always."""
    real = socket.getaddrinfo

    def asked(host: str, port: object, *rest: object, **more: object) -> object:
        return real(answer() if host == NAME else host, port, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", asked)


def changed(region: Region) -> None:
    row = b"gemeente;jaar;stand;aantal;bron\nDelft;2023;verwacht;1000;wij\n"
    revise(region, {"verhuringen-extra.csv": row}, Made(None, Revision.Kind.IMPORT, ""))


def waiting() -> Message:
    return Message.objects.get(kind="webhook")


def test_a_change_is_told_once_signed_and_without_numbers(haaglanden: Region, anna: Member, receiver: Receiver) -> None:
    hook = add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)

    assert (announce(), announce()) == (1, 0)
    assert (send_waiting(), send_waiting()) == (1, 0)

    [(path, headers, body)] = receiver.heard
    assert path == "/haak?een=1"
    assert headers["Host"] == f"{NAME}:{receiver.port}"
    signed = hmac.new(hook.secret.encode(), body, hashlib.sha256).hexdigest()
    assert headers["X-Thuistafel-Handtekening"] == f"sha256={signed}"
    assert headers["X-Thuistafel-Bericht"] == waiting().key
    told = json.loads(body)
    assert told.keys() == {"regio", "gebeurtenis", "soort", "stand", "op"}
    assert (told["regio"], told["soort"], told["stand"]) == ("haaglanden", "import", 2)


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 404, 500])
def test_what_is_not_accepted_is_tried_again_later_and_a_redirect_is_not_followed(
    haaglanden: Region, anna: Member, receiver: Receiver, status: int
) -> None:
    add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)
    announce()
    receiver.status, receiver.headers = status, {"Location": receiver.url}

    assert send_waiting() == 0
    assert len(receiver.heard) == 1
    assert waiting().problem.startswith("ThuistafelError")

    receiver.status = 204
    assert send_waiting() == 0  # not yet
    assert send_waiting(timezone.now() + timedelta(minutes=2)) == 1
    assert len(receiver.heard) == 2


def test_after_the_last_try_it_stops(haaglanden: Region, anna: Member, receiver: Receiver) -> None:
    add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)
    announce()
    receiver.status = 500

    for _ in range(15):
        send_waiting(timezone.now() + timedelta(days=3))

    assert len(receiver.heard) == waiting().attempts <= 10
    assert waiting().sent_at is None


def test_an_answer_without_end_is_not_read(haaglanden: Region, anna: Member, receiver: Receiver) -> None:
    add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)
    announce()
    receiver.body = b"x" * 5_000_000

    assert send_waiting() == 1


@pytest.mark.parametrize(("limit", "ended_by"), [("SILENCE", "TimeoutError"), ("LONGEST", "SSL")])
def test_a_server_that_keeps_silent_is_given_up(
    haaglanden: Region, anna: Member, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, limit: str, ended_by: str
) -> None:
    monkeypatch.setattr(sending, limit, 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        add_webhook(haaglanden, anna, f"https://{NAME}:{mute.getsockname()[1]}/")
        changed(haaglanden)
        announce()

        assert send_waiting() == 0
    assert ended_by in waiting().problem


def test_a_name_that_turns_inside_after_it_was_registered_gets_no_connection(
    haaglanden: Region, anna: Member, receiver: Receiver, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_INSIDE = ()
    resolving(monkeypatch, lambda: OUTSIDE)
    add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)
    announce()
    resolving(monkeypatch, lambda: "127.0.0.1")

    assert send_waiting() == 0
    assert receiver.heard == []
    assert "webhook_not_outside" in waiting().problem


def test_a_name_that_changes_its_mind_between_check_and_call_changes_nothing(
    haaglanden: Region, anna: Member, receiver: Receiver, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_INSIDE = ()
    answers = iter((OUTSIDE, OUTSIDE, *["127.0.0.1"] * 9))
    resolving(monkeypatch, lambda: next(answers))
    called: list[str] = []

    def connect(address: tuple[str, int], **options: object) -> socket.socket:
        called.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)
    announce()

    assert send_waiting() == 0
    assert called == [OUTSIDE]


@pytest.mark.parametrize(
    "url",
    [
        "http://ontvanger.example/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:a9fe:a9fe]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[fe80::1%25eth0]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
        "https://192.168.1.1:8443/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://localhost/",
        "https://localhost./",
        f"https://wie:wat@{OUTSIDE}/",
        f"https://@{OUTSIDE}/",
        f"https://{OUTSIDE}:99999/",
        "https:///leeg",
        "https://",
        "file:///etc/passwd",
        "https://\x00/",
        "https://" + "a" * 300 + ".nl/",
        "niets",
        "",
    ],
)
def test_an_address_inside_is_refused(haaglanden: Region, anna: Member, url: str) -> None:
    with pytest.raises(ThuistafelError) as refused:
        add_webhook(haaglanden, anna, url)

    assert refused.value.code == "webhook_not_outside"


def test_a_name_with_one_address_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in (OUTSIDE, "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: both)

    with pytest.raises(ThuistafelError):
        require_outside(f"https://{NAME}/")


@pytest.mark.parametrize("address", [OUTSIDE, "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_address_of_the_internet_is_outside(address: str) -> None:
    assert is_outside(address)
    assert not ipaddress.ip_address(address).is_private


def test_whoever_left_hears_nothing_more(haaglanden: Region, anna: Member, receiver: Receiver) -> None:
    add_webhook(haaglanden, anna, receiver.url)
    anna.until = timezone.now() - timedelta(seconds=1)
    anna.save()
    changed(haaglanden)

    assert announce() == 0


def test_an_address_that_was_ended_hears_nothing_more_of_what_waited(
    haaglanden: Region, anna: Member, receiver: Receiver
) -> None:
    hook = add_webhook(haaglanden, anna, receiver.url)
    changed(haaglanden)
    announce()
    end_webhook(haaglanden, anna, hook.pk)

    assert send_waiting() == 0
    assert receiver.heard == []
    assert [one.verb for one in Event.objects.filter(verb__startswith="webhook_").order_by("number")] == [
        "webhook_added",
        "webhook_ended",
    ]


def test_the_same_address_twice_is_refused(haaglanden: Region, anna: Member, receiver: Receiver) -> None:
    add_webhook(haaglanden, anna, receiver.url)

    with pytest.raises(ThuistafelError) as refused:
        add_webhook(haaglanden, anna, receiver.url)
    assert refused.value.code == "webhook_there"


def test_a_server_on_which_messages_may_go_inside_does_not_start(settings) -> None:
    settings.WEBHOOKS_INSIDE = ("127.0.0.1/32",)

    assert "thuistafel.webhooks_inside" in {one.id for one in checks.run_checks(tags=["security"])}
