"""Scripts in processes of their own, on a real database file, so that they can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SET_UP = "import django; django.setup()\n"
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Nothing of this test process but its paths, and the database in `folder` unless another is named."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("THUISTAFEL", "DATABASE_URL"))}
    told = {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "thuistafel.web.settings", "COLUMNS": "200"}
    return {**plain, **told, "THUISTAFEL_DATA": str(folder), **more}


def begun(code: str, folder: Path, **more: str) -> subprocess.Popen[str]:
    """The script, running."""
    command = (sys.executable, "-c", SET_UP + code)
    return subprocess.Popen(command, env=environment(folder, **more), text=True, stdout=subprocess.PIPE)


def said(code: str, folder: Path, *, dies: bool = False, **more: str) -> str:
    """What the script printed; it ends well, or by a kill when it `dies`."""
    with begun(code, folder, **more) as process:
        out, _ = process.communicate(timeout=300)
    assert process.returncode == (-9 if dies else 0), out
    return out.strip()
