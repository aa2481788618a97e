"""What the stock carries, and how that moves with the agreements and with the year."""

from datetime import timedelta
from html import unescape

from django.utils import timezone

from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.plans.queries.plans import report_from
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of
from thuistafel.web.region.viewpoint import Viewpoint

PAGE = "/regio/haaglanden/ruimte/"


def table(client, name: str, **asked: str) -> dict[str, list[str]]:
    text = client.get(PAGE, {**asked, "download": f"{name}.csv"}).content.decode("utf-8-sig")
    return {row.split(";")[0]: row.split(";")[1:] for row in text.splitlines()}


def test_room_used_and_left_are_those_of_the_plan_w2(haaglanden: Region, as_person) -> None:
    rows = table(as_person("Els van Rijn"), "ruimte")

    assert rows["Delft"][:4] == ["1.020", "102", "102", "0"]
    assert rows["Voorschoten"][:4] == ["128", "12", "5", "7"]
    assert rows["Totaal"][:4] == ["7.210", "719", "680", "39"]


def test_three_readings_of_the_same_ten_percent_w7(haaglanden: Region, as_person) -> None:
    els = as_person("Els van Rijn")

    per_corporation = table(els, "ruimte", maximum_niveau="corporatie")

    assert per_corporation["Delft"][1] == "100"
    assert table(els, "ruimte", maximum_niveau="regio")["Totaal"][1] == "721"
    assert table(els, "corporaties-3")["Corporatie 11 (fictief)"] == ["216", "22"]
    assert "Corporatie 11 (fictief)" in els.get(PAGE).content.decode().split("tt-depends")[1]


def test_lettings_that_fall_behind_make_the_room_smaller_w12(haaglanden: Region, as_person) -> None:
    lettings = content_of(haaglanden, 1, "verhuringen.csv").decode("utf-8-sig")
    placed = content_of(haaglanden, 1, "plaatsingen.csv").decode("utf-8-sig")
    realised = "Zoetermeer;Corporatie 6 (fictief);2023;gerealiseerd;regulier;;;380;;;A;2023-06-30;kwartaalopgave\n"
    housed = "Zoetermeer;Zoetermeer;beschermd_wonen;2023;2;;52;kwartaalopgave\n"
    changes = {
        "verhuringen.csv": (lettings.rstrip("\n") + "\n" + realised).encode(),
        "plaatsingen.csv": (placed.rstrip("\n") + "\n" + housed).encode(),
    }
    revise(haaglanden, changes, Made(None, Revision.Kind.IMPORT))

    rows = table(as_person("Gerda Bos"), "verloop")

    assert rows["Zoetermeer"][:7] == ["6", "380", "103", "76", "52", "24", "20"]


def test_the_switches_of_the_limit_are_tried_without_settling(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE, {"procent": "12", "maximum_niveau": ""}).content.decode()

    assert "Binnen 12% van de verhuringen passen 755 van de 760 huishoudens." in page
    assert "Dit is een wat-als, niet de afspraak." in page


def test_during_the_first_look_a_municipality_sees_its_own_room_only(haaglanden: Region, as_person) -> None:
    Region.objects.update(first_look_until=timezone.now() + timedelta(days=3))

    rows = table(as_person("Daan Visser"), "ruimte")

    assert list(rows)[1:] == ["Delft"]
    assert "719" not in as_person("Daan Visser").get(PAGE).content.decode()


def test_what_is_said_to_fit_holds_with_a_signal_and_with_solidarity(haaglanden: Region, as_person) -> None:
    els = as_person("Els van Rijn")

    signal, shared = (
        els.get(PAGE, asked).content.decode() for asked in ({"maximum_werking": "signaal"}, {"tekort": "solidariteit"})
    )

    assert "passen 680 van de 760 huishoudens. Daarboven worden er 80 gehuisvest" in signal
    assert "Er blijven 39 plaatsen over." in signal
    assert "passen 719 van de 760 huishoudens. Daarvan worden er 39 door een andere gemeente opgevangen." in shared


def test_new_homes_stand_in_a_waterfall_from_the_shortage_to_what_can_be_left_w8(haaglanden: Region, as_person) -> None:
    page = " ".join(as_person("Els van Rijn").get(PAGE).content.decode().split())
    report = report_from(Viewpoint(haaglanden.pk, 1))

    assert report.waterfall is not None
    assert report.waterfall.sentence in unescape(page)
    for key in ("waterval", "waterval-smal"):
        assert page.count(f'id="{key}-t"') == 1
