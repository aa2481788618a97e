"""Which shape of the field a file has, and its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import because, reason_of
from thuistafel.exchange.delimited import decoded, parsed
from thuistafel.exchange.persons import is_personal_text
from thuistafel.exchange.public import diwi, diwi_sheet, statline, statline_shapes, vera
from thuistafel.exchange.public.boundaries import is_boundaries
from thuistafel.exchange.public.private import name_of_one, personal_name
from thuistafel.exchange.public.structured import looks_structured, parsed_json, within
from thuistafel.exchange.public.taking import refused
from thuistafel.exchange.raw import Grid
from thuistafel.exchange.typed import Typed

_STRUCTURED = {".json", ".geojson"}
_SEARCHED = 4096
_SIGNS = (b"Perioden", b"Periods", b"Projectgegevens", b"Identifier")
_SURELY_JSON = {"json_too_deep", "json_too_many", "json_not_a_number", "json_number_absurd"}


def public_rows(
    file: str,
    content: bytes,
    *,
    plan_year: int | None,
    wanted: frozenset[str] | None,
    beside: Mapping[str, bytes] | None = None,
) -> Typed | None:
    """The rows of a file of the field; None when it has none of these shapes. `wanted` are CBS codes, None is all.

    `beside` are files of code lists that belong to it, by name (`MeasureCodes.csv`, `RegioSCodes.json`).
    A `Place` names the row of a CSV, or the record of a JSON file counted from 1.
    """
    asked = _Asked(file, plan_year, wanted, _labels(beside or {}))
    try:
        return asked.from_json(parsed_json(content)) if looks_structured(content) else asked.from_text(content)
    except ThuistafelError as problem:
        if PurePosixPath(file).suffix.casefold() not in _STRUCTURED and problem.code not in _SURELY_JSON:
            return None  # the reader of tables says what is wrong with it
        if _seems_personal(content):
            return refused(file, because("person_column", file=file, column="?"))
        return refused(file, reason_of(problem))


def _seems_personal(content: bytes) -> bool:
    """Whether a file that cannot be read, and would be kept, is about persons by its first words or a number in it."""
    try:
        return is_personal_text(decoded(content)[0])
    except ThuistafelError:
        return False


def may_be_public(content: bytes) -> bool:
    """Whether it is worth keeping the content for `public_rows`: JSON, or text with a word of these shapes."""
    return looks_structured(content) or any(word in content[:_SEARCHED] for word in _SIGNS)


def grid_rows(file: str, grid: Grid, *, plan_year: int | None, wanted: frozenset[str] | None) -> Typed | None:
    """The same of the cells of a sheet or CSV: StatLine, or the sheet `Data` of DIWI."""
    return _Asked(file, plan_year, wanted, {}).from_grid(grid)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of which file."""

    file: str
    plan_year: int | None
    wanted: frozenset[str] | None
    labels: statline_shapes.Labels

    def from_json(self, document: object) -> Typed | None:
        if person := name_of_one(document):
            return refused(self.file, because("person_column", file=self.file, column=person))
        table = statline_shapes.from_json(document, self.file, self.labels)
        if table is not None:
            return statline.rows_from(table, self.file, self.plan_year, self.wanted)
        if statline_shapes.code_list(within(document, "value")):
            return self._without_rows("statline_code_list")
        if is_boundaries(document):
            return self._without_rows("boundaries_no_rows")
        if person := personal_name(document):
            return refused(self.file, because("person_column", file=self.file, column=person))
        if (blocks := diwi.blocks_in(document)) is not None:
            return diwi.rows_from(blocks, self.file, self.wanted)
        lettings = vera.lettings_in(document)
        return vera.rows_from(lettings, self.file, self.wanted) if lettings else None

    def from_text(self, content: bytes) -> Typed | None:
        if not any(word in content[:_SEARCHED] for word in _SIGNS):
            return None
        return self.from_grid(parsed(decoded(content)[0]))

    def from_grid(self, grid: Grid) -> Typed | None:
        if (table := statline_shapes.from_grid(grid, self.file, self.labels)) is not None:
            return statline.rows_from(table, self.file, self.plan_year, self.wanted)
        if statline_shapes.code_list_in(grid):
            return self._without_rows("statline_code_list")
        blocks = diwi_sheet.blocks_from(grid)
        return None if blocks is None else diwi.rows_from(blocks, self.file, self.wanted)

    def _without_rows(self, code: str) -> Typed:
        return Typed(warnings=[because(code, file=self.file)])


def _labels(beside: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """Code lists by the dimension their file is named after; what cannot be read names nothing."""
    found: dict[str, dict[str, str]] = {}
    for name, content in beside.items():
        try:
            if looks_structured(content):
                codes = statline_shapes.code_list(within(parsed_json(content), "value"))
            else:
                codes = statline_shapes.code_list_in(parsed(decoded(content)[0]))
        except ThuistafelError:
            continue
        found[statline_shapes.dimension_of(name)] = codes
    return found
