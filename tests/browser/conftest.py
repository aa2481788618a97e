"""The real platform as `thuistafel demo` starts it, in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
OVERTAKEN = re.compile("htmx:(afterRequest|sendAbort),")  # an answer nobody waits for any more: the slider moved on
OPEN = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture(scope="session")
def table() -> Iterator[str]:
    """The address of a demo that runs as long as these tests do."""
    command = [sys.executable, "-m", "thuistafel.cli", "demo", "--niet-openen", "--poort", "0"]
    own = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own, cwd=ROOT) as running:
        try:
            yield _address(running)
        finally:
            running.terminate()


def _address(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    for line in running.stdout:
        if found := OPEN.search(line):
            return found[0]
    raise AssertionError("de demo begon niet")


@pytest.fixture
def page(browser: Browser, table: str) -> Iterator[Page]:
    """A page of 1366 × 768 on which nothing may go wrong unseen: no script error, nothing the policy refuses."""
    context = browser.new_context(
        base_url=table, viewport={"width": 1366, "height": 768}, locale="nl-NL", accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not OVERTAKEN.match(message.text):
            wrong.append(message.text)

    opened.on("console", heard)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert wrong == []
