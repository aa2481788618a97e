"""Welk getal nu: which number decides, who has it, and the mail that asks for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents.report_numbers import may_stop
from thuistafel.web.accounts.policy import Act
from thuistafel.web.plans.actions.asking import mark_asked
from thuistafel.web.plans.queries import next_number as asked
from thuistafel.web.plans.queries.departures import departures
from thuistafel.web.plans.queries.plans import plan_for, report_for
from thuistafel.web.plans.views.closed import after_first_look
from thuistafel.web.region.downloads import attached
from thuistafel.web.region.pages import Content, Here, back, command, document, screen


@screen("plans/next_number.html")
@after_first_look(gettext_lazy("Welk getal nu"))
def next_number(here: Here) -> Content:
    """Whether, and how much: the number that decides and the numbers that narrow."""
    plan, report = plan_for(here), report_for(here)
    numbers = asked.wanted(plan, here.region)
    context = {
        "report": report,
        "numbers": numbers,
        "useful": [one for one in numbers if one.found.decides or one.found.narrows],
        "turned": asked.turns_of(plan, numbers),
        "stop": may_stop(plan),
        "departures": departures(here.view),
        "may_mark": here.member.may(Act.TAKE_IN),
    }
    tables = {"getallen": asked.numbers_table(numbers)}
    return Content(_("Welk getal nu"), asked.conclusion_of(report, plan), tables, context)


@document()
def number_mail(here: Here) -> HttpResponse:
    """The mail as a file."""
    return attached(asked.as_mail(_one(here, here.request.GET.get("getal", ""))), "vraag.eml")


@command(Act.TAKE_IN)
def mark_number(here: Here) -> HttpResponse:
    """Note that the number was asked for."""
    one = _one(here, here.request.POST.get("getal", ""))
    mark_asked(here.region, here.member, one.found.name, one.holders)
    messages.success(here.request, _("Genoteerd dat u hierom hebt gevraagd."))
    return back(here, "next_number")


def _one(here: Here, name: str) -> asked.Wanted:
    if here.is_first_look:
        raise ThuistafelError("number_not_asked_for")
    found = next((one for one in asked.wanted(plan_for(here), here.region) if one.found.name == name), None)
    if found is None:
        raise ThuistafelError("number_not_asked_for")
    return found
