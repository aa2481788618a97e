"""Which municipalities are the region: by source, by day, and what another choice would change."""

from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import content_of
from thuistafel.web.region.viewpoint import Viewpoint

PAGE = "/regio/haaglanden/samenstelling/"


def test_sources_that_differ_are_both_shown_and_neither_is_repaired(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "Op 1-1-2023 bestaat de regio uit 8 gemeenten, volgens Platform31-8." in page
    assert "Platform31-8 (Platform31, 2022) telt 8 gemeenten, SVH-9" in page
    assert "Alleen in Platform31-8: Voorschoten." in page
    assert "Alleen in SVH-9: Rijswijk en Westland." in page


def test_the_region_of_another_day_has_other_members(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")

    early, late = (anna.get(PAGE, {"dag": day, "download": "leden.csv"}).content.decode() for day in DAYS)

    assert 'Voorschoten;0626;ja;–;"ja, tot 1-1-2024"' in early
    assert 'Voorschoten;0626;ja;–;"nee, sinds 1-1-2024"' in late
    assert "Aantal;;8;9;10" in early
    assert "Aantal;;8;9;9" in late


DAYS = ("2022-07-01", "2026-01-01")


def test_what_changes_when_rijswijk_and_westland_take_part_is_in_homes(haaglanden: Region, as_person) -> None:
    with_nine = plan_of(Viewpoint(haaglanden.pk, 1, "SVH-9")).distribution.total

    page = as_person("Daan Visser").get(PAGE, {"vergelijk": "SVH-9"}).content.decode()

    assert f"Tekort van de regio: {with_nine.shortage} woningen." in page
    assert "Tekort van Delft:" in page


def test_former_municipalities_lead_to_the_one_of_today_w8(haaglanden: Region, as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE).content.decode()

    assert "Nootdorp" in page.split("Pijnacker-Nootdorp (1926)")[1].split("</details>")[0]


def test_choosing_a_composition_changes_every_total_and_the_base_line(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")

    page = anna.post(PAGE + "kiezen/", {"samenstelling": "SVH-9", "stand": "1"}, follow=True).content.decode()

    assert b'samenstelling = "SVH-9"' in content_of(haaglanden, 2, "dossier.toml")
    assert "De regio rekent nu met SVH-9." in page
    assert "9 gemeenten, volgens SVH-9" in page


def test_a_composition_nobody_knows_is_refused(haaglanden: Region, as_person) -> None:
    answer = as_person("Anna de Wit").post(PAGE + "kiezen/", {"samenstelling": "SVH-12", "stand": "1"})

    assert answer.status_code == 400
    assert "SVH-12" in answer.content.decode()
