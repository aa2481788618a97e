"""What waits is shown with what stands there, and can be answered."""

from sending import DESK, ZOETERMEER

from thuistafel.exchange.delivery.answers import ANSWERS_FILE
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.queries.desk import waiting_for
from thuistafel.web.region.models import Blob, Region, Revision
from thuistafel.web.region.queries import content_of, latest


def test_everything_that_waits_stands_on_the_desk_with_its_neighbours(haaglanden: Region, anna: Member) -> None:
    found = {item.where: item for one in waiting_for(haaglanden, 1, anna) for item in one.items}
    around = found[ZOETERMEER].excerpt

    assert found[ZOETERMEER].was == "20,500"
    assert around is not None
    marked = [line.texts[line.marked] for line in around.lines if line.marked >= 0]
    assert marked == ["20,500"]
    assert any("sociale_huurwoningen" in line.texts for line in around.lines)


def test_an_answer_mends_the_cell_as_the_command_line_would(haaglanden: Region, as_person) -> None:
    response = as_person("Anna de Wit").post(f"{DESK}antwoord/", {"plek": ZOETERMEER, "antwoord": "20500"})

    assert response.status_code == 302
    revision = Revision.objects.get(region=haaglanden, number=2)
    assert (revision.kind, list(revision.files)) == (Revision.Kind.ANSWER, [ANSWERS_FILE])
    assert ";G1 Gemeente;D4;20500;kwartiermaker;" in content_of(haaglanden, 2, ANSWERS_FILE).decode("utf-8-sig")
    assert "20,500" not in as_person("Anna de Wit").get(DESK).content.decode()


def test_an_answer_that_cannot_be_one_changes_nothing(haaglanden: Region, as_person) -> None:
    response = as_person("Anna de Wit").post(f"{DESK}antwoord/", {"plek": ZOETERMEER, "antwoord": "veel"})

    assert response.status_code == 400
    assert "kan niet in cel D4 staan" in response.content.decode()
    assert latest(haaglanden) == 1


def test_an_answer_with_a_citizens_number_is_kept_nowhere(haaglanden: Region, as_person) -> None:
    before = Blob.objects.count()
    response = as_person("Anna de Wit").post(f"{DESK}antwoord/", {"plek": ZOETERMEER, "antwoord": "123456782"})

    assert response.status_code == 400
    assert (latest(haaglanden), Blob.objects.count()) == (1, before)


def test_a_party_sees_and_answers_only_what_waits_in_its_own_files(haaglanden: Region, as_person) -> None:
    delft = as_person("Daan Visser")
    page = delft.get(DESK).content.decode()

    assert "Gemeente Delft - regionaal beeld 2023.xlsx" in page
    assert "Zoetermeer_2023" not in page
    assert delft.post(f"{DESK}antwoord/", {"plek": ZOETERMEER, "antwoord": "20500"}).status_code == 404
    assert latest(haaglanden) == 1


def test_the_workbook_with_remarks_goes_to_its_sender_alone(haaglanden: Region, as_person) -> None:
    address = "/regio/haaglanden/bijdrage/terugkoppeling/Gemeente Delft - regionaal beeld 2023.xlsx/"

    response = as_person("Daan Visser").get(address)

    assert response.content.startswith(b"PK")
    assert "attachment" in response["Content-Disposition"]
    assert as_person("Chaima el Idrissi").get(address).status_code == 404


def test_a_party_cannot_make_its_file_anothers(haaglanden: Region, as_person) -> None:
    asked = {"plek": "Gemeente Delft - regionaal beeld 2023.xlsx", "antwoord": "Zoetermeer"}

    response = as_person("Daan Visser").post(f"{DESK}antwoord/", asked)

    assert response.status_code == 400
    assert "dat kan alleen het regiobureau zeggen" in response.content.decode()
    assert latest(haaglanden) == 1
