"""The verbs `backup` and `restore`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from thuistafel.cli.platform import of_platform, with_database
from thuistafel.cli.terminal import console, progress
from thuistafel.core.errors import ThuistafelError
from thuistafel.wording import number


def backup(chosen: Namespace) -> int:
    """Write everything to one file and say what is in it."""
    target = Path(chosen.target)
    if target.suffix.casefold() != ".zip":
        raise ThuistafelError("backup_name", name=target.name)
    with_database()
    with progress("Bewaren…"):
        manifest = of_platform("site.backup:write_backup")(target)
    console().print(f"{target} is geschreven: {_told(manifest)}.", soft_wrap=True)
    console().print("Bewaar dit bestand op een andere plek; er staan adressen van medewerkers in.", soft_wrap=True)
    return 0


def restore(chosen: Namespace) -> int:
    """Check a backup, and put it back unless only the check was asked."""
    path = Path(chosen.backup)
    with_database()
    if chosen.only_check:
        with progress("Nakijken…"):
            manifest = of_platform("site.restoring:verify")(path)
        console().print(f"{path} is heel: {_told(manifest)}. Er is niets veranderd.", soft_wrap=True)
        return 0
    with progress("Terugzetten…"):
        manifest = of_platform("site.restoring:restore")(path, replacing=chosen.replacing)
    console().print(f"Teruggezet: {_told(manifest)}. Iedereen logt opnieuw in.", soft_wrap=True)
    return 0


def _told(manifest: dict[str, Any]) -> str:
    rows = sum(table["rows"] for table in manifest["tables"].values())
    links = sum(int(count) for count, _ in manifest["chains"].values())
    made = manifest["made_at"][:16].replace("T", " ")
    return f"{number(rows)} rijen, {number(links)} gebeurtenissen, gemaakt {made} UTC"
