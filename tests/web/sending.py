"""Sending files in a test as a browser does."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from thuistafel.web.figures.models import Upload

SENT = "/regio/haaglanden/uitvraag/inlezen/"
DESK = "/regio/haaglanden/uitvraag/vragen/"
ZOETERMEER = "Thuistafel_G_Zoetermeer_2023_v1.xlsx!G1 Gemeente!D4"
PROVIDER_F = "\n".join(
    (
        "Zorgaanbieder F (fictief)",
        "doelgroep;herkomst_gemeente;klaar_nu;verwacht_komende_12_mnd",
        "beschermd_wonen;Delft;4;ca. 10",
        "beschermd_wonen;Wassenaar;5-7;3",
    )
).encode()


def sent(client: Client, name: str, content: bytes) -> Upload:
    """The upload that comes of one file."""
    response = client.post(f"{SENT}stuur/", {"bestanden": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.content.decode()
    return Upload.objects.get(key=response["Location"].split("/")[-2])


def taken(client: Client, upload: Upload) -> None:
    """Take it in."""
    assert client.post(f"{SENT}{upload.key}/neem-op/").status_code == 302
