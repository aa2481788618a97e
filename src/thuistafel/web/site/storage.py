"""The database as a thing: its tables, its connections, and an embedded one as a file."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections


def bring_up_to_date() -> None:
    """Carry out the migrations that were not yet; whoever was interrupted may simply do it again."""
    call_command("migrate", verbosity=0, interactive=False)


def let_go() -> None:
    """Close every connection of this thread, as before a fork."""
    connections.close_all()


def copy_database(target: Path) -> None:
    """Write the embedded database as it is now to one new file."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
