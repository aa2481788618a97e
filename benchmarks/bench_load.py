"""Fifty people at once on the pages of the example, and of a region whose ledger holds 100,000 claims.

Run as `python benchmarks/bench_load.py`; threads on loopback, bounded in time, server and client on the same cores.
SQLite and PostgreSQL. Aims: p95 300 ms for a list,
500 ms for a dashboard, no 5xx, at most 15 queries a page; measured for people who read a page before the next, and
once more without any pause, as the most this machine answers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import urlsplit
from urllib.request import urlopen

from platform_running import ROOT, running, share

sys.path.insert(0, str(ROOT / "tests"))

from postgresql import started

USERS, SECONDS, CLAIMS = 50, 20, 100_000
PAUSES = (5.0, 0.0)  # who reads what he asked, and the most the server can answer
Answer = tuple[str, int, float]  # page, status, milliseconds
EXAMPLE = ROOT / "examples" / "haaglanden"
PAGES = ("", "verdeling/", "bronnen/", "uitvraag/", "beeld/", "urgentie/", "welk-getal/", "zoeken/?q=Delft")
SERVE = ("serve", "--migreer", "--alles-in-een", "--poort", "8219")
# In a process of its own: the settings are read once.
LAY_OUT = """
import os, sys
import django
django.setup()
from pathlib import Path
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from thuistafel.exchange.folder import files_in
from thuistafel.web.figures.actions.beginning import begin
from thuistafel.web.figures.example import OFFICE, seed
from thuistafel.web.figures.models import Claim
from thuistafel.web.site.storage import bring_up_to_date
bring_up_to_date()
for slug, folder in (("haaglanden", sys.argv[1]), ("groot", sys.argv[2])):
    files = {name: path.read_bytes() for name, path in files_in(Path(folder)).items()}
    is_example = slug == "haaglanden"
    region = seed(Path(folder), slug, "Haaglanden") if is_example else begin(files, slug, "Groot", OFFICE)
    client = Client()
    print(f"  {slug}: {Claim.objects.filter(region=region).count()} claims; queries a page:", end="")
    for page in sys.argv[3:]:
        client.get(f"/regio/{slug}/{page}")
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/regio/{slug}/{page}")
        print(f" {page.partition('/')[0] or 'start'} {len(asked)}" + ("" if answer.status_code == 200 else "!"), end="")
    print(flush=True)
"""


def large_dossier(folder: Path) -> Path:
    """The example with a ledger of realised lettings of earlier years beside it; invented, and not in the plan."""
    shutil.copytree(EXAMPLE, folder)
    places = ("Delft", "Den Haag", "Zoetermeer", "Wassenaar", "Voorschoten", "Midden-Delfland", "Pijnacker-Nootdorp")
    corporations = range(1, 160)
    keys = product(range(2013, 2023), range(1, 10), places, corporations)
    with (folder / "verhuringen.csv").open("a", encoding="utf-8") as table:
        for (year, rooms, place, corporation), _ in zip(keys, range(CLAIMS), strict=False):
            table.write(
                f"{place};Archief {corporation} (fictief);{year};gerealiseerd;regulier;{rooms};;{rooms};;;B;;\n"
            )
    return folder


def lay_out(folder: Path, large: Path, more: dict[str, str]) -> None:
    """Both regions in the database, with the number of queries of each page once it is warm."""
    own = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "thuistafel.web.settings"}
    own |= {"THUISTAFEL_DATA": str(folder), "THUISTAFEL_OPEN_TABLE": "1", "THUISTAFEL_HOSTS": "testserver", **more}
    command = [sys.executable, "-c", LAY_OUT, str(EXAMPLE), str(large), *PAGES]
    subprocess.run(command, check=True, env=own)  # noqa: S603 - our own program


def one_user(address: str, slug: str, start: int, until: float, pause: float) -> list[Answer]:
    """Walk through the pages on one connection, begin and go on at one's own moment."""
    found, turn = [], start
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    sleep(pause * start / USERS)
    while perf_counter() < until:
        page = PAGES[turn % len(PAGES)]
        turn += 1
        begun = perf_counter()
        connection.request("GET", f"/regio/{slug}/{page}")
        answer = connection.getresponse()
        answer.read()
        found.append((page, answer.status, (perf_counter() - begun) * 1000))
        sleep(max(0.0, begun + pause - perf_counter()))
    return found


def first_time(address: str, slug: str) -> None:
    """Each page once: what nobody asked before is worked out."""
    for page in PAGES:
        begun = perf_counter()
        with urlopen(f"{address}/regio/{slug}/{page}") as answer:  # noqa: S310 - our own address
            answer.read()
        if (took := perf_counter() - begun) > 1:
            print(f"  {slug}: the very first time of {page or 'start'} {took:.1f} s", flush=True)


def load(address: str, slug: str, pause: float) -> None:
    """Print requests per second, wrong answers, and both percentiles of each page."""
    begun = perf_counter()
    with ThreadPoolExecutor(USERS) as users:
        walks = [users.submit(one_user, address, slug, number, begun + SECONDS, pause) for number in range(USERS)]
        answers = [answer for walk in walks for answer in walk.result()]
    took = perf_counter() - begun
    wrong = sum(status >= 500 for _page, status, _time in answers)
    other = sum(status != 200 for _page, status, _time in answers) - wrong
    pace = f"a page each {pause:g} s" if pause else "without a pause"
    print(f"  {slug}, {pace}: {len(answers) / took:.0f} requests/s, {len(answers)} answers, 5xx {wrong}, other {other}")
    times: dict[str, list[float]] = defaultdict(list)
    for page, _status, taken in answers:
        times[page].append(taken)
    for page in PAGES:
        print(f"    {page or 'start':18} p50 {median(times[page]):7.0f} ms   p95 {share(times[page], 95):7.0f} ms")


def measure(name: str, more: dict[str, str]) -> None:
    """One database: lay out, start, load."""
    print(f"{USERS} users, {SECONDS} s each, one worker with threads, on {name}", flush=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        folder.mkdir()
        lay_out(folder, large_dossier(Path(made) / "groot"), more)
        with running(folder, *SERVE, THUISTAFEL_OPEN_TABLE="1", **more) as address:
            for slug in ("haaglanden", "groot"):
                first_time(address, slug)
                for pause in PAUSES:
                    load(address, slug, pause)


def main() -> None:
    """SQLite, and the PostgreSQL the tests have."""
    measure("SQLite", {})
    measure("PostgreSQL", {"DATABASE_URL": started().get_uri()})


if __name__ == "__main__":
    main()
