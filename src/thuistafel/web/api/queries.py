"""Who a program is, and what it may hear."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.queries import hash_of_token
from thuistafel.web.api.models import Token, Webhook
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Message

LONGEST_KEY = 100


def token_of(key: str) -> Token | None:
    """The token behind a key, while it and the membership it acts as hold."""
    if not key or len(key) > LONGEST_KEY:
        return None
    now = timezone.now()
    found = Token.objects.select_related("member__organisation", "member__user").filter(
        Q(member__until__isnull=True) | Q(member__until__gt=now),
        digest=hash_of_token(key),
        ended_at__isnull=True,
        expires_at__gt=now,
        member__user__is_active=True,
        member__since__lte=now,
    )
    return found.first()


def tokens_of(member: Member) -> list[Token]:
    """The keys of the member's organisation, newest first."""
    return list(Token.objects.visible_to(member).select_related("member__user"))


def webhooks_of(region: Region, member: Member) -> list[tuple[Webhook, Message | None]]:
    """The addresses the member's organisation has told of this region, each with its newest message."""
    hooks = list(Webhook.objects.visible_to(member).filter(region=region, ended_at__isnull=True))
    newest = Q()
    for hook in hooks:
        newest |= Q(key=f"webhook-{hook.pk}-{hook.heard}")
    sent = {one.key: one for one in Message.objects.filter(newest, kind="webhook")} if hooks else {}
    return [(hook, sent.get(f"webhook-{hook.pk}-{hook.heard}")) for hook in hooks]
