"""Bronnen die verschillen: both sides, what each would decide, and the mail that settles it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Revision
from thuistafel.web.region.queries import content_of

PAGE = "/regio/haaglanden/verschillen/"


def test_the_most_decisive_difference_comes_first_with_what_each_source_would_make_of_it(as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE)

    first = page.context["disputes"].found[0]
    delft = next(side for side in first.sides if side.source == "opgave Delft")
    assert page.context["disputes"].conclusion.endswith("Bij 1 hangt een oordeel ervan af wie gelijk heeft.")
    assert (first.effect, delft.number, delft.counts) == ("1 oordeel, 5 woningen", "55 (41–69)", False)
    assert delft.says.shortage == "Dan is het tekort van de regio 4 woningen lager."
    assert delft.digest
    assert f"/bronnen/{delft.digest}/" in page.content.decode()


@pytest.mark.parametrize(
    ("municipality", "grade", "status", "working"),
    [(55, "C", "verenigbaar", "42 (37–47)"), (70, "B", "strijdig", "70")],
)
def test_w10_a_provider_and_a_municipality_side_by_side(
    haaglanden, anna, as_person, municipality, grade, status, working
) -> None:
    """W10: a better grade decides while both can be true, else the most recent; never 56."""
    text = content_of(haaglanden, 1, "uitstroom.csv").decode()
    head = text.splitlines()[0].split(";")
    told = {"instelling": "Proef (fictief)", "doelgroep": "beschermd_wonen", "herkomst": "Delft", "jaar": "2023"}
    provider = told | {"aantal": "42", "kwaliteit": "B", "bron": "aanbieder", "peildatum": "2022-01-01"}
    other = told | {"aantal": str(municipality), "kwaliteit": grade, "bron": "gemeente", "peildatum": "2022-06-01"}
    rows = [";".join(row.get(name, "") for name in head) for row in (provider, other)]
    text = "\n".join([text.rstrip("\n"), *rows, ""])
    revise(haaglanden, {"uitstroom.csv": text.encode()}, Made(anna, Revision.Kind.IMPORT))

    found = as_person("Anna de Wit").get(PAGE).context["disputes"].found

    dispute = next(one for one in found if "Proef (fictief)" in one.subject)
    decisive = next(side for side in dispute.sides if side.counts)
    assert dispute.status == status
    assert decisive.number.startswith(working)
    assert "56" not in dispute.what


def test_the_mail_names_both_numbers_and_what_was_agreed_to_count(as_person) -> None:
    first = as_person("Anna de Wit").get(PAGE).context["disputes"].found[0]

    assert "opgave Delft: 55" in first.mail
    assert "Huishoudens die in het planjaar klaar komen" in first.mail
    assert first.mailto.startswith("mailto:")


def test_in_a_first_look_there_are_only_own_subjects_and_no_effect_on_the_region(haaglanden, as_person) -> None:
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    daan, hugo = (as_person(name).get(PAGE) for name in ("Daan Visser", "Hugo Meijer"))

    assert {one.effect for one in daan.context["disputes"].found} == {""}
    assert all("Delft" in one.subject for one in daan.context["disputes"].found)
    assert all(side.says is None for one in daan.context["disputes"].found for side in one.sides)
    assert hugo.context["disputes"].found == ()
    assert "tekort van de regio" not in daan.content.decode()


def test_who_only_reads_sees_the_subject_and_no_numbers_of_people(as_person) -> None:
    found = as_person("Iris Kok").get(PAGE).context["disputes"].found

    people = [one for one in found if one.subject.startswith("uitstroom")]
    assert people
    assert {side.number for one in people for side in one.sides} == {""}
    assert {one.mail + one.what for one in people} == {""}


def test_the_page_asks_little_of_the_database(as_person, django_assert_max_num_queries) -> None:
    anna = as_person("Anna de Wit")

    with django_assert_max_num_queries(15):
        anna.get(PAGE)
