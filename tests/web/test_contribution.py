"""A party sees what it is asked, what was read, and fills in its form on the page."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from thuistafel.web.figures.queries.calculated import plan_at
from thuistafel.web.figures.queries.dossiers import files_as_of
from thuistafel.web.region.models import Blob, Region, Revision
from thuistafel.web.region.queries import content_of, digests, latest

PAGE = "/regio/haaglanden/bijdrage/"
G1_DELFT = "G/G1/Delft/"
FILE = "aanleveringen/webformulier-Delft-G1.csv"


def typed(client: Client, form: str = G1_DELFT, **changes: str) -> dict[str, str]:
    """All fields of the form as the page shows them, with changes (`r0__verhuringen_totaal="1010"`)."""
    page = client.get(f"{PAGE}formulier/{form}").content.decode()
    found = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', page))
    fields = {name: unescape(text) for name, text in found.items() if name != "csrfmiddlewaretoken"}
    return fields | {name.replace("__", "-"): text for name, text in changes.items()}


def saved(client: Client, fields: dict[str, str], form: str = G1_DELFT) -> HttpResponse:
    return client.post(f"{PAGE}bewaar/{form}", fields)


def test_a_party_sees_its_own_number_in_the_plan_as_the_plan_has_it(haaglanden: Region, as_person) -> None:
    plan = plan_at(haaglanden, 1)
    assert plan is not None
    shortage = plan.municipality("0503").figures.shortage

    page = as_person("Daan Visser").get(PAGE).content.decode()

    assert "Delft leverde 2 van de 5 formulieren" in page
    assert "12 van de 36 partijen leverden" in page
    assert re.search(rf'Tekort</th><td class="tt-num">{shortage}</td>', page)


def test_a_party_finds_its_own_contribution_and_no_other(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    for address in (
        "van/G/Zoetermeer/",
        "werkboek/G/Zoetermeer/",
        "formulier/G/G1/Zoetermeer/",
        "van/G/Nergens/",
        "formulier/G/G3/Delft/",
    ):
        assert delft.get(f"{PAGE}{address}").status_code == 404
    assert delft.post(f"{PAGE}bewaar/G/G1/Zoetermeer/", {}).status_code == 404
    assert as_person("Anna de Wit").get(f"{PAGE}van/G/Zoetermeer/").status_code == 200


@pytest.mark.parametrize("name", ["Els van Rijn", "Iris Kok", "Jan Prins"])
def test_who_only_reads_sees_the_page_and_cannot_fill_in(haaglanden: Region, as_person, name: str) -> None:
    reader = as_person(name)
    page = reader.get(PAGE)

    assert page.status_code == 200
    assert "/formulier/" not in page.content.decode()
    assert reader.get(f"{PAGE}formulier/{G1_DELFT}").status_code == 404


def test_a_form_becomes_the_partys_own_file_with_its_columns(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    fields = typed(delft, r0__gemeente="Delft", r0__peiljaar="2023", r0__verhuringen_totaal="ca. 1010")

    assert saved(delft, fields).status_code == 302

    text = content_of(haaglanden, 2, FILE).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Thuistafel-kenmerk 1 | G | Delft | 2023 | v1 |")
    assert ";verhuringen_totaal;verhuringen_totaal_laag;" in text.splitlines()[2]
    revision = Revision.objects.get(region=haaglanden, number=2)
    assert (revision.kind, list(revision.files)) == (Revision.Kind.FORM, [FILE])
    sent = next(one for one in files_as_of(haaglanden, 2).deliveries if one.file == FILE)
    assert (sent.sender, sent.kind) == ("Delft", "G")
    assert "ca. 1010" in delft.get(f"{PAGE}formulier/{G1_DELFT}").content.decode()


def test_an_empty_cell_is_not_a_zero(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    saved(delft, typed(delft, r0__verhuringen_totaal="", r0__waarvan_statushouders="0"))

    rows = [row for row in files_as_of(haaglanden, 2).rows if row.place.file == FILE]

    assert not [row for row in rows if row.place.column == "verhuringen_totaal" and row.place.row == 4]
    assert [str(row.cells["aantal"]) for row in rows if row.cells.get("categorie") == "statushouders"]


def test_what_cannot_be_read_comes_back_with_everything_that_was_typed(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    fields = typed(delft, r0__verhuringen_totaal="20,500", r0__bron="eigen telling")

    response = saved(delft, fields)
    page = response.content.decode()

    assert response.status_code == 400
    assert 'value="20,500"' in page
    assert 'value="eigen telling"' in page
    assert 'aria-invalid="true"' in page
    assert latest(haaglanden) == 1


def test_a_citizens_number_is_refused_kept_nowhere_and_what_was_typed_stays(haaglanden: Region, as_person) -> None:
    delft, before = as_person("Daan Visser"), Blob.objects.count()

    response = saved(delft, typed(delft, r0__toelichting="zie 123456782", r0__bron="eigen telling"))

    assert response.status_code == 400
    assert 'value="eigen telling"' in response.content.decode()
    assert (latest(haaglanden), Blob.objects.count()) == (1, before)


def test_the_second_of_two_editors_sees_both_versions_and_loses_nothing(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    mine = typed(delft, r0__verhuringen_totaal="1010", r0__bron="mijn bron")
    saved(delft, typed(delft, r0__verhuringen_totaal="999"))

    response = saved(delft, mine)
    page = response.content.decode()

    assert response.status_code == 409
    assert 'value="1010"' in page
    assert "nu bewaard: 999" in page
    assert latest(haaglanden) == 2
    again = {**mine, "basis": dict(re.findall(r'name="(basis)" value="(\d+)"', page))["basis"]}
    assert saved(delft, again).status_code == 302
    assert "1010" in content_of(haaglanden, 3, FILE).decode("utf-8-sig")


def test_sending_a_form_twice_changes_it_once(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    fields = typed(delft, r0__verhuringen_totaal="1010")

    assert [saved(delft, fields).status_code for _ in range(2)] == [302, 302]
    assert latest(haaglanden) == 2


def test_a_form_may_not_be_endless(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    assert saved(delft, {"rijen": "99999", "basis": "1"}).status_code == 400
    assert latest(haaglanden) == 1


def test_a_form_without_anything_in_it_is_no_contribution(haaglanden: Region, as_person) -> None:
    response = saved(as_person("Daan Visser"), {"rijen": "١٢", "basis": "x"})

    assert response.status_code == 400
    assert "Er is niets ingevuld." in response.content.decode()
    assert latest(haaglanden) == 1


def test_emptying_a_form_takes_its_file_away(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    saved(delft, typed(delft, r0__verhuringen_totaal="1010"))
    fields = typed(delft)
    emptied = {name: "" if re.match(r"r\d", name) else text for name, text in fields.items()}

    assert saved(delft, emptied).status_code == 302
    assert FILE not in digests(haaglanden, 3)


def test_during_first_look_others_numbers_stay_out_of_the_page(haaglanden: Region, as_person) -> None:
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    corporation = as_person("Gerda Bos").get(PAGE).content.decode()

    assert "Wordt getoond na de periode van eerst zien." in corporation
    assert "Het plan voor Delft" in as_person("Daan Visser").get(PAGE).content.decode()
    with_remarks = as_person("Daan Visser").get(f"{PAGE}terugkoppeling/Gemeente Delft - regionaal beeld 2023.xlsx/")
    assert with_remarks.status_code == 200
