"""From files to a `Dossier`: reading, the built-in register and `assemble` in one call."""

from __future__ import annotations

from pathlib import Path

from thuistafel.core.dossier import Dossier, assemble, frame_from
from thuistafel.core.errors import DossierError
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reference import register


def read_dossier(path: Path) -> Dossier:
    """The dossier in a folder, zip file or workbook; `DossierError` when it cannot be used at all."""
    reading = read_source(path)
    if reading.frame is None:
        raise reading.frame_problem or DossierError("frame_missing", name=reading.name)
    frame = frame_from(reading.frame)
    return assemble(frame, reading.rows, register(), reading.quarantine, reading.warnings)
