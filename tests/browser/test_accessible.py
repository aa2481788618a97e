"""Every page can be read by everyone: axe finds nothing and nothing sticks out, wide and narrow, in both languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from walking import every_page

PHONE = 360
# Holds no figures; every page of the region carries the label, also those about people and rights.
NO_FIGURES = ("/account/",)


@pytest.mark.parametrize(("width", "language"), [(1366, "nl"), (PHONE, "en")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    page: Page, table: str, width: int, language: str
) -> None:
    axe, found, visited = Axe(), {}, 0
    page.set_viewport_size({"width": width, "height": 800})
    page.context.add_cookies([{"name": "taal", "value": language, "url": table}])

    for address in every_page(page):
        visited += 1
        assert page.locator("html").get_attribute("lang") == language, address
        wrong = [
            (one["id"], one["nodes"][0]["html"][:200])
            for one in axe.run(page, options={"preload": False}).response["violations"]
        ]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong.append(("wider than the screen", str(wide)))
        if not address.startswith(NO_FIGURES) and not page.locator(".tt-label").count():
            wrong.append(("does not say that its figures are invented", ""))
        if wrong:
            found[address] = wrong

    print(f"\naxe: {visited} pages at {width} px in {language}")
    assert found == {}
    assert visited >= 35
