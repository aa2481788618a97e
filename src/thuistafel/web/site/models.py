"""Events that are only ever added, and commands that act once."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """Something that happened. Each holds the hash of the one before it in its chain, so that a change shows.

    `actor` is an account's number and not a link: a person may leave, what they did stays.
    """

    chain = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.PositiveBigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    verb = models.SlugField(max_length=60)
    values = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("chain", "number")
        constraints = (models.UniqueConstraint(fields=("chain", "number"), name="one_event_per_number"),)


class CarriedOut(models.Model):
    """A command that was carried out: the same key again gets the same answer and does nothing."""

    actor = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    request_hash = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("actor", "key"), name="carried_out_once"),)


class Run(models.Model):
    """A piece of long work: `key` is the hash of its input, so that the same work is never done twice at once.

    A worker that dies leaves `heartbeat` behind; whoever reaps gives the run back to the queue.
    """

    class State(models.TextChoices):
        """Where the work is."""

        WAITING = "wacht"
        RUNNING = "bezig"
        DONE = "klaar"
        FAILED = "mislukt"
        CANCELLED = "gestopt"

    key = models.CharField(max_length=64, unique=True)
    kind = models.SlugField(max_length=40)
    chain = models.SlugField(max_length=60)
    input = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True)
    result = models.JSONField(null=True)
    problem = models.JSONField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)


class Message(models.Model):
    """A mail or webhook call to be sent once, written in the same transaction as what it is about."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.SlugField(max_length=20)
    target = models.CharField(max_length=500)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
