"""The database as a thing: its tables, its connections, and an embedded one as a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader


def bring_up_to_date() -> None:
    """Carry out the migrations that were not yet; whoever was interrupted may simply do it again.

    Django commits a migration before it notes that it was done; here both are one transaction.
    """
    executor = MigrationExecutor(connection)
    state = None
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with _whole():
            target = [(migration.app_label, migration.name)]
            state = executor.migrate(target, plan=[(migration, False)], state=state)
    call_command("migrate", verbosity=0, interactive=False)  # what Django does after the last


@contextmanager
def _whole() -> Iterator[None]:
    """One transaction in which SQLite may rebuild tables; its constraints are looked at when it ends."""
    is_off = connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            yield
            connection.check_constraints()
    finally:
        if is_off:
            connection.enable_constraint_checking()


def let_go() -> None:
    """Close every connection of this thread, as before a fork."""
    connections.close_all()


def copy_database(target: Path) -> None:
    """Write the embedded database as it is now to one new file."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])


def known_names(loader: MigrationLoader) -> set[tuple[str, str]]:
    """The migrations this program knows: those it has, and those that were squashed into one it has."""
    replaced = {name for migration in loader.disk_migrations.values() for name in migration.replaces}
    return {*loader.disk_migrations, *replaced}
