"""Start: the conclusion, its uncertainty and what can be done now, from every viewpoint."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.plans.queries.plans import report_from
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of
from thuistafel.web.region.viewpoint import Viewpoint

START = "/regio/haaglanden/"
AsPerson = Callable[[str], Client]


def words(page: object) -> str:
    return " ".join(page.content.decode().split())  # type: ignore[attr-defined]


def test_start_says_both_readings_the_backlog_and_both_ranges_with_their_condition(
    haaglanden: Region, as_person: AsPerson
) -> None:
    """W14 and the headline of the example."""
    page = words(as_person("Anna de Wit").get(START))

    assert "Binnen 10% komt de regio 41 woningen tekort. Houden we vast aan herkomst, dan 80" in page
    assert "boven op 210 huishoudens die al wachten" in page
    assert "Bij de afgesproken planwaarden ligt het tekort tussen 62 en 101." in page
    assert "10% af, dan tussen 0 en 222." in page
    assert "Fictieve cijfers" in page


def test_three_cards_say_what_is_certain_which_number_is_next_and_what_changed(
    haaglanden: Region, as_person: AsPerson
) -> None:
    """W16: the lettings of Leidschendam-Voorburg decide; seven of the eight are certain."""
    page = words(as_person("Anna de Wit").get(START))

    assert "<strong>7 van de 8</strong>" in page
    assert "vraag de verhuringen van Leidschendam-Voorburg" in page
    assert "mailto:?subject=Haaglanden%202023" in page
    assert "Er is niets veranderd." in page


def test_start_tells_how_the_files_were_read_as_the_command_line_does(haaglanden: Region, as_person: AsPerson) -> None:
    page = words(as_person("Anna de Wit").get(START))

    assert "19 bestanden gelezen: 31 cellen hersteld, 3 vragen, 2 bronnen die verschillen" in page
    assert page.count('class="pl-was"') == 6


def test_the_slider_at_12_percent_costs_75_lettings_of_everyone_else(haaglanden: Region, as_person: AsPerson) -> None:
    """Variant C: caps 468 and 122, shortages 0 and 5."""
    page = words(as_person("Anna de Wit").get(START + "?procent=12"))

    assert "5 woningen tekort naar herkomst, en 75 verhuringen minder voor alle anderen dan bij 10%." in page
    assert "Dit is een wat-als, niet de afspraak." in page
    assert "Terug naar de afspraak" in page
    assert '/regio/haaglanden/verdeling/?procent=12"' in page


def test_the_agreement_itself_is_no_what_if(haaglanden: Region, as_person: AsPerson) -> None:
    client = as_person("Anna de Wit")

    assert "wat-als, niet" not in words(client.get(START))
    assert "wat-als, niet" not in words(client.get(START + "?procent=10"))


@pytest.mark.parametrize("percent", ["abc", "-1", "101", "1e9"])
def test_a_percentage_that_is_none_is_refused_with_a_sentence(
    haaglanden: Region, as_person: AsPerson, percent: str
) -> None:
    page = as_person("Anna de Wit").get(START, {"procent": percent})

    assert page.status_code == 400
    assert "maximum_procent" in words(page)


def test_during_first_look_nothing_of_the_region_stands_beside_the_own_numbers(
    haaglanden: Region, as_person: AsPerson
) -> None:
    Region.objects.filter(pk=haaglanden.pk).update(first_look_until=timezone.now() + timedelta(days=3))

    page = words(as_person("Daan Visser").get(START))

    assert 'id="prijs"' not in page
    assert 'id="procent"' not in page
    assert "bronnen die verschillen" not in page


@pytest.mark.parametrize("address", [START, START + "?procent=12", START + "verdeling/", START + "wethouder/0503/"])
def test_a_page_is_small_and_asks_the_database_little(
    haaglanden: Region,
    as_person: AsPerson,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = as_person("Anna de Wit")
    client.get(address)

    with django_assert_max_num_queries(15):
        page = client.get(address)

    assert len(page.content) <= 150_000


def square(code: str, place: int) -> dict[str, object]:
    """A municipality as a square kilometre of the Dutch grid."""
    x, y = 80_000 + 2_000 * place, 450_000
    ring = [[x, y], [x + 1000, y], [x + 1000, y + 1000], [x, y + 1000], [x, y]]
    properties = {"statcode": f"GM{code}", "statnaam": code}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_boundaries_in_the_dossier_make_a_real_map_of_the_tiles(
    haaglanden: Region, anna: Member, as_person: AsPerson
) -> None:
    codes = [row.code for row in report_from(Viewpoint(haaglanden.pk, 1)).rows]
    drawn = {"type": "FeatureCollection", "features": [square(code, place) for place, code in enumerate(codes)]}
    client = as_person("Anna de Wit")
    before = words(client.get(START))

    revise(haaglanden, {"grenzen.geojson": json.dumps(drawn).encode()}, Made(anna, Revision.Kind.IMPORT))

    assert 'id="kaart' in before
    assert 'id="grenzen' in words(client.get(START))


def test_the_price_of_the_region_adds_up_over_its_members_only(haaglanden: Region, as_person: AsPerson) -> None:
    """Rijswijk and Westland delivered priority too, but are no members of the eight."""
    table = as_person("Anna de Wit").get(START, {"download": "prijs.csv"}).content.decode("utf-8-sig")
    rows = [[cell.strip('"').replace(".", "") for cell in line.split(";")] for line in table.splitlines()]
    body, total = [row for row in rows if row[-1].isdigit()][:-1], next(row for row in rows if row[0] == "Totaal")

    assert len(body) == 8
    assert total[3:5] == ["783", "1005"]
    assert [int(cell) for cell in total[1:]] == [sum(int(row[place]) for row in body) for place in range(1, 6)]


def test_urgent_seekers_that_were_not_delivered_are_not_zero(haaglanden: Region, as_person: AsPerson) -> None:
    priority = content_of(haaglanden, 1, "voorrang.csv").decode("utf-8-sig")
    left = "\n".join(line for line in priority.splitlines() if not line.startswith("Voorschoten;2023;overige"))
    sent = "aanleveringen/Gemeente Delft - regionaal beeld 2023.xlsx"
    revise(haaglanden, {"voorrang.csv": left.encode(), sent: None}, Made(None, Revision.Kind.IMPORT))

    table = as_person("Anna de Wit").get(START, {"download": "prijs.csv"}).content.decode("utf-8-sig")

    assert next(line for line in table.splitlines() if line.startswith("Voorschoten")).split(";")[3:5] == ["20", "–"]


@pytest.mark.parametrize("asked", ["tekort=solidariteit", "maximum_niveau=regio"])
def test_where_the_shortage_is_shared_the_region_alone_has_a_verdict(
    haaglanden: Region, as_person: AsPerson, asked: str
) -> None:
    page = words(as_person("Anna de Wit").get(f"{START}?{asked}"))

    assert "Per gemeente is geen oordeel te geven: het tekort is van de regio samen." in page
    assert "De regio: zeker tekort." in page
    assert "0 van de 8" not in page
    assert "naar herkomst, en" not in page


def test_the_assumption_about_unknown_origins_stands_under_the_ranges(haaglanden: Region, as_person: AsPerson) -> None:
    page = words(as_person("Anna de Wit").get(START))

    assert (
        "krijgt een gemeente 0 tot 2× haar aandeel. Een tekort van hoogstens 2 woningen telt als geen tekort." in page
    )
