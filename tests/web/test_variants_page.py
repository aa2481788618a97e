"""Other agreements kept under a name and laid beside the agreement itself."""

from thuistafel.web.plans.models import Variant
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event

PAGE = "/regio/haaglanden/varianten/"


def keep(client, name: str, query: str):
    return client.post(f"{PAGE}bewaren/?{query}", {"naam": name}, follow=True)


def table(client, name: str, **asked: object) -> dict[str, list[str]]:
    text = client.get(PAGE, {**asked, "download": f"{name}.csv"}).content.decode("utf-8-sig")
    return {row.split(";")[0]: row.split(";")[1:] for row in text.splitlines()}


def test_three_variants_beside_the_agreement_show_only_what_differs_w5(haaglanden: Region, as_person) -> None:
    chaima = as_person("Chaima el Idrissi")
    keep(chaima, "Met buren", "tekort=solidariteit")
    keep(chaima, "12%", "procent=12")

    rows = table(chaima, "regio")

    assert "Het minste tekort geeft “12%”: 5 woningen in plaats van 80." in chaima.get(PAGE).content.decode()
    assert rows["Wat verschilt"] == ["De afspraak", "Met buren", "12%"]
    assert rows["Tekort"] == ["80", "41 (−39)", "5 (−75)"]
    assert "Bekende herkomst" not in rows
    assert table(chaima, "anderen")["Totaal"][2] == "4.667"


def test_what_it_means_for_the_own_municipality_comes_first(haaglanden: Region, as_person) -> None:
    keep(as_person("Chaima el Idrissi"), "12%", "procent=12")

    page = as_person("Daan Visser").get(PAGE).content.decode()

    assert "Wat betekent dit voor Delft?" in page
    assert "Tekort van Delft: 5 woningen. Dat is 20 woningen minder." in page
    assert "Minder tekort: Den Haag (55) en Delft (20)." in page
    assert "/regio/haaglanden/verdeling/?procent=12" in page


def test_more_than_three_beside_the_agreement_cannot_be_read(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    for percent in (11, 12, 13, 14):
        keep(anna, f"{percent}%", f"procent={percent}")
    keys = list(Variant.objects.values_list("pk", flat=True))

    assert anna.get(PAGE).status_code == 200
    assert anna.get(PAGE, {"kies": keys}).status_code == 400


def test_a_name_is_given_once_and_the_agreement_itself_is_no_variant(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    keep(anna, "12%", "procent=12")

    assert keep(anna, "12%", "procent=13").status_code == 400
    assert keep(anna, "zelfde", "").status_code == 400
    assert keep(anna, "  ", "procent=13").status_code == 400
    assert Variant.objects.count() == 1


def test_of_two_who_rename_at_once_the_second_is_told(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    keep(anna, "12%", "procent=12")
    key = Variant.objects.get().pk

    first = anna.post(f"{PAGE}{key}/naam/", {"naam": "twaalf", "versie": "1"})
    second = anna.post(f"{PAGE}{key}/naam/", {"naam": "anders", "versie": "1"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert Variant.objects.get().name == "twaalf"


def test_a_dropped_variant_leaves_its_name_free_and_stays_in_the_log(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    keep(anna, "12%", "procent=12")

    anna.post(f"{PAGE}{Variant.objects.get().pk}/vervallen/", {"versie": "1"})

    assert keep(anna, "12%", "procent=13").status_code == 200
    assert list(Event.objects.filter(verb__startswith="variant").values_list("verb", flat=True)) == [
        "variant_kept",
        "variant_dropped",
        "variant_kept",
    ]


def test_who_only_reads_cannot_keep_or_drop(haaglanden: Region, as_person) -> None:
    assert keep(as_person("Els van Rijn"), "12%", "procent=12").status_code == 404
