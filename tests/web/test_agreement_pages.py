"""What holds for every page of agreements, demand, room and urgency alike."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.region.models import Region

PAGES = ("spelregels", "samenstelling", "vraag", "ruimte", "urgentie", "welk-getal", "varianten")
WAITING = ("spelregels", "urgentie", "welk-getal", "varianten")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_the_database_few_things(
    haaglanden: Region, as_person, django_assert_max_num_queries, name: str
) -> None:
    anna = as_person("Anna de Wit")
    anna.get(f"/regio/haaglanden/{name}/")

    with django_assert_max_num_queries(15):
        assert anna.get(f"/regio/haaglanden/{name}/").status_code == 200


@pytest.mark.parametrize("name", WAITING)
def test_during_the_first_look_what_comes_from_everyone_waits(haaglanden: Region, as_person, name: str) -> None:
    Region.objects.update(first_look_until=timezone.now() + timedelta(days=3))

    page = as_person("Daan Visser").get(f"/regio/haaglanden/{name}/")

    assert "ziet elke partij alleen haar eigen cijfers. Daarna opent deze pagina." in page.content.decode()
    assert "<table" not in page.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_who_takes_no_part_finds_no_page(haaglanden: Region, client, name: str) -> None:
    assert client.get(f"/regio/haaglanden/{name}/").status_code == 404
