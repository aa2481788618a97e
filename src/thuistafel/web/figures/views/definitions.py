"""Definities: what counts in each number, and who counts so."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import reason_of
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.signing import sign
from thuistafel.web.figures.queries.definitions import SIGNING, Sheets, matrix, sheets_of
from thuistafel.web.region.pages import Content, Here, back, command, page, screen
from thuistafel.wording import advised


@screen("figures/definitions.html")
def definitions(here: Here) -> Content:
    """A sheet per number, with the own party's answer on top of it."""
    return _page(here)


def _page(here: Here, problem: str = "", typed: str = "", name: str = "") -> Content:
    found = sheets_of(here.region, here.member.organisation)
    words = {
        "caption": _("Wie tekende wat"),
        "signed": _("getekend"),
        "differs": _("telt anders"),
        "open": _("nog open"),
    }
    context = {
        "found": found,
        "may_sign": here.member.may(Act.REMARK) and here.member.organisation.kind in SIGNING,
        "shows_others": not here.is_first_look,
        "problem": problem,
        "typed": typed,
        "typed_name": name,
    }
    return Content(_("Definities"), conclusion(found), {"definities": matrix(found, words)}, context)


def conclusion(found: Sheets) -> str:
    """How far the table is."""
    told = {"signing": found.signing, "parties": len(found.parties)}
    if found.parties and found.signing == len(found.parties):
        return _("Alle %(parties)s partijen tekenden alle definities: iedereen telt hetzelfde.") % told
    return _("%(signing)s van de %(parties)s partijen tekenden alle definities.") % told


@command(Act.REMARK)
def definition_sign(here: Here, name: str) -> HttpResponse:
    """Sign, or say in what the own party counts otherwise."""
    typed = here.request.POST.get("anders", "") if "telt_anders" in here.request.POST else ""
    try:
        if "telt_anders" in here.request.POST and not typed.strip():
            raise ThuistafelError("difference_not_told")
        sign(here.region, name, typed, here.member)
    except ThuistafelError as problem:
        content = _page(here, advised(reason_of(problem)), typed, name)
        return page(here, "figures/definitions.html", content, status=400)
    messages.success(here.request, _("Bewaard voor %(party)s.") % {"party": here.member.organisation})
    return back(here, "definitions")
