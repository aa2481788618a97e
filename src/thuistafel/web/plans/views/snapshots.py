"""Momentopnamen: a plan kept as it was decided upon."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.web.accounts.policy import Act
from thuistafel.web.plans.actions.snapshots import freeze
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.plans.queries import snapshots as told
from thuistafel.web.plans.queries.departures import departures
from thuistafel.web.plans.queries.plans import plan_for, report_for
from thuistafel.web.region.downloads import attached
from thuistafel.web.region.pages import Content, Here, back, command, document, screen


@screen("plans/snapshots.html")
def snapshots(here: Here) -> Content:
    """What was kept, newest first, and a form to keep the plan of this viewpoint."""
    kept = list(told.snapshots_of(here))
    count = len(kept)
    conclusion = _("Er is nog geen momentopname.") if not count else _("Vastgelegd: %(count)s.") % {"count": count}
    context = {
        "report": report_for(here),
        "kept": kept,
        "may_keep": here.member.may(Act.KEEP_VARIANT) and not here.is_first_look,
        "departures": () if here.is_first_look else departures(here.view),
    }
    return Content("Momentopnamen", conclusion, {}, context)


@screen("plans/snapshot.html")
def snapshot(here: Here, number: int) -> Content:
    """One snapshot: calculated again, and beside the plan of now."""
    kept = _kept(here, number)
    now = plan_answer(plan_for(here))
    tables = {"cijfers": told.frozen_table(kept.answer), "verschil": told.differences_table(kept.answer, now)}
    frozen = told.frozen_report(kept)
    context = {
        "report": report_for(here),
        "kept": kept,
        "comes_out": told.comes_out(kept),
        "frozen": frozen,
        "departures": departures(here.view),
        "chosen": departures(told.viewpoint_of(kept)),
    }
    return Content(kept.title, frozen.summary.headline, tables, context)


@command(Act.KEEP_VARIANT)
def snapshot_freeze(here: Here) -> HttpResponse:
    """Keep the plan of this viewpoint."""
    if here.is_first_look:
        raise Http404
    kept = freeze(here, here.request.POST.get("titel", ""), here.request.POST.get("toelichting", ""))
    messages.success(here.request, _("“%(title)s” is vastgelegd en verandert niet meer.") % {"title": kept.title})
    return back(here, "snapshot", kept.pk)


@document()
def snapshot_json(here: Here, number: int) -> HttpResponse:
    """The frozen answer as the command line gives it."""
    kept = _kept(here, number)
    content = json.dumps(kept.answer, ensure_ascii=False, indent=2).encode()
    return attached(content, f"momentopname-{kept.hash[:12]}.json")


@document()
def snapshot_zip(here: Here, number: int) -> HttpResponse:
    """The dossier as it was then."""
    kept = _kept(here, number)
    return attached(told.dossier_of_then(kept), f"momentopname-{kept.hash[:12]}.zip")


def _kept(here: Here, number: int) -> Snapshot:
    found = told.snapshots_of(here).filter(pk=number).first()
    if found is None:
        raise Http404
    return found
