"""Organisations and the people who act for them. Never the people who are housed."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from thuistafel.web.accounts.policy import Act, allows
from thuistafel.web.accounts.roles import Kind, Role


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

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - as Django declares it

    def __str__(self) -> str:
        return self.name


class MemberQuerySet(models.QuerySet["Member"]):
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
