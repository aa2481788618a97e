"""Files on their way in: seen first, then taken in, all of it or nothing."""

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from sending import PROVIDER_F, SENT, received, sent, taken

from thuistafel.core.distribution import Figures
from thuistafel.core.reasons import because
from thuistafel.exchange.delivery.answers import ANSWERS_FILE
from thuistafel.web.figures.actions import uploading
from thuistafel.web.figures.models import Upload, UploadedFile
from thuistafel.web.figures.queries.calculated import plan_at
from thuistafel.web.figures.queries.dossiers import files_as_of
from thuistafel.web.figures.queries.previews import kept_preview, preview_of
from thuistafel.web.region.models import Blob, Region
from thuistafel.web.region.queries import content_of, digests, latest
from thuistafel.wording import sentence


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


def test_what_is_dropped_leaves_nothing_behind(haaglanden: Region, as_person) -> None:
    office, before = as_person("Anna de Wit"), Blob.objects.count()
    upload = sent(office, "Zorgaanbieder F.csv", PROVIDER_F)

    assert office.post(f"{SENT}{upload.key}/laat-vallen/").status_code == 302

    assert (Blob.objects.count(), UploadedFile.objects.count(), latest(haaglanden)) == (before, 0, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lijst.csv", b"naam;bsn;herkomst\nJansen;123456782;Delft\n"),
        ("lijst.csv", b"doelgroep;herkomst_gemeente;klaar_nu;toelichting\nbw;Delft;4;bsn 123456782\n"),
        ("mail.txt", b"Delft: 4\nBel mij op 06-12345678.\n"),
    ],
)
def test_what_is_about_persons_is_refused_and_stored_nowhere(
    haaglanden: Region, as_person, name: str, content: bytes
) -> None:
    office, before = as_person("Anna de Wit"), Blob.objects.count()

    upload = sent(office, name, content)
    page = office.get(f"{SENT}{upload.key}/").content.decode()

    assert "lijkt gegevens over personen" in page or "niet bewaard" in page
    assert (upload.state, Blob.objects.count(), UploadedFile.objects.count()) == (Upload.State.REFUSED, before, 0)
    assert "123456782" not in str(upload.preview)
    assert office.post(f"{SENT}{upload.key}/neem-op/").status_code == 400


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\a.csv", "fictief\u202evsc.csv", "CON.csv", "a" * 300 + ".csv", "x\r\ny.csv", ".csv"],
)
def test_a_name_leads_nowhere_and_misleads_nobody(haaglanden: Region, as_person, name: str) -> None:
    office = as_person("Anna de Wit")
    upload = sent(office, name, PROVIDER_F)
    taken(office, upload)

    added = digests(haaglanden, 2).keys() - digests(haaglanden, 1).keys()
    assert len(added) == 1
    assert re.fullmatch(r"aanleveringen/[\w .()-]{1,150}", added.pop())


def test_a_zip_bomb_and_a_picture_are_refused_with_a_sentence(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    for name, content in (("bom.xlsx", bomb()), ("foto.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(99)), ("leeg.xlsx", b"")):
        upload = sent(office, name, content)
        assert upload.state == Upload.State.REFUSED
        assert 'class="tt-warning"' in office.get(f"{SENT}{upload.key}/").content.decode()
    assert UploadedFile.objects.count() == 0


def bomb() -> bytes:
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(120_000_000))
    return sink.getvalue()


def test_nothing_chosen_is_said_and_not_an_error_of_ours(haaglanden: Region, as_person) -> None:
    response = as_person("Anna de Wit").post(f"{SENT}stuur/", {"tekst": "  "})

    assert response.status_code == 400
    assert "Kies een bestand" in response.content.decode()


def test_a_pasted_mail_is_read_like_a_file_and_is_of_whom_the_office_says(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    text = "Wij verwachten in 2023 in Wassenaar 155 verhuringen."

    upload = received(office.post(f"{SENT}stuur/", {"tekst": text, "afzender": "Wassenaar"}))
    seen = preview_of(upload).files[0]
    assert seen.called.startswith("mail Wassenaar")
    assert (seen.sender, seen.read) == ("Wassenaar", 1)


def test_a_party_delivers_for_itself_and_not_for_another(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    upload = sent(delft, "Zorgaanbieder B (fictief).csv", PROVIDER_F.replace(b"aanbieder F", b"aanbieder B"))
    page = delft.get(f"{SENT}{upload.key}/").content.decode()

    assert upload.state == Upload.State.REFUSED
    assert "is van een andere partij" in page
    assert "klaar_nu" not in str(upload.preview)


def test_a_file_that_names_nobody_is_of_the_party_that_sends_it(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    upload = sent(delft, "lijst.csv", b"gemeente;peiljaar;verhuringen_totaal\nDelft;2023;1010\n")
    assert preview_of(upload).files[0].sender == "Delft"

    taken(delft, upload)

    assert next(row.sender for row in files_as_of(haaglanden, 2).deliveries if "lijst" in row.file) == "Delft"


def test_an_upload_is_only_there_for_its_own_organisation_and_the_office(haaglanden: Region, as_person) -> None:
    upload = sent(as_person("Daan Visser"), "lijst.csv", b"gemeente;peiljaar;verhuringen_totaal\nDelft;2023;1010\n")

    for name in ("Chaima el Idrissi", "Iris Kok", "Els van Rijn"):
        assert as_person(name).get(f"{SENT}{upload.key}/").status_code == 404
        assert as_person(name).post(f"{SENT}{upload.key}/neem-op/").status_code == 404
    assert as_person("Anna de Wit").get(f"{SENT}{upload.key}/").status_code == 200


def test_who_may_not_deliver_finds_no_way_in(haaglanden: Region, as_person) -> None:
    for name in ("Els van Rijn", "Iris Kok", "Jan Prins", "Kim de Boer"):
        assert as_person(name).get(SENT).status_code == 404
        assert as_person(name).post(f"{SENT}stuur/", {"tekst": "x"}).status_code == 404


def test_a_column_is_understood_anew_before_it_is_taken_in(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    upload = sent(office, "Zorgaanbieder F.csv", PROVIDER_F.replace(b"klaar_nu", b"kolom drie"))
    before = preview_of(upload).total("read")

    office.post(f"{SENT}{upload.key}/antwoord/", {"plek": "Zorgaanbieder F.csv!kolom drie", "antwoord": "klaar_nu"})
    upload.refresh_from_db()
    assert preview_of(upload).total("read") == before + 2

    taken(office, upload)
    assert "kolom drie" in content_of(haaglanden, 2, ANSWERS_FILE).decode("utf-8-sig")
    assert sum("Zorgaanbieder F.csv" in row.place.file for row in files_as_of(haaglanden, 2).rows) == before + 2


def test_our_own_workbook_out_and_in_again_gives_the_same_claims(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    book = office.get("/regio/haaglanden/bijdrage/werkboek/Z/Zorgaanbieder A (fictief)/")
    upload = sent(office, "Thuistafel_Z_Zorgaanbieder-A-fictief_2023_v3.xlsx", book.content)

    assert preview_of(upload).differences == ()
    taken(office, upload)
    assert figures(haaglanden, 2) == figures(haaglanden, 1)


def figures(region: Region, number: int) -> dict[str, Figures]:
    plan = plan_at(region, number)
    assert plan is not None
    return {one.code: one.figures for one in plan.distribution.municipalities}


def test_a_newer_version_shows_its_differences_cell_by_cell(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    taken(office, sent(office, "Zorgaanbieder F v1.csv", PROVIDER_F))

    upload = sent(office, "Zorgaanbieder F v2.csv", PROVIDER_F.replace(b"Delft;4", b"Delft;6"))

    told = [sentence(reason) for reason in preview_of(upload).differences]
    assert told == ["Zorgaanbieder F (fictief), beschermd_wonen, Delft, stand, 2023: 4 → 6 (C3 → C3)"]


def test_during_first_look_a_party_sees_its_own_numbers_and_no_decisions(haaglanden: Region, as_person) -> None:
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()
    delft = as_person("Daan Visser")
    upload = sent(delft, "lijst.csv", b"gemeente;peiljaar;verhuringen_totaal\nDelft;2023;510\n")
    other = because("effect_shortage", name="Den Haag", was=55, became=33)
    upload.preview = kept_preview(replace(preview_of(upload), decisions=(other,)), ())
    upload.save()
    page = delft.get(f"{SENT}{upload.key}/").content.decode()

    assert "510" in page
    assert "Den Haag" not in page
    assert "Den Haag" in as_person("Anna de Wit").get(f"{SENT}{upload.key}/").content.decode()


def test_uploads_that_wait_are_not_without_end(haaglanden: Region, as_person, monkeypatch) -> None:
    monkeypatch.setattr(uploading, "MOST_WAITING", 2)
    office = as_person("Anna de Wit")
    for _ in range(2):
        office.post(f"{SENT}stuur/", {"tekst": "Delft: 4"})

    response = office.post(f"{SENT}stuur/", {"tekst": "Delft: 4"})

    assert response.status_code == 400
    assert Upload.objects.count() == 2


def test_an_answer_about_a_person_is_not_kept_with_an_upload(haaglanden: Region, as_person) -> None:
    office = as_person("Anna de Wit")
    upload = sent(office, "Zorgaanbieder F.csv", PROVIDER_F)

    told = {"plek": "Zorgaanbieder F.csv!C3", "antwoord": "123456782"}

    assert office.post(f"{SENT}{upload.key}/antwoord/", told).status_code == 400
    upload.refresh_from_db()
    assert "123456782" not in str(upload.preview)
