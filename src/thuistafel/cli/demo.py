"""The verb `demo`: the platform with the Haaglanden example, for one person on this machine."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import webbrowser
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import thuistafel
from thuistafel.cli.example import example_folder, has_screen, show_papers
from thuistafel.cli.platform import of_platform, with_settings
from thuistafel.cli.reading_shown import counts
from thuistafel.cli.serving import listening, serve_here
from thuistafel.cli.terminal import console, progress
from thuistafel.exchange.checking import checked

REGION, TITLE = "haaglanden", "Haaglanden"
DATABASE, READ_LINE = "thuistafel.sqlite3", "gelezen.txt"
FIRST_PORT = 8000
# A demo is for one person here, whatever the environment says of a server.
ALONE = {
    "THUISTAFEL_OPEN_TABLE": "1",
    "DATABASE_URL": None,
    "THUISTAFEL_HOSTS": None,
    "THUISTAFEL_TLS": None,
    "THUISTAFEL_TRUST_PROXY": None,
    "THUISTAFEL_SECRET_KEY": None,
    "THUISTAFEL_OIDC_ISSUER": None,
}


def show(chosen: Namespace) -> int:
    """Open the example in the browser until Ctrl-C; with `--stukken` only its papers."""
    if chosen.papers or chosen.folder:
        return show_papers(chosen)
    with _data_folder(chosen.kept_in) as folder:
        with progress("Het voorbeeld klaarzetten…"):
            read_line = _laid_out(folder)
            headline = of_platform("plans.queries.opening:headline")(REGION)
        out = console()
        out.print(f"[bold]{read_line}[/]")
        out.print(headline)
        socket = listening("127.0.0.1", FIRST_PORT if chosen.port is None else chosen.port, chosen.port is None)
        address = f"http://127.0.0.1:{socket.getsockname()[1]}/"

        def ready() -> None:
            out.print(f"\nThuistafel staat open op {address}  (stoppen: Ctrl-C)", soft_wrap=True)
            sys.stdout.flush()
            if has_screen() and not chosen.stay_closed:
                webbrowser.open(address)

        serve_here(socket, ready)
        left = f"Alles staat in {folder}." if chosen.kept_in else "Van deze proef is niets bewaard."
        out.print(f"\nThuistafel is gestopt. {left}", soft_wrap=True)
    return 0


@contextmanager
def _data_folder(kept_in: str | None) -> Iterator[Path]:
    """The folder asked for, which stays, else one for as long as the demo runs."""
    if kept_in:
        folder = Path(kept_in).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="thuistafel-demo-") as made:
        yield Path(made)


def _laid_out(folder: Path) -> str:
    """Make sure the example is in the folder's database; the line that says what was read of its files."""
    database, kept = folder / DATABASE, _ready_made()
    is_new = not database.exists()
    if is_new and (kept / READ_LINE).is_file():
        shutil.copyfile(kept / DATABASE, database)
    with_settings(THUISTAFEL_DATA=str(folder), **ALONE)
    if is_new and database.exists():
        return (kept / READ_LINE).read_text(encoding="utf-8")
    of_platform("site.storage:bring_up_to_date")()
    region = of_platform("figures.example:seed")(example_folder(), REGION, TITLE)
    reading = checked(of_platform("figures.queries.dossiers:files_as_of")(region, 1))
    line = f"{len(reading.deliveries)} bestanden gelezen: {counts(reading)}"
    if is_new:
        _keep_ready_made(kept, line)
    return line


def _ready_made() -> Path:
    """Where the database of the example is kept so that the next demo starts at once; another program, another place.

    The digest is of all code and all files of the example: what was stored is never older than what reads it.
    """
    root = Path(thuistafel.__file__).parent
    told = hashlib.sha256()
    for path in sorted([*root.rglob("*.py"), *(each for each in example_folder().rglob("*") if each.is_file())]):
        told.update(path.read_bytes())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "thuistafel" / f"demo-{told.hexdigest()[:16]}"


def _keep_ready_made(kept: Path, line: str) -> None:
    """Keep a copy for the next time and drop those of earlier versions; where nothing can be kept, the demo goes on."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix="half-") as made:
            of_platform("site.storage:copy_database")(Path(made) / DATABASE)
            Path(made, READ_LINE).write_text(line, encoding="utf-8")
            for older in kept.parent.glob("demo-*"):
                shutil.rmtree(older, ignore_errors=True)
            shutil.copytree(made, kept)
    except OSError:
        shutil.rmtree(kept, ignore_errors=True)
