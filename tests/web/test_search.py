"""Zoeken: one box over all that the member may see; words inflected or begun, signs as they are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.figures.models import LedgerLine
from thuistafel.web.figures.stems import stem_line, stems_of

PAGE = "/regio/haaglanden/zoeken/"


def titles(page) -> dict[str, int]:
    return {group.title: group.total for group in page.context["groups"]}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("verdeling", "Pagina’s"),
        ("zoetermeer", "Gemeenten en partijen"),
        ("zorgaanbieder a", "Gemeenten en partijen"),
        ("beschermde", "Doelgroepen"),
        ("statushouders", "Definities"),
        ("uitstroom delft jeugdhulp", "Gegevens"),
        ("regionaal beeld", "Bestanden"),
    ],
)
def test_each_kind_is_found_by_its_words(as_person, words, kind) -> None:
    assert kind in titles(as_person("Anna de Wit").get(PAGE, {"q": words}))


def test_a_word_is_found_inflected_begun_and_without_accents(as_person) -> None:
    anna = as_person("Anna de Wit")

    found = [
        titles(anna.get(PAGE, {"q": words}))["Gegevens"] for words in ("wachtende", "wachtend", "wacht", "Wáchtend")
    ]

    assert len(set(found)) == 1


def test_a_municipality_is_found_by_another_of_its_names(as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE, {"q": "'s-Gravenhage"})

    assert titles(page)["Gegevens"] >= LedgerLine.objects.filter(concerns__contains="|0518|").count()


@pytest.mark.parametrize(
    "words", ["", " ", "%", "_", "'", '"', "\\", "--", "' OR 1=1 --", "<script>", "%00", "a" * 5000]
)
def test_signs_are_signs(as_person, words) -> None:
    page = as_person("Anna de Wit").get(PAGE, {"q": words})

    assert page.status_code in {200, 400}
    assert titles(page).get("Gegevens", 0) < LedgerLine.objects.count() if page.status_code == 200 else True
    assert "<script>" not in page.content.decode().replace('<script src="', "")


def test_in_a_first_look_others_are_not_found(haaglanden, as_person) -> None:
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()
    hugo = as_person("Hugo Meijer")

    page = hugo.get(PAGE, {"q": "opgave"})

    told = LedgerLine.objects.filter(stems__contains=" opgav")
    assert titles(page).get("Gegevens", 0) == told.filter(concerns__contains="|Zorgaanbieder A (fictief)|").count()
    assert titles(page).get("Gegevens", 0) < told.count()
    assert titles(page).keys().isdisjoint({"Doelgroepen"})
    assert titles(hugo.get(PAGE, {"q": "regionaal beeld"})).keys().isdisjoint({"Bestanden"})


def test_stems_are_those_of_dutch_porter_and_no_sign_is_part_of_one() -> None:
    assert stems_of("Gemeenten, woningen: 's-Gravenhage 100%_x") == ("gemeent", "woning", "s", "gravenhag", "100", "x")
    assert stem_line("Wonen wonen", "Delft") == " won delft"


def test_the_page_asks_little_of_the_database(as_person, django_assert_max_num_queries) -> None:
    anna = as_person("Anna de Wit")
    anna.get(PAGE, {"q": "delft"})

    with django_assert_max_num_queries(15):
        anna.get(PAGE, {"q": "delft"})
