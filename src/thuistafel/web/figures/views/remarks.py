"""Opmerkingen: 'wij herkennen dit niet, want …', with who answers and before when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import reason_of
from thuistafel.web.accounts.models import Organisation
from thuistafel.web.accounts.policy import Act
from thuistafel.web.accounts.roles import Kind
from thuistafel.web.figures.actions.remarking import (
    Draft,
    answer_remark,
    change_remark,
    concerning,
    make_remark,
    withdraw_remark,
)
from thuistafel.web.figures.models import Claim, Remark, marked
from thuistafel.web.figures.queries.claims import claim_at
from thuistafel.web.figures.queries.remarks import remarks_on
from thuistafel.web.region.pages import Content, Here, back, command, page, screen
from thuistafel.web.region.queries import parties_of
from thuistafel.web.site.typed import day_from, whole_number
from thuistafel.wording import advised

DAYS_TO_ANSWER = 14


@screen("figures/remarks.html")
def remarks(here: Here) -> Content:
    """All remarks the member may see, what is open first."""
    found = remarks_on(here.region, here.member)
    waiting = [one for one in found if one.state == Remark.State.OPEN]
    context = {"remarks": found, "may_remark": here.member.may(Act.REMARK)}
    return Content(_("Opmerkingen"), conclusion(len(found), len(waiting)), {}, context)


def conclusion(total: int, waiting: int) -> str:
    """How many there are and how many wait."""
    if not total:
        return _("Er zijn geen opmerkingen bij de getallen.")
    if not waiting:
        return _("Alle opmerkingen zijn beantwoord of ingetrokken.")
    return _("%(waiting)s van de %(total)s opmerkingen wachten op antwoord.") % {"waiting": waiting, "total": total}


@screen("figures/remark.html")
def remark(here: Here, number: int) -> Content:
    """One remark with what may be done with it."""
    return _page(here, _remark(here, number), {})


def _page(here: Here, one: Remark, more: dict[str, object]) -> Content:
    is_open = one.state == Remark.State.OPEN and here.member.may(Act.REMARK)
    context = {
        "remark": one,
        "may_change": is_open and one.organisation_id == here.member.organisation_id,
        "may_answer": is_open and (one.owner_id == here.member.organisation_id or here.member.may(Act.TAKE_IN)),
    }
    title = _("%(party)s herkent dit niet: %(subject)s") % {"party": one.organisation, "subject": one.subject}
    return Content(_("Opmerking"), title, {}, context | more)


@screen("figures/remark_new.html", Act.REMARK)
def remark_new(here: Here) -> Content:
    """The form, with the subject a page came with."""
    asked = here.request.GET
    claim = _claim(here, asked.get("gegeven", ""))
    typed: dict[str, object] = {
        "onderwerp": asked.get("onderwerp", "")[:300],
        "gegeven": asked.get("gegeven", "")[:64],
        "gemeente": asked.get("gemeente", "")[:4],
        "termijn": (timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)).isoformat(),
        "aan": _likely_owner(here, claim),
    }
    return _form(here, typed)


def _form(here: Here, typed: dict[str, object], problem: str = "") -> Content:
    context = {"typed": typed, "parties": parties_of(here.region), "problem": problem}
    return Content(_("Opmerking"), _("Welk getal herkent u niet, en waarom niet?"), {}, context)


def _claim(here: Here, digest: str) -> Claim | None:
    return claim_at(here.region, digest, here.view.revision, here.member) if digest else None


def _likely_owner(here: Here, claim: Claim | None) -> int | None:
    """Who is to answer unless chosen otherwise: another party the number is about or from, else the office."""
    others = [one for one in parties_of(here.region) if one.pk != here.member.organisation_id]
    about = [one for one in others if claim and marked(one.cbs_code or one.name) in claim.concerns]
    office = [one for one in others if one.kind == Kind.REGION_OFFICE]
    return next((one.pk for one in (*about, *office)), None)


@command(Act.REMARK)
def remark_add(here: Here) -> HttpResponse:
    """Keep the remark; what was typed comes back with the reason when that cannot be."""
    typed: dict[str, object] = {name: here.request.POST.get(name, "") for name in FIELDS}
    try:
        made = make_remark(here.region, _draft(here), here.member)
    except ThuistafelError as problem:
        return page(here, "figures/remark_new.html", _form(here, typed, advised(reason_of(problem))), 400)
    messages.success(
        here.request, _("Uw opmerking staat erbij. %(owner)s wordt om antwoord gevraagd.") % {"owner": made.owner}
    )
    return back(here, "remark", made.pk)


FIELDS = ("onderwerp", "gegeven", "gemeente", "tekst", "aan", "termijn")


def _draft(here: Here) -> Draft:
    sent = here.request.POST
    claim = _claim(here, sent.get("gegeven", ""))
    about = claim.concerns if claim else concerning([sent.get("gemeente", "")[:4]])
    deadline = day_from(sent.get("termijn", ""), "termijn")
    return Draft(sent.get("onderwerp", ""), sent.get("tekst", ""), _owner(here), deadline, about)


def _owner(here: Here) -> Organisation:
    chosen = here.request.POST.get("aan", "")
    found = next((one for one in parties_of(here.region) if str(one.pk) == chosen), None)
    if found is None:
        raise ThuistafelError("remark_without_owner")
    return found


@command(Act.REMARK)
def remark_change(here: Here, number: int) -> HttpResponse:
    """Another text."""
    return _acted(here, number, lambda one, typed, version: change_remark(one, typed, version, here.member))


@command(Act.REMARK)
def remark_answer(here: Here, number: int) -> HttpResponse:
    """The answer."""
    return _acted(here, number, lambda one, typed, version: answer_remark(one, typed, version, here.member))


@command(Act.REMARK)
def remark_withdraw(here: Here, number: int) -> HttpResponse:
    """Taken back."""
    return _acted(here, number, lambda one, typed, version: withdraw_remark(one, version, here.member))


def _acted(here: Here, number: int, act: Callable[[Remark, str, int], None]) -> HttpResponse:
    """Carry out; when that cannot be, the page with what was typed beside what stands there now: nothing is lost."""
    one, typed, version = _remark(here, number), here.request.POST.get("tekst", ""), here.request.POST.get("versie", "")
    try:
        act(one, typed, whole_number(version) or 0)
    except ThuistafelError as problem:
        status = HTTPStatus.CONFLICT if problem.code.endswith("conflict") else HTTPStatus.BAD_REQUEST
        one.refresh_from_db()
        told: dict[str, object] = {"typed": typed, "problem": advised(reason_of(problem))}
        return page(here, "figures/remark.html", _page(here, one, told), status)
    messages.success(here.request, _("Bewaard."))
    return back(here, "remark", one.pk)


def _remark(here: Here, number: int) -> Remark:
    seen = Remark.objects.visible_to(here.member).filter(region=here.region, pk=number)
    found = seen.select_related("organisation", "owner", "made_by__user", "region").first()
    if found is None:
        raise Http404
    return found
