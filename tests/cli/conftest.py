"""Calling the program as a user does, without a new process each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Outcome

from thuistafel.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """`call("plan", folder, columns=60)`: status, output and complaints."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: object, columns: int = 100) -> Outcome:
        monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        written = capsys.readouterr()
        return Outcome(status, written.out, written.err)

    return run
