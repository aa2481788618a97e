"""Every page can be read by everyone: axe finds nothing, on a screen and on a phone, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

REGION = "/regio/haaglanden/"
OWN = re.compile(r"^/(regio/haaglanden|account|leden|profiel)/[^?#]*$")
FILES = re.compile(r"\.(zip|pdf|docx|xlsx|csv|json|eml|txt|html|svg)$|/(logout|uitloggen)/")
MOST = 120


def every_page(page: Page) -> Iterator[str]:
    """The pages that can be reached by following links, each kind of address once."""
    waiting, seen, kinds = [REGION], {REGION}, set()
    while waiting and len(kinds) < MOST:
        address = waiting.pop(0)
        kind = re.sub(r"/(\d+|[0-9a-f-]{8,}|[A-Za-z0-9_-]{20,})(?=/|$)", "/#", address)
        if kind in kinds:
            continue
        kinds.add(kind)
        yield address
        for link in page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))"):
            plain = link.split("?")[0].split("#")[0]
            if OWN.match(plain) and not FILES.search(plain) and plain not in seen:
                seen.add(plain)
                waiting.append(plain)


@pytest.mark.parametrize(("width", "language"), [(1366, "nl"), (390, "en")])
def test_axe_finds_nothing_on_any_page(page: Page, width: int, language: str) -> None:
    axe, found, visited = Axe(), {}, 0
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(REGION)
    page.context.add_cookies([{"name": "taal", "value": language, "url": page.url}])
    page.goto(REGION)

    for address in every_page(page):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        visited += 1
        if violations := axe.run(page, options={"preload": False}).response["violations"]:
            found[address] = [(one["id"], one["nodes"][0]["html"][:200]) for one in violations]

    print(f"\naxe: {visited} pages at {width} px in {language}")
    assert found == {}
    assert visited >= 10


def test_no_page_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(REGION)
    too_wide = []

    for address in every_page(page):
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            too_wide.append((address, width))

    assert too_wide == []
