"""A whole server in a process of its own, and a browser that keeps asking."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from scripting import environment

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@contextmanager
def served(folder: Path, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server on a free port, without accounts, and its address."""
    told = environment(folder, THUISTAFEL_OPEN_TABLE="1", **more)
    command = (sys.executable, "-m", "thuistafel.cli", "serve", "--alles-in-een", "--poort", "0")
    with subprocess.Popen(command, env=told, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            address = next((found[0] for line in lines if (found := re.search(r"http://\S+:\d+/", line))), None)
            if address is None:
                pytest.fail("the server did not start")
            threading.Thread(target=process.stdout.read, daemon=True).start()
            yield process, address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


class Browser:
    """Keeps cookies, follows redirects, and tells status and text whatever the answer is."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.retry_after: str | None = None
        self.turn = 0

    def ask(self, path: str = "", sent: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and page; 0 when nobody answered."""
        try:
            with self.opener.open(self.address + path, urlencode(sent).encode() if sent else None, timeout=60) as page:
                return page.status, page.read().decode()
        except HTTPError as refused:
            self.retry_after = refused.headers["Retry-After"]
            return refused.code, refused.read().decode()
        except (URLError, OSError):
            return 0, ""

    def play(self) -> tuple[int, str]:
        """Take another role: a change that is kept in the database."""
        token = TOKEN.search(self.ask()[1])
        assert token is not None
        self.turn += 1
        return self.ask("rol/", {"csrfmiddlewaretoken": token[1], "member": str(1 + self.turn % 2), "next": "/"})


@contextmanager
def asking(address: str, path: str, people: int) -> Iterator[Counter[int]]:
    """So many browsers that ask for the page without pause; how often each status was answered."""
    seen: Counter[int] = Counter()
    ended = threading.Event()

    def keep_asking() -> None:
        browser = Browser(address)
        while not ended.is_set():
            seen[browser.ask(path)[0]] += 1
            time.sleep(0.02)

    threads = [threading.Thread(target=keep_asking) for _ in range(people)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        ended.set()
        for thread in threads:
            thread.join(90)
