"""The log: everything that happened at this table, and whether nothing was changed in it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.queries import names_of
from thuistafel.web.accounts.roles import Role
from thuistafel.web.region.pages import Content, Here, screen
from thuistafel.web.site.models import Event
from thuistafel.web.site.queries import Break, events_of, verify
from thuistafel.wording.events import event_words


@screen("region/log.html", Act.SEE_LOG)
def log(here: Here) -> Content:
    """Every event, newest first."""
    events = events_of(here.region.slug)
    broken = verify(here.region.slug)
    names = names_of(event.actor for event in events)
    head = (_("Nummer"), _("Wanneer"), _("Wie"), _("Rol"), _("Organisatie"), _("Wat"))
    table = Table(_("Gebeurtenissen"), head, tuple(_row(event, names) for event in events), words=len(head))
    last = events[0].hash if events else ""
    return Content(_("Logboek"), _conclusion(len(events), broken), {"logboek": table}, {"broken": broken, "last": last})


def _conclusion(number: int, broken: Break | None) -> str:
    if broken is None:
        return _("{number} gebeurtenissen; de keten klopt.").format(number=number)
    return _("De keten klopt niet vanaf gebeurtenis {number}.").format(number=broken.number)


def _row(event: Event, names: dict[int, str]) -> tuple[str, ...]:
    role = str(Role(event.role).label) if event.role in Role else event.role
    who = names.get(event.actor or 0, _("Thuistafel") if event.actor is None else f"account {event.actor}")
    at = date_format(timezone.localtime(event.at), "j-n-Y H:i")
    return (str(event.number), at, who, str(role), event.organisation, event_words(event.verb, event.values))
