"""The name each table gets when a reading is written: its own, made safe and unique."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from thuistafel.core.dossier import Table
from thuistafel.exchange.raw import RawTable

LONGEST_SHEET_NAME = 31
_UNWANTED = re.compile(r"[\[\]:*?/\\<>|\"'\x00-\x1f]")
_ORDER = {table: number for number, table in enumerate(Table)}


def in_order(tables: Sequence[RawTable]) -> list[RawTable]:
    """The dossier's tables in their own order, then the sheets nothing is known about as they came."""
    return sorted(tables, key=lambda raw: len(_ORDER) if raw.table is None else _ORDER[raw.table])


def names_for(tables: Sequence[RawTable], taken: Sequence[str] = ()) -> list[str]:
    """A name per table: not longer than a sheet may have, no two equal whatever the case, none of `taken`."""
    used = {name.casefold() for name in taken}
    names: list[str] = []
    for raw in tables:
        base = _base(raw)
        name, number = base, 2
        while name.casefold() in used:
            name, number = f"{base[: LONGEST_SHEET_NAME - 8]}_{number}", number + 1
        used.add(name.casefold())
        names.append(name)
    return names


def _base(raw: RawTable) -> str:
    if raw.table is not None:
        return raw.table.value
    name = _UNWANTED.sub("_", raw.sheet or PurePosixPath(raw.file).stem)[:LONGEST_SHEET_NAME].strip(" .")
    return name or "blad"
