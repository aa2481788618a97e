"""Login through an identity provider: the library's, but the signature of what it says is always checked.

The library trusts a token it fetched itself, as the standard allows over TLS; a wrong key is then never noticed.
"""

from __future__ import annotations

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponseBase


class SignedOnly(OpenIDConnectOAuth2Adapter):
    """Takes a token only when a key of the provider signed it."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, object]:
        decoded: dict[str, object] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return decoded


def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the provider, with PKCE."""
    return _through(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider."""
    return _through(OAuth2CallbackView, request, provider_id)


def _through(
    view: type[OAuth2LoginView | OAuth2CallbackView], request: HttpRequest, provider_id: str
) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = view.adapter_view(SignedOnly(request, provider_id))(request)
    except SocialApp.DoesNotExist as problem:
        raise Http404 from problem
    return answer
