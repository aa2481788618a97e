"""What someone does who sees this for the first time: from the headline to a note in hand, and back in with numbers."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from subprocess import run

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Locator, Page, expect

REGION = "/regio/haaglanden/"
PAPER_SHORT = "Binnen 10% komt de regio 41 woningen tekort"  # W1
HEADLINE = re.compile(rf"{PAPER_SHORT}.*dan 80: 39 plaatsen liggen in een andere gemeente")
PROVIDER_F = "Thuistafel_Z_Zorgaanbieder-F-fictief_2023_v1.xlsx"


def saved(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def text_of(pdf: Path) -> str:
    told = run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True)
    return re.sub(r"\s+", " ", told.stdout)


def delft(page: Page) -> Locator:
    """Delft's row of the distribution."""
    return page.locator("#tabel-verdeling").get_by_role("row", name="Delft 1.020")


def playing(page: Page, name: str) -> None:
    """Go on as another person of the example."""
    page.locator(".tt-role summary").click()
    chosen = page.get_by_label("Kijk als").locator("option", has_text=name)
    page.get_by_label("Kijk als").select_option(chosen.get_attribute("value"))
    page.get_by_role("button", name="Wissel").click()
    expect(page.locator(".tt-role summary")).to_contain_text(name)


def test_the_first_page_says_the_headline_and_shows_its_figure_without_scrolling(page: Page) -> None:
    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.locator("#kop")).to_contain_text("210 huishoudens die al wachten")
    expect(page.locator("#kop")).to_contain_text("tussen 62 en 101")  # W14
    assert page.locator("#figuur svg:visible").bounding_box()["y"] >= 0
    bottom = page.locator("#figuur").bounding_box()
    assert bottom["y"] + bottom["height"] <= 768


def test_why_25_for_delft_leads_to_the_cell_it_came_from(page: Page) -> None:
    page.goto(f"{REGION}verdeling/")

    delft(page).get_by_role("link", name="25", exact=True).click()

    panel = page.locator("#waarom")
    expect(panel.get_by_role("heading")).to_be_focused()
    expect(panel).to_contain_text("25")
    assert "/waarom/0503/tekort/" in page.url
    lines = panel.locator("ol.pl-lines > li")
    assert 3 <= lines.count() <= 5
    panel.locator(".pl-where a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Op deze plek staat")
    page.get_by_role("region", name="Bronnen").get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Wat er stond en wat ervan gemaakt is")).to_be_visible()


def test_twelve_percent_leaves_5_short_takes_75_from_others_and_goes_back(page: Page) -> None:
    page.goto(REGION)

    page.locator("#procent").fill("12")

    expect(page.get_by_role("heading", level=1)).to_contain_text("5")
    expect(page.locator("#prijs .pl-price")).to_contain_text("75")
    expect(page).to_have_url(re.compile("procent=12"))
    page.locator("#procent").fill("10")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)


def test_a_what_if_on_the_distribution_changes_the_address_and_the_back_button_undoes_it(page: Page) -> None:
    page.goto(f"{REGION}verdeling/")

    page.get_by_label("Grens, in procenten").fill("12")
    page.get_by_label("Grens, in procenten").blur()
    expect(page).to_have_url(re.compile(r"procent=12"))
    expect(page.locator("#watals")).to_contain_text("Dit is een wat-als")
    expect(page.locator("#tabel-verdeling tfoot")).to_contain_text("5")

    page.go_back()
    expect(page.locator("#tabel-verdeling tfoot")).to_contain_text("80")
    expect(page.locator("#watals")).not_to_contain_text("wat-als")


def test_the_next_number_comes_with_the_mail_to_who_has_it(page: Page, tmp_path: Path) -> None:
    page.goto(REGION)
    assert page.get_by_role("link", name="Vraag het met een mail").get_attribute("href").startswith("mailto:")

    page.locator("#getal").get_by_role("link", name="Meer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Leidschendam-Voorburg")
    expect(page.locator("#mail-1")).to_contain_text("verhuringen van Leidschendam-Voorburg")
    with page.expect_download() as found:
        page.get_by_role("link", name="Download als .eml").first.click()

    assert b"Leidschendam-Voorburg" in saved(found.value, tmp_path).read_bytes()


def test_the_note_in_hand_holds_the_same_numbers(page: Page, tmp_path: Path) -> None:
    page.goto(REGION)
    page.get_by_role("link", name="Delft", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("wethouder van Delft")
    number = page.locator(".pl-number").inner_text()

    with page.expect_download() as found:
        page.get_by_role("link", name="Bewaar als PDF").click()
    own = text_of(saved(found.value, tmp_path))
    assert number in own
    assert "Fictieve cijfers" in own

    page.goto(f"{REGION}stukken/")
    with page.expect_download() as found:
        page.get_by_role("link", name="PDF", exact=True).first.click()
    assert HEADLINE.search(text_of(saved(found.value, tmp_path)))


def test_a_page_printed_is_a_paper_with_its_table_and_without_its_controls(page: Page, tmp_path: Path) -> None:
    page.goto(f"{REGION}verdeling/")
    page.emulate_media(media="print")

    assert not page.locator(".pl-turn").is_visible()
    assert not page.locator("#hoofdmenu").is_visible()
    paper = tmp_path / "verdeling.pdf"
    page.pdf(path=paper, format="A4", prefer_css_page_size=True, print_background=True)
    table = page.locator("#tabel-verdeling")
    page.set_viewport_size({"width": 672, "height": 1000})  # an A4 with the margins of its style
    assert table.evaluate("one => one.getBoundingClientRect().right <= innerWidth")
    told = text_of(paper)
    assert PAPER_SHORT in told
    assert re.search(r"Delft 1\.020 102 118 6 3 127 102 25", told)
    assert "Fictieve cijfers" in told


def test_own_workbooks_go_out_and_what_comes_back_changes_the_number_until_it_is_undone(
    page: Page, tmp_path: Path
) -> None:
    page.goto(f"{REGION}uitvraag/")
    page.get_by_role("button", name="Maak pakketten").click()
    with page.expect_download() as found:
        page.get_by_role("link", name="Download de pakketten (zip)").click()
    with zipfile.ZipFile(saved(found.value, tmp_path)) as packed:
        name = next(one for one in packed.namelist() if one.endswith(PROVIDER_F))
        book = load_workbook(BytesIO(packed.read(name)))
    sheet = book["Z1 Uitstroom"]
    assert [sheet.cell(5, column).value for column in (3, 8)] == ["onbekend", 38]
    sheet.cell(5, 3).value = "Delft"
    book.save(tmp_path / PROVIDER_F)

    page.goto(f"{REGION}uitvraag/inlezen/")
    page.get_by_label("Kies een of meer bestanden").set_input_files(tmp_path / PROVIDER_F)
    page.get_by_role("button", name="Lees", exact=True).click()
    page.get_by_role("link", name="Bekijk het resultaat").click()
    page.get_by_role("button", name="Neem op").click()
    page.goto(f"{REGION}verdeling/")
    expect(delft(page)).to_contain_text("156")  # 118 and the 38 of provider F

    page.goto(f"{REGION}uitvraag/wijzigingen/")
    page.get_by_role("button", name="Maak ongedaan").first.click()
    page.goto(f"{REGION}verdeling/")
    expect(delft(page)).to_contain_text("118")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)


def test_in_the_period_of_first_look_delft_sees_delft_and_no_total(page: Page) -> None:
    until = (date.today() + timedelta(days=10)).isoformat()
    page.goto(f"{REGION}eerst-zien/")
    page.get_by_label("Tot en met").fill(until)
    page.get_by_role("button", name="Laat elke partij eerst zien").click()
    try:
        playing(page, "Daan Visser")
        page.goto(f"{REGION}verdeling/")
        expect(page.get_by_role("note")).to_contain_text("alleen wat over uw eigen organisatie gaat")
        rows = page.locator("#tabel-verdeling tbody tr", has_text=re.compile(r"\d"))
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Delft")
        assert page.locator("#tabel-verdeling tfoot").count() == 0
        assert "3.900" not in page.content()
    finally:
        playing(page, "Anna de Wit")
        page.goto(f"{REGION}eerst-zien/")
        page.get_by_role("button", name="Laat nu iedereen alles zien").click()
    page.goto(f"{REGION}verdeling/")
    expect(page.locator("#tabel-verdeling tfoot")).to_contain_text("80")


def test_a_plan_frozen_comes_out_the_same_and_a_day_past_can_be_asked_for(page: Page) -> None:
    page.goto(f"{REGION}momentopnamen/")
    page.get_by_label("Naam").fill("Plan 2023, concept")
    page.get_by_role("button", name="Leg vast").click()
    page.goto(f"{REGION}momentopnamen/")
    page.get_by_role("link", name="Plan 2023, concept").first.click()
    expect(page.get_by_text("Klopt.", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)

    page.goto(f"{REGION}verdeling/")
    page.get_by_label("Zoals wij het wisten op").select_option(index=1)
    expect(page.locator("#watals")).to_contain_text("bekend was")
    assert "op=" in page.url
    expect(page.locator("#tabel-verdeling tfoot")).to_contain_text("80")


@pytest.mark.parametrize("name", ["English", "Nederlands"])
def test_the_language_turns_and_the_number_stays(page: Page, name: str) -> None:
    page.goto(REGION)
    if name == "Nederlands":
        page.get_by_role("button", name="English").click()

    page.get_by_role("button", name=name).click()

    expect(page.locator("html")).to_have_attribute("lang", "en" if name == "English" else "nl")
    expect(page.get_by_role("heading", level=1)).to_contain_text("41")
    expect(page.get_by_role("heading", level=1)).to_contain_text("80")
