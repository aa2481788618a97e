"""Bronnen: every claim with its place, for who may see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.models import LedgerLine
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of

PAGE = "/regio/haaglanden/bronnen/"


@pytest.fixture
def first_look(haaglanden: Region) -> Region:
    """The period in which each party sees only its own."""
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()
    return haaglanden


def test_the_ledger_opens_with_how_much_there_is_and_shows_fifty_lines(as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE)

    total = LedgerLine.objects.count()
    assert page.context["page"].total == total
    assert len(page.context["page"].lines) == 50
    assert f"{total} gegevens uit" in page.content.decode()


def test_a_claim_says_where_it_stands_and_why_another_is_used(as_person) -> None:
    """W10, on the outflow of Delft of which three sources differ."""
    line = LedgerLine.objects.get(value=55, source="opgave Delft", about__contains="beschermd wonen · Delft")

    page = as_person("Anna de Wit").get(f"{PAGE}{line.digest}/").content.decode()

    assert "Gerekend wordt met 60 (bron" in page
    assert line.spot.rsplit("!", 1)[1] in page


def test_filters_words_and_sorting_narrow_the_ledger_together(as_person) -> None:
    asked = {"tabel": "uitstroom", "gemeente": "0503", "zoek": "beschermde Delft", "sorteer": "-getal"}

    found = as_person("Anna de Wit").get(PAGE, asked).context["page"]

    assert (
        found.total
        == LedgerLine.objects.filter(
            table="uitstroom", concerns__contains="|0503|", about__contains="beschermd wonen"
        ).count()
    )
    assert found.total > 0
    assert found.lines[0].number == "60"


@pytest.mark.parametrize("asked", [{"sorteer": "content"}, {"tabel": "'; --"}, {"blad": "99999999"}, {"blad": "-1"}])
def test_what_a_ledger_does_not_know_is_as_if_not_asked(as_person, asked) -> None:
    page = as_person("Anna de Wit").get(PAGE, asked)

    assert page.context["page"].total == LedgerLine.objects.count()


@pytest.mark.parametrize("words", ["%", "_", "100%", "'", '"', "beschermd%wonen"])
def test_signs_are_no_wildcards(as_person, words) -> None:
    page = as_person("Anna de Wit").get(PAGE, {"zoek": words})

    assert page.status_code == 200
    if words == "100%":
        assert page.context["page"].total < LedgerLine.objects.count()


def test_the_download_holds_all_that_was_asked_and_not_only_the_page(as_person) -> None:
    response = as_person("Anna de Wit").get(PAGE, {"tabel": "aandachtsgroepen", "download": "bronnen.csv"})

    lines = response.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + LedgerLine.objects.filter(table="aandachtsgroepen").count() > 51


def test_every_line_opens(as_person) -> None:
    anna = as_person("Anna de Wit")
    lines = LedgerLine.objects.order_by("position")[::40]

    pages = [anna.get(f"{PAGE}{line.digest}/").status_code for line in lines]

    assert pages == [200] * len(lines)


def test_a_place_of_a_file_leads_to_its_claim(as_person) -> None:
    line = LedgerLine.objects.get(value=55, source="opgave Delft", about__contains="beschermd wonen · Delft")

    page = as_person("Anna de Wit").get(f"{PAGE}plek/", {"bestand": line.file, "plek": line.spot})

    assert f"/bronnen/{line.digest}/" in page.content.decode()
    assert as_person("Anna de Wit").get(f"{PAGE}plek/", {"bestand": "x", "plek": "y"}).status_code == 404


def test_what_ended_keeps_its_page_with_who_ended_it_and_what_came_instead(haaglanden, anna, as_person) -> None:
    text = content_of(haaglanden, 1, "voorrang.csv").decode()
    line = LedgerLine.objects.get(file="voorrang.csv", value=585)
    changed = text.replace("585", "600", 1)
    revise(haaglanden, {"voorrang.csv": changed.encode()}, Made(anna, Revision.Kind.IMPORT, "nieuwe telling"))

    page = as_person("Anna de Wit").get(f"{PAGE}{line.digest}/").content.decode()

    assert "geldt niet meer" in page
    assert "nieuwe telling" in page
    assert "Anna de Wit" in page
    assert ">600<" in page


def test_the_ledger_of_an_earlier_day_is_what_was_known_then(haaglanden, anna, as_person) -> None:
    Revision.objects.filter(number=1).update(at=timezone.now() - timedelta(days=10))
    text = content_of(haaglanden, 1, "voorrang.csv").decode().replace("585", "600", 1)
    revise(haaglanden, {"voorrang.csv": text.encode()}, Made(anna, Revision.Kind.IMPORT))
    then = (timezone.localdate() - timedelta(days=5)).isoformat()

    numbers = {
        day: [
            line.number
            for line in as_person("Anna de Wit").get(PAGE, {"tabel": "voorrang"} | day_of).context["page"].lines
        ]
        for day, day_of in {"then": {"op": then}, "now": {}}.items()
    }

    assert "585" in numbers["then"]
    assert "600" not in numbers["then"]
    assert "600" in numbers["now"]


def test_in_a_first_look_a_party_sees_only_what_concerns_it(first_look, as_person) -> None:
    daan = as_person("Daan Visser")

    found = daan.get(PAGE).context["page"]

    own = LedgerLine.objects.filter(concerns__contains="|0503|") | LedgerLine.objects.filter(
        concerns__contains="|Delft|"
    )
    assert found.total == own.count() < LedgerLine.objects.count()
    others = LedgerLine.objects.exclude(pk__in=own)
    assert {daan.get(f"{PAGE}{line.digest}/").status_code for line in others[::60]} == {404}


@pytest.mark.parametrize("name", ["Iris Kok", "Jan Prins"])
def test_who_only_reads_sees_no_counts_of_people(as_person, name) -> None:
    """W19: what a published table hides is not to be read off its sources."""
    person = as_person(name)
    line = LedgerLine.objects.get(value=55, source="opgave Delft", about__contains="beschermd wonen · Delft")

    shown = person.get(PAGE, {"tabel": "uitstroom"}).context["page"].lines
    page = person.get(f"{PAGE}{line.digest}/")

    assert {one.number for one in shown if "Zoetermeer" not in one.about} == {"afgeschermd"}
    assert page.context["told"].standing is None
    assert ">55" not in page.content.decode()


@pytest.mark.parametrize("path", ["", "?zoek=delft&tabel=uitstroom", "plek/"])
def test_the_ledger_asks_little_of_the_database(as_person, path, django_assert_max_num_queries) -> None:
    anna = as_person("Anna de Wit")
    anna.get(PAGE)

    with django_assert_max_num_queries(15):
        anna.get(PAGE + path)


def test_a_claims_page_asks_little_of_the_database(as_person, django_assert_max_num_queries) -> None:
    anna = as_person("Anna de Wit")
    line = LedgerLine.objects.get(value=55, source="opgave Delft", about__contains="beschermd wonen · Delft")

    with django_assert_max_num_queries(15):
        anna.get(f"{PAGE}{line.digest}/")


@pytest.mark.parametrize(
    "path", ["bronnen/", "verschillen/", "beeld/", "veranderd/", "zoeken/?q=delft", "opmerkingen/"]
)
def test_every_page_of_invented_figures_says_so(as_person, path) -> None:
    assert "Fictieve cijfers" in as_person("Anna de Wit").get(f"/regio/haaglanden/{path}").content.decode()
