"""The alderman's page: our number, why, what we ask and get, certain or not, the decision."""

from collections.abc import Callable

import pytest
from django.test import Client

from thuistafel.web.plans.queries.plans import report_from
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint

AsPerson = Callable[[str], Client]


def test_the_page_says_all_that_the_a4_says(haaglanden: Region, as_person: AsPerson) -> None:
    note = report_from(Viewpoint(haaglanden.pk, 1)).note("0503")

    page = as_person("Els van Rijn").get("/regio/haaglanden/wethouder/0503/").content.decode()

    said = (note.number, *(line.text for line in note.why), *note.asks, *note.receives, *note.certain, *note.uncertain)
    assert [text for text in (*said, note.decision) if text not in page] == []
    assert "a4-delft.pdf" in page
    assert "a4-delft.docx" in page


@pytest.mark.parametrize("code", ["0599", "delft", "1783"])
def test_there_is_no_page_for_who_is_no_member(haaglanden: Region, as_person: AsPerson, code: str) -> None:
    assert as_person("Els van Rijn").get(f"/regio/haaglanden/wethouder/{code}/").status_code == 404
