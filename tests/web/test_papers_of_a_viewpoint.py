"""Stukken: the same bytes as the command line, from every viewpoint, and the same numbers everywhere."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from thuistafel.cli import main
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint

sys.path.append(str(Path(__file__).parent))

from same import of_answer, of_page, of_pdf, of_word, of_workbook

EXAMPLE = Path(__file__).parents[2] / "examples" / "haaglanden"
PAGE = "/regio/haaglanden/stukken/"
AsPerson = Callable[[str], Client]


def test_every_paper_is_what_the_command_line_writes_byte_for_byte(
    haaglanden: Region, as_person: AsPerson, tmp_path: Path
) -> None:
    main(["stuk", str(EXAMPLE), "alles", "--naar", str(tmp_path)])
    client = as_person("Anna de Wit")
    page = client.get(PAGE).content.decode()

    written = sorted(tmp_path.iterdir())

    assert len(written) == 20
    assert [paper.name for paper in written if f"{PAGE}{paper.name}" not in page] == []
    assert [paper.name for paper in written if client.get(PAGE + paper.name).content != paper.read_bytes()] == []


@pytest.mark.parametrize("query", ["", "?procent=12"])
def test_the_same_shortages_stand_on_the_page_in_pdf_word_workbook_and_answer(
    haaglanden: Region, as_person: AsPerson, tmp_path: Path, query: str
) -> None:
    """W14, and variant C at 12%."""
    client = as_person("Anna de Wit")
    switches = (("maximum_procent", 12),) if query else ()
    expected = of_answer(plan_answer(plan_of(Viewpoint(haaglanden.pk, 1, "", switches))))

    assert expected["Delft"] == ((5, "0–15") if query else (25, "16–35"))
    page = of_page(client.get(f"/regio/haaglanden/verdeling/{query}").content.decode())
    assert page == expected
    assert of_word(client.get(f"{PAGE}bestuursnotitie.docx{query}").content) == expected
    assert of_workbook(client.get(f"{PAGE}werkboek.xlsx{query}").content) == expected
    assert of_pdf(client.get(f"{PAGE}bestuursnotitie.pdf{query}").content, tmp_path) == list(page.values())


@pytest.mark.parametrize("name", ["onzin.pdf", "a4-rijswijk.pdf", "..%2Fgeheim"])
def test_what_is_no_paper_is_not_there(haaglanden: Region, as_person: AsPerson, name: str) -> None:
    assert as_person("Anna de Wit").get(PAGE + name).status_code == 404


def test_during_first_look_a_party_takes_no_paper_of_the_region(haaglanden: Region, as_person: AsPerson) -> None:
    Region.objects.filter(pk=haaglanden.pk).update(first_look_until=timezone.now() + timedelta(days=3))
    daan = as_person("Daan Visser")

    for name in ("bestuursnotitie.pdf", "werkboek.xlsx", "thuistafel.html", "dossier.zip"):
        assert daan.get(PAGE + name).status_code == 404, name
