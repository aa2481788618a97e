"""Coming in: a password alone is not enough, nothing tells who has an account, and leaving is at once."""

import base64
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from thuistafel.web.accounts.models import Member, User
from thuistafel.web.accounts.urls import CLOSED
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Message

PHRASE = "een lange zin voor Daan"
SECRET = base64.b32encode(b"thuistafel-test-secret").decode().rstrip("=")[:32]
START = "/regio/haaglanden/"


@pytest.fixture
def daan(haaglanden: Region) -> User:
    """Someone with a password."""
    user = User.objects.get(name="Daan Visser")
    user.set_password(PHRASE)
    user.save()
    return user


@pytest.fixture
def strong_daan(daan: User) -> User:
    """The same with a second factor."""
    TOTP.activate(daan, SECRET)
    return daan


def code(step: int = 0) -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + step))


def log_in(client: Client, email: str = "daan@voorbeeld.invalid", phrase: str = PHRASE) -> Any:
    return client.post("/account/login/", {"login": email, "password": phrase})


def enter(client: Client) -> Any:
    log_in(client)
    return client.post("/account/2fa/authenticate/", {"code": code()})


def test_with_password_and_code_one_comes_in(strong_daan: User, client: Client) -> None:
    assert log_in(client).headers["Location"] == "/account/2fa/authenticate/"
    assert client.get(START).status_code == 404
    assert client.post("/account/2fa/authenticate/", {"code": code()}).status_code == 302
    assert client.get(START).status_code == 200


def test_with_a_password_alone_one_only_sets_up_the_second_factor(daan: User, client: Client) -> None:
    log_in(client)
    closed = [client.get(address) for address in ("/", START, "/account/", START + "verdeling/?download=verdeling.csv")]

    assert {answer.headers.get("Location") for answer in closed} == {"/account/2fa/totp/activate/"}
    page = client.get("/account/2fa/totp/activate/")
    assert "Stel een tweede stap in" in page.content.decode()
    assert "<svg" in page.content.decode()


def test_setting_up_the_second_factor_opens_the_door(daan: User, client: Client) -> None:
    log_in(client)
    page = client.get("/account/2fa/totp/activate/")
    secret = re.search(r"<code>(\w+)</code>", page.content.decode())[1]  # type: ignore[index]
    given = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post("/account/2fa/totp/activate/", {"code": given})

    assert answer.headers["Location"] == "/account/2fa/recovery-codes/"
    assert client.get("/account/2fa/recovery-codes/").content.decode().count("<li><code>") == 10
    assert client.get(START).status_code == 200


def test_without_a_second_factor_again_the_door_closes(strong_daan: User, client: Client) -> None:
    enter(client)
    Authenticator.objects.filter(user=strong_daan).delete()

    assert client.get(START).headers["Location"] == "/account/2fa/totp/activate/"


def test_a_code_works_once(strong_daan: User) -> None:
    first, second, used = Client(), Client(), code()
    log_in(first)
    log_in(second)

    assert first.post("/account/2fa/authenticate/", {"code": used}).status_code == 302
    assert second.post("/account/2fa/authenticate/", {"code": used}).status_code == 200
    assert second.get(START).status_code == 404


def test_codes_cannot_be_tried_without_end(strong_daan: User, client: Client) -> None:
    log_in(client)
    for guess in range(12):
        client.post("/account/2fa/authenticate/", {"code": f"{guess:06}"})

    assert client.post("/account/2fa/authenticate/", {"code": code()}).status_code != 302
    assert client.get(START).status_code == 404


def test_a_password_cannot_be_tried_without_end(strong_daan: User, client: Client) -> None:
    for _ in range(12):
        log_in(client, phrase="verkeerd wachtwoord")

    log_in(client)
    client.post("/account/2fa/authenticate/", {"code": code()})
    assert client.get(START).status_code == 404


def test_tries_at_one_address_do_not_lock_out_another(strong_daan: User) -> None:
    for _ in range(8):
        log_in(Client(), email="els@voorbeeld.invalid", phrase="verkeerd wachtwoord")

    assert log_in(Client()).headers.get("Location") == "/account/2fa/authenticate/"


def test_who_tries_from_elsewhere_keeps_nobody_out(strong_daan: User) -> None:
    """Anyone can type another's address: that must not cost that person the way in."""
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(12):
        log_in(elsewhere, phrase="verkeerd wachtwoord")

    assert log_in(Client()).headers.get("Location") == "/account/2fa/authenticate/"
    assert log_in(elsewhere).headers.get("Location") is None


def test_behind_a_proxy_a_place_is_what_the_proxy_saw(strong_daan: User, settings: Any) -> None:
    """All come from the proxy's address; what a visitor writes before it is not believed."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(12):
        forged = {"x-forwarded-for": f"198.51.100.{number}, 203.0.113.9"}
        log_in(Client(headers=forged), phrase="verkeerd wachtwoord")

    assert log_in(Client(headers={"x-forwarded-for": "203.0.113.9"})).headers.get("Location") is None
    there = log_in(Client(headers={"x-forwarded-for": "203.0.113.10"}))
    assert there.headers.get("Location") == "/account/2fa/authenticate/"


def told(answer: Any) -> str:
    """A page without what differs each time."""
    return re.sub(r'(value|name="csrfmiddlewaretoken" value)="[^"]*"', "", answer.content.decode())


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a password was hashed, which is what takes time."""
    done: list[str] = []
    for name in ("encode", "verify"):
        plain = getattr(Argon2PasswordHasher, name)

        def counted(self: object, *given: Any, plain: Any = plain, name: str = name) -> Any:
            done.append(name)
            return plain(self, *given)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    return done


def test_login_answers_alike_and_works_as_hard_for_an_unknown_address(daan: User, hashes: list[str]) -> None:
    known = told(log_in(Client(), phrase="verkeerd wachtwoord"))
    for_known = len(hashes)
    unknown = told(log_in(Client(), email="daan@voorbeeld.invalix", phrase="verkeerd wachtwoord"))

    assert known.replace("invalid", "invalix") == unknown.replace("invalid", "invalix")
    assert for_known == len(hashes) - for_known == 1


def test_asking_for_a_new_password_answers_alike_and_mails_only_who_is_known(daan: User) -> None:
    answers = [
        Client().post("/account/password/reset/", {"email": address})
        for address in ("daan@voorbeeld.invalid", "niemand@voorbeeld.invalid")
    ]

    assert [answer.headers["Location"] for answer in answers] == ["/account/password/reset/done/"] * 2
    assert [message.target for message in Message.objects.all()] == ["daan@voorbeeld.invalid"]
    assert mail.outbox == []


def test_a_new_password_is_chosen_once_and_logs_nobody_in(strong_daan: User, client: Client) -> None:
    client.post("/account/password/reset/", {"email": "daan@voorbeeld.invalid"})
    address = re.search(r"http://testserver(\S+)", Message.objects.get().body)[1]  # type: ignore[index]
    form = client.get(address, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "een andere lange zin", "password2": "een andere lange zin"})

    assert client.get(START).status_code == 404
    assert log_in(Client(), phrase="een andere lange zin").headers["Location"] == "/account/2fa/authenticate/"
    assert "al gebruikt of verlopen" in Client().get(address).content.decode()


def test_the_session_changes_its_name_when_one_comes_in(strong_daan: User, client: Client) -> None:
    client.cookies["thuistafel"] = "gekozen-door-een-ander"
    enter(client)

    assert client.cookies["thuistafel"].value != "gekozen-door-een-ander"
    assert client.get(START).status_code == 200


def test_another_password_ends_the_other_sessions(strong_daan: User) -> None:
    here, there = Client(), Client()
    enter(here)
    there.force_login(strong_daan, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert there.get(START).status_code == 200
    new = "nog een lange zin voor Daan"
    answer = here.post("/account/password/change/", {"oldpassword": PHRASE, "password1": new, "password2": new})

    assert answer.status_code == 302
    assert here.get(START).status_code == 200
    assert there.get(START).status_code == 404


def test_logging_out_everywhere_leaves_only_this_session(strong_daan: User) -> None:
    here, there = Client(), Client()
    enter(here)
    there.force_login(strong_daan, backend="allauth.account.auth_backends.AuthenticationBackend")
    here.post("/account/overal-uitloggen/")

    assert here.get(START).status_code == 200
    assert there.get(START).status_code == 404


@pytest.mark.parametrize("address", ["/account/login/", "/account/logout/", "/rol/", "/account/overal-uitloggen/"])
def test_a_form_from_elsewhere_changes_nothing(strong_daan: User, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(strong_daan, backend="allauth.account.auth_backends.AuthenticationBackend")
    epoch = strong_daan.epoch

    assert client.post(address, {"login": "x", "password": "y", "member": "1"}).status_code == 403
    assert client.get(START).status_code == 200
    strong_daan.refresh_from_db()
    assert strong_daan.epoch == epoch


def test_following_a_link_does_not_log_out(strong_daan: User, client: Client) -> None:
    enter(client)
    client.get("/account/logout/")

    assert client.get(START).status_code == 200


@pytest.mark.parametrize(
    "target", ["//evil.example", "https:evil.example", "\\\\evil.example", "https://evil.example/"]
)
def test_login_leads_only_to_this_site(strong_daan: User, client: Client, target: str) -> None:
    client.post(f"/account/login/?next={target}", {"login": strong_daan.email, "password": PHRASE, "next": target})
    answer = client.post(f"/account/2fa/authenticate/?next={target}", {"code": code(), "next": target})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(("address", "name"), CLOSED)
def test_nobody_registers_by_themselves(db: None, client: Client, address: str, name: str) -> None:
    at = reverse(name, kwargs={"key": "x"} if "<" in address else {})

    assert client.get(at).status_code == client.post(at, {"email": "x@y.invalid"}).status_code == 404


def test_passwords_are_kept_as_argon2id(daan: User) -> None:
    assert daan.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    "address",
    ["/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/inactive/"],
)
def test_the_pages_at_the_door_are_ours_and_in_dutch(db: None, client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    assert 'lang="nl"' in page
    assert "thuistafel/thuistafel.css" in page
    assert "style=" not in page


def test_the_pages_behind_the_door_are_ours(strong_daan: User, client: Client) -> None:
    enter(client)
    names = ("mfa_index", "mfa_generate_recovery_codes", "account_change_password")
    pages = [client.get(reverse(name), follow=True) for name in (*names, "mfa_deactivate_totp", "profile")]

    assert [page.status_code for page in pages] == [200] * 5
    assert all("thuistafel/thuistafel.css" in page.content.decode() for page in pages)


def test_at_an_open_table_nobody_needs_an_account(haaglanden: Region, client: Client, settings: Any) -> None:
    settings.OPEN_TABLE = True
    page = client.get(START)
    client.post("/rol/", {"member": Member.objects.get(user__name="Iris Kok").pk})

    assert "Anna de Wit" in page.content.decode()
    assert page.content.decode().count("<option value=") >= 11
    assert client.get(START).wsgi_request.member.user.name == "Iris Kok"
