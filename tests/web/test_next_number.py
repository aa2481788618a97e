"""Which number to ask for, of whom, and when to stop asking."""

from email import message_from_bytes
from email.policy import default

from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of
from thuistafel.web.site.models import Event

PAGE = "/regio/haaglanden/welk-getal/"
LETTINGS = "verhuringen · Leidschendam-Voorburg · 2023 · verwacht · regulier"


def test_whether_and_how_much_are_two_questions_with_two_numbers_w16(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "Wilt u weten óf Leidschendam-Voorburg tekortkomt, vraag de verhuringen" in page
    assert "Wilt u weten hoeveel Den Haag en Delft moeten plannen, zoek de herkomst van de 59 uit." in page
    assert "207 van de 307" in page


def test_what_every_value_would_say_is_shown_w16(haaglanden: Region, as_person) -> None:
    els = as_person("Els van Rijn")

    agreed, strict = (els.get(PAGE, asked).content.decode() for asked in ({}, {"verwaarloosbaar_tekort": "0"}))

    assert "570–763: Leidschendam-Voorburg komt zeker niet tekort." in agreed
    assert "457–469: Leidschendam-Voorburg komt zeker tekort." in agreed
    assert "590–763: Leidschendam-Voorburg komt zeker niet tekort." in strict
    assert "490–589: voor Leidschendam-Voorburg blijft het open." in strict
    assert "457–489: Leidschendam-Voorburg komt zeker tekort." in strict


def test_the_mail_names_who_has_it_and_goes_along_as_a_draft(haaglanden: Region, as_person) -> None:
    els = as_person("Els van Rijn")

    answer = els.get(PAGE + "mail/", {"getal": LETTINGS})

    mail = message_from_bytes(answer.content, policy=default)
    assert mail["Subject"] == "Haaglanden 2023: de verhuringen van Leidschendam-Voorburg"
    assert mail["X-Unsent"] == "1"
    assert "Dat kan beslissen of Leidschendam-Voorburg tekortkomt." in mail.get_content()
    assert "de corporaties in Leidschendam-Voorburg" in els.get(PAGE).content.decode()


def test_that_it_was_asked_is_seen_by_everyone(haaglanden: Region, as_person) -> None:
    page = as_person("Anna de Wit").post(PAGE + "gevraagd/", {"getal": LETTINGS}, follow=True).content.decode()

    assert "Gevraagd op" in page
    assert Event.objects.get(verb="number_asked").values["number"] == LETTINGS
    assert "Gevraagd op" in as_person("Els van Rijn").get(PAGE).content.decode()


def test_a_number_that_is_not_on_the_list_cannot_be_asked_for(haaglanden: Region, as_person) -> None:
    assert as_person("Anna de Wit").post(PAGE + "gevraagd/", {"getal": "x"}).status_code == 400
    assert as_person("Daan Visser").post(PAGE + "gevraagd/", {"getal": LETTINGS}).status_code == 404


def test_when_nothing_decides_any_more_one_may_stop(haaglanden: Region, as_person) -> None:
    known = content_of(haaglanden, 1, "verhuringen.csv").decode("utf-8-sig").replace(";610;;;C;", ";610;;;P;")
    flow = content_of(haaglanden, 1, "uitstroom.csv").decode("utf-8-sig").splitlines()
    elsewhere = ("onbekend", "buiten regio", "Rijswijk", "Westland")
    kept = [row for row in flow if not any(f";{name};" in row for name in elsewhere)]
    changes = {"verhuringen.csv": known.encode(), "uitstroom.csv": ("\n".join(kept) + "\n").encode()}
    changes |= dict.fromkeys(sent_files(haaglanden))
    revise(haaglanden, changes, Made(None, Revision.Kind.IMPORT))

    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "U kunt stoppen met zoeken" in page


def sent_files(region: Region) -> list[str]:
    return [name for name in Revision.objects.get(region=region, number=1).files if name.startswith("aanleveringen/")]


def test_the_number_named_first_is_of_the_municipality_it_decides_most_often(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE, {"procent": "12"}).content.decode()

    assert "óf Den Haag tekortkomt, vraag de herkomst van 38" in page
    assert "34 van de 35" in page
    assert "4–37: Den Haag komt zeker niet tekort." in page


def test_where_people_come_from_is_asked_as_that(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "Hoeveel van deze huishoudens komen uit welke gemeente? Alleen aantallen, geen namen." in page
    assert "maatschappelijke_opvang" not in page.split("<pre")[2].split("</pre>")[0]


def test_lettings_that_were_not_delivered_come_before_any_number(haaglanden: Region, as_person) -> None:
    lettings = content_of(haaglanden, 1, "verhuringen.csv").decode("utf-8-sig")
    left = "\n".join(line for line in lettings.splitlines() if not line.startswith("Voorschoten"))
    sent = "aanleveringen/Verwachte verhuringen corporaties 2023.xlsx"
    revise(haaglanden, {"verhuringen.csv": left.encode(), sent: None}, Made(None, Revision.Kind.IMPORT))

    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "Vraag eerst de verhuringen van Voorschoten, die niet zijn geleverd" in page
    assert "U kunt stoppen met zoeken" not in page


def test_nobody_may_stop_looking_while_no_outflow_was_delivered(haaglanden: Region, as_person) -> None:
    frame = content_of(haaglanden, 1, "dossier.toml").replace(b"planjaar = 2023", b"planjaar = 2027")
    revise(haaglanden, {"dossier.toml": frame}, Made(None, Revision.Kind.IMPORT))

    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "vul dan eerst aan: de uitstroom in 2027" in page
    assert "stoppen met zoeken" not in page
    assert "besteed de tijd aan woningen" not in page
