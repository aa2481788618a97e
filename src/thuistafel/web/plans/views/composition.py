"""The composition: who takes part according to whom, what another one would change, and choosing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from thuistafel.core.dossier import first_day
from thuistafel.core.regions import compose
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.queries.compositions import held_on, known_at
from thuistafel.web.plans.actions.rules import settle
from thuistafel.web.plans.queries import compositions as shown
from thuistafel.web.plans.queries.history import settings_history
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.plans.queries.variants import tables_of
from thuistafel.web.plans.views.rules import base_of, decision_of
from thuistafel.web.region.pages import Content, Here, back, command, screen


@screen("plans/composition.html")
def composition(here: Here) -> Content:
    """Which municipalities are the region, by which source, on which day."""
    known = known_at(here.region, here.view.revision)
    day = shown.chosen_day(here.request.GET.get("dag", ""), known)
    held = held_on(known, day)
    tables = {"leden": shown.members_table(held, known)}
    current = here.view.composition or known.frame.composition
    context: dict[str, object] = {
        "held": held,
        "day": day,
        "current": current,
        "disagreement": shown.disagreement(held, known),
        "namings": shown.namings(held, known),
        "history": settings_history(here.region),
        "may_settle": here.member.may(Act.CHOOSE_RULES),
    }
    if not here.is_first_look:
        name = shown.compared_with(here.request.GET.get("vergelijk", ""), held, current)
        difference = shown.under(here.view, name, here.own_code) if name else None
        context |= {"report": report_for(here), "other": name, "difference": difference}
        tables |= tables_of(difference)
    return Content(_("Samenstelling"), shown.conclusion_of(held, day, current), tables, context)


@command(Act.CHOOSE_RULES)
def choose_composition(here: Here) -> HttpResponse:
    """Make one composition the region's own."""
    name = here.request.POST.get("samenstelling", "")
    known = known_at(here.region, here.view.revision)
    found = compose(known.register, known.memberships, name, first_day(known.frame))
    settle(here.region, here.member, "samenstelling", found.name, decision_of(here), base_of(here))
    messages.success(here.request, _("De regio rekent nu met %(name)s.") % {"name": found.name})
    return back(here, "composition")
