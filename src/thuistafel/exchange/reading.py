"""What reading a dossier gives: the typed rows, all that stood beside them, and a report per file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Conflict, Quarantined, Row
from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import Reason
from thuistafel.exchange.raw import RawTable

if TYPE_CHECKING:
    from thuistafel.exchange.delivery.model import Delivery


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cell read as something else than stood there."""

    place: Place
    was: str
    became: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class FileReport:
    """How one file fared; `kind` is a table name, `dossier` or `onbekend`; `refused` when not used at all."""

    name: str
    kind: str
    accepted: int = 0
    corrected: tuple[Corrected, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()
    warnings: tuple[Reason, ...] = ()
    refused: Reason | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier as it was found.

    `frame` is the parsed `dossier.toml` (decimals as text, exactly as written), None with `frame_problem` when there is
    none that can be read; `frame_text` its text; `attachments` the files kept as they are, for writing; `deliveries`
    what lay in `aanleveringen/`; `conflicts` where sources differ, as far as that was looked into.
    """

    name: str
    frame: Mapping[str, object] | None
    frame_text: str
    frame_problem: DossierError | None
    tables: tuple[RawTable, ...] = ()
    rows: tuple[Row, ...] = ()
    files: tuple[FileReport, ...] = ()
    attachments: Mapping[str, bytes | Path] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def of_files(self, names: Collection[str], called: str) -> Reading:
        """The same with the reports of these files only."""
        return replace(
            self,
            name=called,
            files=tuple(report for report in self.files if report.name in names),
            deliveries=tuple(one for one in self.deliveries if one.file in names),
        )

    @property
    def quarantine(self) -> tuple[Quarantined, ...]:
        """All that was kept aside, file by file."""
        return tuple(item for report in self.files for item in report.quarantine)

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """All remarks, file by file."""
        return tuple(item for report in self.files for item in report.warnings)
