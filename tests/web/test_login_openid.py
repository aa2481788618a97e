"""Coming in through an identity provider: a real one on the loopback, code flow, PKCE and a signed token."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from thuistafel.web.accounts.models import User
from thuistafel.web.region.models import Region

CLIENT, SECRET = "thuistafel", "een geheim van de aanbieder"
START = "/regio/haaglanden/"
LOGIN = "/account/oidc/oidc/login/"


class Provider(ThreadingHTTPServer):
    """Vouches for one person; keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signs_with = self.key
        self.person: dict[str, object] = {"sub": "1", "email": "daan@voorbeeld.invalid", "email_verified": True}
        self.asked: dict[str, dict[str, str]] = {}
        self.verified = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def configuration(self) -> dict[str, object]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
        }

    def keys(self) -> dict[str, object]:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "k", "alg": "RS256", "use": "sig"}]}

    def token(self, told: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Once for each code, to who knows the secret and the verifier behind the challenge."""
        asked = self.asked.pop(told.get("code", ""), None)
        verifier = told.get("code_verifier", "")
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        if asked is None or told.get("client_secret") != SECRET:
            return 400, {"error": "invalid_grant"}
        if asked["code_challenge_method"] != "S256" or asked["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        self.verified += 1
        now = int(time.time())
        claims = {**self.person, "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60}
        signed = jwt.encode(claims, self.signs_with, algorithm="RS256", headers={"kid": "k"})
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": signed}


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        if path == "/authorize":
            code = secrets.token_hex(8)
            self.server.asked[code] = asked
            self.send_response(302)
            self.send_header(
                "Location", f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            )
            self.end_headers()
        elif path == "/keys":
            self._answer(200, self.server.keys())
        elif path == "/userinfo":
            self._answer(200, self.server.person)
        else:
            self._answer(200, self.server.configuration())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(*self.server.token({k: v[0] for k, v in parse_qs(body).items()}))

    def _answer(self, status: int, content: object) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def provider(haaglanden: Region, settings: Any) -> Iterator[Provider]:
    running = Provider()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    app = {"provider_id": "oidc", "name": "Gemeente", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": running.address}  # type: ignore[assignment]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield running
    running.shutdown()
    running.server_close()


def at_provider(address: str) -> str:
    """Where the provider sends the browser back to."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = connection.getresponse().headers["Location"]
    connection.close()
    return back.removeprefix("http://testserver")


def come_in(client: Client) -> Any:
    return client.get(at_provider(client.post(LOGIN).headers["Location"]))


def test_who_is_known_comes_in_without_a_second_factor_of_our_own(provider: Provider, client: Client) -> None:
    answer = come_in(client)
    page = client.get(START)

    assert answer.headers["Location"] == "/"
    assert page.status_code == 200
    assert page.wsgi_request.member.user.name == "Daan Visser"
    assert provider.verified == 1


def test_the_way_out_carries_a_challenge_and_not_the_verifier(provider: Provider, client: Client) -> None:
    asked = parse_qs(urlsplit(client.post(LOGIN).headers["Location"]).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert "code_verifier" not in asked


def test_who_is_not_known_gets_no_account(provider: Provider, client: Client) -> None:
    provider.person = {"sub": "2", "email": "vreemd@voorbeeld.invalid", "email_verified": True}
    come_in(client)

    assert not User.objects.filter(email="vreemd@voorbeeld.invalid").exists()
    assert client.get(START).status_code == 404


def test_an_address_the_provider_does_not_vouch_for_opens_nothing(provider: Provider, client: Client) -> None:
    provider.person = {"sub": "3", "email": "daan@voorbeeld.invalid", "email_verified": False}
    come_in(client)

    assert client.get(START).status_code == 404


def test_a_token_signed_by_another_key_opens_nothing(provider: Provider, client: Client) -> None:
    provider.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    answer = come_in(client)

    assert "lukte niet" in answer.content.decode()
    assert provider.verified == 1
    assert client.get(START).status_code == 404


def test_an_answer_meant_for_another_browser_opens_nothing(provider: Provider, client: Client) -> None:
    back = at_provider(Client().post(LOGIN).headers["Location"])
    client.get(back)

    assert client.get(START).status_code == 404
    assert provider.verified == 0


def test_an_answer_works_once(provider: Provider, client: Client) -> None:
    back = at_provider(client.post(LOGIN).headers["Location"])
    client.get(back)
    client.post("/account/logout/")
    client.get(back)

    assert client.get(START).status_code == 404


def test_the_provider_being_gone_is_said_plainly(provider: Provider, client: Client) -> None:
    back = at_provider(client.post(LOGIN).headers["Location"])
    provider.asked.clear()
    answer = client.get(back)

    assert answer.status_code < 500
    assert "lukte niet" in answer.content.decode()
