"""A region's dossier as files with a history: what holds at revision `n` has `since` ≤ n < `until`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.accounts.policy import Act

if TYPE_CHECKING:
    from typing import Self


class RegionQuerySet(models.QuerySet["Region"]):
    """Which regions someone may know of."""

    def visible_to(self, member: Member | None) -> RegionQuerySet:
        """Those the member's organisation takes part in."""
        if member is None or not (member.may(Act.SEE_REGION) or member.may(Act.MANAGE)):
            return self.none()
        return self.filter(participations__organisation=member.organisation)


class Region(models.Model):
    """A housing market region with one dossier.

    Until `first_look_until` each party sees its own numbers and not those of others, at `first_look_revision`.
    """

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    first_look_until = models.DateTimeField(null=True, blank=True)
    first_look_revision = models.PositiveIntegerField(null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Participation(models.Model):
    """An organisation takes part in a region."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("region", "organisation"), name="takes_part_once"),)


class Blob(models.Model):
    """The bytes of a file, known by their digest; the same content is kept once."""

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    content = models.BinaryField()


class Revision(models.Model):
    """A change of the dossier: whole or not at all. The number counts from 1 in its region."""

    class Kind(models.TextChoices):
        """What sort of change."""

        START = "begin", _("begin")
        IMPORT = "import", _("aanlevering")
        FORM = "formulier", _("formulier")
        ANSWER = "antwoord", _("antwoord")
        RULES = "spelregels", _("spelregels")
        UNDO = "ongedaan", _("ongedaan gemaakt")

    region = models.ForeignKey(Region, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    made_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    note = models.CharField(max_length=500, blank=True)
    files = models.JSONField(default=dict)
    """Each changed file's name → [digest before, digest after], '' where there was or is none."""
    summary = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    """Of all files together: equal digests are equal dossiers."""

    class Meta:
        ordering = ("region", "number")
        constraints = (models.UniqueConstraint(fields=("region", "number"), name="one_revision_per_number"),)


Kept = TypeVar("Kept", bound=models.Model, covariant=True)


class HoldingQuerySet(models.QuerySet[Kept]):
    """Rows that hold from one revision to another."""

    def at(self, region: Region, number: int) -> Self:
        """What holds at revision `number` of the region."""
        return self.filter(region=region, since__lte=number).filter(Q(until__isnull=True) | Q(until__gt=number))


class Holding(models.Model):
    """Something that holds from revision `since` up to, and not at, revision `until`."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="+")
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)

    class Meta:
        abstract = True


class File(Holding):
    """A file of the dossier, by the name it has in its folder."""

    name = models.CharField(max_length=240)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")

    objects = HoldingQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("region", "name"), condition=Q(until__isnull=True), name="file_once"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="file_forward"),
        )
