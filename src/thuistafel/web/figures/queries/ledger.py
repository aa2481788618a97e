"""The evidence ledger: lines of claims that a member may see, filtered, sorted and cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from thuistafel.core.claims import Grade, Place
from thuistafel.core.dossier import Table as Kind
from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.ledger import OF_PEOPLE
from thuistafel.web.figures.models import ConcerningQuerySet, LedgerLine, marked
from thuistafel.web.figures.stems import stems_of
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.site.typed import whole_number
from thuistafel.wording import number
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import place

PAGE = 50
MOST = 100_000
"""Lines in one download."""
SORTS: Mapping[str, tuple[str, ...]] = {
    "plek": ("position",),
    "onderwerp": ("about", "position"),
    "getal": ("value", "position"),
    "-getal": ("-value", "position"),
    "kwaliteit": ("grade", "position"),
    "bron": ("source", "position"),
    "datum": ("day", "position"),
    "nieuwste": ("-since", "position"),
}
"""What a ledger may be sorted by; the address names the key."""
SORT_WORDS = {
    "plek": lazy("plek"),
    "onderwerp": lazy("onderwerp"),
    "getal": lazy("laagste getal"),
    "-getal": lazy("hoogste getal"),
    "kwaliteit": lazy("kwaliteit"),
    "bron": lazy("bron"),
    "datum": lazy("datum"),
    "nieuwste": lazy("nieuwste"),
}
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What an address asks of the ledger; '' is all. What it does not know is left out."""

    table: str = ""
    municipality: str = ""
    source: str = ""
    grade: str = ""
    file: str = ""
    words: str = ""
    sort: str = "plek"
    page: int = 1

    @property
    def asked(self) -> dict[str, str]:
        """What links to the next page carry on."""
        told = {
            "tabel": self.table,
            "gemeente": self.municipality,
            "bron": self.source,
            "kwaliteit": self.grade,
            "bestand": self.file,
            "zoek": self.words,
            "sorteer": self.sort if self.sort != "plek" else "",
        }
        return {name: value for name, value in told.items() if value}


def filters_from(asked: QueryDict) -> Filters:
    """The filters of an address: unknown words of a list and pages that cannot be are as if not asked."""
    return Filters(
        table=_known(asked.get("tabel", ""), list(Kind)),
        municipality=asked.get("gemeente", "")[:100],
        source=asked.get("bron", "")[:200],
        grade=_known(asked.get("kwaliteit", ""), list(Grade)),
        file=asked.get("bestand", "")[:240],
        words=asked.get("zoek", "")[:200],
        sort=_known(asked.get("sorteer", ""), SORTS) or "plek",
        page=max(1, whole_number(asked.get("blad", "")) or 1),
    )


def _known(value: str, allowed: Iterable[str]) -> str:
    return value if value in set(map(str, allowed)) else ""


def lines_at(region: Region, number: int, member: Member) -> ConcerningQuerySet[LedgerLine]:
    """The lines of a revision that the member may see."""
    return LedgerLine.objects.visible_to(member).at(region, number)


def filtered(lines: ConcerningQuerySet[LedgerLine], filters: Filters) -> ConcerningQuerySet[LedgerLine]:
    """Those that answer all filters, in the order asked."""
    exact = {"table": filters.table, "source": filters.source, "grade": filters.grade, "file": filters.file}
    lines = lines.filter(**{name: value for name, value in exact.items() if value})
    if filters.municipality:
        lines = lines.filter(concerns__contains=marked(filters.municipality))
    return lines.filter(saying(filters.words)).order_by(*SORTS[filters.sort], "pk")


def saying(words: str) -> Q:
    """Lines in which each of the words begins a word, whatever its ending."""
    found = Q()
    for stem in stems_of(words)[:_MOST_WORDS]:
        found &= Q(stems__contains=f" {stem}")
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown: `address` is the claim's page, `number` and `band` are '' for who may not see them."""

    about: str
    table: str
    number: str
    band: str
    grade: str
    source: str
    day: str
    place: str
    known_since: datetime | None
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a ledger: `total` are there, from `first` to `last` are shown."""

    lines: tuple[Line, ...]
    total: int
    number: int
    filters: Filters = field(default_factory=Filters)

    @property
    def first(self) -> int:
        """The number of the first line shown, 0 when there is none."""
        return (self.number - 1) * PAGE + 1 if self.lines else 0

    @property
    def last(self) -> int:
        """The number of the last line shown."""
        return self.first + len(self.lines) - 1 if self.lines else 0

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def page_of(region: Region, lines: ConcerningQuerySet[LedgerLine], filters: Filters, member: Member) -> Page:
    """One page of the filtered lines; a page past the end is the last."""
    found = filtered(lines, filters)
    total = found.count()
    at = min(filters.page, max(1, -(-total // PAGE)))
    kept = found[(at - 1) * PAGE : at * PAGE]
    return Page(shown_lines(region, kept, member), total, at, filters)


def shown_lines(region: Region, lines: Iterable[LedgerLine], member: Member) -> tuple[Line, ...]:
    """Lines as people read them, with when each came to be known."""
    kept = list(lines)
    numbers = {line.since for line in kept}
    moments = dict(Revision.objects.filter(region=region, number__in=numbers).values_list("number", "at"))
    return tuple(_line(region, line, member, moments) for line in kept)


def _line(region: Region, line: LedgerLine, member: Member, moments: Mapping[int, datetime]) -> Line:
    sheet, row, cell = line.spot.split("!", 2) if line.spot.count("!") >= 2 else ("", "0", "")
    is_open = sees_number(line.table, line.concerns, member)
    return Line(
        about=line.about,
        table=line.table,
        number=(number(line.value) if line.value is not None else line.stated) if is_open else _("afgeschermd"),
        band=_band(line) if is_open else "",
        grade=line.grade,
        source=line.source,
        day=f"{line.day.day}-{line.day.month}-{line.day.year}" if line.day else "",
        place=place_words(line.file, sheet, row, cell),
        known_since=moments.get(line.since),
        address=reverse("source_claim", args=(region.slug, line.digest)),
    )


def _band(line: LedgerLine) -> str:
    return "" if line.low is None or line.low == line.high else f"{number(line.low)}–{number(line.high)}"


def place_words(file: str, sheet: str, row: str, cell: str) -> str:
    """`uitstroom.csv, rij 12` or `x.xlsx, blad Y, cel F14`."""
    return place(Place(file.removeprefix("aanleveringen/"), sheet, int(row) if row.isdecimal() else 0, cell=cell))


def spot_words(row: int, cell: str) -> str:
    """`cel F14` or else `rij 12`; '' for neither."""
    if cell:
        return translated("cel {cell}").format(cell=cell)
    return translated("rij {row}").format(row=row) if row else ""


def sees_number(table: str, concerns: str, member: Member) -> bool:
    """Whether a number may be shown: to who only reads no counts of people but those of the own organisation (W19)."""
    if member.may(Act.REMARK) or table not in {kind.value for kind in OF_PEOPLE}:
        return True
    return any(marked(key) in concerns for key in member.keys)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to: sources and files as they occur, grades and tables as they are."""

    tables: tuple[str, ...]
    sources: tuple[str, ...]
    grades: tuple[str, ...]


def choices_of(lines: ConcerningQuerySet[LedgerLine]) -> Choices:
    """What occurs among the lines, in one query."""
    told = set(lines.order_by().values_list("table", "source", "grade").distinct())
    return Choices(
        tables=tuple(sorted({table for table, _source, _grade in told})),
        sources=tuple(sorted({source for _table, source, _grade in told if source})),
        grades=tuple(grade.value for grade in Grade if any(grade.value == each[2] for each in told)),
    )


HEAD = ("Onderwerp", "Tabel", "Getal", "Van–tot", "Kwaliteit", "Bron", "Peildatum", "Plek", "Bekend sinds")


def ledger_table(lines: Sequence[Line]) -> Table:
    """The lines as finished cells; words all, as a number may stand as `ca. 40`."""
    rows = tuple(
        (
            line.about,
            line.table,
            line.number,
            line.band,
            line.grade,
            line.source,
            line.day,
            line.place,
            f"{line.known_since:%d-%m-%Y}" if line.known_since else "",
        )
        for line in lines
    )
    return Table(_("Bronnen"), tuple(_(head) for head in HEAD), rows, words=len(HEAD))


def query_of(asked: Iterable[tuple[str, str]], filters: Filters, **more: object) -> str:
    """An address' question mark and all: the viewpoint, the filters, and what is added."""
    told = [*asked, *filters.asked.items(), *((name, str(value)) for name, value in more.items())]
    return f"?{urlencode(told)}" if told else ""
