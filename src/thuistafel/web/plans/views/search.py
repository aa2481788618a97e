"""Zoeken: one box for everything."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.web.plans.queries import search as found_by
from thuistafel.web.region.pages import Content, Here, screen
from thuistafel.wording import number


@screen("plans/search.html")
def search(here: Here) -> Content:
    """What was found, kind by kind."""
    words = here.request.GET.get("q", "")[: found_by.LONGEST]
    groups = found_by.search(here, words)
    context = {"searched": words, "groups": groups}
    return Content(_("Zoeken"), conclusion(words, sum(group.total for group in groups)), {}, context)


def conclusion(words: str, total: int) -> str:
    """How much was found."""
    if not words.strip():
        return _("Zoek in gegevens, bestanden, opmerkingen, spelregels en pagina’s.")
    if not total:
        return _("Niets gevonden met “%(words)s”.") % {"words": words}
    told = ngettext("%(total)s ding gevonden met “%(words)s”.", "%(total)s dingen gevonden met “%(words)s”.", total)
    return told % {"total": number(total), "words": words}
