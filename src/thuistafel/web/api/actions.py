"""Giving and taking back keys; telling who asked to hear of changes."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.queries import hash_of_token
from thuistafel.web.api.models import Token, Webhook
from thuistafel.web.api.outside import require_outside
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event, Message
from thuistafel.web.site.outbox import post

LIFE = timedelta(days=365)
MOST_AT_ONCE = 100
MOST_HOOKS = 20
"""So many addresses one organisation may have told of one region."""
LONGEST_ADDRESS = 500
WEBHOOK = "webhook"


@transaction.atomic
def give_token(region: Region, member: Member, name: str, scope: str) -> tuple[Token, str]:
    """A new key for a program of the member's organisation; the key itself is shown once and not kept."""
    if scope not in Token.Scope.values or not name.strip():
        raise ThuistafelError("token_incomplete")
    key = f"tt_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        member=member, name=name.strip()[:100], digest=hash_of_token(key), scope=scope, expires_at=timezone.now() + LIFE
    )
    record_by(member, region.slug, "token_given", {"name": token.name, "scope": scope})
    return token, key


@transaction.atomic
def end_token(region: Region, member: Member, number: int) -> None:
    """Take a key back; a program that holds it is refused from now on."""
    token = Token.objects.visible_to(member).filter(pk=number, ended_at__isnull=True).first()
    if token is None:
        raise ThuistafelError("token_missing")
    token.ended_at = timezone.now()
    token.save(update_fields=["ended_at"])
    record_by(member, region.slug, "token_ended", {"name": token.name})


@transaction.atomic
def add_webhook(region: Region, member: Member, url: str) -> Webhook:
    """Tell this address of every change from now on; it has to be https, and on the outside."""
    if len(url) > LONGEST_ADDRESS:
        raise ThuistafelError("webhook_not_outside")
    require_outside(url)
    there = Webhook.objects.visible_to(member).filter(region=region, ended_at__isnull=True)
    if there.filter(url=url, member=member).exists() or there.count() >= MOST_HOOKS:
        raise ThuistafelError("webhook_there", limit=MOST_HOOKS)
    last = Event.objects.filter(chain=region.slug).order_by("-number").values_list("number", flat=True).first() or 0
    hook = Webhook.objects.create(region=region, member=member, url=url, secret=secrets.token_hex(32), heard=last)
    record_by(member, region.slug, "webhook_added", {"host": urlsplit(url).hostname or ""})
    return hook


@transaction.atomic
def end_webhook(region: Region, member: Member, number: int) -> None:
    """Tell this address nothing any more."""
    hook = Webhook.objects.visible_to(member).filter(pk=number, region=region, ended_at__isnull=True).first()
    if hook is None:
        raise ThuistafelError("webhook_missing")
    hook.ended_at = timezone.now()
    hook.save(update_fields=["ended_at"])
    Message.objects.filter(kind=WEBHOOK, key__startswith=f"{WEBHOOK}-{hook.pk}-", sent_at__isnull=True).delete()
    record_by(member, region.slug, "webhook_ended", {"host": urlsplit(hook.url).hostname or ""})


def announce() -> int:
    """Write a message for each webhook and each change it has not heard of; the number of messages."""
    hooks = Webhook.objects.filter(ended_at__isnull=True).select_related("region", "member__organisation")
    return sum(_announce(hook) for hook in hooks if _may_hear(hook))


def _may_hear(hook: Webhook) -> bool:
    """Whether who asked for it still works there, may still connect, and its organisation still takes part."""
    member, now = hook.member, timezone.now()
    holds = member.since <= now and (member.until is None or member.until > now)
    takes_part = hook.region.participations.filter(organisation=member.organisation).exists()
    return holds and member.may(Act.CONNECT) and takes_part


@transaction.atomic
def _announce(hook: Webhook) -> int:
    news = list(
        Event.objects.filter(chain=hook.region.slug, number__gt=hook.heard, verb__startswith="dossier_").order_by(
            "number"
        )[:MOST_AT_ONCE]
    )
    for event in news:
        body = json.dumps(_told(hook.region, event), ensure_ascii=False, sort_keys=True)
        post(f"{WEBHOOK}-{hook.pk}-{event.number}", WEBHOOK, hook.url, signature(hook, body), body)
    if news:
        Webhook.objects.filter(pk=hook.pk).update(heard=news[-1].number)
    return len(news)


def _told(region: Region, event: Event) -> dict[str, object]:
    """That something changed and where to read it: no numbers travel."""
    return {
        "regio": region.slug,
        "gebeurtenis": event.number,
        "soort": event.verb.removeprefix("dossier_"),
        "stand": event.values.get("revision"),
        "op": event.at.isoformat(),
    }


def signature(hook: Webhook, body: str) -> str:
    """What the receiver recomputes to know that it was us: HMAC-SHA-256 over the body."""
    return "sha256=" + hmac.new(hook.secret.encode(), body.encode(), hashlib.sha256).hexdigest()
