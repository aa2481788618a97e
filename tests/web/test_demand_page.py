"""Who asks for a home, and how long the queue is to the horizon."""

from datetime import timedelta

from django.utils import timezone

from thuistafel.web.region.models import Region

PAGE = "/regio/haaglanden/vraag/"


def test_the_page_opens_with_who_asks_and_who_still_waits_w13(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "In 2023 zoeken 760 huishoudens een woning. Eind 2030 wachten er nog 250 huishoudens." in page


def test_the_queue_year_by_year_and_what_would_empty_it_w13(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")

    years, extra = (anna.get(PAGE, {"download": f"{name}.csv"}).content.decode() for name in ("wachtrij-1", "extra-1"))

    assert '2023;210;760;0;680;290;"4,4"' in years
    assert '2030;290;760;0;800;250;"4,1"' in years
    assert "2025;42" in extra
    assert "2026;50" in extra


def test_origins_add_up_to_the_whole_and_pools_stand_apart(haaglanden: Region, as_person) -> None:
    table = as_person("Anna de Wit").get(PAGE, {"download": "herkomst.csv"}).content.decode("utf-8-sig")
    rows = {row.split(";")[0]: row.split(";") for row in table.splitlines()}

    assert [rows[name][-3] for name in ("Delft", "Herkomst onbekend", "Van buiten de regio", "Totaal")] == [
        "118",
        "38",
        "21",
        "760",
    ]


def test_what_was_not_delivered_is_never_nought_w22(haaglanden: Region, as_person) -> None:
    table = as_person("Anna de Wit").get(PAGE, {"download": "groepen.csv"}).content.decode()

    assert "≥ 23 (7 van 8 geleverd)" in next(row for row in table.splitlines() if row.startswith("vrouwenopvang"))


def test_during_the_first_look_only_the_own_municipality_is_seen(haaglanden: Region, as_person) -> None:
    Region.objects.update(first_look_until=timezone.now() + timedelta(days=3))

    page = as_person("Daan Visser").get(PAGE).content.decode()

    assert "Delft" in page
    assert "Zoetermeer" not in page
    assert "760" not in page
