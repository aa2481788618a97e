"""Starting the platform: the demo in one command, a server only when that is safe, and what it needs to say."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from thuistafel.cli.commands import ROLES
from thuistafel.web.accounts.roles import Role
from thuistafel.web.site.checks import findings, is_exposed

ROOT = Path(__file__).parents[2]
SAFE = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": ["thuistafel.voorbeeld.invalid"],
    "BEHIND_TLS": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "EMAIL_HOST": "post.voorbeeld.invalid",
}
ANYWHERE = "0.0.0.0"  # noqa: S104 - checked, not bound


CACHE = tempfile.mkdtemp(prefix="thuistafel-test-")  # the first demo lays the example out, the others take it from here


def environment(folder: Path, **more: str) -> dict[str, str]:
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("THUISTAFEL", "DJANGO", "DATABASE_URL"))
    }
    paths = {"PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": CACHE, "THUISTAFEL_DATA": str(folder)}
    return {**plain, **paths, "COLUMNS": "200", **more}


@contextmanager
def running(folder: Path, *verb: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program in a process of its own, with the address it says it listens on."""
    command = (sys.executable, "-m", "thuistafel.cli", *verb)
    with subprocess.Popen(
        command,
        env=environment(folder, **more),
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        said = ""
        try:
            assert process.stdout is not None
            for line in process.stdout:
                said += line
                if found := re.search(r"http://\S+:\d+/", line):
                    yield process, found[0]
                    break
            else:
                pytest.fail(said)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(30)


def free_port() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


def test_the_demo_opens_without_an_account_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    with running(tmp_path, "demo", "--poort", free_port(), TMPDIR=str(tmp_path / "tmp")) as (process, address):
        with urlopen(address) as page:  # noqa: S310 - our own
            assert "Binnen 10% komt de regio 41 woningen tekort." in page.read().decode()
            assert page.url.endswith("/regio/haaglanden/")
        process.send_signal(signal.SIGINT)
        said = process.stdout.read() if process.stdout else ""
        assert process.wait(30) == 0
    assert "Van deze proef is niets bewaard." in said
    assert [path for path in (tmp_path / "tmp").iterdir() if path.name.startswith("thuistafel")] == []


def test_the_demo_moves_on_when_its_port_is_taken_and_keeps_what_is_asked(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with running(tmp_path, "demo", "--gegevens", "mijn-proef") as (_, address):
            assert urlopen(address).status == 200  # noqa: S310 - our own
    assert (tmp_path / "mijn-proef" / "thuistafel.sqlite3").is_file()
    assert [path.name[:5] for path in Path(CACHE, "thuistafel").iterdir()] == ["demo-"]


def test_a_port_that_was_asked_for_and_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = (sys.executable, "-m", "thuistafel.cli", "serve", "--migreer", "--poort", port)
        found = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)

    assert (found.returncode, found.stdout) == (2, "")
    assert f"Op poort {port} luistert al iets anders." in found.stderr


def test_styles_are_sent_compressed_where_the_build_did_so_and_pages_too(tmp_path: Path) -> None:
    with running(tmp_path, "demo", "--poort", free_port()) as (_, address):
        sent = {
            path: urlopen(Request(address + path, headers={"Accept-Encoding": "gzip, br"})).headers["Content-Encoding"]  # noqa: S310 - our own
            for path in ("", "static/css/utrecht-components.css", "static/django_htmx/htmx-2.min.js")
        }
    assert list(sent.values()) == ["gzip", "br", "gzip"]


def test_a_server_refuses_to_start_insecurely_and_says_why(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "thuistafel.cli", "serve", "--adres", ANYWHERE, "--migreer")
    found = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)

    assert found.returncode == 2
    assert "Zonder TLS leest ieder op het netwerk mee." in found.stderr
    assert "THUISTAFEL_SECRET_KEY" in found.stderr


def test_a_server_that_is_right_serves_and_its_health_shows_no_data(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--migreer", "--poort", free_port()) as (process, address):
        assert urlopen(address + "gezond/gereed").read() == b'{"status": "gereed"}'  # noqa: S310 - our own
        with pytest.raises(HTTPError, match="404"):
            urlopen(address + "regio/haaglanden/")  # noqa: S310 - our own
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def codes(host: str = ANYWHERE) -> set[str]:
    return {one.reason.code for one in findings(host) if one.stops}


def test_a_server_with_everything_right_may_open(db: None, settings, monkeypatch) -> None:
    for name, value in SAFE.items():
        setattr(settings, name, value)
    monkeypatch.setenv("THUISTAFEL_SECRET_KEY", SAFE["SECRET_KEY"])

    assert codes() == set()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SECRET_KEY", "kort", "secret_short"),
        ("ALLOWED_HOSTS", ["*"], "hosts_any"),
        ("ALLOWED_HOSTS", ["localhost"], "hosts_missing"),
        ("BEHIND_TLS", False, "tls_missing"),
        ("SECURE_PROXY_SSL_HEADER", None, "proxy_not_trusted"),
        ("OPEN_TABLE", True, "open_table_exposed"),
    ],
)
def test_each_thing_that_is_not_right_stops_it(db: None, settings, monkeypatch, name, value, code) -> None:
    for each, right in SAFE.items():
        setattr(settings, each, right)
    monkeypatch.setenv("THUISTAFEL_SECRET_KEY", SAFE["SECRET_KEY"])
    setattr(settings, name, value)

    assert code in codes()


def test_a_key_that_was_not_given_stops_it(db: None, settings, monkeypatch) -> None:
    for name, value in SAFE.items():
        setattr(settings, name, value)
    monkeypatch.delenv("THUISTAFEL_SECRET_KEY", raising=False)

    assert codes() == {"secret_not_given"}


@pytest.mark.parametrize("setting", [{"BEHIND_TLS": True}, {"SECURE_PROXY_SSL_HEADER": ("X", "https")}])
def test_an_open_table_behind_a_proxy_is_not_on_one_machine(db: None, settings, setting) -> None:
    settings.OPEN_TABLE = True
    for name, value in setting.items():
        setattr(settings, name, value)

    assert is_exposed("127.0.0.1")
    assert "open_table_exposed" in codes("127.0.0.1")


def test_an_open_table_on_this_machine_may_open(db: None, settings) -> None:
    settings.OPEN_TABLE = True
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

    assert codes("127.0.0.1") == set()


def test_a_database_of_a_newer_version_is_refused_with_what_to_do(db: None) -> None:
    MigrationRecorder(connection).record_applied("figures", "9999_from_the_future")

    assert codes("127.0.0.1") == {"database_newer"}


def test_a_database_that_is_behind_is_refused(db: None) -> None:
    MigrationRecorder(connection).record_unapplied("plans", "0001_initial")

    assert codes("127.0.0.1") == {"migrations_waiting"}


def test_the_command_line_knows_the_roles_of_the_platform() -> None:
    assert tuple(Role.values) == ROLES


def test_first_people_come_in_by_command(tmp_path: Path) -> None:
    def call(*verb: str) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "thuistafel.cli", *verb)
        nobody = {"stdin": subprocess.DEVNULL, "start_new_session": True}
        return subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False, **nobody)

    before = call("begin", str(ROOT / "examples/haaglanden"), "--regio", "haaglanden")
    assert "De database is nog niet bijgewerkt" in before.stderr
    subprocess.run(
        (sys.executable, "-m", "django", "migrate", "-v0"),
        env=environment(tmp_path, DJANGO_SETTINGS_MODULE="thuistafel.web.settings"),
        check=True,
    )
    begun = call("begin", str(ROOT / "examples/haaglanden"), "--regio", "haaglanden")
    assert "Delft (gemeente)" in begun.stdout
    assert "Corporatie 1 (fictief) (corporatie)" in begun.stdout
    made = call("gebruiker", "kim@voorbeeld.nl", "Kim", "beheerder", "Regiobureau Haaglanden", "--zonder-wachtwoord")
    assert "kan inloggen met kim@voorbeeld.nl" in made.stdout
    unknown = call("gebruiker", "kim@voorbeeld.nl", "Kim", "beheerder", "Regiobureu Haaglanden", "--zonder-wachtwoord")
    assert "Bedoelde u “Regiobureau Haaglanden”?" in unknown.stderr
    silent = call("gebruiker", "bo@voorbeeld.nl", "Bo", "beheerder", "Regiobureau Haaglanden")
    assert "Er is geen wachtwoord getypt" in silent.stderr


def test_a_server_says_where_to_report_a_leak_when_its_owner_named_someone(db: None, settings, client) -> None:
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.invalid"

    told = client.get("/.well-known/security.txt").content.decode().splitlines()

    assert told[0] == "Contact: mailto:veilig@voorbeeld.invalid"
    assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z", told[1])
