"""The numbers of the example's own tables, which the wide sheets of the senders repeat."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "haaglanden"

Tables = Mapping[str, Sequence[Mapping[str, str]]]


def tables() -> Tables:
    """Each table by name, its rows by column."""
    return {path.stem: _rows(path) for path in sorted(EXAMPLE.glob("*.csv"))}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source, delimiter=";"))


def counted(written: str) -> int | str | None:
    """A number as a number, n.v.t. as it is, an empty cell as nothing."""
    return int(written) if written.isdecimal() else written or None
