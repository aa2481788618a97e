"""How a sent workbook looked, as far as a copy may look so too."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delivery.model import Spot
from thuistafel.exchange.recognise import require_archive
from thuistafel.exchange.sandbox import asked

WIDEST = 120
MOST_FROZEN = 60
# Number formats that say how many decimals, and what is counted; any other could hide or invent what stands there.
_FORMAT = re.compile(r'(?:"?€"? ?|\[\$€-[0-9A-F]{1,4}\] ?)?(?:#,##)?0(?:\.0{1,6})?%?', re.ASCII)


@dataclass(frozen=True, slots=True)
class Look:
    """Of one sheet: formulas without `=`, widths and number formats; `frozen` rows and columns stay in sight."""

    formulas: Mapping[Spot, str] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)
    formats: Mapping[Spot, str] = field(default_factory=dict)
    frozen: tuple[int, int] = (0, 0)


PLAIN = Look()


def looks_of(kept: Path | bytes) -> dict[str, Look]:
    """The look of each sheet of a workbook; none when the file is no workbook or cannot be opened."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        path = kept if isinstance(kept, Path) else _on_disk(kept, Path(scratch))
        try:
            require_archive(path)
            found = asked(path, Path(scratch), with_look=True)
        except ThuistafelError:
            return {}
    return {sheet["name"]: _look(sheet["look"]) for sheet in found.get("sheets", ()) if "look" in sheet}


def _on_disk(content: bytes, scratch: Path) -> Path:
    path = scratch / hashlib.sha256(content).hexdigest()
    path.write_bytes(content)
    return path


def _look(found: Mapping[str, Any]) -> Look:
    rows, columns = found["frozen"]
    return Look(
        {(row, column): text for row, column, text in found["formulas"]},
        _widths(found["widths"]),
        {
            (row, column): code
            for code, column, first, last in found["formats"]
            if _FORMAT.fullmatch(code)
            for row in range(first, last + 1)
        },
        (min(rows, MOST_FROZEN), min(columns, MOST_FROZEN)),
    )


def _widths(found: Iterable[tuple[int, int, float]]) -> dict[int, float]:
    """Per column; what holds for the whole rest of a sheet says nothing about its table."""
    return {
        column: min(width, WIDEST)
        for first, last, width in found
        if last - first < WIDEST
        for column in range(first, last + 1)
    }
