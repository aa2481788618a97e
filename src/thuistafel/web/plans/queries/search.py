"""One search over everything of a region that the member may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.regions import resolve
from thuistafel.core.switches import SWITCHES
from thuistafel.exchange.reference import register
from thuistafel.web.figures.models import ReadFile, marked
from thuistafel.web.figures.queries.definitions import DEFINITIONS
from thuistafel.web.figures.queries.ledger import lines_at, saying, shown_lines
from thuistafel.web.figures.queries.remarks import remarks_on
from thuistafel.web.figures.stems import stem_line, stems_of
from thuistafel.web.plans.models import Snapshot, Variant
from thuistafel.web.plans.queries.plans import dossier_of
from thuistafel.web.region.pages import Here
from thuistafel.web.region.queries import parties_of
from thuistafel.web.site.menu import menu
from thuistafel.wording.language import translated

SHOWN = 8
"""Of each kind."""
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, a line beside it, and where it is."""

    words: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` leads to the rest when not all is shown."""

    title: str
    hits: tuple[Hit, ...]
    total: int
    more: str = ""


def search(here: Here, words: str) -> tuple[Group, ...]:
    """What holds every word, kind by kind; nothing for no words. A word may be the beginning of one, or inflected."""
    stems = stems_of(words[:LONGEST])
    if not stems:
        return ()
    small = [(title, [hit for hit in hits(here) if _holds(hit, stems)]) for title, hits in _small()]
    groups = [Group(title, tuple(hits[:SHOWN]), len(hits)) for title, hits in small if hits]
    return (*groups[:3], *_claims(here, words[:LONGEST]), *groups[3:])


def _holds(hit: Hit, stems: Iterable[str]) -> bool:
    line = stem_line(hit.words, hit.note)
    return all(f" {stem}" in line for stem in stems)


Hits = Callable[[Here], Iterable[Hit]]


def _small() -> tuple[tuple[str, Hits], ...]:
    """What is few enough to look through word by word."""
    return (
        (_("Pagina’s"), _pages),
        (_("Gemeenten en partijen"), _parties),
        (_("Doelgroepen"), _target_groups),
        (_("Definities"), _definitions),
        (_("Spelregels"), _switches),
        (_("Opmerkingen"), _remarks),
        (_("Bestanden"), _files),
        (_("Momentopnamen en varianten"), _kept),
    )


def _claims(here: Here, words: str) -> Iterator[Group]:
    """Lines of the ledger that say it; a municipality is known by all its names."""
    said = saying(words)
    if found := _municipality(words):
        said |= Q(concerns__contains=marked(found))
    lines = lines_at(here.region, here.view.revision, here.member).filter(said)
    matching = list(lines.order_by("pk").values_list("pk", flat=True))  # one pass gives both the first and how many
    if not (total := len(matching)):
        return
    kept = lines.filter(pk__in=matching[:SHOWN]).order_by("pk")
    hits = tuple(
        Hit(line.about, " · ".join(part for part in (line.number, line.source, line.place) if part), line.address)
        for line in shown_lines(here.region, kept, here.member)
    )
    more = f"{_page(here, 'sources')}?{urlencode({'zoek': words})}" if total > SHOWN else ""
    yield Group(_("Gegevens"), tuple(_within(here, hit) for hit in hits), total, more)


def _municipality(words: str) -> str:
    """The CBS code of a municipality that is called so; '' for other words."""
    found = resolve(register(), words.strip(), timezone.localdate())
    return found.code if found else ""


def _within(here: Here, hit: Hit) -> Hit:
    return replace(hit, address=hit.address + here.view.query)


def _page(here: Here, name: str, *arguments: object) -> str:
    """The address of a page; '' while there is no such page."""
    try:
        return reverse(name, args=(here.region.slug, *arguments))
    except NoReverseMatch:
        return ""


def _pages(here: Here) -> Iterator[Hit]:
    for item in menu(here.request):
        for page in item.pages or (item,):
            yield Hit(str(page.words), "", page.address + here.view.query)
    for words, name in ((_("Opmerkingen"), "remarks"), (_("Wat is veranderd"), "changes")):
        yield Hit(words, "", here.link(name))


def _parties(here: Here) -> Iterator[Hit]:
    sources = _page(here, "sources")
    for party in parties_of(here.region):
        asked = {"gemeente": party.cbs_code} if party.cbs_code else {"zoek": party.name}
        yield Hit(party.name, party.get_kind_display(), f"{sources}?{urlencode(asked)}")


def _target_groups(here: Here) -> Iterator[Hit]:
    if here.is_first_look:
        return
    try:
        dossier = dossier_of(here.view)
    except ThuistafelError:
        return
    groups = {key.target_group for key in dossier.picture} | {key.target_group for key in dossier.outflow}
    for group in sorted(groups):
        words = group.replace("_", " ")
        yield Hit(words, _("alle gegevens van deze groep"), f"{_page(here, 'sources')}?{urlencode({'zoek': words})}")


def _definitions(here: Here) -> Iterator[Hit]:
    address = here.link("definitions")
    for one in DEFINITIONS.values():
        yield Hit(one.title, one.counts, f"{address}#{one.name}")


def _switches(here: Here) -> Iterator[Hit]:
    address = _page(here, "rules")
    for switch in SWITCHES if address else ():
        yield Hit(
            switch.name.replace("_", " "), translated(switch.sentence), f"{address}{here.view.query}#{switch.name}"
        )


def _remarks(here: Here) -> Iterator[Hit]:
    for remark in remarks_on(here.region, here.member):
        note = " · ".join(part for part in (remark.text, remark.answer, str(remark.organisation)) if part)
        yield Hit(remark.subject, note, here.link("remark", remark.pk))


def _files(here: Here) -> Iterator[Hit]:
    found = ReadFile.objects.visible_to(here.member).at(here.region, here.view.revision)
    for file, sender in dict.fromkeys(found.values_list("file", "sender")):
        yield Hit(
            file.removeprefix("aanleveringen/"), sender, f"{_page(here, 'sources')}?{urlencode({'bestand': file})}"
        )


def _kept(here: Here) -> Iterator[Hit]:
    """Names that others gave wait until the first look is over."""
    if here.is_first_look:
        return
    for snapshot in Snapshot.objects.filter(region=here.region).order_by("-at"):
        if address := _page(here, "snapshots"):
            yield Hit(snapshot.title, snapshot.note, address)
    for variant in Variant.objects.filter(region=here.region, dropped_at__isnull=True):
        if address := _page(here, "variants"):
            yield Hit(variant.name, variant.composition, address)
