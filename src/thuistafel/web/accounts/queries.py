"""Who someone is at the table."""

from __future__ import annotations

from django.utils import timezone

from thuistafel.web.accounts.models import Member, User
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
