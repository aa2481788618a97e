"""Keys for programs, and who wants to hear of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.region.models import Region

if TYPE_CHECKING:
    from typing import Self


Kept = TypeVar("Kept", bound=models.Model, covariant=True)


class OwnQuerySet(models.QuerySet[Kept]):
    """What belongs to an organisation."""

    def visible_to(self, member: Member | None) -> Self:
        """Those of the member's own organisation."""
        if member is None or not member.may(Act.CONNECT):
            return self.none()
        return self.filter(member__organisation=member.organisation)


class Token(models.Model):
    """A key with which a program acts as a member, no longer than that membership holds; only its digest is kept."""

    class Scope(models.TextChoices):
        """What the program may do."""

        READ = "lezen", _("lezen")
        DELIVER = "leveren", _("lezen en aanleveren")

    member = models.ForeignKey(Member, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.READ)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    busy_until = models.BigIntegerField(default=0)
    """Milliseconds since 1970: when all its questions so far would have been asked at an even pace."""

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)

    @property
    def is_live(self) -> bool:
        """Whether it was not taken back and has not expired."""
        return self.ended_at is None and self.expires_at > timezone.now()


class Webhook(models.Model):
    """An address that is told of every change of a region, signed with `secret`. `heard` is the last event told."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="webhooks")
    member = models.ForeignKey(Member, models.CASCADE, related_name="webhooks")
    url = models.URLField(max_length=500)
    secret = models.CharField(max_length=64)
    heard = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("region", "member", "url"), condition=Q(ended_at__isnull=True), name="one_hook_per_address"
            ),
        )
