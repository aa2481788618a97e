"""The claims of a region as rows of a database, and how each file was read. Never changed, only ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.accounts.policy import Act
from thuistafel.web.region.models import Blob, Holding, HoldingQuerySet, Region

if TYPE_CHECKING:
    from typing import Self

SEPARATOR = "|"


def marked(key: str) -> str:
    """A party's key as `concerns` holds it: whole, so that one name is never found inside another."""
    return f"{SEPARATOR}{key.replace(SEPARATOR, ' ')}{SEPARATOR}"


Kept = TypeVar("Kept", bound=models.Model, covariant=True)


class ConcerningQuerySet(HoldingQuerySet[Kept]):
    """Rows that are about parties."""

    def visible_to(self, member: Member | None) -> Self:
        """What the member may see: all of the regions it takes part in, in a period of first look only its own."""
        if member is None or not member.may(Act.SEE_REGION):
            return self.none()
        inside = self.filter(region__participations__organisation=member.organisation)
        if member.may(Act.SEE_EARLY):
            return inside
        own = Q()
        for key in member.keys:
            own |= Q(concerns__contains=marked(key))
        over = Q(region__first_look_until__isnull=True) | Q(region__first_look_until__lte=timezone.now())
        return inside.filter(over | own)


class Claim(Holding):
    """One row as it was read: `content` is the row itself, the other columns are for finding it.

    `concerns` are the parties it is about or from: CBS codes and names between bars.
    """

    table = models.CharField(max_length=20)
    file = models.CharField(max_length=240)
    position = models.PositiveIntegerField()
    """The row's place in the whole reading, so that the same rows come back in the same order."""
    digest = models.CharField(max_length=64)
    words = models.TextField()
    concerns = models.TextField(blank=True)
    content = models.JSONField()

    objects = ConcerningQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        indexes = (models.Index(fields=("region", "until"), name="claims_that_hold"),)
        constraints = (
            models.UniqueConstraint(
                fields=("region", "digest"), condition=Q(until__isnull=True), name="claim_holds_once"
            ),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="claim_forward"),
        )


class LedgerLine(Holding):
    """A claim as the ledger shows and finds it: narrow, so that sorting and searching 100,000 stays quick.

    It has the digest of its claim. `stems` are the stems of all its words, each with a blank before it.
    """

    digest = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=20)
    about = models.CharField(max_length=300)
    value = models.BigIntegerField(null=True)
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    stated = models.CharField(max_length=60, blank=True)
    """The number as it was written: `ca. 40`, `n.v.t.`, `leeg`."""
    grade = models.CharField(max_length=1, blank=True)
    source = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True)
    file = models.CharField(max_length=240)
    spot = models.CharField(max_length=120)
    concerns = models.TextField(blank=True)
    stems = models.TextField(blank=True)

    objects = ConcerningQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        indexes = (
            models.Index(fields=("region", "until"), name="lines_that_hold"),
            models.Index(fields=("region", "file", "spot"), name="lines_by_spot"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("region", "digest"), condition=Q(until__isnull=True), name="line_holds_once"
            ),
        )


class ReadFile(Holding):
    """How one file of the dossier was read: the report with what was corrected, kept aside, asked or refused."""

    file = models.CharField(max_length=240)
    position = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    sender = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    is_sent = models.BooleanField(default=False)
    accepted = models.PositiveIntegerField(default=0)
    corrected = models.PositiveIntegerField(default=0)
    aside = models.PositiveIntegerField(default=0)
    questions = models.PositiveIntegerField(default=0)
    is_refused = models.BooleanField(default=False)
    concerns = models.TextField(blank=True)
    content = models.JSONField()

    objects = ConcerningQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "digest"), condition=Q(until__isnull=True), name="report_holds_once"
            ),
        )


class UploadQuerySet(models.QuerySet["Upload"]):
    """Uploads on their way in."""

    def visible_to(self, member: Member | None) -> UploadQuerySet:
        """Those of the member's own organisation; for who takes in, all of the regions it takes part in."""
        if member is None or not member.may(Act.DELIVER):
            return self.none()
        inside = self.filter(region__participations__organisation=member.organisation)
        return inside if member.may(Act.TAKE_IN) else inside.filter(organisation=member.organisation)


class Upload(models.Model):
    """Files on their way in: read and compared, not yet part of the dossier."""

    class State(models.TextChoices):
        """How far it is."""

        READING = "leest", _("wordt gelezen")
        PREVIEW = "voorbeeld", _("klaar om op te nemen")
        TAKEN = "opgenomen", _("opgenomen")
        REFUSED = "geweigerd", _("geweigerd")
        DROPPED = "vervallen", _("niet opgenomen")

    key = models.CharField(max_length=40, unique=True)
    region = models.ForeignKey(Region, models.CASCADE, related_name="uploads")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    base = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    files = models.JSONField(default=dict)
    """Name → digest of each file sent."""
    preview = models.JSONField(default=dict)
    problem = models.JSONField(null=True)
    taken_as = models.PositiveIntegerField(null=True)

    objects = UploadQuerySet.as_manager()


class UploadedFile(models.Model):
    """One file of an upload."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    name = models.CharField(max_length=240)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")


class Remark(models.Model):
    """'Wij herkennen dit niet, want …' on a number, with who answers it and before when. `version` guards editing."""

    class State(models.TextChoices):
        """Where the remark is."""

        OPEN = "open", _("open")
        ANSWERED = "beantwoord", _("beantwoord")
        WITHDRAWN = "ingetrokken", _("ingetrokken")

    region = models.ForeignKey(Region, models.CASCADE, related_name="remarks")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    deadline = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    answer = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    concerns = models.TextField(blank=True)

    objects = ConcerningQuerySet.as_manager()

    class Meta:
        ordering = ("deadline", "pk")


class Signature(models.Model):
    """A party says that it counts as the definition says, or in what it differs."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="signatures")
    definition = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    differs = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("region", "definition", "organisation"), name="signed_once"),)


class Visit(models.Model):
    """Until which revision a member saw the region before (`seen`), and which was newest at the last look (`newest`).

    A visit lasts while looks follow each other; only then does `seen` move on.
    """

    region = models.ForeignKey(Region, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="visits")
    seen = models.PositiveIntegerField(default=0)
    newest = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("region", "member"), name="one_visit_per_member"),)
