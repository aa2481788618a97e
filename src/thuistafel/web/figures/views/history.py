"""What changed in the dossier, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.revising import undo
from thuistafel.web.figures.queries.history import Change, changes_of, numbers_changed, undone_by
from thuistafel.web.region.models import Revision
from thuistafel.web.region.pages import Content, Here, back, command, screen


@screen("figures/history.html")
def history(here: Here) -> Content:
    """Every change of the dossier, newest first."""
    changes = _changes(here)
    last = changes[0].revision if changes else None
    conclusion = _("Er is nog niets in het dossier.")
    if last:
        told = {"n": len(changes), "day": _on(last, "j-n-Y"), "who": _by(last) or _("de start")}
        said = ngettext(
            "%(n)s wijziging, op %(day)s door %(who)s.",
            "%(n)s wijzigingen; de laatste op %(day)s door %(who)s.",
            len(changes),
        )
        conclusion = said % told
    context = {"changes": changes, "takes_in": here.member.may(Act.TAKE_IN)}
    return Content(_("Wat er veranderde"), conclusion, {"wijzigingen": _table(changes)}, context)


def _changes(here: Here) -> list[Change]:
    only = here.member.organisation if here.is_first_look else None
    return changes_of(here.region, here.view.revision, only)


def _by(one: Revision) -> str:
    return one.made_by.organisation.name if one.made_by else ""


def _on(one: Revision, form: str) -> str:
    return date_format(timezone.localtime(one.at), form)


def _table(changes: list[Change]) -> Table:
    rows = tuple(
        (
            str(one.revision.number),
            _on(one.revision, "j-n-Y H:i"),
            _by(one.revision),
            one.revision.get_kind_display(),
            one.note,
        )
        for one in changes
    )
    return Table(_("Wijzigingen"), (_("Nr."), _("Wanneer"), _("Wie"), _("Soort"), _("Wat")), rows, words=5)


@screen("figures/change.html")
def change(here: Here, number: int) -> Content:
    """One change, number by number."""
    found = next((one for one in _changes(here) if one.revision.number == number), None)
    if found is None:
        raise Http404
    reasons, total = numbers_changed(here.region, number, here.member)
    conclusion = _("Wijziging %(number)s veranderde %(n)s getallen.") % {"number": number, "n": total}
    told = {"change": found, "reasons": reasons, "left": total - len(reasons), "takes_in": here.member.may(Act.TAKE_IN)}
    return Content(_("Wijziging"), conclusion, context=told)


@command(Act.TAKE_IN)
def take_back(here: Here, number: int) -> HttpResponse:
    """Take back what one revision changed, as a new one."""
    if not Revision.objects.filter(region=here.region, number=number).exclude(kind=Revision.Kind.START).exists():
        raise Http404
    if undone_by(here.region, number):
        messages.info(here.request, _("Wijziging %(number)s was al ongedaan gemaakt.") % {"number": number})
        return back(here, "inquiry_history")
    made = undo(here.region, number, here.member)
    told = {"number": number, "made": made.number}
    messages.success(here.request, _("Wijziging %(number)s is ongedaan gemaakt (wijziging %(made)s).") % told)
    return back(here, "inquiry_history")
