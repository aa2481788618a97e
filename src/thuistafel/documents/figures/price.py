"""The price for others: what part of the lettings goes to outflow, other priority, and everyone else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuistafel.documents.figures.ink import (
    FAINT,
    GREEN,
    GREY,
    INK,
    NARROW,
    OCHRE,
    OCHRE_LIGHT,
    PAPER,
    SMALL,
    TEXT,
    Frame,
    Style,
    box,
    fit,
    framed,
    hatch,
    in_lines,
    text,
    width_of,
)
from thuistafel.documents.report import PriceRow, Report, Variant
from thuistafel.documents.report_words import lettings, number, say

KINDS = ("outflow", "other", "regular")
SPLIT = ("outflow", "permits", "urgent", "regular")
ROW, BAR = 30, 20


def price(
    report: Report, *, width: int = 680, key: str = "prijs", variant: Variant | None = None, split: bool = False
) -> str:
    """One bar per municipality and one for the region, each as long as all its lettings together.

    With `split` statushouders stand apart from other urgent seekers, where every row that is drawn knows them.
    """
    rows = (*variant.price, variant.price_total) if variant else (*report.price, report.price_total)
    known = all(None not in (row.permit_holders, row.other_urgent) for row in rows if row.other_priority)
    chart = Stack(width, key, SPLIT if split and known else KINDS)
    body, y = chart.legend()
    places = [(row, y + index * chart.height) for index, row in enumerate(rows)]
    body += [chart.name(row, top) for row, top in places]
    body += [part for kind in chart.kinds for part in chart.surface(kind, places)]
    y += len(rows) * chart.height
    said = " ".join(row_words(row) for row in rows)
    description = say("figure_price_description", rows=said)
    frame = Frame(key, width, y + 4, say("figure_price_title"), description, report.header.label)
    return framed(frame, body, chart.patterns())


def row_words(row: PriceRow) -> str:
    """One row as a sentence."""
    return say(
        "figure_price_row",
        name=row.name,
        outflow=number(row.outflow),
        other=number(row.other_priority),
        regular=number(row.regular),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: from x to x, its top, and the number on it ('' where it does not fit)."""

    start: int
    end: int
    top: int
    shown: str

    @property
    def shape(self) -> str:
        """The piece as part of a path."""
        return f"M{self.start} {self.top}h{self.end - self.start}v{BAR}H{self.start}z"

    @property
    def ground(self) -> str:
        """A white ground for the number, as part of a path."""
        wide = width_of(self.shown, SMALL) + 4
        return f"M{(self.start + self.end - wide) // 2} {self.top + 3}h{wide}v14h-{wide}z" if self.shown else ""


@dataclass(frozen=True, slots=True)
class Stack:
    """Where bars begin and end."""

    width: int
    key: str
    kinds: tuple[str, ...]

    @property
    def narrow(self) -> bool:
        """Whether the name stands above its bar."""
        return self.width < NARROW

    @property
    def left(self) -> int:
        """Where bars begin."""
        return 0 if self.narrow else 192

    @property
    def height(self) -> int:
        """Pixels per row."""
        return ROW + (18 if self.narrow else 0)

    def look(self, kind: str) -> tuple[str, str]:
        """Fill and ink of a kind: solid, hatched, white."""
        return {
            "outflow": (GREEN, PAPER),
            "other": (f"url(#{self.key}-h)", INK),
            "permits": (FAINT, INK),
            "urgent": (f"url(#{self.key}-h)", INK),
            "regular": (PAPER, INK),
        }[kind]

    def legend(self) -> tuple[list[str], int]:
        """The surfaces with their words."""
        parts, y = [], 2
        said = in_lines([say(f"figure_price_{kind}") for kind in self.kinds], 20, self.width)
        for kind, (words, x, below) in zip(self.kinds, said, strict=True):
            y = 2 + below
            parts += [box(x + 1, y, 14, 14, self.look(kind)[0], INK), text(x + 20, y + 12, words, Style(SMALL, INK))]
        return parts, y + 26

    def name(self, row: PriceRow, y: int) -> str:
        """The name, with all its lettings when it stands above the bar; what was not delivered is said."""
        known = lettings(row.lettings) if row.lettings is not None else say("figure_price_unknown")
        if self.narrow:
            return text(0, y + 13, fit(f"{row.name}: {known}", self.width, SMALL), Style(SMALL, INK))
        named = text(self.left - 10, y + 15, fit(row.name, self.left - 14, TEXT), Style(TEXT, INK, anchor="end"))
        return named if row.lettings else named + text(self.left, y + 15, known, Style(TEXT, GREY))

    def surface(self, kind: str, places: Sequence[tuple[PriceRow, int]]) -> list[str]:
        """All pieces of one kind as one path, and their numbers."""
        pieces = [self.piece(kind, row, y + (18 if self.narrow else 0)) for row, y in places if row.lettings]
        fill, ink = self.look(kind)
        drawn = [f'<path fill="{fill}" stroke="{INK}" d="{"".join(piece.shape for piece in pieces)}"/>']
        if kind in ("other", "urgent"):
            drawn.append(f'<path fill="{PAPER}" d="{"".join(piece.ground for piece in pieces)}"/>')
        numbers = "".join(
            f'<text x="{(piece.start + piece.end) // 2}" y="{piece.top + 14}">{piece.shown}</text>'
            for piece in pieces
            if piece.shown
        )
        return [*drawn, f'<g fill="{ink}" text-anchor="middle">{numbers}</g>']

    def taken(self, row: PriceRow) -> tuple[int, ...]:
        """What is gone before anyone else comes, in the order of the kinds."""
        outflow, other = row.outflow or 0, row.other_priority or 0
        if self.kinds == KINDS:
            return outflow, other
        permits = row.permit_holders or 0
        return outflow, permits, other - permits

    def patterns(self) -> list[str]:
        """What hatched pieces are filled with."""
        return [hatch(f"{self.key}-h", OCHRE_LIGHT, OCHRE)]

    def piece(self, kind: str, row: PriceRow, top: int) -> Part:
        """One piece of one bar; what is left is drawn, but named only when it is known."""
        taken = self.taken(row)
        whole = max(row.lettings or 0, sum(taken))
        amounts = (*taken, whole - sum(taken))
        place, length = self.kinds.index(kind), self.width - self.left - 2
        before = sum(amounts[:place])
        start = self.left + 1 + length * before // whole
        end = self.left + 1 + length * (before + amounts[place]) // whole
        known = kind != "regular" or row.regular is not None
        shown = number(amounts[place]) if known else say("figure_price_regular_unknown")
        fits = amounts[place] > 0 and width_of(shown, SMALL) + 4 <= end - start
        return Part(start, end, top, shown if fits else "")
