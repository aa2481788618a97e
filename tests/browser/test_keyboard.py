"""The main job without a mouse, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

REGION = "/regio/haaglanden/"


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto(REGION)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#inhoud")).to_be_focused()


def test_a_digit_opens_the_menu_and_a_slash_the_search(page: Page) -> None:
    page.goto(REGION)

    page.keyboard.press("6")
    expect(page).to_have_url(re.compile(r"/verdeling/$"))
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Delft")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Delft")


def test_the_keys_are_listed_and_escape_closes_the_list(page: Page) -> None:
    page.goto(REGION)

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_why_opens_with_enter_and_escape_gives_the_focus_back(page: Page) -> None:
    page.goto(f"{REGION}verdeling/")
    number = (
        page.locator("#tabel-verdeling")
        .get_by_role("row", name="Delft 1.020")
        .get_by_role("link", name="25", exact=True)
    )

    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#waarom").get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("#waarom")).to_be_empty()
    expect(number).to_be_focused()
    expect(page).to_have_url(re.compile(r"/verdeling/$"))


def test_the_slider_moves_with_the_arrows(page: Page) -> None:
    page.goto(REGION)

    page.locator("#procent").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    expect(page.locator("#prijs .pl-price")).to_contain_text("75")
    expect(page.locator("#procent")).to_be_focused()


def test_a_table_is_copied_as_a_spreadsheet_takes_it(page: Page) -> None:
    page.goto(f"{REGION}verdeling/")

    page.locator("[data-copy=tabel-verdeling]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-copy=tabel-verdeling]")).to_have_text("Gekopieerd")

    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    delft = next(line for line in lines if line.startswith("Delft")).split("\t")
    assert delft[:9] == ["Delft", "1.020", "102", "118", "6", "3", "127", "102", "25"]
    assert len({line.count("\t") for line in lines}) == 1


@pytest.fixture
def plain(browser: Browser, table: str) -> Iterator[Page]:
    """A browser in which no script runs."""
    context = browser.new_context(base_url=table, java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()


def test_without_scripts_the_what_if_and_the_reason_are_pages(plain: Page) -> None:
    plain.goto(REGION)
    plain.get_by_role("button", name="Bereken").click()
    assert "procent=10" in plain.url
    expect(plain.get_by_role("heading", level=1)).to_contain_text("80")

    plain.goto(f"{REGION}verdeling/")
    plain.get_by_label("Grens, in procenten").fill("12")
    plain.get_by_role("button", name="Bereken").click()
    expect(plain.locator("#watals")).to_contain_text("Dit is een wat-als")
    plain.locator("#tabel-verdeling").get_by_role("row", name="Delft 1.020").get_by_role(
        "link", name="122", exact=True
    ).first.click()

    expect(plain.locator("#uitleg")).to_contain_text("122")
    plain.get_by_role("link", name="Terug naar de verdeling").click()
    expect(plain.locator("#watals")).to_contain_text("Dit is een wat-als")
    expect(plain.locator("[data-copy]").first).to_be_hidden()


def test_without_scripts_someone_else_can_look(plain: Page) -> None:
    plain.goto(REGION)
    plain.locator(".tt-role summary").click()
    chosen = plain.get_by_label("Kijk als").locator("option", has_text="Daan Visser").get_attribute("value")
    plain.get_by_label("Kijk als").select_option(chosen)
    plain.get_by_role("button", name="Wissel").click()

    expect(plain.locator(".tt-role summary")).to_contain_text("Daan Visser")
