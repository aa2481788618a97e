"""The menu: seven items, each with the pages behind it; only pages that exist are shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

ITEMS = (
    (_("Start"), ((_("Start"), "start"),)),
    (_("Mijn bijdrage"), ((_("Mijn bijdrage"), "contribution"),)),
    (
        _("Afspraken"),
        (
            (_("Spelregels"), "rules"),
            (_("Samenstelling"), "composition"),
            (_("Momentopnamen"), "snapshots"),
        ),
    ),
    (
        _("Cijfers"),
        (
            (_("Uitvraag"), "inquiry"),
            (_("Bronnen"), "sources"),
            (_("Bronnen die verschillen"), "differing"),
            (_("Definities"), "definitions"),
            (_("Beeld"), "picture"),
        ),
    ),
    (_("Vraag en ruimte"), ((_("Vraag"), "demand"), (_("Ruimte"), "room"))),
    (_("Verdeling"), ((_("Verdeling"), "distribution"), (_("Varianten"), "variants"), (_("Stukken"), "papers"))),
    (_("Urgentie"), ((_("Urgentie"), "urgency"), (_("Welk getal nu"), "next_number"))),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `pages` are the tabs behind it, none when there is only one."""

    words: str
    address: str
    is_current: bool
    pages: tuple[Item, ...] = ()


def menu(request: HttpRequest) -> tuple[Item, ...]:
    """What can be reached from here, with the page one is on marked; nothing outside a region."""
    found = request.resolver_match
    slug = found.kwargs.get("slug") if found else None
    if found is None or slug is None:
        return ()
    return tuple(item for words, pages in ITEMS if (item := _item(str(words), pages, slug, found.url_name or "")))


def _item(words: str, pages: tuple[tuple[object, str], ...], slug: str, current: str) -> Item | None:
    known = [(str(said), name, address) for said, name in pages if (address := _address(name, slug))]
    if not known:
        return None
    own = tuple(Item(said, address, current.split(":")[0].startswith(name)) for said, name, address in known)
    return Item(words, own[0].address, any(one.is_current for one in own), own if len(own) > 1 else ())


def _address(name: str, slug: str) -> str:
    try:
        return reverse(name, args=(slug,))
    except NoReverseMatch:
        return ""
