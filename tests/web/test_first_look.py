"""In the period of first look a party sees its own number and can work out nobody else's."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from addresses import routes
from django.test import Client
from django.utils import timezone
from hypothesis import settings

from thuistafel.core.plan import Plan
from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.actions import begin_first_look
from thuistafel.web.region.models import Participation, Region, Revision
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.web.site.models import Event

EXAMPLE = Path(__file__).parents[2] / "examples" / "haaglanden"
OWN, HIDDEN = "Delft", ("Den Haag", "Leidschendam-Voorburg", "Midden-Delfland", "Pijnacker-Nootdorp")
HIDDEN += ("Voorschoten", "Wassenaar", "Zoetermeer")
OWN_CODE, OTHER_CODES = "0503", ("0518", "1916", "1842", "1926", "0626", "0629", "0637", "regio")
MOST_PAGES = 600
BASE = "/regio/haaglanden/"
QUANTITIES = {"lettings": "Verhuringen", "room": "Ruimte", "task": "Opgave", "shortage": "Tekort"}
ASKED = (
    "",
    "?procent=12",
    "?procent=100",
    "?tekort=solidariteit",
    "?maximum_niveau=regio",
    "?sleutel_onbekend=verhuringen&sleutel_buiten_regio=inwoners",
    "?samenstelling=SVH-9",
    "?op=2020-01-01",
    "?op=2099-01-01",
)
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)|\d+")

AsPerson = Callable[[str], Client]
Cells = Mapping[str, bytes]


@pytest.fixture
def period(haaglanden: Region) -> Region:
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.first_look_revision = 1
    haaglanden.save()
    return haaglanden


def pages(
    client: Client, slug: str, asked: tuple[str, ...] = ASKED, most: int = MOST_PAGES
) -> Iterator[tuple[str, str]]:
    """Every page that answers, every download, and whatever can be reached from there by link, choice or guess."""
    base = f"/regio/{slug}/"
    waiting = ["/" + one.pattern.replace("<slug:slug>", slug) for one in routes() if one.arguments == ("slug",)]
    waiting = [address + query for query in asked for address in waiting]
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code >= 400:
            continue
        text = readable(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        yield address, text
        for found in ways_on(address, text):
            if found.startswith(base) and found not in seen and len(seen) < most:
                seen.add(found)
                waiting.append(found)


def readable(content: bytes) -> str:
    """What an attacker reads: text as it is, the parts of a workbook or archive, else only whether it differs."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in sorted(archive.namelist()))
    if content.startswith(b"%PDF"):
        return hashlib.sha256(content).hexdigest()
    return content.decode("utf-8-sig", "replace")


def ways_on(address: str, text: str) -> Iterator[str]:
    """Links and choices of a page, downloads also as CSV, and the same addresses with others' codes filled in."""
    found = [unescape(one) for one in re.findall(r'(?:href|hx-get|action)="([^"#]+)"', text)]
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        found += [f"?{name}={quote(unescape(one))}" for one in re.findall(r'<option value="([^"]*)"', options)]
    found += [re.sub(r"(download=[\w-]+)\.\w+", r"\1.csv", one) for one in found if "download=" in one]
    for one in found:
        whole = urljoin(address, one)
        yield whole
        if OWN_CODE in whole:
            yield from (whole.replace(OWN_CODE, code) for code in OTHER_CODES)


def plain(text: str, slug: str) -> str:
    """What can be read on a page, without what differs by its nature: keys of forms, the slug, the clock."""
    text = re.sub(r'name="(csrfmiddlewaretoken|sleutel)" value="[^"]*"', "", text)
    return re.sub(r"\b\d{2}:\d{2}(:\d{2})?\b", "", text.replace(f"/{slug}/", "/x/"))


# The attacker: every number it can put a name to is an equation; whatever those determine, it knows.

Equation = tuple[dict[tuple[str, str], int], int]


def attack(found: Iterator[tuple[str, str]], plan: Plan) -> set[tuple[str, str]]:
    """The hidden numbers (quantity, municipality) that follow from what was found and from one's own numbers."""
    truth = {
        (name, one.name): getattr(one.figures, name) for name in QUANTITIES for one in plan.distribution.municipalities
    }
    equations: list[Equation] = [({key: 1}, value) for key, value in truth.items() if key[1] == OWN]
    for address, text in found:
        equations += of_table(text, truth) if address.endswith(".csv") else of_sentences(text, truth)
    return {key for key in determined([row for row, _ in equations], list(truth)) if key[1] != OWN}


def of_table(text: str, truth: Mapping[tuple[str, str], int | None]) -> Iterator[Equation]:
    """A cell under a known head beside a known name; a total is the sum of all."""
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    for row in rows:
        for column, cell in zip(head, row, strict=False):
            quantity = next((name for name, said in QUANTITIES.items() if column.startswith(said)), None)
            if quantity is None or not NUMBER.fullmatch(cell):
                continue
            named = [key for key in truth if key[0] == quantity and (row[0] in (key[1], "Totaal"))]
            yield dict.fromkeys(named, 1), int(cell.replace(".", ""))


def of_sentences(text: str, truth: Mapping[tuple[str, str], int | None]) -> Iterator[Equation]:
    """A sentence that names a municipality, or the whole region, and holds exactly its number.

    That the attacker recognises which number is which is granted: it knows how such sentences are made.
    """
    shown = unescape(re.sub(r"<(style|script).*?</\1>|<[^>]*>", "\n", text, flags=re.DOTALL))
    for sentence in re.split(r"\n\s*\n|(?<=[.;:]) ", re.sub(r"[ \t]+", " ", shown)):
        numbers = {int(one.replace(".", "")) for one in NUMBER.findall(sentence)}
        for key, value in truth.items():
            if value in numbers and key[1] in sentence:
                yield {key: 1}, value  # type: ignore[misc]
        for quantity in QUANTITIES:
            whole = sum(value or 0 for key, value in truth.items() if key[0] == quantity)
            if whole in numbers and whole:
                yield {key: 1 for key in truth if key[0] == quantity}, whole


def determined(rows: list[dict[tuple[str, str], int]], keys: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The unknowns with one value only: those alone in a row once all is eliminated."""
    left: list[dict[tuple[str, str], Fraction]] = [{key: Fraction(n) for key, n in row.items()} for row in rows]
    done: list[dict[tuple[str, str], Fraction]] = []
    for key in keys:
        pivot = next((row for row in left if row.get(key)), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = {name: value / pivot[key] for name, value in pivot.items()}
        left, done = ([_minus(row, pivot, key) for row in some] for some in (left, done))
        done.append(pivot)
    return {next(iter(row)) for row in done if len(row) == 1}


def _minus(
    row: dict[tuple[str, str], Fraction], pivot: dict[tuple[str, str], Fraction], key: tuple[str, str]
) -> dict[tuple[str, str], Fraction]:
    factor = row.get(key, Fraction(0))
    names = {**row, **pivot} if factor else row
    new = {name: row.get(name, Fraction(0)) - factor * pivot.get(name, Fraction(0)) for name in names}
    return {name: value for name, value in new.items() if value}


@pytest.mark.parametrize("who", ["Daan Visser", "Els van Rijn"])
def test_the_attacker_determines_no_hidden_number(period: Region, as_person: AsPerson, who: str) -> None:
    plan = plan_of(Viewpoint(period.pk, 1))

    assert attack(pages(as_person(who), "haaglanden"), plan) == set()


def test_the_same_attacker_knows_everything_when_nothing_is_masked(haaglanden: Region, as_person: AsPerson) -> None:
    plan = plan_of(Viewpoint(haaglanden.pk, 1))
    every = {(quantity, name) for quantity in QUANTITIES for name in HIDDEN}

    assert attack(pages(as_person("Daan Visser"), "haaglanden", ("",), 250), plan) == every


def test_a_total_alone_tells_the_last_hidden_number() -> None:
    keys = [("task", name) for name in ("Delft", "Den Haag", "Zoetermeer")]
    rows = [dict.fromkeys(keys, 1), {keys[0]: 1}]

    assert determined(rows, keys) == {keys[0]}
    assert determined([*rows, {keys[1]: 1}], keys) == set(keys)


def test_nothing_an_address_asks_changes_what_is_shown(period: Region, as_person: AsPerson) -> None:
    daan = as_person("Daan Visser")
    addresses = [
        "/" + one.pattern.replace("<slug:slug>", "haaglanden") for one in routes() if one.arguments == ("slug",)
    ]

    def read(query: str) -> dict[str, str]:
        answers = {address: daan.get(address + query) for address in addresses}
        return {
            address: re.sub(r"<[^>]*>", "", plain(answer.content.decode(), "haaglanden"))
            for address, answer in answers.items()
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
        }

    # who takes part according to whom is no figure of a party: that page follows what is asked
    addresses.remove(f"{BASE}samenstelling/")
    plainly = read("")
    assert len(plainly) >= 20
    for query in ASKED[1:]:
        shown = read(query)
        # a day of before goes back in one's own deliveries, and leaves the plan as it is
        compared = (f"{BASE}verdeling/", f"{BASE}stukken/") if "op=" in query else shown
        assert {address: shown[address] for address in compared} == {address: plainly[address] for address in compared}


# Two worlds: if every page is the same in a world where others' numbers differ, those numbers cannot be known.


def contents() -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in EXAMPLE.iterdir() if one.is_file()}


def renamed(names: Mapping[str, str]) -> dict[str, bytes]:
    """The world in which these municipalities have each other's numbers; what Delft was party to stays as it was."""
    changed = contents()
    every = re.compile("|".join(names))
    for name in ("uitstroom.csv", "verhuringen.csv", "voorrang.csv", "plaatsingen.csv"):
        lines = changed[name].decode().splitlines(keepends=True)
        told = (line if OWN in line else every.sub(lambda found: names[found[0]], line) for line in lines)
        changed[name] = "".join(told).encode()
    return changed


def swapped(one: str, other: str) -> dict[str, bytes]:
    return renamed({one: other, other: one})


def edited(file: str, was: str, becomes: str, files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    changed = dict(files or contents())
    assert was in changed[file].decode()
    return changed | {file: changed[file].replace(was.encode(), becomes.encode())}


def world(slug: str, files: Mapping[str, bytes], by: Member) -> Region:
    """A region with these files and everyone at its table, in a period of first look."""
    region = Region.objects.create(slug=slug, title="Haaglanden")
    for party in Organisation.objects.order_by("name"):
        Participation.objects.create(region=region, organisation=party)
    revise(region, dict(files), Made(None, Revision.Kind.START))
    begin_first_look(region, by, timezone.localdate() + timedelta(days=7))
    return region


OUTFLOW = ("uitstroom.csv", "Den Haag;2023;stroom;huishoudens;90;", "Den Haag;2023;stroom;huishoudens;97;")
LETTINGS = (
    "verhuringen.csv",
    "Den Haag;Corporatie 1 (fictief);2023;verwacht;regulier;;;1240",
    "Den Haag;Corporatie 1 (fictief);2023;verwacht;regulier;;;1250",
)


def all_otherwise() -> dict[str, bytes]:
    """Everyone else has a neighbour's numbers, and the sums of the region are others too."""
    moved = dict(zip(HIDDEN, (*HIDDEN[1:], HIDDEN[0]), strict=True))
    files = renamed(moved)
    for file, *rows in (OUTFLOW, LETTINGS):
        was, becomes = (row.replace("Den Haag", moved["Den Haag"]) for row in rows)
        files = edited(file, was, becomes, files)
    return files


OTHER_WORLDS: Mapping[str, dict[str, bytes]] = {
    "alles anders": all_otherwise(),
    **{f"{name} en Den Haag verwisseld": swapped("Den Haag", name) for name in HIDDEN[1:]},
    "meer uitstroom uit Den Haag": edited(*OUTFLOW),
    "meer verhuringen in Den Haag": edited(*LETTINGS),
}
IS_LONG = settings.get_current_profile_name() == "long"
FIRST_PAGES = 60


def reach(name: str) -> int:
    """How far to look: everywhere where all is otherwise, elsewhere at the first pages only, unless there is time."""
    return MOST_PAGES if IS_LONG or name == "alles anders" else FIRST_PAGES


SHOWN: dict[int, dict[str, str]] = {}
"""What the first world shows, as far as it was looked at; read once."""


def crawled(client: Client, slug: str, most: int) -> dict[str, str]:
    found = pages(client, slug, ("",), most)
    return {address.replace(f"/{slug}/", "/x/"): plain(text, slug) for address, text in found}


@pytest.mark.parametrize("name", OTHER_WORLDS if IS_LONG else list(OTHER_WORLDS)[:2])
def test_in_a_world_with_other_numbers_of_others_every_page_is_the_same(
    anna: Member, as_person: AsPerson, name: str
) -> None:
    here, there = world("hier", contents(), anna), world("daar", OTHER_WORLDS[name], anna)
    daan, office = as_person("Daan Visser"), as_person("Anna de Wit")

    most = reach(name)
    shown = SHOWN.get(most) or SHOWN.setdefault(most, crawled(daan, "hier", most))
    other = crawled(daan, "daar", most)

    assert [address for address in shown if shown[address] != other.get(address)] == []
    assert shown.keys() == other.keys()
    assert OWN in "".join(shown.values())
    both = [plan_of(Viewpoint(region.pk, 1)).distribution for region in (here, there)]
    assert both[0] != both[1]
    start = [plain(office.get(f"/regio/{slug}/verdeling/").content.decode(), slug) for slug in ("hier", "daar")]
    assert start[0] != start[1]


def test_together_the_worlds_change_every_hidden_number(anna: Member) -> None:
    """What stays the same in all worlds would not be proven hidden."""
    known = plan_of(Viewpoint(world("hier", contents(), anna).pk, 1))
    changed = set()
    for number, files in enumerate(OTHER_WORLDS.values()):
        other = plan_of(Viewpoint(world(f"daar-{number}", files, anna).pk, 1))
        for one in other.distribution.municipalities:
            was = known.municipality(one.code).figures
            changed |= {(name, one.name) for name in QUANTITIES if getattr(was, name) != getattr(one.figures, name)}

    assert changed == {(quantity, name) for quantity in QUANTITIES for name in HIDDEN}


# The period itself.


def test_the_own_number_is_shown_with_why(period: Region, as_person: AsPerson) -> None:
    """W14: Delft is 25 short."""
    page = as_person("Daan Visser").get("/regio/haaglanden/").content.decode()

    assert "25 woningen tekort" in page
    assert "ziet u alleen wat over uw eigen organisatie gaat" in page


@pytest.mark.parametrize("who", ["Gerda Bos", "Jan Prins", "Hugo Meijer"])
def test_who_has_no_municipality_sees_no_number_of_any(period: Region, as_person: AsPerson, who: str) -> None:
    plan = plan_of(Viewpoint(period.pk, 1))
    every = attack(pages(as_person(who), "haaglanden", ("",)), plan)

    assert every == set()


def test_the_office_sees_everything_and_is_told_that_others_do_not(period: Region, as_person: AsPerson) -> None:
    page = as_person("Anna de Wit").get("/regio/haaglanden/").content.decode()

    assert "Binnen 10% komt de regio 41 woningen tekort." in page
    assert "Het regiobureau ziet alles." in page


def test_later_changes_wait_so_that_no_two_views_can_be_compared(period: Region, as_person: AsPerson) -> None:
    before = as_person("Daan Visser").get("/regio/haaglanden/verdeling/?download=verdeling.csv").content
    files = edited("uitstroom.csv", ";Delft;2023;", ";Den Haag;2023;")
    revise(period, {"uitstroom.csv": files["uitstroom.csv"]}, Made(None, Revision.Kind.IMPORT))

    assert as_person("Daan Visser").get("/regio/haaglanden/verdeling/?download=verdeling.csv").content == before


def test_the_office_sets_lengthens_and_ends_the_period(haaglanden: Region, as_person: AsPerson) -> None:
    anna, daan, base = as_person("Anna de Wit"), as_person("Daan Visser"), "/regio/haaglanden/eerst-zien/"
    day = timezone.localdate() + timedelta(days=10)
    anna.post(base + "tot/", {"until": day.isoformat()})
    during = daan.get("/regio/haaglanden/").content.decode()
    anna.post(base + "tot/", {"until": (day + timedelta(days=3)).isoformat()})
    lengthened = Region.objects.get(slug="haaglanden")
    anna.post(base + "klaar/")
    after = daan.get("/regio/haaglanden/").content.decode()

    assert "de regio 41 woningen tekort" not in during
    assert timezone.localtime(lengthened.first_look_until).date() == day + timedelta(days=3)
    assert lengthened.first_look_revision == 1
    assert "de regio 41 woningen tekort" in after
    verbs = Event.objects.order_by("-number").values_list("verb", flat=True)[:3]
    assert list(verbs) == ["first_look_ended", "first_look_set", "first_look_set"]


@pytest.mark.parametrize("days", [-1, 61, 4000])
def test_the_period_ends_in_the_future_and_not_too_far(haaglanden: Region, as_person: AsPerson, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    answer = as_person("Anna de Wit").post("/regio/haaglanden/eerst-zien/tot/", {"until": day.isoformat()})

    assert answer.status_code == 400
    assert Region.objects.get(slug="haaglanden").first_look_until is None


@pytest.mark.parametrize("who", ["Daan Visser", "Bram Smit", "Jan Prins"])
def test_only_who_chooses_or_manages_sets_the_period(haaglanden: Region, as_person: AsPerson, who: str) -> None:
    assert as_person(who).get("/regio/haaglanden/eerst-zien/").status_code == 404
    assert as_person(who).post("/regio/haaglanden/eerst-zien/tot/", {"until": "2030-01-01"}).status_code == 404


def test_the_mail_that_asks_for_a_number_waits_too(period: Region, as_person: AsPerson) -> None:
    """Its address names a number of another, which no page of the period links to but anyone can guess."""
    found = plan_of(Viewpoint(period.pk, 1)).next_numbers
    assert found
    for one in found:
        answer = as_person("Daan Visser").get(f"{BASE}welk-getal/mail/", {"getal": one.name})
        assert answer.status_code in {400, 404}, one.name
