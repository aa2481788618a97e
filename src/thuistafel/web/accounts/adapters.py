"""How login behaves: nobody registers by themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):
    """Accounts come from an invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an invitation makes the account."""
        return False


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """An identity provider lets in who was invited, known by address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Never: who is not known is told whom to ask."""
        return False
