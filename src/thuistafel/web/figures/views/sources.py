"""Bronnen: every claim of the region with where it came from."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from thuistafel.web.figures.queries import ledger
from thuistafel.web.figures.queries.places import municipalities_of
from thuistafel.web.region.pages import DOWNLOAD, Content, Here, screen
from thuistafel.wording import number


@screen("figures/sources.html")
def sources(here: Here) -> Content:
    """The ledger: fifty lines at a time, all of them in a download."""
    filters = ledger.filters_from(here.request.GET)
    lines = ledger.lines_at(here.region, here.view.revision, here.member)
    if here.request.GET.get(DOWNLOAD):
        kept = ledger.filtered(lines, filters)[: ledger.MOST]
        table = ledger.ledger_table(ledger.shown_lines(here.region, kept, here.member))
        return Content("", "", {"bronnen": table})
    page = ledger.page_of(here.region, lines, filters, here.member)
    choices = ledger.choices_of(lines)
    context = {
        "page": page,
        "filters": filters,
        "choices": choices,
        "municipalities": municipalities_of(here.region),
        "sorts": ledger.SORT_WORDS.items(),
        "links": _links(here, page),
    }
    return Content(_("Bronnen"), conclusion(page, choices), {"bronnen": ledger.ledger_table(page.lines)}, context)


def conclusion(page: ledger.Page, choices: ledger.Choices) -> str:
    """How much there is, in one sentence."""
    if not page.total:
        return _("Er is niets gevonden met deze keuzes.") if page.filters.asked else _("Er is nog niets geleverd.")
    told = {"lines": number(page.total), "sources": number(len(choices.sources))}
    if page.filters.asked:
        return _("%(lines)s gegevens passen bij uw keuze.") % told
    return _("%(lines)s gegevens uit %(sources)s bronnen, elk met zijn plek.") % told


def _links(here: Here, page: ledger.Page) -> dict[str, str]:
    """Where the pages before and after are, and the download; '' where there is none."""
    asked, filters = here.view.asked, page.filters
    links = {"download": ledger.query_of(asked, filters, download="bronnen.xlsx")}
    if page.number > 1:
        links["before"] = ledger.query_of(asked, filters, blad=page.number - 1)
    if page.number < page.pages:
        links["after"] = ledger.query_of(asked, filters, blad=page.number + 1)
    return links


@screen("figures/sources.html")
def source_at(here: Here) -> Content:
    """What stands at a place of a file: the ledger of that place."""
    file, spot = here.request.GET.get("bestand", ""), here.request.GET.get("plek", "")
    lines = ledger.lines_at(here.region, here.view.revision, here.member).filter(file=file, spot=spot)
    page = ledger.page_of(here.region, lines, ledger.Filters(), here.member)
    if not page.total:
        raise Http404
    place = page.lines[0].place
    context = {"page": page, "links": {}}
    return Content(_("Bronnen"), _("Op deze plek staat: %(place)s") % {"place": place}, {}, context)
