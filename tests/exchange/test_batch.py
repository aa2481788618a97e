"""Many files by one child: each has its own limits, and none takes another with it (security 1, 4, S5)."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from making import FRAME, sound_workbook, zip_bytes

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange import child, sandbox
from thuistafel.exchange.sandbox import asked, asked_all

CHILD = """
import os, resource, signal, sys, time
from pathlib import Path
from thuistafel.exchange import child

honest = child.answer

def answer(path, folder, with_look=False):
    name = path.name
    if name.startswith("sterft"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("slaapt"):
        time.sleep(60)
    if name.startswith("sleept"):
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    if name.startswith("eenmaal") and not path.with_suffix(".geweest").exists():
        path.with_suffix(".geweest").touch()
        os.kill(os.getppid(), signal.SIGKILL)
    if name.startswith("grenzen"):
        kinds = resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE
        return {"limits": [resource.getrlimit(kind)[0] for kind in kinds]}
    if name.startswith("rommel"):
        return {"sheets": [{"columns": [{"values": [], "cells": "AQAAAA=="}]}]}
    return honest(path, folder, with_look)

child.answer = answer
child.main()
"""


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ask files by their names of a child that does what the names say."""
    program, python = tmp_path / "kind.py", tmp_path / "python"
    program.write_text(CHILD)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sandbox.sys, "executable", str(python))
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 2)
    sound = sound_workbook(tmp_path / "goed.xlsx").read_bytes()

    def ask(*names: str) -> list[str]:
        requests = []
        for name in names:
            (tmp_path / name).write_bytes(sound)
            (tmp_path / f"{name}.uitgepakt").mkdir()
            requests.append((tmp_path / name, tmp_path / f"{name}.uitgepakt"))
        return [told(outcome) for outcome in asked_all(requests)]

    return ask


def told(outcome: dict[str, Any] | ThuistafelError) -> str:
    """One word for an outcome: the refusal, the first cell or the limits."""
    if isinstance(outcome, ThuistafelError):
        return outcome.code
    return str(outcome["sheets"][0]["grid"][0][0] if "sheets" in outcome else outcome["limits"])


def test_a_killer_in_the_middle_takes_no_other_file_with_it(batch: Any) -> None:
    assert batch("a.xlsx", "sterft.xlsx", "b.xlsx") == ["gemeente", "reading_not_safe", "gemeente"]


def test_a_sleeper_in_the_middle_costs_its_own_time_only(batch: Any) -> None:
    assert batch("a.xlsx", "slaapt.xlsx", "b.xlsx") == ["gemeente", "reading_too_slow", "gemeente"]


def test_a_file_that_ends_the_whole_child_is_asked_once_more_alone(batch: Any) -> None:
    outcomes = batch("sleept1.xlsx", "a.xlsx", "eenmaal.xlsx", "sleept2.xlsx", "b.xlsx")

    assert outcomes == ["reading_not_safe", "gemeente", "gemeente", "reading_not_safe", "gemeente"]


def test_every_file_has_limits_of_its_own(batch: Any) -> None:
    limits = str([child.MEMORY_BYTES, child.CPU_SECONDS, 0])

    assert batch("grenzen1.xlsx", "a.xlsx", "grenzen2.xlsx") == [limits, "gemeente", limits]


def test_an_answer_no_honest_child_gives_is_not_believed(batch: Any) -> None:
    assert batch("rommel.xlsx", "a.xlsx") == ["reading_not_safe", "gemeente"]


def test_a_batch_gives_what_each_file_gives_alone_and_refusals_in_their_place(tmp_path: Path) -> None:
    sound_workbook(tmp_path / "goed.xlsx")
    (tmp_path / "stuk.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "veel.zip").write_bytes(zip_bytes({"dossier.toml": FRAME.encode()}))
    requests = [(tmp_path / name, tmp_path) for name in ("goed.xlsx", "stuk.xlsx", "veel.zip", "weg.xlsx")]

    good, broken, archive, gone = asked_all(requests)
    assert good == asked(*requests[0])
    assert (told(broken), told(gone)) == ("archive_damaged", "archive_damaged")
    assert archive == {"members": {"dossier.toml": "0"}}
    assert (tmp_path / "0").read_text() == FRAME


def test_who_stops_early_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound_workbook(tmp_path / "goed.xlsx")
    started: list[int] = []
    honest = sandbox._Child.__init__

    def noted(self: Any) -> None:
        honest(self)
        started.append(self._process.pid)

    monkeypatch.setattr(sandbox._Child, "__init__", noted)
    outcomes = asked_all([(tmp_path / "goed.xlsx", tmp_path)] * 3)
    next(outcomes)
    outcomes.close()

    assert len(started) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def test_no_file_is_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox.sys, "executable", "/bestaat/niet")

    assert list(asked_all([])) == []
