"""Koppelingen: the keys of an organisation's programs, and the addresses that hear of changes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.web.accounts.policy import Act
from thuistafel.web.api.actions import add_webhook, end_token, end_webhook, give_token
from thuistafel.web.api.models import Token
from thuistafel.web.api.pace import pace
from thuistafel.web.api.queries import tokens_of, webhooks_of
from thuistafel.web.region.pages import Content, Here, back, command, page, screen

TEMPLATE = "api/connections.html"


@screen(TEMPLATE, Act.CONNECT)
def connections(here: Here) -> Content:
    """What there is, and how a program asks."""
    return _content(here)


def _content(here: Here, **shown: object) -> Content:
    """The page; `shown` are the secrets that are shown this once."""
    tokens, hooks = tokens_of(here.member), webhooks_of(here.region, here.member)
    address = here.request.build_absolute_uri(f"/api/v1/regios/{here.region.slug}/plan")
    told = {
        "tokens": tokens,
        "hooks": hooks,
        "scopes": Token.Scope.choices if here.member.may(Act.DELIVER) else Token.Scope.choices[:1],
        "pace": pace(),
        "example": f'curl -H "Authorization: Bearer tt_…" {address}',
        "description": reverse("api-v1:openapi"),
        **shown,
    }
    live = sum(one.is_live for one in tokens)
    conclusion = ngettext(
        "%(n)s programma van %(party)s heeft een sleutel.", "%(n)s programma's van %(party)s hebben een sleutel.", live
    ) % {"n": live, "party": here.member.organisation}
    if not live:
        conclusion = _("Nog geen programma van %(party)s heeft een sleutel.") % {"party": here.member.organisation}
    return Content(_("Koppelingen"), conclusion, context=told)


@command(Act.CONNECT)
def make_key(here: Here) -> HttpResponse:
    """The key is in this one answer; sent again it leads back to the page without it."""
    asked = here.request.POST
    token, key = give_token(here.region, here.member, asked.get("naam", ""), asked.get("recht", ""))
    return _shown_once(here, key=key, key_name=token.name)


@command(Act.CONNECT)
def end_key(here: Here, number: int) -> HttpResponse:
    """Take a key back."""
    end_token(here.region, here.member, number)
    messages.success(here.request, _("De sleutel is ingetrokken."))
    return back(here, "connections")


@command(Act.CONNECT)
def add_hook(here: Here) -> HttpResponse:
    """The secret to check our signature with is in this one answer."""
    hook = add_webhook(here.region, here.member, here.request.POST.get("adres", "").strip())
    return _shown_once(here, secret=hook.secret, hook_url=hook.url)


@command(Act.CONNECT)
def end_hook(here: Here, number: int) -> HttpResponse:
    """Tell an address nothing any more."""
    end_webhook(here.region, here.member, number)
    messages.success(here.request, _("Dit adres krijgt geen bericht meer."))
    return back(here, "connections")


def _shown_once(here: Here, **shown: object) -> HttpResponse:
    response = page(here, TEMPLATE, _content(here, **shown), status=201)
    response.headers["Location"] = here.link("connections")
    return response
