"""Who someone is at the table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.utils import timezone

from thuistafel.web.accounts.models import Invitation, Member, User
from thuistafel.web.accounts.roles import Role


def memberships_of(user: User) -> list[Member]:
    """The memberships someone may act in now, own organisation by own organisation."""
    return list(user.memberships.active_on(timezone.now()).select_related("organisation", "user"))


def membership_of(user: User, chosen: int | None) -> Member | None:
    """The chosen membership while it holds, else the first; None for who has none."""
    found = memberships_of(user)
    return next((member for member in found if member.pk == chosen), found[0] if found else None)


def playable() -> list[Member]:
    """At an open table: every membership there is."""
    return list(Member.objects.active_on(timezone.now()).select_related("organisation", "user"))


def local_member(chosen: int | None) -> Member | None:
    """At an open table: the role being played; the kwartiermaker to begin with."""
    now = Member.objects.active_on(timezone.now()).select_related("organisation", "user")
    return now.filter(pk=chosen or 0).first() or now.filter(role=Role.PIONEER).first() or now.first()


def is_strong(user: User, records: Iterable[Mapping[str, object]]) -> bool:
    """Whether someone came in by more than a password: an identity provider, or an active second factor.

    With a second factor active nobody is let in without it, so that it is there says enough.
    """
    if any(record.get("method") == "socialaccount" for record in records):
        return True
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])  # type: ignore[no-any-return]


def people_of(region_parties: Iterable[int], member: Member) -> list[Member]:
    """The memberships that hold at these parties, as far as the member may see them."""
    seen = Member.objects.visible_to(member).active_on(timezone.now()).filter(organisation__in=region_parties)
    return list(seen.select_related("organisation", "user").order_by("organisation__name", "user__name", "role"))


def past_people_of(region_parties: Iterable[int], member: Member) -> list[Member]:
    """The memberships that ended, latest first."""
    seen = Member.objects.visible_to(member).filter(organisation__in=region_parties, until__lte=timezone.now())
    return list(seen.select_related("organisation", "user").order_by("-until"))


def invitations_of(region_parties: Iterable[int], member: Member) -> list[Invitation]:
    """The invitations nobody accepted yet, also those too old."""
    seen = Invitation.objects.visible_to(member).filter(organisation__in=region_parties)
    waiting = seen.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    return list(waiting.select_related("organisation", "made_by__user"))


def hash_of_token(token: str) -> str:
    """What is kept of a token, in its place."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_invitation(token: str) -> Invitation | None:
    """The invitation a token opens, while it can be accepted."""
    found = Invitation.objects.open_on(timezone.now()).filter(token_hash=hash_of_token(token))
    return found.select_related("organisation", "made_by__user").first()


def with_second_factor(users: Iterable[int]) -> frozenset[int]:
    """Those accounts that have a second factor."""
    found = Authenticator.objects.filter(user__in=list(users), type=Authenticator.Type.TOTP)
    return frozenset(found.values_list("user_id", flat=True))


def names_of(users: Iterable[int | None]) -> dict[int, str]:
    """Names by account, for a log that keeps numbers."""
    wanted = {number for number in users if number is not None}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))
