"""A change is told and can be taken back, as long as nothing came on top of it."""

from datetime import timedelta

from django.utils import timezone
from sending import DESK, PROVIDER_F, ZOETERMEER, sent, taken

from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import digests, latest

CHANGES = "/regio/haaglanden/uitvraag/wijzigingen/"


def test_taking_back_an_import_leaves_the_dossier_as_it_was(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    taken(office, sent(office, "Zorgaanbieder F.csv", PROVIDER_F))

    assert office.post(f"{CHANGES}2/ongedaan/").status_code == 302

    assert digests(haaglanden, 3) == digests(haaglanden, 1)
    assert Revision.objects.get(region=haaglanden, number=3).digest == (
        Revision.objects.get(region=haaglanden, number=1).digest
    )
    assert "ongedaan gemaakt met 3" in office.get(CHANGES).content.decode()


def test_a_later_change_of_the_same_file_stands_in_the_way(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    for text in ("20500", "20600"):
        office.post(f"{DESK}antwoord/", {"plek": ZOETERMEER, "antwoord": text})

    response = office.post(f"{CHANGES}2/ongedaan/")

    assert response.status_code == 400
    assert "Maak eerst de latere wijziging ongedaan." in response.content.decode()
    assert latest(haaglanden) == 3


def test_a_change_is_told_number_by_number(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    taken(office, sent(office, "Zorgaanbieder F.csv", PROVIDER_F))

    page = office.get(f"{CHANGES}2/").content.decode()

    assert "Wijziging 2 veranderde 4 getallen." in page
    assert "Zorgaanbieder F.csv" in page


def test_the_start_cannot_be_taken_back_and_only_the_office_takes_back(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    taken(office, sent(office, "Zorgaanbieder F.csv", PROVIDER_F))

    assert office.post(f"{CHANGES}1/ongedaan/").status_code == 404
    assert as_person("Daan Visser").post(f"{CHANGES}2/ongedaan/").status_code == 404
    assert latest(haaglanden) == 2


def test_during_first_look_a_party_reads_nothing_of_what_others_changed(haaglanden: Region, as_person) -> None:
    office, delft = as_person("Anna de Wit"), as_person("Daan Visser")
    office.post(f"{DESK}antwoord/", {"plek": ZOETERMEER, "antwoord": "20577"})
    assert "20577" in delft.get(CHANGES).content.decode()
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    for address in (CHANGES, f"{CHANGES}2/", f"{CHANGES}?download=wijzigingen.csv"):
        assert "20577" not in delft.get(address).content.decode()
        assert "20577" in office.get(address).content.decode()
