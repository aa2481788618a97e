"""A backup holds everything, shows any change, and comes back whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.models import Claim
from thuistafel.web.plans.queries.opening import headline
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.site.backup import MANIFEST, write_backup
from thuistafel.web.site.models import CarriedOut
from thuistafel.web.site.restoring import restore, verify

ROOT = Path(__file__).parents[2]
TABLES = "tables"


@pytest.fixture
def backup(haaglanden: Region, tmp_path: Path) -> Path:
    CarriedOut.objects.create(actor="a", key="b", request_hash="c")
    target = tmp_path / "bewaard.zip"
    write_backup(target)
    return target


def rewritten(source: Path, change: Callable[[str, bytes], bytes]) -> Path:
    target = source.with_name("anders.zip")
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return target


def manifest_of(path: Path) -> dict[str, object]:
    with zipfile.ZipFile(path) as zipped:
        return json.loads(zipped.read(MANIFEST))


def test_what_came_back_is_what_was_kept_to_the_last_moment(backup: Path, haaglanden: Region, tmp_path: Path) -> None:
    revise(haaglanden, {"notitie.txt": b"later"}, Made(None, Revision.Kind.FORM))

    restore(backup, replacing=True)

    write_backup(tmp_path / "weer.zip")
    before, after = manifest_of(backup), manifest_of(tmp_path / "weer.zip")
    assert {**before, "made_at": ""} == {**after, "made_at": ""}
    assert Revision.objects.count() == 1
    assert headline("haaglanden").startswith("Binnen 10% komt de regio 41 woningen tekort.")


def test_numbers_go_on_after_it_came_back(backup: Path) -> None:
    restore(backup, replacing=True)

    region = Region.objects.get(slug="haaglanden")
    assert revise(region, {"notitie.txt": b"later"}, Made(None, Revision.Kind.FORM)).number == 2
    assert CarriedOut.objects.create(actor="a", key="d", request_hash="c").pk > 1


def test_only_an_empty_database_takes_it_unless_asked(backup: Path) -> None:
    with pytest.raises(ThuistafelError, match="database_not_empty"):
        restore(backup, replacing=False)


def test_checking_changes_nothing(backup: Path) -> None:
    Claim.objects.all().delete()

    verify(backup)

    assert not Claim.objects.exists()


@pytest.mark.parametrize("table", ["figures.claim", "region.blob", "site.event"])
def test_any_change_of_a_row_is_seen(backup: Path, table: str) -> None:
    def changed(name: str, content: bytes) -> bytes:
        return content.replace(b"1", b"2", 1) if name == f"{table}.jsonl" else content

    with pytest.raises(ThuistafelError, match="backup_changed"):
        restore(rewritten(backup, changed), replacing=True)
    assert Claim.objects.exists()


def test_an_event_changed_together_with_its_hash_in_the_manifest_breaks_the_chain(backup: Path) -> None:
    def forged(name: str, content: bytes) -> bytes:
        events = zipfile.ZipFile(backup).read("site.event.jsonl").replace(b"dossier_start", b"dossier_strat")
        if name == "site.event.jsonl":
            return events
        if name == MANIFEST:
            told = json.loads(content)
            told[TABLES]["site.event"]["sha256"] = hashlib.sha256(events).hexdigest()
            return json.dumps(told).encode()
        return content

    with pytest.raises(ThuistafelError, match="chain_broken"):
        verify(rewritten(backup, forged))


def test_a_backup_of_a_newer_version_is_refused(backup: Path) -> None:
    def newer(name: str, content: bytes) -> bytes:
        if name != MANIFEST:
            return content
        told = json.loads(content)
        told["migrations"].append(["figures", "9999_later"])
        return json.dumps(told).encode()

    with pytest.raises(ThuistafelError, match="backup_newer"):
        verify(rewritten(backup, newer))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"no zip at all"])
def test_what_is_no_backup_is_said(db: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)

    with pytest.raises(ThuistafelError, match="backup_unreadable"):
        verify(tmp_path / "x.zip")


def test_a_backup_is_for_its_maker_only_and_leaves_nothing_half(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    assert [path.name for path in backup.parent.iterdir()] == ["bewaard.zip"]


def test_it_goes_from_one_database_to_an_empty_other_by_command(backup: Path, tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "THUISTAFEL_DATA")}
    settings = {**plain, "PYTHONPATH": str(ROOT / "src"), "THUISTAFEL_DATA": str(tmp_path / "leeg"), "COLUMNS": "200"}
    subprocess.run((sys.executable, "-m", "django", "migrate", "-v0"), env=settings, check=True)

    def call(*verb: str) -> str:
        command = (sys.executable, "-m", "thuistafel.cli", *verb)
        return subprocess.run(command, env=settings, capture_output=True, text=True, check=True).stdout

    assert "is heel" in call("restore", str(backup), "--check")
    assert call("restore", str(backup)).startswith("Teruggezet: ")
    call("backup", str(tmp_path / "over.zip"))
    before, after = manifest_of(backup), manifest_of(tmp_path / "over.zip")
    assert before[TABLES] == after[TABLES]
    assert before["chains"] == after["chains"]
