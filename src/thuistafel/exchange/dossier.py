"""From files to a `Dossier`: reading, the built-in register and `assemble` in one call."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from thuistafel.core.dossier import Dossier, assemble, frame_from
from thuistafel.core.errors import DossierError
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.reference import register


def read_dossier(
    path: Path | str, *, composition: str | None = None, switches: Mapping[str, object] | None = None
) -> Dossier:
    """The dossier in a folder, zip file or workbook; `DossierError` when it cannot be used at all.

    `composition` and `switches` (by their names in `dossier.toml`) take the place of the dossier's own.
    """
    return dossier_from(read_source(Path(path)), composition=composition, switches=switches)


def dossier_from(
    reading: Reading, *, composition: str | None = None, switches: Mapping[str, object] | None = None
) -> Dossier:
    """The dossier that a reading holds; raises and replaces as `read_dossier` does."""
    if reading.frame is None:
        raise reading.frame_problem or DossierError("frame_missing", name=reading.name)
    frame = frame_from(_replaced(reading.frame, composition, switches or {}))
    return assemble(frame, reading.rows, register(), reading.quarantine, reading.warnings)


def _replaced(
    frame: Mapping[str, object], composition: str | None, switches: Mapping[str, object]
) -> Mapping[str, object]:
    own = frame.get("regels", {})
    if not isinstance(own, Mapping):
        return frame
    changed: dict[str, object] = {**frame, "regels": {**own, **switches}}
    return changed if composition is None else {**changed, "samenstelling": composition}
