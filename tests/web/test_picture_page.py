"""Beeld: all groups in a row; what is missing is never 0, and small numbers are not for everyone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuistafel.core.dossier import INDICATORS
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Region, Revision

PAGE = "/regio/haaglanden/beeld/"
HEAD = "doelgroep;gemeente;indicator;jaar;eenheid;aantal;laag;hoog;kwaliteit;definitie;peildatum;bron"


def delivered(region: Region, anna, numbers: dict[str, str], group: str = "proefgroep") -> None:
    """The picture holds this group only, as these municipalities delivered it."""
    rows = [f"{group};{name};aanwezig;2023;;{value};;;A;;;telling" for name, value in numbers.items()]
    text = "\n".join([HEAD, *rows, ""])
    sent = "aanleveringen/Gemeente Delft - regionaal beeld 2023.xlsx"
    revise(region, {"aandachtsgroepen.csv": text.encode(), sent: None}, Made(anna, Revision.Kind.IMPORT))


def row_of(page, label: str) -> list[str]:
    shown = page.context["shown"]
    cells = next(shades for _, name, shades in shown.shades if name == label)
    return dict(zip((name for _, name in shown.columns), (cell.shown for cell in cells), strict=True))


def total_of(page, label: str):
    return next(totals for name, totals in page.context["shown"].totals if name == label)[0]


def test_the_page_opens_with_what_is_complete_and_what_is_missing_most(as_person) -> None:
    page = as_person("Anna de Wit").get(PAGE)

    assert "getallen zijn geleverd." in page.context["content"].conclusion
    assert page.context["content"].conclusion in page.content.decode().replace("&quot;", '"')
    assert {len(totals) for _, totals in page.context["shown"].totals} == {len(INDICATORS)}


def test_w22_nought_and_not_delivered_are_two_things(haaglanden, anna, as_person) -> None:
    """W22: 0 stays 0, what is missing is a dash, and the total says that it is a least."""
    delivered(haaglanden, anna, {"Den Haag": "11", "Pijnacker-Nootdorp": "0", "Wassenaar": "", "Delft": "n.v.t."})

    page = as_person("Anna de Wit").get(PAGE, {"toon": "aanwezig"})

    cells = row_of(page, "proefgroep")
    total = total_of(page, "proefgroep")
    assert (cells["Pijnacker-Nootdorp"], cells["Wassenaar"], cells["Delft"]) == ("0", "–", "n.v.t.")
    assert (total.shown, total.delivered) == ((("≥ 11 huishoudens", ""),), "2/7")


def test_w19_small_numbers_stay_hidden_for_who_only_reads(haaglanden, anna, as_person) -> None:
    """W19: <5, and the smallest other so that subtraction gives nothing back."""
    delivered(haaglanden, anna, {"Den Haag": "12", "Delft": "3", "Leidschendam-Voorburg": "0", "Zoetermeer": "7"})

    page = as_person("Jan Prins").get(PAGE, {"toon": "aanwezig"})
    seen = as_person("Anna de Wit").get(PAGE, {"toon": "aanwezig"})

    shown, whole = row_of(page, "proefgroep"), row_of(seen, "proefgroep")
    names = ("Den Haag", "Delft", "Leidschendam-Voorburg", "Zoetermeer")
    assert [shown[name] for name in names] == ["12", "<5", "0", "·"]
    assert total_of(page, "proefgroep").shown[0][0] == "≥ 22 huishoudens"
    assert [whole[name] for name in names] == ["12", "3", "0", "7"]


def test_in_a_first_look_there_is_only_the_own_municipality(haaglanden, as_person) -> None:
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    daan, gerda = (as_person(name).get(PAGE, {"toon": "wachtend"}) for name in ("Daan Visser", "Gerda Bos"))

    shown = daan.context["shown"]
    assert [name for _, name in shown.columns] == ["Delft"]
    assert (shown.totals, shown.remarks) == ((), ())
    assert shown.conclusion.startswith("Delft leverde")
    assert [one.name for one in shown.missing] in ([], ["Delft"])
    assert (gerda.context["shown"].columns, gerda.context["shown"].shades) == ((), ())


@pytest.mark.parametrize("toon", ["volledigheid", *INDICATORS, "onzin"])
def test_each_view_asks_little_of_the_database(as_person, toon, django_assert_max_num_queries) -> None:
    anna = as_person("Anna de Wit")

    with django_assert_max_num_queries(15):
        assert anna.get(PAGE, {"toon": toon}).status_code == 200


def test_the_map_can_be_downloaded_as_it_is_shown(as_person) -> None:
    response = as_person("Anna de Wit").get(PAGE, {"toon": "wachtend", "download": "beeld.csv"})

    assert response.content.decode("utf-8-sig").splitlines()[0].startswith("Doelgroep;Den Haag;")
