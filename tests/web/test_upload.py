"""Files on their way in: seen first, then taken in, all of it or nothing."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from thuistafel.web.figures.models import Upload
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import digests, latest

SENT = "/regio/haaglanden/uitvraag/inlezen/"
PROVIDER_F = "\n".join(
    (
        "Zorgaanbieder F (fictief)",
        "doelgroep;herkomst_gemeente;klaar_nu;verwacht_komende_12_mnd",
        "beschermd_wonen;Delft;4;ca. 10",
        "beschermd_wonen;Wassenaar;5-7;3",
    )
).encode()


def sent(client: Client, name: str, content: bytes) -> Upload:
    response = client.post(f"{SENT}stuur/", {"bestanden": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.content.decode()
    return Upload.objects.get(key=response["Location"].split("/")[-2])


def taken(client: Client, upload: Upload) -> None:
    assert client.post(f"{SENT}{upload.key}/neem-op/").status_code == 302


def test_a_file_is_seen_cell_by_cell_before_it_changes_anything(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")

    upload = sent(office, "Zorgaanbieder F.csv", PROVIDER_F)
    page = office.get(f"{SENT}{upload.key}/").content.decode()

    assert latest(haaglanden) == 1
    assert "ca. 10" in page
    assert "4 getallen gelezen" in page


def test_taking_in_makes_one_revision_and_the_file_lies_in_the_dossier(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    taken(office, sent(office, "Zorgaanbieder F.csv", PROVIDER_F))

    assert latest(haaglanden) == 2
    assert "aanleveringen/Zorgaanbieder F.csv" in digests(haaglanden, 2)


def test_the_same_file_twice_changes_nothing(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    taken(office, sent(office, "Zorgaanbieder F.csv", PROVIDER_F))
    again = sent(office, "Zorgaanbieder F.csv", PROVIDER_F)
    taken(office, again)

    again.refresh_from_db()
    assert (latest(haaglanden), again.taken_as) == (2, None)
