"""Ending what someone may do: rights end with the next request."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member, User
from thuistafel.web.accounts.policy import Act, grantable
from thuistafel.web.accounts.queries import memberships_of
from thuistafel.web.accounts.roles import Role

KEPT = (Role.PIONEER, Role.ADMINISTRATOR)
"""Roles of which a table always has someone."""


def end_membership(by: Member, member: Member, chain: str) -> None:
    """End a membership now; who has none left is logged out everywhere.

    Raises `membership_not_yours`, `membership_ended` or `last_of_role`.
    """
    is_own = member.user_id == by.user_id
    at_home = member.organisation_id == by.organisation_id and member.role in grantable(by.role, by.organisation.kind)
    if not (is_own or by.may(Act.MANAGE) or at_home):
        raise ThuistafelError("membership_not_yours")
    if member.role in KEPT and is_last(member):
        raise ThuistafelError("last_of_role", role=str(Role(member.role).label))
    with transaction.atomic():
        if not Member.objects.filter(pk=member.pk, until__isnull=True).update(until=timezone.now()):
            raise ThuistafelError("membership_ended")
        if not memberships_of(member.user):
            end_sessions(member.user)
        values = {"member": member.pk, "account": member.user_id, "party": member.organisation.name, "as": member.role}
        record_by(by, chain, "membership_ended", values)


def is_last(member: Member) -> bool:
    """Whether nobody else holds this role at any of the tables the member's party takes part in."""
    now = Member.objects.active_on(timezone.now()).filter(role=member.role).exclude(pk=member.pk)
    regions = member.organisation.participations.values_list("region", flat=True)
    return not all(now.filter(organisation__participations__region=region).exists() for region in regions)


def end_sessions(user: User) -> None:
    """Log someone out everywhere."""
    User.objects.filter(pk=user.pk).update(epoch=F("epoch") + 1)
    user.refresh_from_db(fields=["epoch"])
