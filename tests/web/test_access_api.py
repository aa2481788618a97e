"""Every operation of the API × every role × both kinds of key × own region, another's and none."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from test_access_matrix import CANARY, ELSEWHERE, EXPECTED, HOME, ROUTES, Around, address, around, entering

from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.queries import hash_of_token
from thuistafel.web.accounts.roles import Role
from thuistafel.web.api.actions import give_token
from thuistafel.web.api.models import Token

__all__ = ["around"]

WRITES = {"replace": ("put", Act.CHOOSE_RULES), "deliver": ("post", Act.DELIVER)}
OPEN = {"openapi", "api-root"}
NAMES = [name.partition(":")[2] for name in EXPECTED if name.startswith("api-v1:")]
READS = [name for name in NAMES if name not in OPEN | WRITES.keys()]
FILLED = {"gemeente": "0503", "veld": "opgave"}


def with_key(member: Member, scope: str) -> Client:
    """A program with a new key; it may ask as often as it likes."""
    token = Token.objects.create(
        member=member,
        name="proef",
        digest=hash_of_token(f"tt_{member.pk}{scope}"),
        scope=scope,
        expires_at=timezone.now() + timedelta(days=1),
    )
    assert token.is_live
    return Client(headers={"authorization": f"Bearer tt_{member.pk}{scope}"}, raise_request_exception=False)


def of(name: str, slug: str) -> str:
    return address(ROUTES[f"api-v1:{name}"], {"regio": slug, **FILLED})


@pytest.fixture(autouse=True)
def _unhurried(settings: object) -> None:
    settings.API_AT_ONCE = 10_000  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", list(Role))
def test_a_key_reads_what_its_role_reads_and_of_no_other_region(around: Around, role: Role) -> None:
    member = around.actors[role]
    for scope in Token.Scope.values:
        client = with_key(member, scope)
        for name in READS:
            for slug in (HOME, ELSEWHERE, "bestaat-niet"):
                answer = client.get(of(name, slug))
                told = answer.content.decode("utf-8", "replace")
                expected = 200 if name == "regions" else 404 if slug != HOME else 200
                if slug == HOME and name != "regions" and not member.may(Act.SEE_REGION):
                    expected = 403
                assert answer.status_code == expected, (role, scope, name, slug, told[:200])
                assert CANARY not in told


@pytest.mark.parametrize("role", list(Role))
def test_a_key_writes_only_by_scope_and_role(around: Around, role: Role) -> None:
    member = around.actors[role]
    for scope in Token.Scope.values:
        client = with_key(member, scope)
        for name, (method, act) in WRITES.items():
            for slug in (HOME, ELSEWHERE, "bestaat-niet"):
                answer = getattr(client, method)(of(name, slug), b"", content_type="application/zip")
                may = member.may(act) and scope == Token.Scope.DELIVER
                # an empty body is refused for itself by who may write; before that, whose it is
                expected = {400, 415} if slug == HOME and may else {403} if slug == HOME else {404}
                if name == "deliver":
                    expected |= {400}  # no form with files, seen before whose it is
                assert answer.status_code in expected, (role, scope, name, slug, answer.content[:200])


def test_a_key_ends_with_the_key_the_membership_and_the_seat(around: Around) -> None:
    member = around.actors[Role.ADVISER]
    client, token = with_key(member, "lezen"), Token.objects.get(member=member)
    assert client.get(of("plan", HOME)).status_code == 200

    for fields in ({"ended_at": timezone.now()}, {"expires_at": timezone.now()}):
        was = {name: getattr(token, name) for name in fields}
        Token.objects.filter(pk=token.pk).update(**fields)
        assert client.get(of("plan", HOME)).status_code == 401
        Token.objects.filter(pk=token.pk).update(**was)
    around.own.participations.filter(organisation=member.organisation).delete()
    assert client.get(of("plan", HOME)).status_code == 404
    Member.objects.filter(pk=member.pk).update(until=timezone.now())
    assert client.get(of("plan", HOME)).status_code == 401


def test_no_key_ends_anothers(around: Around) -> None:
    """Ids of another organisation's key and hook do nothing (also by who may do everything at its own)."""
    _, key = give_token(around.own, Member.objects.get(user__name="Anna de Wit"), "kantoor", "lezen")
    before = Token.objects.get(digest=hash_of_token(key))
    answer = entering(around.actors[Role.ADVISER]).post(f"/regio/{HOME}/koppelingen/sleutel/{before.pk}/intrekken")

    assert answer.status_code == 400
    before.refresh_from_db()
    assert before.ended_at is None
