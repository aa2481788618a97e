"""Which homes are needed anyway, and what may and may not be said about the order of groups."""

from thuistafel.web.region.models import Region

PAGE = "/regio/haaglanden/urgentie/"


def table(client, name: str) -> dict[str, list[str]]:
    text = client.get(PAGE, {"download": f"{name}.csv"}).content.decode("utf-8-sig")
    return {row.split(";")[0]: row.split(";")[1:] for row in text.splitlines()}


def test_what_is_needed_anyway_opens_the_page_with_its_sum_w17(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "253 woningen zijn hoe dan ook nodig" in page
    assert "110 + 60 + 50 + 40 + 8 = 268" in page
    assert "ten hoogste 15 dubbel" in page


def test_every_group_has_the_places_that_can_still_be_true_w17(haaglanden: Region, as_person) -> None:
    rows = table(as_person("Els van Rijn"), "last")

    assert {name: row[-1] for name, row in rows.items() if name != "Groep"} == {
        "Statushouders": "1–3",
        "Uitstroom BW/MO": "1–3",
        "Dak- en thuisloze mensen": "1–5",
        "Arbeidsmigranten": "3–4",
        "Vrouwenopvang": "4–5",
    }


def test_the_number_that_helps_the_order_most_is_named_first_w17(haaglanden: Region, as_person) -> None:
    els = as_person("Els van Rijn")

    page = els.get(PAGE).content.decode()

    assert "Van de 10 paren is van 5 zeker wie voorgaat" in page
    assert "Tel eerst: tekort van Dak- en thuisloze mensen." in page
    assert "Statushouders verandert niets." in page
    assert table(els, "getallen")["Statushouders"][-1] == "0"


def test_the_budget_is_what_is_certain_and_fits_spread_over_the_year(haaglanden: Region, as_person) -> None:
    rows = table(as_person("Els van Rijn"), "budget")

    assert rows["Delft"] == ["118", "102", "25", "26", "25", "26", "102"]


def test_the_three_meanings_of_urgency_have_three_names(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert all(word in page for word in ("urgentielijst", "urgentiebudget", "urgentiezin"))


def test_under_one_limit_for_the_region_no_sentence_speaks_of_own_room(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get("/regio/haaglanden/urgentie/", {"maximum_niveau": "regio"}).content.decode()

    assert "Voorschoten moet 5 huishoudens huisvesten en draagt niets van het tekort van de regio." in page
    assert "– plaatsen over" not in page
