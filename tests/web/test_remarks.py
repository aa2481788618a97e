"""'Wij herkennen dit niet, want …': made, answered, changed by two, never lost, never shown to others too early."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.web.accounts.models import Organisation
from thuistafel.web.figures.models import LedgerLine, Remark
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event

PAGE = "/regio/haaglanden/opmerkingen/"


@pytest.fixture
def sent(haaglanden: Region) -> dict[str, str]:
    """What Delft says of the 55 that the region counts for it."""
    line = LedgerLine.objects.get(value=55, source="opgave Delft", about__contains="beschermd wonen · Delft")
    owner = Organisation.objects.get(name="Zorgaanbieder A (fictief)")
    return {
        "onderwerp": f"{line.table} · {line.about}",
        "gegeven": line.digest,
        "tekst": "Wij tellen ook wie elders wacht.",
        "aan": str(owner.pk),
        "termijn": (timezone.localdate() + timedelta(days=3)).isoformat(),
    }


def made(as_person, sent) -> Remark:
    response = as_person("Daan Visser").post(f"{PAGE}erbij/", sent)
    assert response.status_code == 302
    return Remark.objects.get()


def test_a_remark_is_asked_of_its_owner_who_answers_it(as_person, sent) -> None:
    remark = made(as_person, sent)

    as_person("Hugo Meijer").post(f"{PAGE}{remark.pk}/antwoord/", {"tekst": "Dat klopt.", "versie": "1"})

    page = as_person("Daan Visser").get(PAGE).content.decode()
    remark.refresh_from_db()
    assert (remark.state, remark.answer, remark.version) == ("beantwoord", "Dat klopt.", 2)
    assert "Alle opmerkingen zijn beantwoord of ingetrokken." in page
    assert [event.verb for event in Event.objects.filter(verb__startswith="remark_")] == [
        "remark_made",
        "remark_answered",
    ]


def test_the_second_of_two_editors_sees_both_texts_and_loses_nothing(as_person, sent) -> None:
    remark = made(as_person, sent)
    daan = as_person("Daan Visser")
    daan.post(f"{PAGE}{remark.pk}/wijzig/", {"tekst": "De eerste.", "versie": "1"})

    page = daan.post(f"{PAGE}{remark.pk}/wijzig/", {"tekst": "De tweede.", "versie": "1", "sleutel": "x" * 20})

    assert page.status_code == 409
    assert "De eerste." in page.content.decode()
    assert "De tweede." in page.content.decode()
    remark.refresh_from_db()
    assert remark.text == "De eerste."


def test_who_is_not_asked_cannot_answer_and_who_did_not_make_it_cannot_change_it(as_person, sent) -> None:
    remark = made(as_person, sent)

    answered = as_person("Gerda Bos").post(f"{PAGE}{remark.pk}/antwoord/", {"tekst": "nee", "versie": "1"})
    changed = as_person("Anna de Wit").post(f"{PAGE}{remark.pk}/wijzig/", {"tekst": "nee", "versie": "1"})

    remark.refresh_from_db()
    assert (answered.status_code, changed.status_code, remark.version) == (400, 400, 1)


def test_a_citizens_number_is_refused_and_what_was_typed_stays(as_person, sent) -> None:
    page = as_person("Daan Visser").post(f"{PAGE}erbij/", sent | {"tekst": "Het gaat om 111222333, zie ons verhaal."})

    assert page.status_code == 400
    assert "burgerservicenummer" in page.content.decode()
    assert "zie ons verhaal" in page.content.decode()
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    ("field", "wrong"), [("tekst", " "), ("termijn", "2020-01-01"), ("termijn", "x"), ("aan", "0")]
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(as_person, sent, field, wrong) -> None:
    page = as_person("Daan Visser").post(f"{PAGE}erbij/", sent | {field: wrong})

    assert page.status_code == 400
    assert not Remark.objects.exists()


def test_in_a_first_look_others_do_not_see_it_but_who_it_concerns_does(as_person, sent, haaglanden) -> None:
    remark = made(as_person, sent)
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    seen = {
        name: as_person(name).get(f"{PAGE}{remark.pk}/").status_code
        for name in ("Daan Visser", "Hugo Meijer", "Anna de Wit", "Chaima el Idrissi", "Gerda Bos")
    }

    assert seen == {
        "Daan Visser": 200,
        "Hugo Meijer": 200,
        "Anna de Wit": 200,
        "Chaima el Idrissi": 404,
        "Gerda Bos": 404,
    }


def test_a_reader_makes_none(as_person, sent) -> None:
    assert as_person("Iris Kok").get(f"{PAGE}nieuw/").status_code == 404
    assert as_person("Iris Kok").post(f"{PAGE}erbij/", sent).status_code == 404


def test_one_form_sent_twice_makes_one_remark(as_person, sent) -> None:
    daan = as_person("Daan Visser")

    for _ in range(2):
        daan.post(f"{PAGE}erbij/", sent | {"sleutel": "eenmalig-formulier"})

    assert Remark.objects.count() == 1
