"""In English no page is left half in Dutch; what is quoted from the parties says that it is Dutch."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import trans_real

from thuistafel.core.claims import Place
from thuistafel.core.switches import SWITCHES
from thuistafel.exchange.reference import register
from thuistafel.web.accounts.models import Organisation, User
from thuistafel.web.figures.models import LedgerLine
from thuistafel.web.figures.queries.definitions import DEFINITIONS
from thuistafel.web.figures.templatetags.intake import at_words, place_in_file
from thuistafel.web.region.models import File, Region
from thuistafel.wording import language
from thuistafel.wording.language import speaking

sys.path[:0] = [str(Path(__file__).parents[2])]

import hatch_build  # noqa: E402 - it lies in the root, beside pyproject.toml

MOST = 80
"""Pages to open: one of every kind is fewer."""
AS_DELIVERED = {"inquiry_change", "connections"}
"""Lists rows of files as they came; shows how a program asks."""
CONTRACT = {"rules: tekort"}
"""Names of switches, as `dossier.toml` has them."""
TELLING = re.compile(
    r"\b(de|het|een|niet|geen|voor|zijn|wordt|worden|naar|tekort|ruimte|opgave|gemeenten?|huishoudens|woningen|rij|blad"
    r"|verhuringen|bron|bronnen|getal|getallen|uit|met|bij|nog|zie|ook|maar|als|aan|kies|vul|wie|wat|waarom|kwartiermaker)\b",
    re.IGNORECASE,
)
SPOKEN = ("title", "aria-label", "alt", "placeholder")
EMPTY = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
UNSEEN = frozenset(["script", "style", "code"])


class Seen(HTMLParser):
    """What someone reads on a page outside what is marked as Dutch, and where its links go."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def is_skipped(self) -> bool:
        return any(skipped for _, skipped in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        skipped = given.get("lang") == "nl" or tag in UNSEEN
        if not (skipped or self.is_skipped):
            self.said += [value for name in SPOKEN if (value := given.get(name))]
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag not in EMPTY:
            self._open.append((tag, skipped))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self._open]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.is_skipped:
            self.said.append(" ".join(data.split()))


def seen(page: str) -> Seen:
    found = Seen()
    found.feed(page)
    return found


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogue as it is now, not as it was at the last build."""
    place = tmp_path / "en" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "django.po").write_bytes((language.LOCALE / "en" / "LC_MESSAGES" / "django.po").read_bytes())
    hatch_build.compile_catalogues(tmp_path)
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path])
    monkeypatch.setattr(trans_real, "_translations", {})
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


def own_words(region: Region) -> re.Pattern[str]:
    """What parties wrote or are called: quotes, names, files, sheets, sources, subjects, titles of forms."""
    lines = LedgerLine.objects.filter(region=region)
    found = {*Organisation.objects.values_list("name", flat=True), *User.objects.values_list("name", flat=True)}
    found |= {name.rpartition("/")[2] for name in File.objects.filter(region=region).values_list("name", flat=True)}
    for about, source, spot in lines.values_list("about", "source", "spot"):
        found |= {about, about.replace(" · ", ", "), source, spot.partition("!")[0]}
    found |= {name for one in register().municipalities for name in (one.name, *one.aliases)}
    found |= {switch.source for switch in SWITCHES if switch.source[0].isupper()}
    found |= {word for one in DEFINITIONS.values() for word in (one.title, one.form.sheet)}
    longest = sorted((name for name in found if len(name) > 2), key=len, reverse=True)
    return re.compile("|".join(["“[^”]*”", *map(re.escape, longest)]))


def pages(client: Client, start: str) -> Iterator[tuple[str, Seen]]:
    """One page of each kind that links lead to."""
    todo, names = [start, "/account/"], set[str]()
    while todo and len(names) < MOST:
        address = urldefrag(todo.pop(0))[0]
        try:
            name = resolve(address.partition("?")[0]).url_name or ""
        except Resolver404:
            continue
        if name in names or "logout" in name:
            continue
        names.add(name)
        answer = client.get(address, follow=True)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            page = seen(answer.content.decode())
            todo += [urljoin(address, link) for link in page.links if link.startswith(("/", "?"))]
            yield name, page


def test_a_page_in_english_has_no_dutch_but_what_parties_wrote(
    as_person: Callable[[str], Client], haaglanden: Region
) -> None:
    client = as_person("Anna de Wit")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    written = own_words(haaglanden)

    said = {name: [written.sub("…", text) for text in page.said] for name, page in pages(client, "/regio/haaglanden/")}
    dutch = {
        f"{name}: {text}"
        for name, texts in said.items()
        for text in texts
        if name not in AS_DELIVERED and TELLING.search(text)
    }

    assert len(said) > 25
    assert "\n".join(sorted(dutch - CONTRACT)) == ""


def test_what_goes_to_parties_stays_dutch(as_person: Callable[[str], Client]) -> None:
    client = as_person("Anna de Wit")
    dutch = client.get("/regio/haaglanden/uitvraag/herinnering/").content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.get("/regio/haaglanden/uitvraag/herinnering/").content.decode()
    mail = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)

    assert mail.findall(english) == mail.findall(dutch) != []


def test_dutch_is_found_and_what_is_marked_as_dutch_is_not() -> None:
    page = seen('<p title="Wat nu">Room <b>ruimte</b><br></p><p lang="nl">het <i>tekort</i></p><code>uit</code> met')

    assert [text for text in page.said if TELLING.search(text)] == ["Wat nu", "ruimte", "met"]


def test_a_row_follows_the_language_and_a_cell_stays() -> None:
    place = Place("uitstroom.csv", "Blad1", row=12)

    assert (at_words("rij 12"), at_words("F14"), place_in_file(place)) == ("rij 12", "F14", "Blad1 · rij 12")
    with speaking("en"):
        assert (at_words("rij 12"), at_words("F14"), place_in_file(place)) == ("row 12", "F14", "Blad1 · row 12")
