"""Invitations: made, sent again, withdrawn, accepted."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Invitation, Member, Organisation, User
from thuistafel.web.accounts.policy import Act, grantable
from thuistafel.web.accounts.queries import hash_of_token
from thuistafel.web.accounts.roles import Role
from thuistafel.web.site.models import Message
from thuistafel.wording import SENTENCES

LASTS = timedelta(days=14)
Address = Callable[[str], str]
"""From a token to the whole address of the page where it is accepted."""


def invite(by: Member, chain: str, email: str, organisation: Organisation, role: str, address: Address) -> Invitation:
    """Hold a place for someone and mail the way in.

    Raises `invitation_address`, `invitation_not_yours`, `role_not_to_give`, `own_role` or `already_invited`.
    """
    email = email.strip().casefold()
    try:
        validate_email(email)
    except ValidationError as problem:
        raise ThuistafelError("invitation_address", written=email[:100]) from problem
    refuse_role(by, email, organisation, role)
    token = secrets.token_urlsafe(32)
    made = Invitation(
        token_hash=hash_of_token(token),
        email=email,
        organisation=organisation,
        role=role,
        chain=chain,
        made_by=by,
        expires_at=timezone.now() + LASTS,
    )
    if Member.objects.active_on(timezone.now()).filter(user__email=email, organisation=organisation, role=role):
        raise ThuistafelError("already_member", role=str(Role(role).label))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            _mail(made, address(token))
            _told(by, "invited", made)
    except IntegrityError as problem:
        raise ThuistafelError("already_invited", email=email) from problem
    return made


def refuse_role(by: Member, email: str, organisation: Organisation, role: str) -> None:
    """Raise when `by` may not give this role at this party, or means itself."""
    if not by.may(Act.MANAGE) and organisation.pk != by.organisation_id:
        raise ThuistafelError("invitation_not_yours")
    if role not in grantable(by.role, organisation.kind):
        raise ThuistafelError("role_not_to_give", role=str(Role(role).label) if role in Role else role[:40])
    if email == by.user.email.casefold():
        raise ThuistafelError("own_role")


def send_again(by: Member, invitation: Invitation, address: Address) -> None:
    """A new way in for another fortnight; the old one no longer works."""
    _refuse_other(by, invitation)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        invitation.token_hash = hash_of_token(token)
        invitation.expires_at = timezone.now() + LASTS
        invitation.sent += 1
        invitation.save(update_fields=["token_hash", "expires_at", "sent"])
        _mail(invitation, address(token))
        _told(by, "invited_again", invitation)


def withdraw(by: Member, invitation: Invitation) -> None:
    """Close the way in."""
    _refuse_other(by, invitation)
    with transaction.atomic():
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        _told(by, "invitation_withdrawn", invitation)


def _refuse_other(by: Member, invitation: Invitation) -> None:
    refuse_role(by, invitation.email, invitation.organisation, invitation.role)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise ThuistafelError("invitation_closed")


def accept(invitation: Invitation, user: User | None, name: str = "", password: str | None = None) -> Member:
    """Take the place, once: as `user`, or with a new account. No password: only an identity provider lets one in.

    Raises `invitation_closed`, `invitation_other_person`, `name_missing` or `password_weak`.
    """
    if user is not None and user.email.casefold() != invitation.email:
        raise ThuistafelError("invitation_other_person")
    if user is None and not name.strip():
        raise ThuistafelError("name_missing")
    if user is None and password is not None:
        _refuse_weak(password, invitation.email, name)
    try:
        with transaction.atomic():
            return _taken(invitation, user, name, password)
    except IntegrityError as problem:
        raise ThuistafelError("invitation_closed") from problem


def _taken(invitation: Invitation, user: User | None, name: str, password: str | None) -> Member:
    now = timezone.now()
    mine = Invitation.objects.open_on(now).filter(pk=invitation.pk, token_hash=invitation.token_hash)
    if not mine.update(accepted_at=now):
        raise ThuistafelError("invitation_closed")
    account = user or User.objects.create_user(invitation.email, name.strip()[:200], password)
    member = Member.objects.create(user=account, organisation=invitation.organisation, role=invitation.role)
    _told(member, "invitation_accepted", invitation)
    return member


def _refuse_weak(password: str, email: str, name: str) -> None:
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as problem:
        raise ThuistafelError("password_weak", why=" ".join(problem.messages)) from problem


def _mail(invitation: Invitation, address: str) -> None:
    values = {
        "by": invitation.made_by.user.name,
        "organisation": invitation.organisation.name,
        "role": str(Role(invitation.role).label),
        "address": address,
        "days": LASTS.days,
    }
    Message.objects.create(
        key=f"invitation-{invitation.pk}-{invitation.sent}",
        kind="mail",
        target=invitation.email,
        subject=SENTENCES["invitation_subject"].format(**values),
        body=SENTENCES["invitation_body"].format(**values),
    )


def _told(by: Member, verb: str, invitation: Invitation) -> None:
    values = {"invitation": invitation.pk, "party": invitation.organisation.name, "as": invitation.role}
    record_by(by, invitation.chain, verb, values)
