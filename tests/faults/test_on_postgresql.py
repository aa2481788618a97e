"""The tests of the platform hold on PostgreSQL as they do on SQLite."""

from __future__ import annotations

import os
import subprocess
import sys

from scripting import ROOT


def test_the_web_tests_hold_on_postgresql() -> None:
    command = (sys.executable, "-m", "pytest", "tests/web", "-q", "-p", "no:cacheprovider", "--durations=0")
    told = {**os.environ, "THUISTAFEL_TEST_DATABASE": "postgresql"}
    found = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False)

    closing = found.stdout.strip().splitlines()[-1]
    print(f"on PostgreSQL: {closing}")
    assert found.returncode == 0, found.stdout[-4000:]
    assert " passed" in closing
    assert "skipped" not in closing
