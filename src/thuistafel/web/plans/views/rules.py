"""The agreements: what the region still has to choose, and settling it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.policy import Act
from thuistafel.web.plans.actions.rules import Decision, settle, undo_settings
from thuistafel.web.plans.queries.choices import NOT_CHOSEN, SWITCH, choices_from, choices_table, conclusion_of
from thuistafel.web.plans.queries.history import settings_history
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.plans.views.closed import after_first_look
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.region.viewpoint import read_value
from thuistafel.web.site.typed import whole_number


@screen("plans/rules.html")
@after_first_look(gettext_lazy("Spelregels"))
def rules(here: Here) -> Content:
    """Wat uw regio nog moet kiezen."""
    choices = choices_from(here.view)
    context = {
        "report": report_for(here),
        "choices": choices,
        "history": settings_history(here.region),
        "may_settle": here.member.may(Act.CHOOSE_RULES),
    }
    return Content(_("Spelregels"), conclusion_of(choices), {"keuzes": choices_table(choices)}, context)


@command(Act.CHOOSE_RULES)
def settle_rule(here: Here) -> HttpResponse:
    """Put one answer in the region's settings."""
    sent = here.request.POST
    switch = SWITCH.get(sent.get("schakelaar", ""))
    if switch is None or not sent.get("waarde"):
        raise ThuistafelError("choice_without_value", question=sent.get("schakelaar", "")[:60])
    value = None if sent["waarde"] == NOT_CHOSEN else read_value(sent["waarde"])
    settle(here.region, here.member, f"regels.{switch.name}", value, decision_of(here), base_of(here))
    messages.success(here.request, _("Vastgelegd in de spelregels van de regio. De cijfers zijn opnieuw berekend."))
    return back(here, "rules")


@command(Act.CHOOSE_RULES)
def undo_setting(here: Here) -> HttpResponse:
    """Take back the last change of the settings."""
    undo_settings(here.region, here.member, here.request.POST.get("nummer", ""))
    messages.success(here.request, _("Ongedaan gemaakt. De eerdere afspraak geldt weer."))
    return back(here, "rules")


def decision_of(here: Here) -> Decision:
    """By what the choice was made, as the form says."""
    sent = here.request.POST
    return Decision(sent.get("instrument", "")[:120], sent.get("besluitdatum", ""), sent.get("reden", "")[:300])


def base_of(here: Here) -> int:
    """The revision the form was made of; today's when it says none."""
    told = whole_number(here.request.POST.get("stand", ""))
    return here.view.revision if told is None else min(max(1, told), here.view.revision)
