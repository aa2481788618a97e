"""Gathering a reading file by file: each is read, refused or kept unread, and reported either way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row, Table
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.reasons import Reason, because, reason_of
from thuistafel.exchange.delimited import decoded, parsed
from thuistafel.exchange.frame import FRAME_FILE, parsed_frame
from thuistafel.exchange.persons import is_personal_text, person_column
from thuistafel.exchange.raw import MOST_COLUMNS, RawTable, is_blank
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.exchange.tables import table_like, table_named
from thuistafel.exchange.typed import header_row, typed

MOST_CELLS = 5_000_000


def _unknown(name: str) -> Reason:
    """A file no table is named after."""
    return because("file_unknown", file=name, near=table_like(PurePosixPath(name).stem))


@dataclass(slots=True)
class Collection:
    """What has been read so far of the source called `name`."""

    name: str
    frame: Mapping[str, object] | None = None
    frame_text: str = ""
    problem: DossierError | None = None
    tables: list[RawTable] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    files: list[FileReport] = field(default_factory=list)
    attachments: dict[str, bytes | Path] = field(default_factory=dict)
    cells: int = 0

    def reading(self) -> Reading:
        """What was gathered, closed."""
        return Reading(
            self.name,
            self.frame,
            self.frame_text,
            self.problem,
            tuple(self.tables),
            tuple(self.rows),
            tuple(self.files),
            self.attachments,
        )

    def add_frame(self, content: bytes, file: str = FRAME_FILE) -> None:
        """Take the settings from `content`; a second set of settings is refused."""
        if self.frame is not None:
            self.problem = DossierError("frame_doubled", file=file)
            self.frame = None
        elif self.problem is None:
            self._parse_frame(content, file)

    def _parse_frame(self, content: bytes, file: str) -> None:
        try:
            self.frame, self.frame_text = parsed_frame(content)
        except DossierError as problem:
            self.problem = problem
            self.files.append(FileReport(file, "dossier", refused=reason_of(problem)))
        else:
            self.files.append(FileReport(file, "dossier", 1))

    def add_csv(self, name: str, content: bytes) -> None:
        """Take a text file: as the table it is named after, or whole and unread when it is named after none."""
        table = table_named(PurePosixPath(name).stem)
        try:
            text, read_as = decoded(content)
            grid = parsed(text)
        except ThuistafelError as problem:
            plain = content.replace(b"\0", b"").decode("cp1252", "replace")  # the words of UTF-16 too
            kept = None if is_personal_text(plain) else content
            self.refuse(name, table.value if table else "onbekend", reason_of(problem), kept)
            return
        remarks = [because(read_as, file=name)] if read_as else []
        if table is None:
            self.add_unknown(RawTable(name, "", None, grid), [_unknown(name), *remarks])
            return
        self.add_table(RawTable(name, "", table, grid, header_row(grid, table)), table, remarks)

    def add_table(
        self,
        raw: RawTable,
        table: Table,
        remarks: Iterable[Reason] = (),
        problems: Mapping[tuple[int, int], Reason] | None = None,
    ) -> None:
        """Take a table with its rows typed; of one about persons nothing is kept, not even to write it again."""
        if not self._has_room(raw, table.value):
            return
        result = typed(raw, table, problems)
        personal = result.refused is not None and result.refused.code == "person_column"
        if not personal:
            self.tables.append(raw)
        self.rows.extend(result.rows)
        self.files.append(
            FileReport(
                raw.file,
                table.value,
                len(result.rows),
                tuple(result.corrected),
                tuple(result.quarantine),
                (*remarks, *result.warnings),
                result.refused,
            )
        )

    def add_unknown(self, raw: RawTable, remarks: Iterable[Reason]) -> None:
        """Keep a sheet or text file no table is named after, unless it is about persons."""
        if not self._has_room(raw, "onbekend"):
            return
        if person := person_column(raw):
            self.refuse(raw.file, "onbekend", because("person_column", file=raw.file, column=person))
            return
        self.tables.append(raw)
        self.files.append(FileReport(raw.file, "onbekend", warnings=tuple(remarks)))

    def _has_room(self, raw: RawTable, kind: str) -> bool:
        """Whether this table, and all together, stay within what a dossier may hold; this one is refused when not."""
        self.cells += len(raw.grid) + sum(map(len, raw.grid))
        if self.cells > MOST_CELLS:
            self.refuse(raw.file, kind, because("source_too_many_cells", limit=MOST_CELLS))
        elif any(not all(map(is_blank, cells[MOST_COLUMNS:])) for cells in raw.grid if len(cells) > MOST_COLUMNS):
            self.refuse(raw.file, kind, because("too_many_columns", file=raw.file, limit=MOST_COLUMNS))
        else:
            return True
        return False

    def keep(self, name: str, content: bytes | Path) -> None:
        """Keep a file nothing is known about, and say so."""
        self.attachments[name] = content
        self.files.append(FileReport(name, "onbekend", warnings=(_unknown(name),)))

    def refuse(self, name: str, kind: str, reason: Reason, content: bytes | Path | None = None) -> None:
        """Keep a file aside as a whole."""
        if content is not None:
            self.attachments[name] = content
        aside = (Quarantined(Place(name), "", reason),)
        self.files.append(FileReport(name, kind, quarantine=aside, refused=reason))
