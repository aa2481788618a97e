"""One HTML file: self-contained, strict, readable without scripts, and it fits the screens people have."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from plans_for_tests import haaglanden_plan, haaglanden_report
from playwright.sync_api import Browser, Page

from thuistafel.documents.html import render_html
from thuistafel.documents.report import Report

CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = "<img src=x onerror=alert(1)>\"'&${title}$style</script>"
MAY_SKIP = not CHROMIUM.exists() and not os.environ.get("CI")  # where CI is set these tests may never be left out
needs_chromium = pytest.mark.skipif(MAY_SKIP, reason="needs chromium in /usr/bin")


class Outline(HTMLParser):
    """Tags, ids, links and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.events: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.events += [name] if name.startswith("on") or name == "style" else []
            self.ids += [value or ""] if name == "id" else []
            self.links += [value or ""] if name in ("href", "src", "srcset", "action") else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def hostile() -> Report:
    """The example with markup in every name and sentence that can come from outside."""
    report = haaglanden_report()
    rows = tuple(replace(row, name=HOSTILE) for row in report.rows)
    notes = tuple(
        replace(note, name=HOSTILE, sentence=HOSTILE, asks=tuple(HOSTILE for _ in note.asks)) for note in report.notes
    )
    sources = tuple(replace(one, name=HOSTILE, files=(HOSTILE,)) for one in report.sources)
    notices = tuple(replace(one, text=HOSTILE, place=HOSTILE) for one in report.notices)
    header = replace(report.header, title=HOSTILE, base_line=HOSTILE, snapshot=HOSTILE)
    return replace(report, header=header, rows=rows, notes=notes, sources=sources, notices=notices, urgency=HOSTILE)


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    outline = Outline(render_html(haaglanden_report()))

    assert [link for link in outline.links if not link.startswith(("#", "mailto:?"))] == []
    assert not {"link", "img", "iframe", "object", "base", "form"} & set(outline.tags)


def test_every_link_has_its_target_and_every_id_is_there_once() -> None:
    outline = Outline(render_html(haaglanden_report()))

    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_the_policy_allows_exactly_the_style_and_script_inside() -> None:
    page = render_html(haaglanden_report())

    for kind, tag in (("style-src", "style"), ("script-src", "script")):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert text is not None
        digest = base64.b64encode(hashlib.sha256(text.group(1).encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in page
    assert "default-src 'none'" in page
    assert "unsafe" not in page


def test_nothing_of_a_hostile_report_becomes_markup() -> None:
    plain, page = Outline(render_html(haaglanden_report())), render_html(hostile())
    outline = Outline(page)

    # a longer name takes more lines of text in a figure; nothing else may differ
    assert [tag for tag in outline.tags if tag != "text"] == [tag for tag in plain.tags if tag != "text"]
    assert outline.events == []
    assert any(HOSTILE in words for words in outline.words)


def test_the_page_says_all_it_knows_in_words() -> None:
    report = haaglanden_report()
    text = " ".join("".join(Outline(render_html(report)).words).split())

    said = (report.summary.range_agreed, report.summary.range_deviation, report.summary.backlog)
    for words in (*said, report.next_numbers.whether, report.header.base_line, report.header.snapshot):
        assert words in text
    assert report.summary.headline in text
    assert all(line.text in text for note in report.notes for line in note.why)
    assert "uitstroom.csv, rij 4 (vastgesteld door de datatafel, P)" in text


def test_it_weighs_at_most_150_kb_and_is_the_same_every_time() -> None:
    page = render_html(haaglanden_report())

    assert len(page.encode()) <= 150_000
    assert page == render_html(haaglanden_report())


def test_the_label_stands_only_where_figures_are_fictional() -> None:
    assert "Fictieve cijfers" in render_html(haaglanden_report())
    real = replace(haaglanden_report(haaglanden_plan(fictional=False)), variants=())
    assert "Fictieve cijfers" not in render_html(real)


def test_without_variants_no_slider_is_offered() -> None:
    page = render_html(replace(haaglanden_report(), variants=()))

    assert 'id="grens"' not in page
    assert "#grens" not in Outline(page).links


def test_totals_say_at_least_when_lettings_are_missing() -> None:
    page = render_html(haaglanden_report(haaglanden_plan(without=("0503",))))

    assert "≥ 55" in page


def opened(browser: Browser, file: Path, width: int, height: int, scripts: bool = True) -> tuple[Page, list[str]]:
    """The page in a window, and everything that went wrong or went out."""
    file.write_text(render_html(haaglanden_report()), encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts).new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    return page, wrong


@needs_chromium
def test_headline_and_figure_fit_the_first_screen(browser: Browser, tmp_path: Path) -> None:
    page, wrong = opened(browser, tmp_path / "p.html", 1366, 768)

    box = page.locator("#waar figure").bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= 768
    assert wrong == []


@needs_chromium
def test_it_reads_at_360_wide_without_sideways_scrolling(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "p.html", 360, 740)

    page.locator(".why summary").nth(6).click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".why[open] h3").inner_text() == "Waarom is de opgave van Delft 127?"


@needs_chromium
def test_the_slider_shows_the_plan_at_12_percent_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    page, wrong = opened(browser, tmp_path / "p.html", 1366, 768)

    page.focus("#schuif")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    assert page.locator("#stand").inner_text() == "12%"
    assert (
        page.locator(".variant[open] summary")
        .inner_text()
        .startswith("12%: 5 woningen tekort naar herkomst, en 75 verhuringen")
    )
    assert page.locator(".variant:visible").count() == 1
    assert wrong == []


@needs_chromium
def test_an_alderman_opens_and_prints_the_own_a4(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "p.html", 1366, 768)
    assert page.locator(".a4:visible").count() == 0

    page.get_by_role("link", name="Delft", exact=True).click()
    sheet = page.pdf(prefer_css_page_size=True)

    assert page.locator(".a4:visible .number").inner_text() == "25 woningen tekort"
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


@needs_chromium
def test_without_scripts_everything_is_there(browser: Browser, tmp_path: Path) -> None:
    page, wrong = opened(browser, tmp_path / "p.html", 1366, 768, scripts=False)

    assert page.locator(".a4:visible").count() == 8
    assert page.locator(".variant:visible").count() == 6
    assert page.locator(".slider:visible, .tools:visible").count() == 0
    page.locator(".why summary").nth(8).click()
    assert page.locator(".why[open] li").first.is_visible()
    assert wrong == []


@needs_chromium
@pytest.mark.parametrize("width", [360, 1366])
def test_axe_finds_nothing_with_everything_open(browser: Browser, tmp_path: Path, width: int) -> None:
    page, _ = opened(browser, tmp_path / "p.html", width, 768)

    closed = Axe().run(page)
    page.evaluate("document.documentElement.classList.remove('js')")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    everything = Axe().run(page)

    assert closed.response["violations"] == []
    assert everything.response["violations"] == []
