"""The desk of what waits: kept aside or asked, each with what stands there and room for the answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.answering import answer as keep
from thuistafel.web.figures.queries.choices import column_names
from thuistafel.web.figures.queries.desk import Waiting, may_speak_for, reading_at, waiting_for
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.region.queries import latest
from thuistafel.wording import sentence


@screen("figures/desk.html", Act.DELIVER)
def desk(here: Here) -> Content:
    """Everything aside or asked now, file by file."""
    files = waiting_for(here.region, here.view.revision, here.member)
    told = {
        "files": files,
        "fields": column_names(),
        "takes_in": here.member.may(Act.TAKE_IN),
        "is_now": here.view.revision == latest(here.region),
    }
    return Content(_("Vragen"), _conclusion(files), {"vragen": _table(files)}, told)


def _conclusion(files: list[Waiting]) -> str:
    asked = sum(one.asked for one in files)
    aside = sum(len(one.items) for one in files) - asked
    if not asked + aside:
        return _("Er wacht niets op een antwoord.")
    questions = ngettext("%(n)s vraag wacht op antwoord", "%(n)s vragen wachten op antwoord", asked) % {"n": asked}
    rest = ngettext("%(n)s cel ligt apart", "%(n)s cellen liggen apart", aside) % {"n": aside}
    return f"{questions}, {rest}."


def _table(files: list[Waiting]) -> Table:
    rows = tuple(
        (one.file.rpartition("/")[2], one.sender, item.sheet, item.at, item.was, sentence(item.reason))
        for one in files
        for item in one.items
    )
    head = (_("Bestand"), _("Afzender"), _("Blad"), _("Plek"), _("Er staat"), _("Wat er is"))
    return Table(_("Wat er wacht"), head, rows, words=len(head))


@command(Act.DELIVER)
def answer(here: Here) -> HttpResponse:
    """Answer one of them; the dossier is read anew with it."""
    where, text = here.request.POST.get("plek", ""), here.request.POST.get("antwoord", "")
    name = where.partition("!")[0]
    sent = reading_at(here.region, latest(here.region)).deliveries
    if not any(one.file.rpartition("/")[2] == name and may_speak_for(here.member, one) for one in sent):
        raise Http404
    revision, remarks = keep(here.region, here.member, where, text)
    messages.success(here.request, _("Bewaard als wijziging %(number)s.") % {"number": revision.number})
    for remark in remarks:
        messages.info(here.request, sentence(remark))
    return back(here, "inquiry_desk")
