"""What a region keeps of its plans: snapshots that never change and variants to lay side by side."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from thuistafel.web.accounts.models import Member
from thuistafel.web.region.models import Region


class Snapshot(models.Model):
    """A plan with its number: revision, composition and switches give the same numbers for ever (`hash` proves it)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="snapshots")
    title = models.CharField(max_length=200)
    revision = models.PositiveIntegerField()
    composition = models.CharField(max_length=100)
    switches = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)
    answer = models.JSONField()
    """The plan as it was answered when it was frozen."""
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("region", "title"), name="one_snapshot_per_title"),)


class Variant(models.Model):
    """Another set of rules or another composition, kept under a name; `version` guards editing."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="variants")
    name = models.CharField(max_length=100)
    composition = models.CharField(max_length=100, blank=True)
    switches = models.JSONField(default=dict)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    dropped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(
                fields=("region", "name"), condition=Q(dropped_at__isnull=True), name="one_variant_per_name"
            ),
        )
