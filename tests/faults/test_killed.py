"""A process that is killed leaves nothing half, and whoever does the same again ends as if nothing had happened."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from scripting import KILL, begun, said

IMPORT = """
from thuistafel.web.figures.actions import revising
from thuistafel.web.region.models import Region, Revision
region = Region.objects.get(slug="haaglanden")
head = "gemeente;jaar;stand;aantal;laag;hoog;kwaliteit;bron"
rows = (f"Delft;{year};verwacht;{year};;;P;nieuw" for year in range(2024, 2030))
content = "\\n".join((head, *rows)).encode()
made = revising.Made(None, Revision.Kind.IMPORT)
revise = lambda: revising.revise(region, {"aanleveringen/nieuw.csv": content}, made)
"""
STATE = """
from thuistafel.web.figures.models import Claim, ReadFile
from thuistafel.web.region.models import Blob, File, Revision
from thuistafel.web.site.models import Event
latest = max(Revision.objects.values_list("number", flat=True))
beyond = [kind.objects.filter(since__gt=latest).count() + kind.objects.filter(until__gt=latest).count()
          for kind in (Claim, ReadFile, File)]
print(latest, Event.objects.count(), Blob.objects.count(), Claim.objects.filter(until=None).count(), beyond)
"""
MOMENTS = ("_keep_files", "_replace", "_claims", "_reports", "record")
WITHOUT_TRANSACTION = (
    "import contextlib, types; revising.transaction = types.SimpleNamespace(atomic=contextlib.nullcontext)\n"
)


def killed_in(name: str) -> str:
    """Make the function kill the process after it did its work (`record` is the last before the commit)."""
    return f"""
kept = revising.{name}
def dying(*given, **more):
    done = kept(*given, **more)
    {KILL}
revising.{name} = dying
revise()
"""


@pytest.fixture(scope="module")
def done(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder = tmp_path_factory.mktemp("done")
    (folder / laid_out.name).write_bytes(laid_out.read_bytes())
    before = said(STATE, folder)
    said(IMPORT + "revise()", folder)
    return before, said(STATE, folder)


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_import_that_is_killed_leaves_nothing_half_and_its_second_run_completes(table, done, moment) -> None:
    before, after = done
    said(IMPORT + killed_in(moment), table, dies=True)

    assert said(STATE, table) == before
    said(IMPORT + "revise(); revise()", table)
    assert said(STATE, table) == after


def test_the_same_kill_without_a_transaction_leaves_half_an_import(table, done) -> None:
    """The control: were it not for the transaction, the test above would see it."""
    said(IMPORT + WITHOUT_TRANSACTION + killed_in("_reports"), table, dies=True)

    assert said(STATE, table) not in done


def test_a_kill_at_any_moment_leaves_all_or_nothing(table, done, rounds) -> None:
    for turn in range(rounds):
        with begun(IMPORT + "print('now', flush=True); revise()", table) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(turn * 1.0 / rounds)
            process.kill()
        assert said(STATE, table) in done


MIGRATE = "from thuistafel.web.site.storage import bring_up_to_date as up\n"
NAIVE = "from django.core.management import call_command; up = lambda: call_command('migrate', verbosity=0)\n"
SCHEMA = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name")
    print(__import__("hashlib").sha256(repr(cursor.fetchall()).encode()).hexdigest())
"""


def killed_before_noting(nth: int) -> str:
    """Kill when the `nth` migration is about to be noted as done."""
    return f"""
from django.db.migrations.recorder import MigrationRecorder
noted, count = MigrationRecorder.record_applied, iter(range({nth}))
def dying(self, app, name):
    if next(count, None) is None:
        {KILL}
    noted(self, app, name)
MigrationRecorder.record_applied = dying
up()
"""


@pytest.mark.parametrize("nth", [0, 30])
def test_a_migration_that_is_killed_completes_when_it_is_done_again(tmp_path, laid_out, nth) -> None:
    said(MIGRATE + killed_before_noting(nth), tmp_path, dies=True)
    said(MIGRATE + "up(); up()", tmp_path)

    schema = said(SCHEMA, tmp_path)
    assert schema == said(SCHEMA, laid_out.parent)


def test_the_same_kill_of_plain_migrate_leaves_a_database_it_cannot_finish(tmp_path) -> None:
    """The control: committed, not noted, and the second time the table is already there."""
    said(NAIVE + killed_before_noting(0), tmp_path, dies=True)

    with begun(NAIVE + "up()", tmp_path) as process:
        process.communicate()
    assert process.returncode == 1
