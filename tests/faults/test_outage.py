"""When disk or database fails the platform says so, goes on with what it can, and recovers by itself."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest
from django.db import OperationalError, ProgrammingError
from scripting import ROOT, said
from serving import Browser, asking, served

from postgresql import started
from thuistafel.web.site.errors import fault_of

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def workers_of(process_id: int) -> list[int]:
    """The processes gunicorn made."""
    return [int(child) for child in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


def test_a_full_disk_is_said_reading_goes_on_and_it_recovers_without_a_restart(table: Path) -> None:
    with served(table) as (process, address):
        browser = Browser(address)
        assert browser.play()[0] == 200
        for worker in workers_of(process.pid):
            resource.prlimit(worker, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))  # no file may grow any more

        status, page = browser.play()
        assert status == 507
        assert "De schijf van de server is vol; deze wijziging is niet bewaard." in page
        assert browser.ask("regio/haaglanden/")[0] == 200

        for worker in workers_of(process.pid):
            resource.prlimit(worker, resource.RLIMIT_FSIZE, UNLIMITED)
        assert browser.play()[0] == 200


@pytest.mark.parametrize(
    ("problem", "status", "code"),
    [
        (OperationalError("database is locked"), 503, "database_busy"),
        (OperationalError("no such table: region_region"), 503, "database_behind"),
        (OperationalError("connection refused"), 503, "database_away"),
        (OSError(28, "No space left on device"), 507, "disk_full"),
    ],
)
def test_each_fault_around_us_has_its_answer(problem, status, code) -> None:
    fault = fault_of(problem)

    assert fault is not None
    assert (fault.status, fault.reason.code) == (status, code)


@pytest.mark.parametrize("problem", [None, ZeroDivisionError(), ProgrammingError("syntax"), OSError(2, "absent")])
def test_a_fault_of_our_own_is_no_excuse(problem) -> None:
    assert fault_of(problem) is None


def test_a_database_that_restarts_under_load_gives_503_and_then_full_service(tmp_path: Path) -> None:
    server = started()
    url = server.get_uri()
    example = str(ROOT / "examples" / "haaglanden")
    said(
        "from pathlib import Path; from thuistafel.web.site.storage import bring_up_to_date as up; up()\n"
        f"from thuistafel.web.figures.example import seed; seed(Path({example!r}), 'haaglanden', 'Haaglanden')",
        tmp_path,
        DATABASE_URL=url,
    )
    with served(tmp_path, DATABASE_URL=url) as (_, address):
        browser = Browser(address)
        assert browser.ask("regio/haaglanden/")[0] == 200
        with asking(address, "regio/haaglanden/", people=4) as seen:
            time.sleep(1)
            server.stop()
            time.sleep(1)
            status, page = browser.ask("regio/haaglanden/")
            assert (status, browser.retry_after) == (503, "5")
            assert "De database antwoordt even niet." in page
            assert browser.ask("gezond/gereed")[0] == 503
            assert browser.ask("gezond/levend")[0] == 200
            server.ensure_postgres_running()
            back = time.monotonic()
            while browser.ask("regio/haaglanden/")[0] != 200:
                assert time.monotonic() - back < 30
            time.sleep(1)
    assert set(seen) == {200, 503}
