"""Coming in and choosing for whom one acts."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.inviting import accept
from thuistafel.web.accounts.actions.leaving import end_sessions
from thuistafel.web.accounts.middleware import ACTING
from thuistafel.web.accounts.models import Invitation, Member, User
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.queries import memberships_of, open_invitation, playable
from thuistafel.web.site.errors import refused


@require_GET
def entrance(request: HttpRequest) -> HttpResponse:
    """To the first region of whoever comes in; to the login for who is not known."""
    member = getattr(request, "member", None)
    if member is None:
        return render(request, "accounts/no_table.html") if request.user.is_authenticated else redirect("account_login")
    joined = member.organisation.participations.select_related("region").first()
    if joined is None:
        return render(request, "accounts/no_table.html")
    return redirect("start" if member.may(Act.SEE_REGION) else "people", joined.region.slug)


@require_POST
def play(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles from now on; at an open table in any."""
    allowed = memberships_of(request.user) if request.user.is_authenticated else []
    if settings.OPEN_TABLE and not request.user.is_authenticated:
        allowed = playable()
    chosen = next((member for member in allowed if str(member.pk) == request.POST.get("member")), None)
    if chosen is None:
        raise Http404
    request.session[ACTING] = chosen.pk
    target = request.POST.get("next", "/")
    is_own = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return HttpResponseRedirect(target if is_own and _may_open(chosen, target) else "/")


def _may_open(member: Member, target: str) -> bool:
    """Whether the page is one for this role: who changes roles ends on a page, not on one that is not there."""
    try:
        act = getattr(resolve(urlsplit(target).path).func, "act", None)
    except Resolver404:
        return False
    return act is None or member.may(act)


@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """What is known of the person who asks, and what it can change of it."""
    member = getattr(request, "member", None)
    if request.user.is_authenticated:
        person, roles = request.user, memberships_of(request.user)
    elif member is not None:
        person, roles = member.user, [member]
    else:
        return redirect("account_login")
    return render(request, "accounts/profile.html", {"person": person, "roles": roles, "languages": settings.LANGUAGES})


@require_POST
def logout_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of whoever asks, except this one."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    end_sessions(request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("U bent op alle andere apparaten uitgelogd."))
    return redirect("profile")


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take the place an invitation holds; any token that opens nothing gives the same 404."""
    found = open_invitation(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            return _accepted(request, found)
        except ThuistafelError as problem:
            return refused(request, problem)
    known = User.objects.filter(email=found.email).exists()
    told = {"invitation": found, "is_known": known, "provider": settings.OIDC}
    return render(request, "accounts/invitation.html", told)


def _accepted(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Who has an account logs in first; who has none makes one, with a password or through its organisation."""
    user = request.user if request.user.is_authenticated else None
    if user is None and User.objects.filter(email=found.email).exists():
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    by_provider = "provider" in request.POST and settings.OIDC
    accept(found, user, request.POST.get("name", ""), None if by_provider else request.POST.get("password", ""))
    messages.success(request, _("U doet mee. Log nu in.") if user is None else _("U doet mee."))
    return redirect("entrance" if user else "account_login")


def closed(request: HttpRequest, **arguments: str) -> HttpResponse:
    """An address the library wants to exist and nobody may use."""
    raise Http404
