"""What the corner of every page knows: which roles can be taken, and where whoever looks can manage."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.queries import memberships_of, playable

LINKS = (
    (_("Mensen"), "people", (Act.INVITE,)),
    (_("Organisaties"), "organisations", (Act.MANAGE,)),
    (_("Koppelingen"), "connections", (Act.CONNECT,)),
    (_("Rechten"), "rights", (Act.SEE_LOG,)),
    (_("Eerst zien"), "first_look", (Act.CHOOSE_RULES, Act.MANAGE)),
    (_("Logboek"), "log", (Act.SEE_LOG,)),
)


def role(request: HttpRequest) -> dict[str, object]:
    """`choices_of_role` (at an open table all, else one's own), `links_of_role` (words and addresses), `provider`.

    `sees_region`: whether the pages of the region are for this role at all.
    """
    return {
        "choices_of_role": SimpleLazyObject(lambda: _choices(request)),
        "links_of_role": SimpleLazyObject(lambda: _links(request)),
        "provider": settings.OIDC,
        "sees_region": (member := getattr(request, "member", None)) is not None and member.may(Act.SEE_REGION),
    }


def _choices(request: HttpRequest) -> list[Member]:
    if request.user.is_authenticated:
        return memberships_of(request.user)
    return playable() if settings.OPEN_TABLE else []


def _links(request: HttpRequest) -> list[tuple[str, str]]:
    member, found = getattr(request, "member", None), request.resolver_match
    slug = found.kwargs.get("slug") if found else None
    if member is None or slug is None:
        return []
    return [
        (str(words), reverse(name, args=(slug,))) for words, name, acts in LINKS if any(member.may(act) for act in acts)
    ]
