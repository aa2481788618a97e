"""How far long work of a region is."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from thuistafel.core.reasons import Reason
from thuistafel.exchange.stored import from_json
from thuistafel.web.accounts.policy import Act
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.site.jobs import cancel
from thuistafel.web.site.models import Run

HEADINGS = {
    Run.State.WAITING: _("Dit werk wacht op zijn beurt."),
    Run.State.RUNNING: _("Wij zijn bezig."),
    Run.State.DONE: _("Klaar."),
    Run.State.FAILED: _("Dit is niet gelukt."),
    Run.State.CANCELLED: _("Dit werk is gestopt; er is niets half bewaard."),
}


def run_of(here: Here, key: str) -> Run:
    """A run of this region that the member began, or any for who takes in files of all; 404 otherwise."""
    run = Run.objects.filter(key=key, chain=here.region.slug).first()
    if run is None or not (run.input.get("member") == here.member.pk or here.member.may(Act.TAKE_IN)):
        raise Http404
    return run


@screen("region/run.html", Act.DELIVER)
def run(here: Here, key: str) -> Content:
    """How far it is, what went wrong, or where its result is."""
    found = run_of(here, key)
    problem: Reason | None = from_json(found.problem) if found.problem else None
    is_open = found.state in (Run.State.WAITING, Run.State.RUNNING)
    told = {"run": found, "problem": problem, "is_open": is_open, "onward": (found.result or {}).get("location", "")}
    return Content(str(_("Werk")), str(HEADINGS[Run.State(found.state)]), context=told)


@command(Act.DELIVER)
def stop(here: Here, key: str) -> HttpResponse:
    """Ask the work to stop."""
    cancel(run_of(here, key))
    return back(here, "run", key)
