"""Rights: who may what, for the review that comes round every quarter (BIO2 5.18.02, 8.02.01)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import ACT_WORDS, POLICY, Act, allows
from thuistafel.web.accounts.queries import past_people_of, people_of, with_second_factor
from thuistafel.web.accounts.roles import Role
from thuistafel.web.region.pages import Content, Here, screen
from thuistafel.web.region.queries import parties_of


@screen("region/rights.html", Act.SEE_LOG)
def rights(here: Here) -> Content:
    """Everyone with what they may, since when, and when they last came in."""
    parties = [party.pk for party in parties_of(here.region)]
    now, past = people_of(parties, here.member), past_people_of(parties, here.member)
    strong = with_second_factor(one.user_id for one in now)
    tables = {"rechten": _rights_table(now, strong), "rollen": _roles_table(), "vertrokken": _past_table(past)}
    never = sum(one.user.last_login is None for one in now)
    said = _("{people} deelnames, waarvan {never} nog nooit ingelogd.").format(people=len(now), never=never)
    return Content(_("Rechten"), said, tables)


def _rights_table(now: list[Member], strong: frozenset[int]) -> Table:
    head = (_("Naam"), _("Organisatie"), _("Rol"), _("Sinds"), _("Laatst ingelogd"), _("Tweede stap"), _("Mag"))
    rows = tuple(
        (
            one.user.name,
            one.organisation.name,
            one.get_role_display(),
            day(one.since),
            day(one.user.last_login),
            _("ja") if one.user_id in strong else _("nee"),
            ", ".join(str(ACT_WORDS[act]) for act in Act if one.may(act)),
        )
        for one in now
    )
    return Table(_("Wie mag wat"), head, rows, words=len(head))


def _roles_table() -> Table:
    head = (_("Recht"), *(str(role.label) for role in Role))
    rows = tuple((str(ACT_WORDS[act]), *("●" if allows(role, act) else "" for role in Role)) for act in POLICY)
    return Table(_("Wat een rol mag"), head, rows, words=len(head))


def _past_table(past: list[Member]) -> Table:
    head = (_("Naam"), _("Organisatie"), _("Rol"), _("Van"), _("Tot"))
    rows = tuple(
        (one.user.name, one.organisation.name, one.get_role_display(), day(one.since), day(one.until)) for one in past
    )
    return Table(_("Vertrokken"), head, rows, words=len(head))


def day(moment: datetime | None) -> str:
    """A moment's day; a dash for never."""
    return date_format(timezone.localtime(moment), "j-n-Y") if moment else "–"
