"""Organisations and the people who act for them. Never the people who are housed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from thuistafel.web.accounts.policy import Act, allows
from thuistafel.web.accounts.roles import Kind, Role

if TYPE_CHECKING:
    from typing import Self


class Organisation(models.Model):
    """A party at the table. `name` is how its own files name it; a municipality is known by its CBS code."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    cbs_code = models.CharField(max_length=4, blank=True)
    contact = models.EmailField(blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("cbs_code",), condition=~Q(cbs_code=""), name="one_party_per_municipality"),
        )

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["User"]):
    """Making accounts; by invitation only."""

    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        """A new account; without password only an identity provider lets it in."""
        user = self.model(email=self.normalize_email(email).casefold(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who works with the platform."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    epoch = models.PositiveIntegerField(default=0)
    """Sessions of an earlier epoch have ended: logging out everywhere starts a new one."""

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - as Django declares it

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        salted = salted_hmac("thuistafel.session", f"{self.password}|{self.epoch}", secret=secret, algorithm="sha256")
        return salted.hexdigest()


Kept = TypeVar("Kept", bound=models.Model, covariant=True)


class AtTableQuerySet(models.QuerySet[Kept]):
    """Places at a table, taken or held."""

    def visible_to(self, member: Member | None) -> Self:
        """Which may be seen: all at the tables of who keeps the log, else those of the own organisation."""
        if member is None or not (member.may(Act.INVITE) or member.may(Act.SEE_LOG)):
            return self.none()
        if member.may(Act.SEE_LOG) or member.may(Act.MANAGE):
            regions = member.organisation.participations.values("region")
            return self.filter(organisation__participations__region__in=regions).distinct()
        return self.filter(organisation=member.organisation)


class MemberQuerySet(AtTableQuerySet["Member"]):
    """Which memberships count."""

    def active_on(self, moment: datetime) -> MemberQuerySet:
        """Those that hold at the moment."""
        return self.filter(since__lte=moment).filter(Q(until__isnull=True) | Q(until__gt=moment))


class Member(models.Model):
    """Someone in a role for an organisation, from `since` until `until` (open while they work there)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ("organisation__name", "role")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "role"), condition=Q(until__isnull=True), name="one_role_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.organisation}"

    def may(self, act: Act) -> bool:
        """Whether the policy gives this member's role the act."""
        return allows(self.role, act)

    @property
    def keys(self) -> tuple[str, ...]:
        """By what rows name this member's organisation."""
        return tuple(filter(None, (self.organisation.cbs_code, self.organisation.name)))


class InvitationQuerySet(AtTableQuerySet["Invitation"]):
    """Which invitations can still be accepted."""

    def open_on(self, moment: datetime) -> InvitationQuerySet:
        """Those neither accepted nor withdrawn nor too old."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=moment)


class Invitation(models.Model):
    """A place at the table held for someone: only the hash of its token is kept.

    `chain` is the log in which it was made and will be accepted; `sent` counts the mails.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20, choices=Role.choices)
    chain = models.SlugField(max_length=60)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    sent = models.PositiveSmallIntegerField(default=1)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("email", "organisation", "role"),
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation",
            ),
        )
