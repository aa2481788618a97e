"""First look: until when each party sees its own number only."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.region.actions import begin_first_look, end_first_look
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.site.typed import day_from


@screen("region/first_look.html", Act.SEE_LOG)
def first_look(here: Here) -> Content:
    """Whether a period runs, with a form to begin, lengthen or end one."""
    _refuse(here.member)
    until = here.first_look_until
    said = (
        _("Tot en met {day} ziet elke partij alleen haar eigen getal.").format(day=date_format(until, "j F Y"))
        if until
        else _("Iedereen aan tafel ziet alle getallen.")
    )
    return Content(_("Eerst zien"), said, context={"until": until})


@command(Act.SEE_LOG)
def first_look_set(here: Here) -> HttpResponse:
    """Begin or lengthen a period."""
    _refuse(here.member)
    begin_first_look(here.region, here.member, day_from(here.request.POST.get("until", ""), "until"))
    messages.success(here.request, _("Elke partij ziet nu alleen haar eigen getal."))
    return back(here, "first_look")


@command(Act.SEE_LOG)
def first_look_end(here: Here) -> HttpResponse:
    """End the period now."""
    _refuse(here.member)
    end_first_look(here.region, here.member)
    messages.success(here.request, _("Iedereen ziet nu alle getallen."))
    return back(here, "first_look")


def _refuse(member: Member) -> None:
    if not (member.may(Act.CHOOSE_RULES) or member.may(Act.MANAGE)):
        raise Http404
