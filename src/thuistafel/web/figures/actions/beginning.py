"""A region out of a dossier, and its first people, on a server that has none yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.reasons import did_you_mean
from thuistafel.web.accounts.models import Member, Organisation, User
from thuistafel.web.accounts.roles import Kind, Role
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.queries.dossiers import dossier_as_of, reading_as_of
from thuistafel.web.region.models import Participation, Region, Revision
from thuistafel.web.site.actions import record

NAMED = {"corporatie": Kind.CORPORATION, "instelling": Kind.CARE_PROVIDER}
CHAIN = "accounts"


def begin(files: Mapping[str, bytes], slug: str, title: str, office: str) -> Region:
    """A new region with this dossier as its first revision; the parties its rows name and its office take part."""
    _checked(validate_slug, slug, "slug_unusable")
    if Region.objects.filter(slug=slug).exists():
        raise ThuistafelError("region_exists", slug=slug)
    with transaction.atomic():
        region = Region.objects.create(slug=slug, title=title)
        revise(region, dict(files), Made(None, Revision.Kind.START, title))
        _join(region, office or f"Regiobureau {title}", Kind.REGION_OFFICE)
        for name, kind, code in sorted(set(_parties(region))):
            _join(region, name, Kind(kind), code)
    return region


def _parties(region: Region) -> Iterator[tuple[str, str, str]]:
    """Name, kind and CBS code of the members of the composition and of every corporation and provider in a row."""
    with suppress(DossierError):  # a dossier of which no plan can be made yet
        members = dossier_as_of(region, 1).composition.members
        yield from ((member.name, Kind.MUNICIPALITY.value, member.code) for member in members)
    for row in reading_as_of(region, 1).rows:
        for column, kind in NAMED.items():
            if name := str(row.cells.get(column) or ""):
                yield name, kind.value, ""


def _join(region: Region, name: str, kind: Kind, code: str = "") -> None:
    known = Organisation.objects.filter(cbs_code=code).first() if code else None
    party = known or Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "cbs_code": code})[0]
    Participation.objects.get_or_create(region=region, organisation=party)


def admit(email: str, name: str, role: str, organisation: str, password: str | None) -> Member:
    """Someone in a role for an organisation that is known; without password only an identity provider lets them in."""
    _checked(validate_email, email, "email_unusable")
    party = Organisation.objects.filter(name=organisation).first()
    if party is None:
        names = Organisation.objects.values_list("name", flat=True)
        raise ThuistafelError("organisation_unknown", name=organisation, near=did_you_mean(organisation, names))
    with transaction.atomic():
        user = User.objects.filter(email=email.casefold()).first() or User.objects.create_user(email, name, password)
        member, is_new = Member.objects.get_or_create(user=user, organisation=party, role=Role(role), until=None)
        if is_new:
            record(CHAIN, "member_admitted", {"user": user.pk, "role": role, "organisation": party.name})
    return member


def weaknesses(password: str, email: str, name: str) -> list[str]:
    """Why a password will not do, in words; empty when it will."""
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as problem:
        return list(problem.messages)
    return []


def _checked(validate: object, value: str, code: str) -> None:
    try:
        validate(value)  # type: ignore[operator]
    except ValidationError as problem:
        raise ThuistafelError(code, written=value) from problem
