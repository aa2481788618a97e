"""Which pages there are: what can be reached by following links, each kind of address once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Error, Page

REGION = "/regio/haaglanden/"
MOST = 120
_OWN = re.compile(r"^/(regio/haaglanden|account)/")
_LEAVING = "/account/logout/"
_KINDS = (
    (re.compile(r"/(van|formulier)/([A-Z])/(?:([A-Z]\d)/)?.*$"), r"/\1/\2/\3"),
    (re.compile(r"/(werkboek|terugkoppeling|wethouder)/.*$"), r"/\1/#"),
    (re.compile(r"/waarom/.*$"), "/waarom/#"),
    (re.compile(r"/bronnen/[^/]+/$"), "/bronnen/#"),
    (re.compile(r"/stukken/[^/]+$"), "/stukken/#"),
    (re.compile(r"/\d+(?=/|$)"), "/#"),
)


def kind_of(address: str) -> str:
    """Addresses of one kind are made by one view from one template: Delft's page stands for Wassenaar's."""
    plain = address.split("?")[0].split("#")[0]
    for pattern, said in _KINDS:
        plain = pattern.sub(said, plain)
    return plain


def every_page(page: Page) -> Iterator[str]:
    """Each page while it stands open; what downloads instead of opening is no page."""
    waiting, kinds = [REGION], set()
    while waiting and len(kinds) < MOST:
        address = waiting.pop(0)
        if kind_of(address) in kinds or address.startswith(_LEAVING):
            continue
        kinds.add(kind_of(address))
        if not _opens(page, address):
            continue
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
        yield address
        waiting += [one for one in dict.fromkeys(links) if _OWN.match(one) and kind_of(one) not in kinds]


def _opens(page: Page, address: str) -> bool:
    try:
        answer = page.goto(address)
    except Error as problem:
        if "Download is starting" in str(problem):
            return False
        raise
    assert answer is not None
    assert answer.status == 200, address
    return "text/html" in answer.headers["content-type"]
