"""Every address × every role × own, other, foreign and no organisation. What stands nowhere here is red.

A new address needs one line in `EXPECTED`; with more than the region in its address, also what to fill in.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from addresses import Route, routes
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.utils import timezone

import thuistafel.web
from thuistafel.web.accounts.middleware import ACTING
from thuistafel.web.accounts.models import Invitation, Member, Organisation, User
from thuistafel.web.accounts.policy import FITTING, Act
from thuistafel.web.accounts.queries import hash_of_token
from thuistafel.web.accounts.roles import Kind, Role
from thuistafel.web.accounts.urls import CLOSED
from thuistafel.web.api.models import Token, Webhook
from thuistafel.web.figures.models import Claim, LedgerLine, ReadFile, Remark, Signature, Upload, UploadedFile
from thuistafel.web.plans.models import Snapshot, Variant
from thuistafel.web.region.models import Blob, File, Participation, Region, Revision
from thuistafel.web.site.actions import record
from thuistafel.web.site.models import CarriedOut, Message, Run

WEB = Path(thuistafel.web.__file__).parent
CANARY = "KANARIE"
HOME, ELSEWHERE = "haaglanden", "elders"
COUNTS: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class Around:
    """What there is to ask for: the own region, one with other parties, and an object of each."""

    own: Region
    foreign: Region
    actors: Mapping[Role, Member]
    objects: Mapping[str, Mapping[str, Mapping[str, object]]]
    """Of what → `own`, `other` (organisation) and `foreign` (region) → what to fill in."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a region: for who may do one of these acts; others find nothing there."""

    acts: tuple[Act, ...] = (Act.SEE_REGION,)
    of: str = ""
    """What is filled in besides the region: a key of `Around.objects`."""
    others: tuple[Act, ...] = ()
    """Who also reaches what belongs to another organisation of the region."""
    method: str = "get"
    missing: int = 404
    """How what is not there is answered, by who may: some say it as a refusal."""


def command(*acts: Act, of: str = "", others: tuple[Act, ...] = (), missing: int = 404) -> Page:
    """A change, by POST."""
    return Page(acts, of, others, "post", missing)


@dataclass(frozen=True, slots=True)
class Door:
    """An address outside any region: the statuses for nobody and for somebody."""

    nobody: int
    somebody: int
    method: str = "get"
    fill: Mapping[str, object] = field(default_factory=dict)


EXPECTED: dict[str, Page | Door] = {
    "entrance": Door(302, 302),
    "live": Door(200, 200),
    "ready": Door(200, 200),
    "security": Door(404, 404),
    "theme": Door(200, 200),
    "play": Door(404, 404, "post"),
    "profile": Door(302, 200),
    "logout_everywhere": Door(302, 302, "post"),
    "set_language": Door(302, 302, "post"),
    "invitation": Door(404, 404, fill={"token": "x"}),
    "account_login": Door(200, 302),
    "account_logout": Door(302, 200),
    "account_inactive": Door(200, 200),
    "account_reauthenticate": Door(302, 403),
    "account_change_password": Door(302, 302),
    "account_reset_password": Door(200, 200),
    "account_reset_password_done": Door(200, 200),
    "account_reset_password_from_key_done": Door(200, 200),
    "account_reset_password_from_key": Door(200, 200, fill={"uidb36": "1", "key": "x-y"}),
    "mfa_index": Door(302, 200),
    "mfa_authenticate": Door(302, 302),
    "mfa_reauthenticate": Door(302, 403),
    "mfa_activate_totp": Door(302, 200),
    "mfa_deactivate_totp": Door(302, 404),
    "mfa_view_recovery_codes": Door(302, 404),
    "mfa_generate_recovery_codes": Door(302, 200),
    "socialaccount_login_cancelled": Door(200, 200),
    "socialaccount_login_error": Door(401, 401),
    "openid_connect_login": Door(404, 404, fill={"provider_id": "oidc"}),
    "openid_connect_callback": Door(404, 404, fill={"provider_id": "oidc"}),
    **{name: Door(404, 404, fill={"key": "x"} if "<" in address else {}) for address, name in CLOSED},
    "start": Page(),
    "distribution": Page(),
    "search": Page(),
    "changes": Page(),
    "picture": Page(),
    "differing": Page(),
    "why": Page(of="number"),
    "note": Page(of="number"),
    "snapshots": Page(),
    "snapshot_freeze": command(Act.KEEP_VARIANT),
    "snapshot": Page(of="snapshot"),
    "snapshot_json": Page(of="snapshot"),
    "snapshot_zip": Page(of="snapshot"),
    "papers": Page(),
    "papers_dossier": Page(),
    "papers_file": Page(of="paper"),
    "composition": Page(),
    "composition_choose": command(Act.CHOOSE_RULES),
    "demand": Page(),
    "room": Page(),
    "urgency": Page(),
    "next_number": Page(),
    "next_number_mail": Page(),
    "next_number_mark": command(Act.TAKE_IN),
    "variants": Page(),
    "variants_keep": command(Act.KEEP_VARIANT),
    "variants_rename": command(Act.KEEP_VARIANT, of="variant", missing=400),
    "variants_drop": command(Act.KEEP_VARIANT, of="variant", missing=400),
    "rules": Page(),
    "rules_settle": command(Act.CHOOSE_RULES),
    "rules_undo": command(Act.CHOOSE_RULES),
    "contribution": Page(),
    "contribution_of": Page(of="contribution"),
    "contribution_workbook": Page((Act.DELIVER,), of="contribution"),
    "contribution_feedback": Page((Act.DELIVER,), of="delivery"),
    "contribution_form": Page((Act.DELIVER,), of="contribution"),
    "contribution_save": command(Act.DELIVER, of="contribution"),
    "inquiry": Page(),
    "inquiry_make": command(Act.TAKE_IN),
    "inquiry_packages": Page((Act.TAKE_IN,), of="run_number"),
    "inquiry_reminders": Page((Act.TAKE_IN,)),
    "inquiry_desk": Page((Act.DELIVER,)),
    "inquiry_answer": command(Act.DELIVER, of="nothing"),
    "inquiry_history": Page(),
    "inquiry_change": Page(of="revision"),
    "inquiry_undo": command(Act.TAKE_IN, of="revision"),
    "inquiry_upload": Page((Act.DELIVER,)),
    "inquiry_send": command(Act.DELIVER),
    "inquiry_preview": Page((Act.DELIVER,), of="upload"),
    "inquiry_again": command(Act.DELIVER, of="upload"),
    "inquiry_column": command(Act.DELIVER, of="upload"),
    "inquiry_accept": command(Act.DELIVER, of="upload"),
    "inquiry_drop": command(Act.DELIVER, of="upload"),
    "sources": Page(),
    "source_at": Page(of="nothing"),
    "source_claim": Page(of="claim"),
    "definitions": Page(),
    "definition_sign": command(Act.REMARK, of="definition"),
    "remarks": Page(),
    "remark_new": Page((Act.REMARK,)),
    "remark_add": command(Act.REMARK),
    "remark": Page(of="remark", others=(Act.SEE_REGION,)),
    "remark_change": command(Act.REMARK, of="remark_of_others"),
    "remark_answer": command(Act.REMARK, of="remark_of_others"),
    "remark_withdraw": command(Act.REMARK, of="remark_of_others"),
    "run": Page((Act.DELIVER,), of="run"),
    "run_stop": command(Act.DELIVER, of="run"),
    "connections": Page((Act.CONNECT,)),
    "connections_key": command(Act.CONNECT),
    "connections_key_end": command(Act.CONNECT, of="key", missing=400),
    "connections_hook": command(Act.CONNECT),
    "connections_hook_end": command(Act.CONNECT, of="hook", missing=400),
    # programs come with a key; a browser's session opens nothing here
    "api-v1:openapi": Door(200, 200),
    "api-v1:api-root": Door(404, 404),
    "api-v1:regions": Door(401, 401),
    **{
        f"api-v1:{name}": Door(401, 401, fill={"regio": ELSEWHERE, "gemeente": "0503", "veld": "opgave"})
        for name in (
            *("region", "plan", "why", "picture", "path", "urgency", "balance", "claims", "revisions", "snapshots"),
            *("dossier", "replace"),
        )
    },
    "api-v1:deliver": Door(401, 401, "post", {"regio": ELSEWHERE}),
    "people": Page((Act.INVITE,)),
    "people_invite": command(Act.INVITE, of="party"),
    "people_again": command(Act.INVITE, of="invitation", others=(Act.SEE_LOG,)),
    "people_withdraw": command(Act.INVITE, of="invitation", others=(Act.SEE_LOG,)),
    "people_end": command(Act.INVITE, of="member", others=(Act.SEE_LOG,)),
    "organisations": Page((Act.MANAGE,)),
    "organisations_add": command(Act.MANAGE),
    "organisations_rename": command(Act.MANAGE, of="organisation", others=(Act.MANAGE,)),
    "organisations_out": command(Act.MANAGE, of="organisation", others=(Act.MANAGE,)),
    "rights": Page((Act.SEE_LOG,)),
    "first_look": Page((Act.CHOOSE_RULES, Act.MANAGE)),
    "first_look_set": command(Act.CHOOSE_RULES, Act.MANAGE),
    "first_look_end": command(Act.CHOOSE_RULES, Act.MANAGE),
    "log": Page((Act.SEE_LOG,)),
}
ROUTES = {route.name: route for route in routes()}


@pytest.fixture
def around(haaglanden: Region, settings: Any) -> Around:
    settings.OPEN_TABLE = False
    actors = {role: _actor(role) for role in Role}
    foreign = _foreign_region()
    delft, the_hague = (Organisation.objects.get(name=name) for name in ("Delft", "Den Haag"))
    strange = Organisation.objects.get(name__startswith=f"{CANARY} partij")
    parties = {"own": delft, "other": the_hague, "foreign": strange}
    anna = Member.objects.get(user__name="Anna de Wit")
    objects: dict[str, dict[str, dict[str, object]]] = {
        "party": {key: {"organisation": party.pk} for key, party in parties.items()},
        "organisation": {key: {"number": party.pk} for key, party in parties.items()},
        "invitation": {key: {"number": _invitation(party, anna).pk} for key, party in parties.items()},
        "member": {key: {"number": _reader(party).pk} for key, party in parties.items()},
        "remark": {key: {"number": _remark(party).pk} for key, party in parties.items() if key != "foreign"},
        "number": {"all": {"code": "0503", "field": "opgave"}, "foreign": {"code": "9999", "field": "opgave"}},
        "definition": {"all": {"name": "opgave"}},
        **_of_others(foreign),
    }
    return Around(haaglanden, foreign, actors, objects)


def _of_others(foreign: Region) -> dict[str, dict[str, dict[str, object]]]:
    """Objects of the other region, asked for in the own: never there, whoever asks."""
    party = f"{CANARY} partij"
    found: dict[str, dict[str, object]] = {
        "snapshot": {"number": foreign.snapshots.get().pk},
        "variant": {"key": Variant.objects.get(region=foreign).pk},
        "paper": {"name": f"{CANARY}.pdf"},
        "contribution": {"kind": "Z", "code": "0503", "party": party},
        "delivery": {"file": f"{CANARY}.csv"},
        "run_number": {"number": Run.objects.get(chain=ELSEWHERE).pk},
        "revision": {"number": 4711},
        "upload": {"key": CANARY},
        "claim": {"digest": CANARY.casefold()},
        "remark_of_others": {"number": foreign.remarks.get().pk},
        "nothing": {},
        "run": {"key": CANARY},
        "key": {"number": Token.objects.get(name__startswith=CANARY).pk},
        "hook": {"number": foreign.webhooks.get().pk},
    }
    return {name: {"foreign": filled} for name, filled in found.items()}


def _remark(party: Organisation) -> Remark:
    by = Member.objects.filter(organisation=party)[0]
    told = {"subject": "opgave", "text": "Wij herkennen dit niet", "deadline": date(2030, 1, 1)}
    region = Region.objects.get(slug=HOME)
    return Remark.objects.create(region=region, organisation=party, made_by=by, owner=party, **told)


def _actor(role: Role) -> Member:
    """Someone in each role: of Delft, where the role fits a municipality."""
    kind = FITTING.get(role)
    parties = Organisation.objects.filter(participations__region__slug=HOME)
    party = parties.filter(kind=kind)[0] if kind else parties.get(name="Delft")
    user = User.objects.create_user(f"rol-{role}@voorbeeld.invalid", f"Rol {role}")
    return Member.objects.create(user=user, organisation=party, role=role)


def _reader(party: Organisation) -> Member:
    user = User.objects.create_user(f"lezer-{party.pk}@x.invalid", f"Lezer van {party.name}")
    return Member.objects.create(user=user, organisation=party, role=Role.READER)


def _invitation(party: Organisation, by: Member) -> Invitation:
    soon = timezone.now() + timedelta(days=1)
    told = {"organisation": party, "role": Role.READER, "made_by": by, "expires_at": soon, "chain": HOME}
    return Invitation.objects.create(token_hash=hash_of_token(party.name), email=f"{party.pk}@x.invalid", **told)


def _foreign_region() -> Region:
    """A region of others, with a canary in every text it keeps."""
    region = Region.objects.create(slug=ELSEWHERE, title=f"{CANARY} titel")
    party = Organisation.objects.create(name=f"{CANARY} partij", kind=Kind.CARE_PROVIDER, contact=f"{CANARY}@x.nl")
    Participation.objects.create(region=region, organisation=party)
    user = User.objects.create_user(f"{CANARY}@voorbeeld.invalid", f"{CANARY} mens")
    member = Member.objects.create(user=user, organisation=party, role=Role.PIONEER)
    soon = timezone.now() + timedelta(days=1)
    Invitation.objects.create(
        token_hash="0" * 64,
        email=f"{CANARY}@uitgenodigd.nl",
        organisation=party,
        role=Role.READER,
        chain=ELSEWHERE,
        made_by=member,
        expires_at=soon,
    )
    Revision.objects.create(region=region, number=1, at=timezone.now(), kind=Revision.Kind.START, note=f"{CANARY} noot")
    blob = Blob.objects.create(digest=f"{CANARY}", size=7, content=CANARY.encode())
    File.objects.create(region=region, since=1, name=f"{CANARY}.csv", blob=blob)
    row = {"region": region, "since": 1, "position": 0, "digest": CANARY.casefold(), "file": f"{CANARY}.csv"}
    LedgerLine.objects.create(
        **row,
        table="uitstroom",
        about=f"{CANARY} Delft",
        source=f"{CANARY} bron",
        concerns="|0503|",
        stems=f" {CANARY}",
    )
    Claim.objects.create(**row, table="uitstroom", words=f"{CANARY} woorden", concerns="|0503|", content={})
    ReadFile.objects.create(**row, sender=f"{CANARY} afzender", concerns="|0503|Delft|", content={})
    upload = Upload.objects.create(key=f"{CANARY}", region=region, made_by=member, organisation=party, base=1)
    UploadedFile.objects.create(upload=upload, name=f"{CANARY}.xlsx", blob=blob)
    said = {"region": region, "organisation": party, "made_by": member}
    Remark.objects.create(
        **said, subject=f"{CANARY} onderwerp", text=f"{CANARY} tekst", owner=party, deadline=date(2030, 1, 1)
    )
    Signature.objects.create(**said, definition="opgave", differs=f"{CANARY} verschil")
    kept = {"region": region, "made_by": member}
    Snapshot.objects.create(**kept, title=f"{CANARY} stand", revision=1, composition="x", hash="x", answer={})
    Variant.objects.create(**kept, name=f"{CANARY} variant")
    record(ELSEWHERE, "dossier_start", {"note": f"{CANARY} gebeurtenis"}, organisation=f"{CANARY} partij")
    later = timezone.now() + timedelta(days=9)
    Token.objects.create(member=member, name=f"{CANARY} sleutel", digest="0" * 64, expires_at=later)
    Webhook.objects.create(region=region, member=member, url=f"https://{CANARY}.example/")
    Message.objects.create(key=f"{CANARY}", kind="mail", target=f"{CANARY}@x.nl", body=f"{CANARY} tekst")
    Run.objects.create(key=f"{CANARY}", kind="plan", chain=ELSEWHERE, doing=f"{CANARY} bezig")
    CarriedOut.objects.create(actor=f"{CANARY}", key="x", request_hash="x")
    return region


def entering(member: Member) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[ACTING] = member.pk
    session["account_authentication_methods"] = [{"method": "socialaccount", "provider": "oidc", "uid": "x"}]
    session["account_authentication_methods_user"] = str(member.user.pk)
    session.save()
    return client


def address(route: Route, filled: Mapping[str, object]) -> str:
    """The address with everything filled in; patterns of the library count as well."""
    plain = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", route.pattern).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(filled[found[1]]), plain)


def ask(client: Client, expected: Page | Door, route: Route, filled: Mapping[str, object]) -> tuple[int, str]:
    """Status and everything that came back; whatever it changed is undone."""
    with transaction.atomic():
        sent = filled if expected.method == "post" else {}
        answer = getattr(client, expected.method)(address(route, filled), sent)
        transaction.set_rollback(True)
    COUNTS["requests"] += 1
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = told.decode("utf-8", "replace") + str(answer.headers)
    asked = unquote(address(route, filled))  # an answer may repeat what was asked, not more
    return answer.status_code, unquote(text).replace(asked, "").replace(escape(asked), "")


def without_number(text: str) -> str:
    """A page for what is missing, without the number of this one message and the key of its forms."""
    return re.sub(r'\b[0-9a-f]{8}\b|name="csrfmiddlewaretoken" value="\w*"', "", text)


def cases(expected: Page, around: Around, member: Member) -> Iterator[tuple[str, Mapping[str, object], bool]]:
    """What is asked, with what filled in, and whether the member reaches it."""
    allowed = any(member.may(act) for act in expected.acts)
    of = around.objects.get(expected.of, {"own": {}})
    for whose, filled in of.items():
        reached = allowed and (
            (whose == "own" and (member.organisation.name == "Delft" or not expected.of))
            or (whose != "foreign" and any(member.may(act) for act in expected.others))
            or (expected.of == "party" and whose != "foreign")
            or whose == "all"
        )
        yield whose, {"slug": HOME, **filled}, reached
    filled = next(iter(of.values()))
    yield "elsewhere", {"slug": ELSEWHERE, **filled}, False
    yield "nowhere", {"slug": "bestaat-niet", **filled}, False


@pytest.mark.parametrize("name", [name for name, one in EXPECTED.items() if isinstance(one, Page)])
def test_a_page_is_reached_by_who_may_and_by_nobody_else(around: Around, name: str) -> None:
    expected, route = EXPECTED[name], ROUTES[name]
    assert isinstance(expected, Page)
    missing = without_number(Client().get("/bestaat-niet/").content.decode())

    for role, member in around.actors.items():
        client = entering(member)
        for whose, filled, reached in cases(expected, around, member):
            status, told = ask(client, expected, route, filled)
            said = f"{name}, {role}, {whose}: {status}"
            COUNTS["expectations"] += 3
            assert status < 500, said
            is_missing = status in {404, expected.missing} if whose == "foreign" else status == 404
            assert is_missing != reached, said
            assert CANARY not in told, said
            if status == 404:
                assert without_number(told).startswith(missing[:200]), said
    for filled in ({"slug": HOME}, {"slug": ELSEWHERE}):
        of = next(iter(around.objects.get(expected.of, {"own": {}}).values()))
        status, told = ask(Client(), expected, route, {**filled, **of})
        COUNTS["expectations"] += 2
        assert (status, CANARY in told) == (404, False), f"{name}, nobody: {status}"


@pytest.mark.parametrize("name", [name for name, one in EXPECTED.items() if isinstance(one, Door)])
def test_a_door_opens_as_it_should(around: Around, name: str) -> None:
    expected, route = EXPECTED[name], ROUTES[name]
    assert isinstance(expected, Door)
    for client, status in (
        (Client(), expected.nobody),
        *((entering(member), expected.somebody) for member in around.actors.values()),
    ):
        found, told = ask(client, expected, route, expected.fill)
        COUNTS["expectations"] += 2
        assert (found, CANARY in told) == (status, False), name


def test_every_address_has_an_expectation_and_every_expectation_an_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with capsys.disabled():
        print(f"\n{len(ROUTES)} addresses, {COUNTS['requests']} requests, {COUNTS['expectations']} expectations held")

    assert sorted(set(ROUTES) - set(EXPECTED)) == []
    assert sorted(set(EXPECTED) - set(ROUTES)) == []
    assert len(ROUTES) == len(routes())


def test_what_is_not_there_and_what_is_not_yours_look_the_same(around: Around) -> None:
    client = entering(around.actors[Role.PIONEER])
    pages = [f"/regio/{slug}/logboek/" for slug in (ELSEWHERE, "bestaat-niet")]
    ends = [f"/regio/{HOME}/mensen/{pk}/beeindigen/" for pk in (_last(Member), 2**62, 2**63, 2**64)]
    answers = [(page, client.get(page)) for page in pages] + [(end, client.post(end)) for end in ends]

    assert {answer.status_code for _, answer in answers} == {404}
    # the corner repeats the address that was asked, to lead back to it
    said = {without_number(answer.content.decode().replace(asked, "")) for asked, answer in answers}
    assert len(said) == 1


def _last(kind: type[models.Model]) -> int:
    return kind._default_manager.order_by("-pk").values_list("pk", flat=True)[0] + 1


EXEMPT = {"Blob", "Participation", "File"}
"""Kept by digest, without text, or checked through the rows that use it."""


def test_every_text_that_is_kept_has_a_canary(around: Around) -> None:
    bare = []
    for model in apps.get_models():
        fields = [one for one in model._meta.concrete_fields if isinstance(one, models.CharField | models.TextField)]
        texts = [one for one in fields if not one.choices]
        if not model.__module__.startswith("thuistafel.") or model.__name__ in EXEMPT or not texts:
            continue
        rows = model._default_manager.values_list(*(one.name for one in texts))
        if not any(CANARY.casefold() in str(row).casefold() for row in rows):
            bare.append(model.__name__)

    assert bare == []


@pytest.mark.parametrize("role", list(Role))
def test_a_role_changed_meanwhile_counts_at_once(around: Around, role: Role) -> None:
    member = around.actors[role]
    client = entering(member)
    Member.objects.filter(pk=member.pk).update(until=timezone.now())

    assert {client.get(f"/regio/{HOME}/{page}").status_code for page in ("", "mensen/", "logboek/")} == {404}


def _visible_tables() -> set[str]:
    return {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("thuistafel.") and hasattr(model._default_manager, "visible_to")
    }


INTERNAL = {
    # the log, sessions and invitations by their token: before anyone is known, or about oneself
    "accounts/queries.py": {"Member", "Invitation"},
    "accounts/actions/inviting.py": {"Member", "Invitation"},
    "accounts/actions/leaving.py": {"Member"},
    # keys and hooks by their own digest or by the worker; seeding an example
    "api/actions.py": {"Webhook"},
    "api/asked.py": {"Token"},
    "api/pace.py": {"Token"},
    "api/queries.py": {"Token"},
    "figures/actions/beginning.py": {"Member", "Region"},
    # a region by its key, of a viewpoint that was reached through `visible_to`
    "figures/queries/calculated.py": {"Region"},
    "plans/queries/choices.py": {"Region"},
    "plans/queries/opening.py": {"Region"},
    # names of compositions only
    "figures/queries/compositions.py": {"Claim"},
    # the calculation itself, which sees all rows of its region; what of it is shown, first look decides
    "figures/queries/dossiers.py": {"Claim", "ReadFile"},
    "region/actions.py": {"Member"},
    "region/queries.py": {"Member"},
}
"""Where a table is read whole, and why: a new place is red until it stands here, and one that is gone as well."""


def unguarded(tree: ast.AST, tables: set[str]) -> Iterator[str]:
    """Tables read in another way than by `visible_to` first: `X.objects.…`."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)):
            continue
        manager, table = node.value, node.value.value
        if manager.attr not in {"objects", "_default_manager"} or not isinstance(table, ast.Name):
            continue
        if table.id in tables and node.attr not in {"visible_to", "create", "bulk_create"}:
            yield table.id


def _sources() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(WEB.rglob("*.py")):
        name = path.relative_to(WEB).as_posix()
        if re.search(r"(views|queries|actions|pages|api)", name):
            yield name, ast.parse(path.read_text())


def test_no_query_starts_at_a_whole_table() -> None:
    tables = _visible_tables()
    found = {name: set(unguarded(tree, tables)) for name, tree in _sources()}

    assert {"Claim", "ReadFile", "Remark", "Region", "Member", "Invitation"} <= tables
    assert {name: some for name, some in found.items() if some} == INTERNAL


def test_a_query_that_starts_at_a_whole_table_is_seen() -> None:
    bad = "def x():\n return Remark.objects.filter(pk=1), Remark.objects.all()[0]\n"
    good = "def x(member):\n return Remark.objects.visible_to(member).filter(pk=1)\n"

    assert list(unguarded(ast.parse(bad), {"Remark"})) == ["Remark", "Remark"]
    assert list(unguarded(ast.parse(good), {"Remark"})) == []


WHOLE = {"report_from", "report_with_slider", "plan_of", "dossier_of", "dossier_as_of", "files_as_of", "zip_as_of"}
"""What gives everyone's numbers: a view asks `report_for`, `slider_for`, `plan_for` or `dossier_for` instead."""
GUARDED = {f"plans/views/{one}.py": {"plan_of"} for one in ("demand", "room")}
"""Views that show one's own part of the whole in first look; the attacker of test_first_look tries each."""


def called_in(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_no_view_takes_everyones_numbers_past_the_first_look() -> None:
    views = {name: called_in(tree) & WHOLE for name, tree in _sources() if "views" in name}

    assert {name: some for name, some in views.items() if some} == GUARDED
