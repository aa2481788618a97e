"""Coming in and choosing for whom one acts."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from thuistafel.web.accounts.middleware import ACTING
from thuistafel.web.accounts.queries import memberships_of, playable


@require_GET
def entrance(request: HttpRequest) -> HttpResponse:
    """To the first region of whoever comes in; to the login for who is not known."""
    member = getattr(request, "member", None)
    if member is None:
        return render(request, "accounts/no_table.html") if request.user.is_authenticated else redirect("account_login")
    joined = member.organisation.participations.select_related("region").first()
    return redirect("start", joined.region.slug) if joined else render(request, "accounts/no_table.html")


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
    return HttpResponseRedirect(target if is_own else "/")
