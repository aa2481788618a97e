"""Wat is veranderd: since the last visit, or since any revision."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.web.plans.actions.visiting import changes_since
from thuistafel.web.plans.queries.changes import Changes, changes_between
from thuistafel.web.region.pages import Content, Here, screen
from thuistafel.web.region.queries import latest
from thuistafel.web.site.typed import whole_number

EARLIER = 10


@screen("plans/changes.html")
def changes(here: Here) -> Content:
    """What changed since the last visit, with the ten before it below."""
    since = whole_number(here.request.GET.get("sinds", ""))
    found = changes_since(here) if since is None else changes_between(here, since, latest(here.region))
    earlier = changes_between(here, max(0, found.since - EARLIER), found.since)
    context = {"changes": found, "earlier": earlier}
    return Content(_("Wat is veranderd"), conclusion(found), {}, context)


def conclusion(found: Changes) -> str:
    """How much changed, and whether a decision did."""
    number = len(found.told) + found.more
    if not number:
        return _("Er is niets veranderd sinds uw laatste bezoek.")
    made = ngettext("%(n)s wijziging", "%(n)s wijzigingen", number) % {"n": number}
    if not found.decisions:
        return _("%(made)s sinds uw laatste bezoek; geen besluit werd er anders door.") % {"made": made}
    turned = ngettext(
        "%(made)s sinds uw laatste bezoek; %(n)s getal voor een besluit werd anders.",
        "%(made)s sinds uw laatste bezoek; %(n)s getallen voor een besluit werden anders.",
        len(found.decisions),
    )
    return turned % {"made": made, "n": len(found.decisions)}
