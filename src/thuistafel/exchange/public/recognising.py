"""Which shape of the field a file has, and its rows."""

from __future__ import annotations

from pathlib import PurePosixPath

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import because
from thuistafel.exchange.delimited import decoded, parsed
from thuistafel.exchange.public import diwi, diwi_sheet, statline, statline_shapes, vera
from thuistafel.exchange.public.boundaries import is_boundaries
from thuistafel.exchange.public.private import personal_name
from thuistafel.exchange.public.structured import looks_structured, parsed_json
from thuistafel.exchange.public.taking import refused
from thuistafel.exchange.raw import Grid
from thuistafel.exchange.typed import Typed

_STRUCTURED = {".json", ".geojson"}
_SEARCHED = 4096
_SIGNS = (b"Perioden", b"Periods", b"Projectgegevens")


def public_rows(file: str, content: bytes, *, plan_year: int | None, wanted: frozenset[str] | None) -> Typed | None:
    """The rows of a file of the field; None when it has none of these shapes. `wanted` are CBS codes, None is all.

    A `Place` names the row of a CSV, or the record of a JSON file counted from 1.
    """
    if not looks_structured(content):
        return _from_text(file, content, plan_year, wanted)
    try:
        document = parsed_json(content)
    except ThuistafelError as problem:
        if PurePosixPath(file).suffix.casefold() not in _STRUCTURED and problem.code == "json_broken":
            return None
        return refused(file, because(problem.code, **problem.values))
    return _from_json(file, document, plan_year, wanted)


def _from_json(file: str, document: object, plan_year: int | None, wanted: frozenset[str] | None) -> Typed | None:
    table = statline_shapes.from_json(document, file)
    if table is not None:
        return statline.rows_from(table, file, plan_year, wanted)
    if is_boundaries(document):
        return Typed(warnings=[because("boundaries_no_rows", file=file)])
    if person := personal_name(document):
        return refused(file, because("person_column", file=file, column=person))
    if (blocks := diwi.blocks_in(document)) is not None:
        return diwi.rows_from(blocks, file, wanted)
    if lettings := vera.lettings_in(document):
        return vera.rows_from(lettings, file, wanted)
    return None


def grid_rows(file: str, grid: Grid, *, plan_year: int | None, wanted: frozenset[str] | None) -> Typed | None:
    """The same of the cells of a sheet or CSV: StatLine, or the sheet `Data` of DIWI."""
    if (table := statline_shapes.from_grid(grid, file)) is not None:
        return statline.rows_from(table, file, plan_year, wanted)
    blocks = diwi_sheet.blocks_from(grid)
    return None if blocks is None else diwi.rows_from(blocks, file, wanted)


def _from_text(file: str, content: bytes, plan_year: int | None, wanted: frozenset[str] | None) -> Typed | None:
    if not any(word in content[:_SEARCHED] for word in _SIGNS):
        return None
    try:
        grid = parsed(decoded(content)[0])
    except ThuistafelError:
        return None  # the reader of tables says what is wrong with it
    return grid_rows(file, grid, plan_year=plan_year, wanted=wanted)
