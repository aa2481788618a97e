"""Who was asked, what came back, and the packages that go out."""

import zipfile
from io import BytesIO
from pathlib import Path

from django.test import Client

from thuistafel.cli.program import main
from thuistafel.web.figures.queries.asking import inquiry_at, rounds_made
from thuistafel.web.region.models import Region

EXAMPLE = Path(__file__).parents[2] / "examples" / "haaglanden"
PAGE = "/regio/haaglanden/uitvraag/"


def made(office: Client, **fields: str) -> bytes:
    assert office.post(f"{PAGE}pakketten/", fields).status_code == 302
    number = rounds_made(Region.objects.get(slug="haaglanden"))[0].number
    return office.get(f"{PAGE}pakketten/{number}/").content


def test_the_page_opens_with_who_delivered_and_what_waits(haaglanden: Region, as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE).content.decode()

    assert "12 van 36 partijen leverden; 3 vragen wachten op antwoord, 5 cellen liggen apart." in page


def test_every_party_stands_once_by_kind_with_its_forms(haaglanden: Region) -> None:
    found = inquiry_at(haaglanden, 1)
    corporations = next(group for group in found.groups if group.kind == "corporatie")

    assert [form.code for form in corporations.forms] == ["C1", "C2", "C3", "C4", "C0"]
    assert [row.party.name for row in corporations.rows][:2] == ["Corporatie 1 (fictief)", "Corporatie 2 (fictief)"]
    zoetermeer = next(row for row in found.parties if row.party.name == "Zoetermeer")
    assert {sheet.code: (sheet.is_back, sheet.waiting) for sheet in zoetermeer.sheets}["G1"] == (True, 1)


def test_packages_are_those_of_the_command_line_byte_for_byte(haaglanden: Region, as_person, tmp_path: Path) -> None:
    main(["sjablonen", str(EXAMPLE), "--naar", str(tmp_path), "--uiterlijk", "2026-12-15"])

    content = made(as_person("Anna de Wit"), uiterlijk="2026-12-15")

    assert content == (tmp_path / "alles.zip").read_bytes()


def test_a_package_has_a_workbook_and_two_ready_mails_for_each_party(haaglanden: Region, as_person) -> None:
    with zipfile.ZipFile(BytesIO(made(as_person("Anna de Wit")))) as archive:
        names = archive.namelist()

    assert "Thuistafel_G_Delft_2023_v1.xlsx" in names
    assert {"mails/Thuistafel_G_Delft_2023_v1.txt", "mails/Thuistafel_G_Delft_2023_v1.eml"} <= set(names)


def test_the_round_is_told_with_its_deadline(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    made(office, uiterlijk="2026-12-15")

    page = office.get(PAGE).content.decode()

    assert "Terug uiterlijk 15-12-2026." in page
    assert "verstuurd" in page


def test_a_reminder_lies_ready_for_who_sent_nothing_and_for_nobody_else(haaglanden: Region, as_person) -> None:
    page = as_person("Anna de Wit").get(f"{PAGE}herinnering/").content.decode()

    assert "24 partijen leverden nog niet" in page
    assert "Herinnering: uw getallen voor" in page
    assert "vroegen wij Wassenaar om uw getallen" in page
    assert "vroegen wij Zoetermeer" not in page


def test_a_deadline_that_is_no_day_is_refused_with_a_sentence(haaglanden: Region, as_person) -> None:
    assert as_person("Anna de Wit").post(f"{PAGE}pakketten/", {"uiterlijk": "31-02-2026"}).status_code == 400


def test_only_the_office_makes_packages(haaglanden: Region, as_person) -> None:
    for name in ("Daan Visser", "Els van Rijn", "Iris Kok", "Jan Prins", "Kim de Boer"):
        assert as_person(name).post(f"{PAGE}pakketten/", {}).status_code == 404
        assert as_person(name).get(f"{PAGE}herinnering/").status_code == 404


def test_the_pages_ask_the_database_little(haaglanden: Region, as_person, django_assert_max_num_queries) -> None:
    office = as_person("Anna de Wit")
    addresses = ("", "inlezen/", "vragen/", "wijzigingen/", "wijzigingen/1/", "herinnering/", "../bijdrage/")
    for address in addresses:
        office.get(f"{PAGE}{address}")
        with django_assert_max_num_queries(15):
            office.get(f"{PAGE}{address}")
