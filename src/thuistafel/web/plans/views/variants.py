"""Variants: other agreements kept under a name, laid beside the agreement itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuistafel.web.accounts.policy import Act
from thuistafel.web.plans.actions.variants import drop_variant, keep_variant, rename_variant
from thuistafel.web.plans.first_look import refuse_others
from thuistafel.web.plans.queries import variants as kept
from thuistafel.web.plans.queries.plans import report_for
from thuistafel.web.plans.views.closed import after_first_look
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.site.typed import whole_number


@screen("plans/variants.html")
@after_first_look(gettext_lazy("Varianten"))
def variants(here: Here) -> Content:
    """At most four plans side by side, only where they differ."""
    listed = kept.kept_variants(here.region, here.view.revision, here.request.GET.getlist(kept.CHOSEN))
    found = kept.side_by_side(here.region, here.view.revision, listed, here.own_code)
    context = {
        "report": report_for(here),
        "kept": listed,
        "compared": found,
        "now": kept.choice_of(here.view),
        "most": kept.MOST_CHOSEN,
        "may_keep": here.member.may(Act.KEEP_VARIANT),
    }
    return Content(_("Varianten"), kept.conclusion_of(listed, here.view.revision), kept.tables_of(found), context)


@command(Act.KEEP_VARIANT)
def keep(here: Here) -> HttpResponse:
    """Keep what this address chooses otherwise; it is calculated, so it waits while only own numbers may be seen."""
    refuse_others(here)
    made = keep_variant(here.region, here.member, here.view, here.request.POST.get("naam", ""))
    messages.success(here.request, _("Bewaard als “%(name)s”.") % {"name": made.name})
    return redirect("variants", here.region.slug)


@command(Act.KEEP_VARIANT)
def rename(here: Here, key: int) -> HttpResponse:
    """Another name."""
    rename_variant(here.region, here.member, key, _version(here), here.request.POST.get("naam", ""))
    messages.success(here.request, _("De variant heeft een andere naam."))
    return back(here, "variants")


@command(Act.KEEP_VARIANT)
def drop(here: Here, key: int) -> HttpResponse:
    """Off the list."""
    drop_variant(here.region, here.member, key, _version(here))
    messages.success(here.request, _("De variant is vervallen."))
    return back(here, "variants")


def _version(here: Here) -> int:
    return whole_number(here.request.POST.get("versie", "")) or 0
