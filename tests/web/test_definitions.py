"""Definities: each party signs for itself, or says in what it counts otherwise."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.figures.models import Signature
from thuistafel.web.figures.queries.definitions import DEFINITIONS, agreed_for
from thuistafel.web.site.models import Event

PAGE = "/regio/haaglanden/definities/"


def test_every_number_of_the_plan_has_a_sheet(as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE).content.decode()

    assert len(DEFINITIONS) > 10
    assert all(one.counts.replace("'", "&#x27;") in page for one in DEFINITIONS.values())
    assert "0 van de 10 partijen tekenden alle definities." in page


def test_a_party_signs_for_itself_and_may_change_its_mind(as_person) -> None:
    daan = as_person("Daan Visser")

    daan.post(f"{PAGE}Z1-klaar_nu/", {"akkoord": "ja"})
    daan.post(f"{PAGE}Z1-klaar_nu/", {"telt_anders": "ja", "anders": "Ook wie al een huurcontract tekende."})

    (signature,) = Signature.objects.all()
    page = as_person("Chaima el Idrissi").get(PAGE).content.decode()
    assert (signature.organisation.name, signature.differs) == ("Delft", "Ook wie al een huurcontract tekende.")
    assert "Delft telt anders:" in page
    assert [event.verb for event in Event.objects.filter(verb__startswith="definition_")] == [
        "definition_signed",
        "definition_differs",
    ]


def test_the_conclusion_counts_who_signed_everything(as_person) -> None:
    daan = as_person("Daan Visser")

    for name in DEFINITIONS:
        daan.post(f"{PAGE}{name}/", {"akkoord": "ja"})

    found = daan.get(PAGE)
    assert "1 van de 10 partijen tekenden alle definities." in found.content.decode()
    row = next(row for row in found.context["content"].tables["definities"].rows if row[0] == "Delft")
    assert set(row[1:]) == {"getekend"}


@pytest.mark.parametrize(("name", "status"), [("Anna de Wit", 400), ("Iris Kok", 404), ("Jan Prins", 404)])
def test_who_lays_no_numbers_on_the_table_signs_nothing(as_person, name, status) -> None:
    assert as_person(name).post(f"{PAGE}Z1-klaar_nu/", {"akkoord": "ja"}).status_code == status
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"telt_anders": "ja", "anders": " "}, {"telt_anders": "ja", "anders": "bsn 111222333"}]
)
def test_a_difference_without_words_or_with_a_citizens_number_is_refused(as_person, sent) -> None:
    assert as_person("Daan Visser").post(f"{PAGE}Z1-klaar_nu/", {"telt_anders": "ja"} | sent).status_code == 400
    assert not Signature.objects.exists()


def test_in_a_first_look_the_words_of_others_wait(as_person, haaglanden) -> None:
    as_person("Daan Visser").post(f"{PAGE}Z1-klaar_nu/", {"telt_anders": "ja", "anders": "Wij tellen er 77."})
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    assert "77" not in as_person("Chaima el Idrissi").get(PAGE).context["found"].sheets[0].definition.counts
    assert "Wij tellen er 77." not in as_person("Chaima el Idrissi").get(PAGE).content.decode()
    assert "Wij tellen er 77." in as_person("Daan Visser").get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        (("uitstroom", "A", "jeugdhulp", "Delft", "2023", "stand"), "Z1-klaar_nu"),
        (("aandachtsgroepen", "jeugdhulp", "Delft", "wachtend", "2023"), "G2-stand_wachtend"),
        (("voorrang", "Delft", "2023", "statushouders"), "G1-waarvan_statushouders"),
    ],
)
def test_a_subject_knows_what_counts_in_it(subject, name) -> None:
    found = agreed_for(subject)

    assert found is not None
    assert found.name == name


def test_the_page_asks_little_of_the_database(as_person, django_assert_max_num_queries) -> None:
    anna = as_person("Anna de Wit")

    with django_assert_max_num_queries(15):
        anna.get(PAGE)
