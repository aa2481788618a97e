"""Who asks for a home, and how long the queue is to the horizon."""

from datetime import timedelta

from django.utils import timezone

from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of

PAGE = "/regio/haaglanden/vraag/"


def of_another_year(region: Region) -> dict[str, bytes | None]:
    """The frame of a plan for a year of which nothing was delivered."""
    return {"dossier.toml": content_of(region, 1, "dossier.toml").replace(b"planjaar = 2023", b"planjaar = 2027")}


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


def test_a_group_nobody_reported_is_not_zero_w22(haaglanden: Region, as_person) -> None:
    table = as_person("Anna de Wit").get(PAGE, {"download": "herkomst.csv"}).content.decode("utf-8-sig")
    rows = {row.split(";")[0]: row.split(";") for row in table.splitlines()}

    assert rows["Zoetermeer"][1:6] == ["50", "–", "–", "30", "8"]


def test_without_any_outflow_nothing_is_said_of_how_many_ask(haaglanden: Region, as_person) -> None:
    revise(haaglanden, of_another_year(haaglanden), Made(None, Revision.Kind.IMPORT))

    page = as_person("Anna de Wit").get(PAGE).content.decode()

    assert "Hoeveel huishoudens een woning zoeken, is nog niet geleverd." in page
    assert "zoeken 0 huishoudens" not in page
    assert "Van iedereen is de gemeente van herkomst bekend." not in page


def test_what_was_tried_says_that_it_is_no_agreement(haaglanden: Region, as_person) -> None:
    els = as_person("Els van Rijn")

    for name in ("vraag", "urgentie", "welk-getal"):
        address = f"/regio/haaglanden/{name}/"
        assert "Dit is een wat-als, niet de afspraak." in els.get(address, {"procent": "12"}).content.decode()
        assert "Dit is een wat-als" not in els.get(address).content.decode()
