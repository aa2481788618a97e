"""A service as that of CBS on this computer, as good or as bad as a test wants it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from field_files import GROUP, STUDENTS, V4_ADDRESS, observation

Answer = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """One request: answered by what stands under the last part of its path."""

    def do_GET(self) -> None:
        self.server.asked.append(unquote(self.path))  # type: ignore[attr-defined]
        name = urlsplit(self.path).path.rpartition("/")[2]
        answers: Mapping[str, Answer] = self.server.answers  # type: ignore[attr-defined]
        answers.get(name, status(404))(self)

    def give(self, content: bytes, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for header, value in headers.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # the name of the base class
        """Nothing: a test has its own words."""


class Running:
    """The service: where it is, and what it was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.base = f"http://127.0.0.1:{server.server_address[1]}/CBS"
        self.asked: list[str] = server.asked  # type: ignore[attr-defined]


@contextmanager
def running(answers: Mapping[str, Answer]) -> Iterator[Running]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = True
    server.answers, server.asked = dict(answers), []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Running(server)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def listing(*rows: Mapping[str, object], **more: object) -> Answer:
    return lambda visit: visit.give(json.dumps({"value": rows, **more}).encode())


def text(content: bytes) -> Answer:
    return lambda visit: visit.give(content)


def status(code: int) -> Answer:
    return lambda visit: visit.give(b"", code)


def to(address: str) -> Answer:
    return lambda visit: visit.give(b"", 302, Location=address)


def first(bad: Answer, times: int, good: Answer) -> Answer:
    """Bad so many times, then good."""
    left = [times]

    def answer(visit: Visit) -> None:
        left[0] -= 1
        (bad if left[0] >= 0 else good)(visit)

    return answer


def dripping(visit: Visit) -> None:
    """A byte now and then, for much longer than a test waits."""
    visit.send_response(200)
    visit.send_header("Content-Length", "100000")
    visit.end_headers()
    try:
        for _ in range(500):
            visit.wfile.write(b" ")
            time.sleep(0.02)
    except OSError:
        return


def silent(visit: Visit) -> None:
    time.sleep(0.4)


def cut_off(visit: Visit) -> None:
    visit.send_response(200)
    visit.send_header("Content-Length", "100000")
    visit.end_headers()
    visit.wfile.write(b'{"value": [')


def endless(visit: Visit) -> None:
    """Always a page more."""
    at = int(urlsplit(visit.path).query.partition("skip=")[2] or 0)
    following = f"Observations?skip={at + 1}"
    visit.give(json.dumps({"value": [{"Id": at}], "@odata.nextLink": following}).encode())


def code(identifier: str, title: str) -> dict[str, str]:
    return {"Identifier": identifier, "Title": title}


OBSERVATIONS = [observation("M2", "GM0503", 2235), observation("M2", "GM0518", None)]


def pages(visit: Visit) -> None:
    """Two pages; the second is where the first says."""
    page: dict[str, object] = {"@odata.context": "next", "value": OBSERVATIONS[1:]}
    if "$skip=1" not in unquote(visit.path):
        following = f"http://{visit.headers['Host']}{visit.path}&$skip=1"
        context = V4_ADDRESS.format("85980NED")
        page = {"@odata.context": context, "value": OBSERVATIONS[:1], "@odata.nextLink": following}
    visit.give(json.dumps(page).encode())


NEWER: Mapping[str, Answer] = {
    "Dimensions": listing(
        *({"Identifier": name} for name in (GROUP, "Kenmerken", "RegioS", "Perioden")),
    ),
    f"{GROUP}Codes": listing(code("A1", STUDENTS)),
    "KenmerkenCodes": listing(code("T009002", "Totaal"), code("3000", "Geslacht: mannen")),
    "RegioSCodes": listing(code("NL01", "Nederland"), code("GM0503", "Delft"), code("GM0518", "'s-Gravenhage")),
    "PeriodenCodes": listing(code("2022MM01", "2022 januari"), code("2023MM01", "2023 januari")),
    "MeasureCodes": listing(code("M2", "Totaal huishoudens")),
    "Observations": pages,
}
