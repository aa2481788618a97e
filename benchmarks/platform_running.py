"""The platform as a process of its own, for a benchmark that looks at it from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = re.compile(r"http://\S+?:\d+")


@contextmanager
def running(folder: Path, *verb: str, **more: str) -> Iterator[str]:
    """Start the program and give the address it says it listens on; the cache of the demo lies in the folder too."""
    own = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    own |= {"XDG_CACHE_HOME": str(folder), "THUISTAFEL_DATA": str(folder), **more}
    command = [sys.executable, "-m", "thuistafel.cli", *verb]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own, cwd=folder) as process:  # noqa: S603
        try:
            yield _said(process)
        finally:
            process.terminate()


def _said(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := ADDRESS.search(line):
            return found[0]
    sys.exit("the platform did not start")


def share(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of them do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
