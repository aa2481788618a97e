"""Pages about people ask the database a fixed number of questions, however many people there are."""

from collections.abc import Callable

import pytest
from django.test import Client

from thuistafel.web.accounts.models import Member, Organisation, User
from thuistafel.web.accounts.roles import Role
from thuistafel.web.region.models import Region


@pytest.mark.parametrize("page", ["mensen/", "organisaties/", "rechten/", "eerst-zien/", "logboek/"])
def test_no_page_about_people_asks_more_than_fifteen_questions(
    haaglanden: Region,
    as_person: Callable[[str], Client],
    django_assert_max_num_queries: Callable[[int], object],
    page: str,
) -> None:
    for number in range(30):
        user = User.objects.create_user(f"{number}@delft.invalid", f"Persoon {number}")
        Member.objects.create(user=user, organisation=Organisation.objects.get(name="Delft"), role=Role.READER)
    kim = as_person("Kim de Boer")

    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
        assert kim.get(f"/regio/haaglanden/{page}").status_code == 200
