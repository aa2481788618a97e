"""What a party is asked, gave, and gets in return; and its main form on the page itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import reason_of
from thuistafel.exchange.asking.parties import Party
from thuistafel.exchange.feedback.summary import Occasion
from thuistafel.exchange.forms import FORM
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.filling import Problems, fill_in
from thuistafel.web.figures.queries.asking import Standing, packages, round_at
from thuistafel.web.figures.queries.calculated import plan_at
from thuistafel.web.figures.queries.contributions import (
    Contribution,
    contribution_at,
    feedback_of,
    first_own,
    parties_for,
    party_named,
)
from thuistafel.web.figures.queries.desk import may_speak_for, reading_at
from thuistafel.web.figures.queries.webforms import (
    MAIN,
    WebForm,
    kept_texts,
    opened_form,
    typed_texts,
    web_form,
    with_other,
    with_problems,
)
from thuistafel.web.region.downloads import attached
from thuistafel.web.region.pages import Content, Here, back, command, document, page, screen
from thuistafel.web.region.queries import latest
from thuistafel.web.site.typed import whole_number
from thuistafel.wording import advised

FORM_PAGE = "figures/contribution_form.html"
CONFLICT = "revision_conflict"


@screen("figures/contribution.html")
def contribution(here: Here, kind: str = "", party: str = "") -> Content:
    """Asked, given, open, and what it does in the plan."""
    standings = parties_for(here.region, here.view.revision, here.member)
    chosen = party_named(standings, kind, party) if party else first_own(standings)
    told = {"standings": standings, "delivers": here.member.may(Act.DELIVER), "takes_in": here.member.may(Act.TAKE_IN)}
    if chosen is None:
        if party:
            raise Http404
        return Content(_("Mijn bijdrage"), _("Uw organisatie wordt in deze regio niet om getallen gevraagd."), {}, told)
    shows = not here.is_first_look or bool(here.own_code)
    found = contribution_at(here.region, here.view.revision, chosen, with_numbers=shows)
    told |= {"one": found, "hides_numbers": not shows}
    tables = {f"getallen-{place}": table for place, table in enumerate(found.numbers, 1)}
    return Content(_("Mijn bijdrage"), _conclusion(found), tables, told)


def _conclusion(one: Contribution) -> str:
    told = {"party": one.party.name, "done": one.done, "total": len(one.forms)}
    if not one.standing.is_back:
        return _("%(party)s leverde nog niets.") % told
    given = _("%(party)s leverde %(done)s van de %(total)s formulieren") % told
    waiting = one.standing.asked + one.standing.aside
    if not waiting:
        return _("%(given)s; er staat niets open.") % {"given": given}
    asked = ngettext("%(n)s punt wacht op antwoord", "%(n)s punten wachten op antwoord", waiting) % {"n": waiting}
    return f"{given}; {asked}."


def _chosen(here: Here, kind: str, party: str, number: int) -> Standing:
    found = party_named(parties_for(here.region, number, here.member), kind, party)
    if found is None:
        raise Http404
    return found


@document(Act.DELIVER)
def workbook(here: Here, kind: str, party: str) -> HttpResponse:
    """The party's workbook with what is known of it, as it is sent in a round."""
    found = _chosen(here, kind, party, here.view.revision)
    each = packages(here.region, here.view.revision, None, None, found.party.name)
    made = next(one for one in each if one.party == found.party)
    return attached(made.files[made.workbook], made.workbook)


@document(Act.DELIVER)
def feedback(here: Here, file: str) -> HttpResponse:
    """A file as it was sent, with what we read, changed and ask in it."""
    number = here.view.revision
    sent = reading_at(here.region, number).deliveries
    one = next((one for one in sent if one.file.rpartition("/")[2] == file), None)
    if one is None or not may_speak_for(here.member, one):
        raise Http404
    plan = None if here.is_first_look else plan_at(here.region, number)
    until = here.region.first_look_until
    visible = timezone.localdate(until) if until and until > timezone.now() else None
    fictional = plan.dossier.frame.fictional if plan else False
    occasion = Occasion(timezone.localdate(), here.region.title, fictional, visible)
    made = feedback_of(here.region, number, one, occasion, plan)
    return attached(made.content, made.name)


@screen(FORM_PAGE, Act.DELIVER)
def fill(here: Here, kind: str, party: str, code: str) -> Content:
    """The form with what is known already."""
    number = latest(here.region)
    found = _on_page(_chosen(here, kind, party, number).party, code)
    return _form(opened_form(here.region, number, found, code, round_at(here.region, number)))


def _on_page(party: Party, code: str) -> Party:
    if code not in MAIN.get(party.sender, ()):
        raise Http404
    return party


def _form(form: WebForm, **told: object) -> Content:
    said = _("%(sheet)s van %(party)s: vul in wat u weet.") % {"sheet": form.form.sheet, "party": form.party.name}
    return Content(form.form.sheet, said, context={"form": form, **told})


@command(Act.DELIVER)
def save(here: Here, kind: str, party: str, code: str) -> HttpResponse:
    """Keep it; what cannot be kept comes back with everything that was typed."""
    found = _on_page(_chosen(here, kind, party, latest(here.region)).party, code)
    texts = typed_texts(FORM[code], here.request.POST)
    opened = whole_number(here.request.POST.get("basis", "")) or 0
    shown = web_form(found, FORM[code], texts, opened, spare=0)
    try:
        kept = fill_in(here.region, here.member, found, FORM[code], texts, opened)
    except ThuistafelError as problem:
        return _came_back(here, shown, problem)
    if kept.revision is None:
        refused = ThuistafelError("form_not_read")
        return _again(here, with_problems(shown, kept.problems), refused, loose=_loose(shown, kept.problems))
    messages.success(here.request, _kept(len(kept.delivery.rows), len(kept.delivery.questions)))
    return back(here, "contribution_of", kind, party)


def _kept(numbers: int, questions: int) -> str:
    said = ngettext("Bewaard: %(n)s getal gelezen.", "Bewaard: %(n)s getallen gelezen.", numbers) % {"n": numbers}
    if not questions:
        return said
    asked = ngettext("Er is %(n)s vraag bij.", "Er zijn %(n)s vragen bij.", questions) % {"n": questions}
    return f"{said} {asked}"


def _loose(form: WebForm, problems: Problems) -> list[str]:
    """Problems that belong to no cell of the page."""
    cells = {(row, entry.column.name) for row, line in enumerate(form.rows) for entry in line}
    return [text for at, text in problems.items() if at not in cells]


def _came_back(here: Here, form: WebForm, problem: ThuistafelError) -> HttpResponse:
    if problem.code != CONFLICT:
        return _again(here, form, problem)
    now = latest(here.region)
    kept = kept_texts(here.region, now, form.party, form.form.code) or ()
    newer = web_form(form.party, form.form, [{e.column.name: e.text for e in row} for row in form.rows], now, spare=0)
    return _again(here, with_other(newer, kept), problem, status=409)


def _again(
    here: Here, form: WebForm, problem: ThuistafelError, status: int = 400, loose: list[str] | None = None
) -> HttpResponse:
    told = {"problem": advised(reason_of(problem)), "loose": loose or [], "is_conflict": status == 409}
    return page(here, FORM_PAGE, _form(form, **told), status)
