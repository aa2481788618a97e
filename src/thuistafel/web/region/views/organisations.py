"""Organisations: which parties sit at the table."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.models import Organisation
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.roles import Kind
from thuistafel.web.region.actions import bring_in, rename, take_out
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.region.queries import enrolled_at, parties_of


@screen("region/organisations.html", Act.MANAGE)
def organisations(here: Here) -> Content:
    """The parties at the table, with a form for another."""
    parties = parties_of(here.region)
    people = enrolled_at(parties)
    head = (_("Organisatie"), _("Soort"), _("CBS-code"), _("Mensen"))
    rows = tuple((one.name, one.get_kind_display(), one.cbs_code, str(people[one.pk])) for one in parties)
    table = Table(_("Organisaties"), head, rows, words=3)
    said = ngettext("{number} organisatie zit aan tafel.", "{number} organisaties zitten aan tafel.", len(parties))
    context = {"parties": [(one, people[one.pk]) for one in parties], "kinds": Kind.choices}
    return Content(_("Organisaties"), said.format(number=len(parties)), {"organisaties": table}, context)


@command(Act.MANAGE)
def organisations_add(here: Here) -> HttpResponse:
    """Let a party take part."""
    asked = here.request.POST
    party = bring_in(here.region, here.member, asked.get("name", ""), asked.get("kind", ""), asked.get("cbs_code", ""))
    messages.success(here.request, _("{name} doet mee.").format(name=party.name))
    return back(here, "organisations")


@command(Act.MANAGE)
def organisations_rename(here: Here, number: int) -> HttpResponse:
    """Give a party another name."""
    rename(here.region, here.member, _party(here, number), here.request.POST.get("name", ""))
    messages.success(here.request, _("De naam is gewijzigd."))
    return back(here, "organisations")


@command(Act.MANAGE)
def organisations_out(here: Here, number: int) -> HttpResponse:
    """A party no longer takes part."""
    party = _party(here, number)
    take_out(here.region, here.member, party)
    messages.success(here.request, _("{name} doet niet meer mee.").format(name=party.name))
    return back(here, "organisations")


def _party(here: Here, number: int) -> Organisation:
    found = next((party for party in parties_of(here.region) if party.pk == number), None)
    if found is None:
        raise Http404
    return found
