"""Bronnen: every claim with its place, for who may see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.figures.models import LedgerLine
from thuistafel.web.region.models import Region

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
