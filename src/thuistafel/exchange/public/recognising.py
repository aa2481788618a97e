"""Which shape of the field a file has, and its rows."""

from __future__ import annotations

from pathlib import PurePosixPath

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import because
from thuistafel.exchange.delimited import decoded, parsed
from thuistafel.exchange.public import diwi, statline, statline_shapes, vera
from thuistafel.exchange.public.boundaries import is_boundaries
from thuistafel.exchange.public.private import personal_name
from thuistafel.exchange.public.structured import looks_structured, parsed_json
from thuistafel.exchange.public.taking import refused
from thuistafel.exchange.raw import Grid
from thuistafel.exchange.typed import Typed

_STRUCTURED = {".json", ".geojson"}
_SEARCHED = 4096
_PERIODS = (b"Perioden", b"Periods")


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
    if blocks := diwi.blocks_in(document):
        return diwi.rows_from(blocks, file, wanted)
    if lettings := vera.lettings_in(document):
        return vera.rows_from(lettings, file, wanted)
    return None


def _from_text(file: str, content: bytes, plan_year: int | None, wanted: frozenset[str] | None) -> Typed | None:
    start = content[:_SEARCHED]
    if not any(word in start for word in _PERIODS):
        return None
    grid = _grid(content)
    table = None if grid is None else statline_shapes.from_grid(grid, file)
    return None if table is None else statline.rows_from(table, file, plan_year, wanted)


def _grid(content: bytes) -> Grid | None:
    """The cells of a text file; None when it is none, which the reader of tables explains."""
    try:
        return parsed(decoded(content)[0])
    except ThuistafelError:
        return None
