"""Asking the child process, and taking its death or silence for an answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from thuistafel.core.errors import ThuistafelError

WALL_SECONDS = 30
_SOURCE = Path(__file__).resolve().parents[2]


def asked(path: Path, folder: Path) -> dict[str, Any]:
    """What the child found in `path`: `sheets` of a workbook, or `members` of a zip file unpacked into `folder`.

    Raises `ThuistafelError` with the child's refusal, `reading_too_slow` or `reading_not_safe`.
    """
    command = [sys.executable, "-P", "-X", "utf8", "-m", "thuistafel.exchange.child", str(path.resolve()), str(folder)]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter, arguments as a list
            command,
            env=_environment(),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise ThuistafelError("reading_too_slow", seconds=WALL_SECONDS) from problem
    if done.returncode:
        raise ThuistafelError("reading_not_safe")
    found: dict[str, Any] = json.loads(done.stdout)
    if refused := found.get("refused"):
        raise ThuistafelError(refused["code"], **refused["values"])
    return found


def _environment() -> dict[str, str]:
    """The parent's, so that the same package is found, with one thread and one memory arena."""
    path = os.pathsep.join(filter(None, (str(_SOURCE), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
