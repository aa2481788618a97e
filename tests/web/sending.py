"""Sending files in a test as a browser does."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from thuistafel.web.figures.models import Upload
from thuistafel.web.site.jobs import perform
from thuistafel.web.site.models import Run

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


def received(response: HttpResponse) -> Upload:
    """The newest upload, read as a worker does when it was not refused at the door."""
    assert response.status_code == 302, response.content.decode()
    key = response["Location"].rstrip("/").rpartition("/")[2]
    if run := Run.objects.filter(key=key).first():
        perform.func(run.key)
    return Upload.objects.latest("pk")


def sent(client: Client, name: str, content: bytes) -> Upload:
    """The upload that comes of one file."""
    return received(client.post(f"{SENT}stuur/", {"bestanden": SimpleUploadedFile(name, content)}))


def taken(client: Client, upload: Upload) -> None:
    """Take it in."""
    assert client.post(f"{SENT}{upload.key}/neem-op/").status_code == 302
