"""The inquiry: who was asked, what came back, packages and reminders."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.documents.sheet import Table
from thuistafel.exchange.asking.package import ALL
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.asking import make_packages
from thuistafel.web.figures.queries.asking import (
    Group,
    Inquiry,
    Standing,
    inquiry_at,
    package_files,
    reminders,
    rounds_made,
)
from thuistafel.web.region.downloads import attached
from thuistafel.web.region.pages import Content, Here, back, command, document, screen
from thuistafel.web.site.typed import day_from
from thuistafel.wording.language import translated

BACK, OPEN, NOTHING = "terug", "open", ""


@screen("figures/inquiry.html")
def inquiry(here: Here) -> Content:
    """Party by form: asked, back, or waiting for an answer."""
    found, made = inquiry_at(here.region, here.view.revision), rounds_made(here.region)
    told = {
        "inquiry": found,
        "made": made[0] if made else None,
        "earlier": made[1:],
        "takes_in": here.member.may(Act.TAKE_IN),
        "delivers": here.member.may(Act.DELIVER),
        "own": here.member.keys,
    }
    tables = {group.kind: _table(group, bool(made)) for group in found.groups}
    return Content(_("Uitvraag"), _conclusion(found), tables, told)


def _conclusion(found: Inquiry) -> str:
    total = len(found.parties)
    if not total:
        return _("Er is nog niemand om te vragen: het dossier noemt geen partijen.")
    back_ = _("%(back)s van %(total)s partijen leverden") % {"back": found.back, "total": total}
    if not found.asked + found.aside:
        return _("%(back)s; niets wacht op antwoord.") % {"back": back_}
    asked = ngettext("%(n)s vraag wacht op antwoord", "%(n)s vragen wachten op antwoord", found.asked)
    aside = ngettext("%(n)s cel ligt apart", "%(n)s cellen liggen apart", found.aside)
    return f"{back_}; {asked % {'n': found.asked}}, {aside % {'n': found.aside}}."


def _table(group: Group, is_sent: bool) -> Table:
    head = (_("Partij"), *(form.code for form in group.forms), _("Stand"))
    return Table(
        translated(group.kind).capitalize(), head, tuple(_row(row, is_sent) for row in group.rows), words=len(head)
    )


def _row(row: Standing, is_sent: bool) -> tuple[str, ...]:
    sheets = ((_("apart") if one.waiting else _("terug")) if one.is_back or one.waiting else "–" for one in row.sheets)
    return (row.party.name, *sheets, said(row, is_sent))


def said(row: Standing, is_sent: bool) -> str:
    """How a party stands, in a word."""
    if row.state == OPEN:
        return _("terug, met vragen")
    if row.state == BACK:
        return _("terug")
    return _("verstuurd") if is_sent else _("niet verstuurd")


@command(Act.TAKE_IN)
def make(here: Here) -> HttpResponse:
    """Make packages for everyone; the page then offers them."""
    written = here.request.POST.get("uiterlijk", "").strip()
    deadline = day_from(written, _("uiterlijk")) if written else None
    quarter = here.request.POST.get("kwartaal", "")
    make_packages(here.region, here.member, deadline, int(quarter) if quarter in {"1", "2", "3", "4"} else None)
    messages.success(here.request, _("De pakketten zijn gemaakt. Download ze hieronder en verstuur ze met de mails."))
    return back(here, "inquiry")


@document(Act.TAKE_IN)
def packages(here: Here, number: int) -> HttpResponse:
    """Everything of a round in one zip: a workbook, a mail text and a draft mail for each party."""
    one = next((one for one in rounds_made(here.region) if one.number == number), None)
    if one is None:
        raise Http404
    return attached(package_files(here.region, one)[ALL], f"uitvraag-{here.region.slug}-{number}.zip")


@screen("figures/reminders.html", Act.TAKE_IN)
def remind(here: Here) -> Content:
    """A mail for each party that sent nothing yet."""
    made = rounds_made(here.region)
    found = reminders(here.region, here.view.revision, made[0] if made else None)
    if found:
        words = ngettext(
            "%(n)s partij leverde nog niet; de mail ligt klaar.",
            "%(n)s partijen leverden nog niet; voor elk ligt een mail klaar.",
            len(found),
        )
        return Content(_("Herinnering"), words % {"n": len(found)}, context={"reminders": found})
    return Content(_("Herinnering"), _("Iedereen leverde iets: er is niemand te herinneren."))
