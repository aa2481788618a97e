"""Verdeling: the whole table, each number a link, and what lies behind it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from thuistafel.core.explanation import FIELDS, explain
from thuistafel.core.plan import REGION
from thuistafel.web.plans.queries.plans import plan_of, report_from
from thuistafel.web.plans.queries.why import shown
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording import sentence

PAGE = "/regio/haaglanden/verdeling/"
AsPerson = Callable[[str], Client]
ROW = re.compile(r'<tr><th scope="row"><a href="[^"]*wethouder/(\d{4})/[^"]*">.*?</tr>', re.DOTALL)
NUMBER = re.compile(r"waarom/\d{4}/(\w+)/[^>]*>([^<]*)</a>")


def words(page: object) -> str:
    return " ".join(page.content.decode().split())  # type: ignore[attr-defined]


def numbers_of(page: str) -> dict[str, dict[str, str]]:
    """By CBS code and contract field what the table prints."""
    return {found[1]: dict(NUMBER.findall(found[0])) for found in ROW.finditer(page)}


def test_the_table_is_the_one_of_the_example(haaglanden: Region, as_person: AsPerson) -> None:
    """W1, W2 and W3 for Delft: 118 + 6 + 3 = 127, room 102, 25 short, between 16 and 35 (W14)."""
    delft = numbers_of(words(as_person("Anna de Wit").get(PAGE)))["0503"]

    assert delft == {
        "verhuringen": "1.020",
        "ruimte": "102",
        "herkomst_bekend": "118",
        "onbekend": "6",
        "buiten_regio": "3",
        "opgave": "127",
        "uit_voorraad": "102",
        "tekort": "25",
        "tekort_laag": "16",
        "tekort_hoog": "35",
        "ruimte_over": "0",
    }


def test_every_field_of_the_contract_opens_for_a_municipality_and_for_the_region(
    haaglanden: Region, as_person: AsPerson
) -> None:
    client, plan = as_person("Anna de Wit"), plan_of(Viewpoint(haaglanden.pk, 1))

    for code in ("0503", REGION):
        for field in FIELDS:
            page = words(client.get(f"{PAGE}waarom/{code}/{field}/"))
            last = explain(plan, code, field)[-1]
            assert sentence(last.rule).split(" ")[0] in page, (code, field)


def test_why_25_can_be_read_aloud_in_five_lines_with_file_and_row(haaglanden: Region, as_person: AsPerson) -> None:
    page = words(as_person("Anna de Wit").get(f"{PAGE}waarom/0503/tekort/"))

    aloud = page[page.index('<ol class="pl-lines">') : page.index("Elke stap")]
    assert aloud.count("<li>") == 5
    assert "118 huishoudens uit Delft verlaten een instelling." in aloud
    assert "(precies 2,971, naar boven op de grootste rest)" in aloud
    assert "127 min 102 is 25 woningen tekort" in aloud
    assert "uitstroom.csv" in aloud


@pytest.mark.parametrize("address", ["0503/onzin/", "0599/tekort/", "xx/tekort/"])
def test_what_is_no_number_of_the_plan_is_not_there(haaglanden: Region, as_person: AsPerson, address: str) -> None:
    assert as_person("Anna de Wit").get(f"{PAGE}waarom/{address}").status_code == 404


def test_the_switches_of_the_address_turn_the_table(haaglanden: Region, as_person: AsPerson) -> None:
    """W5: all 39 places taken in, 41 remain."""
    page = words(as_person("Anna de Wit").get(PAGE + "?tekort=solidariteit"))

    assert "en 39 verhuringen minder voor alle anderen dan bij de afspraak" in page
    assert "39 in een andere" in page
    assert numbers_of(page)["1926"]["opgevangen"] == "11"


def test_rounding_shows_exact_shares_and_the_decisive_step(haaglanden: Region, as_person: AsPerson) -> None:
    """W1: 22,334 becomes 22 and 4,770 becomes 5."""
    page = words(as_person("Anna de Wit").get(PAGE))

    assert '<td class="tt-num">22,334</td><td class="tt-num">22</td>' in page
    assert '<td class="tt-num">4,770</td><td class="tt-num">5</td>' in page
    assert "Afrondingssaldo" in page


def test_a_link_keeps_the_viewpoint(haaglanden: Region, as_person: AsPerson) -> None:
    page = words(as_person("Anna de Wit").get(PAGE + "?procent=12"))

    assert 'waarom/0503/tekort/?procent=12"' in page
    assert numbers_of(page)["0503"]["tekort"] == "5"


def test_a_what_if_leads_to_keeping_it_for_whoever_may(haaglanden: Region, as_person: AsPerson) -> None:
    kept = '/regio/haaglanden/varianten/?procent=12">Bewaar als variant</a>'

    assert kept in words(as_person("Anna de Wit").get(PAGE + "?procent=12"))
    assert "Bewaar als variant" not in words(as_person("Jan Prins").get(PAGE + "?procent=12"))
    assert "Bewaar als variant" not in words(as_person("Anna de Wit").get(PAGE))


def test_a_number_is_shown_as_the_table_prints_it(haaglanden: Region) -> None:
    from_table = {"verhuringen": "1.020", "tekort_hoog_afwijking": "61"}
    report_row = next(row for row in report_from(Viewpoint(haaglanden.pk, 1)).rows if row.code == "0503")

    assert {field: shown(report_row, field) for field in from_table} == from_table


def test_what_was_assumed_stands_under_the_conclusion(haaglanden: Region, as_person: AsPerson) -> None:
    assumption = report_from(Viewpoint(haaglanden.pk, 1)).summary.assumption

    assert assumption
    assert assumption in words(as_person("Anna de Wit").get(PAGE))


def test_a_day_to_come_is_today(haaglanden: Region, as_person: AsPerson) -> None:
    """Nobody knows yet what will be known: the page is the one of now, and does not say it looks back."""
    client = as_person("Anna de Wit")
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = words(client.get(PAGE, {"op": tomorrow.isoformat()}))

    assert "U kijkt naar wat op" in words(client.get(PAGE, {"op": timezone.localdate().isoformat()}))
    assert "U kijkt naar wat op" not in page
