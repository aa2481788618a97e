"""People: who sits at the table for whom, and inviting them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.actions.inviting import Address, invite, send_again, withdraw
from thuistafel.web.accounts.actions.leaving import end_membership
from thuistafel.web.accounts.models import Invitation, Member, Organisation
from thuistafel.web.accounts.policy import Act, grantable
from thuistafel.web.accounts.queries import invitations_of, people_of
from thuistafel.web.accounts.roles import Role
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.region.queries import parties_of


@screen("region/people.html", Act.INVITE)
def people(here: Here) -> Content:
    """Who sits at the table, who is invited, and a form to invite."""
    parties = parties_of(here.region)
    known = people_of((party.pk for party in parties), here.member)
    waiting = invitations_of((party.pk for party in parties), here.member)
    invitable = parties if here.member.may(Act.MANAGE) else [here.member.organisation]
    roles = sorted({role for party in invitable for role in grantable(here.member.role, party.kind)})
    context = {"people": known, "invitations": waiting, "invitable": invitable, "roles": [Role(one) for one in roles]}
    context |= {"grantable_here": grantable(here.member.role, here.member.organisation.kind)}
    context |= {"manages": here.member.may(Act.MANAGE)}
    said = ngettext("{number} persoon zit aan tafel.", "{number} mensen zitten aan tafel.", len(known))
    return Content(_("Mensen"), said.format(number=len(known)), {"mensen": people_table(known)}, context)


def people_table(known: list[Member]) -> Table:
    """The same list to take along."""
    head = (_("Naam"), _("E-mail"), _("Organisatie"), _("Rol"), _("Sinds"))
    rows = tuple(
        (
            one.user.name,
            one.user.email,
            one.organisation.name,
            one.get_role_display(),
            date_format(timezone.localtime(one.since), "j-n-Y"),
        )
        for one in known
    )
    return Table(_("Mensen"), head, rows, words=len(head))


@command(Act.INVITE)
def people_invite(here: Here) -> HttpResponse:
    """Invite someone."""
    asked = here.request.POST
    party = _party(here, asked.get("organisation", ""))
    made = invite(here.member, here.region.slug, asked.get("email", ""), party, asked.get("role", ""), _address(here))
    messages.success(here.request, _("De uitnodiging aan {email} is onderweg.").format(email=made.email))
    return back(here, "people")


@command(Act.INVITE)
def people_again(here: Here, number: int) -> HttpResponse:
    """Send an invitation again."""
    send_again(here.member, _invitation(here, number), _address(here))
    messages.success(here.request, _("De uitnodiging is opnieuw verstuurd; de eerdere koppeling werkt niet meer."))
    return back(here, "people")


@command(Act.INVITE)
def people_withdraw(here: Here, number: int) -> HttpResponse:
    """Withdraw an invitation."""
    withdraw(here.member, _invitation(here, number))
    messages.success(here.request, _("De uitnodiging is ingetrokken."))
    return back(here, "people")


@command(Act.INVITE)
def people_end(here: Here, number: int) -> HttpResponse:
    """End a membership."""
    seen = Member.objects.visible_to(here.member).filter(organisation__participations__region=here.region, pk=number)
    found = seen.select_related("user", "organisation").first()
    if found is None:
        raise Http404
    end_membership(here.member, found, here.region.slug)
    messages.success(here.request, _("De deelname van {name} is beëindigd.").format(name=found.user.name))
    return back(here, "people")


def _party(here: Here, written: str) -> Organisation:
    found = next((party for party in parties_of(here.region) if str(party.pk) == written), None)
    if found is None:
        raise Http404
    return found


def _invitation(here: Here, number: int) -> Invitation:
    seen = Invitation.objects.visible_to(here.member).filter(
        organisation__participations__region=here.region, pk=number
    )
    found = seen.select_related("organisation", "made_by__user").first()
    if found is None:
        raise Http404
    return found


def _address(here: Here) -> Address:
    return lambda token: here.request.build_absolute_uri(reverse("invitation", args=(token,)))
