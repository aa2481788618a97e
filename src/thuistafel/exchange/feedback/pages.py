"""A sheet of ours before it is drawn: lines and tables of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to another: the sheet as the sender named it, and its row (from 1) and column (from 0)."""

    text: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell to be filled in."""


Value = str | int | Fraction | Link | Blank | None
"""None is a number that is not known."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a title; `notes` stand under it."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: `widths` of its columns, lines above, tables below; `legend` shows what the colours mean."""

    name: str
    title: str
    widths: Sequence[float]
    lines: Sequence[str] = ()
    grids: Sequence[Grid] = ()
    legend: Sequence[tuple[str, str]] = field(default=())
