"""How login behaves: nobody registers by themselves, and mail waits in the outbox."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string

from thuistafel.web.site.models import Message
from thuistafel.wording import SENTENCES

JUST_NOW = 300  # seconds


class InvitedOnly(DefaultAccountAdapter):
    """Accounts come from an invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an invitation makes the account."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """Failed tries count for an address from one place: who tries it elsewhere keeps nobody out."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"

    def is_reauthentication_required(self, *, app: str = "") -> bool:
        """Not for the second factor right after coming in with the password: once is enough."""
        request, passed = context.request, time.time() - JUST_NOW
        if app != "allauth.mfa":
            return bool(super().is_reauthentication_required(app=app))
        records = get_authentication_records(request, request.user)
        return not any(record["method"] == "password" and record["at"] > passed for record in records)

    def send_mail(self, template_prefix: str, email: str, values: Mapping[str, object]) -> None:
        """Into the outbox: asking takes as long for an address that is known as for one that is not.

        Of the library's mails only that for a new password is sent.
        """
        if template_prefix == "account/email/password_reset_key":
            Message.objects.create(
                key=f"password-{secrets.token_hex(16)}",
                kind="mail",
                target=email,
                subject=SENTENCES["password_reset_subject"],
                body=render_to_string(f"{template_prefix}_message.txt", dict(values)),
            )


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """An identity provider lets in who was invited, known by an address it vouches for."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Never: who is not known is told whom to ask."""
        return False


class Codes(DefaultMFAAdapter):
    """The second factor."""

    def build_totp_svg(self, url: str) -> str:
        """The square to scan, to stand inside a page: no address of its own is needed, so the policy stays strict."""
        drawn: str = super().build_totp_svg(url)
        return drawn[drawn.index("<svg") :]
