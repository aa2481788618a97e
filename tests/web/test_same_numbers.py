"""The plan in the database is the plan of the files."""

from pathlib import Path

from thuistafel.core.plan import make_plan
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.exchange.dossier import read_dossier
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.writing import write_zip
from thuistafel.web.figures.queries.dossiers import zip_as_of
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint

EXAMPLE = Path(__file__).parents[2] / "examples" / "haaglanden"


def test_the_database_gives_the_plan_of_the_files_to_the_last_warning(haaglanden: Region) -> None:
    stored = plan_of(Viewpoint(haaglanden.pk, 1))

    assert plan_answer(stored) == plan_answer(make_plan(read_dossier(EXAMPLE)))


def test_the_zip_of_the_platform_is_the_zip_of_the_command_line_byte_for_byte(
    haaglanden: Region, tmp_path: Path
) -> None:
    write_zip(read_source(EXAMPLE), tmp_path / "x.zip")

    assert zip_as_of(haaglanden, 1) == (tmp_path / "x.zip").read_bytes()


def test_the_start_page_opens_with_the_headline(haaglanden: Region, as_person) -> None:
    page = as_person("Anna de Wit").get("/regio/haaglanden/")

    assert "Binnen 10% komt de regio 41 woningen tekort." in page.content.decode()


def test_who_takes_no_part_finds_no_page(haaglanden: Region, client) -> None:
    assert client.get("/regio/haaglanden/").status_code == 404
