"""The price for others: what part of the lettings goes to outflow, other priority, and everyone else."""

from __future__ import annotations

from dataclasses import dataclass

from thuistafel.documents.figures.ink import (
    FAINT,
    GREEN,
    GREY,
    INK,
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
    text,
    width_of,
)
from thuistafel.documents.report import PriceRow, Report, Variant
from thuistafel.documents.report_words import lettings, number, say

ROW, BAR = 30, 20
NARROW = 480


def price(report: Report, *, width: int = 680, key: str = "prijs", variant: Variant | None = None) -> str:
    """One bar per municipality and one for the region, each as long as all its lettings together."""
    rows = (*variant.price, variant.price_total) if variant else (*report.price, report.price_total)
    chart = Stack(width, key)
    body, y = chart.legend()
    for row in rows:
        body += chart.row(row, y)
        y += chart.height
    said = " ".join(row_words(row) for row in rows)
    description = f"{say('figure_price_description', rows=said)} {report.header.label}".strip()
    frame = Frame(key, width, y + 4, say("figure_price_title"), description, report.header.label)
    return framed(frame, body, [hatch(f"{key}-h", OCHRE_LIGHT, OCHRE)])


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
class Stack:
    """Where bars begin and end."""

    width: int
    key: str

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

    def fills(self) -> tuple[tuple[str, str, str], ...]:
        """Kind, fill and ink of the text on it: solid, hatched, white."""
        return (
            ("outflow", GREEN, PAPER),
            ("other", f"url(#{self.key}-h)", INK),
            ("regular", PAPER, INK),
        )

    def legend(self) -> tuple[list[str], int]:
        """The three surfaces with their words."""
        parts, x, y = [], 0, 2
        for kind, fill, _ in self.fills():
            words = say(f"figure_price_{kind}")
            needed = 20 + width_of(words, SMALL) + 14
            if x and x + needed > self.width:
                x, y = 0, y + 20
            parts += [box(x + 1, y, 14, 14, fill, INK), text(x + 20, y + 12, words, Style(SMALL, INK))]
            x += needed
        return parts, y + 26

    def row(self, row: PriceRow, y: int) -> list[str]:
        """Name and bar of one municipality; without lettings the words say so."""
        top = y + (18 if self.narrow else 0)
        parts = [self.name(row, y)]
        if not row.lettings:
            unknown = say("figure_price_unknown")
            return [*parts, text(self.left, top + 15, unknown, Style(TEXT, GREY))]
        taken = (row.outflow or 0, row.other_priority or 0)
        amounts = (*taken, max(0, row.lettings - sum(taken)))
        start, length, before = self.left, self.width - self.left - 2, 0
        for (kind, fill, ink), amount in zip(self.fills(), amounts, strict=True):
            x1 = start + length * before // max(row.lettings, sum(amounts))
            before += amount
            x2 = start + length * before // max(row.lettings, sum(amounts))
            parts += [box(x1, top, x2 - x1, BAR, fill, INK), self.amount(kind, row, amount, (x1, x2, top + 14), ink)]
        return parts

    def name(self, row: PriceRow, y: int) -> str:
        """The name, with all its lettings when there is room above the bar."""
        if self.narrow:
            words = f"{row.name}: {lettings(row.lettings)}" if row.lettings else row.name
            return text(0, y + 13, fit(words, self.width, SMALL), Style(SMALL, INK))
        return text(self.left - 10, y + 15, fit(row.name, self.left - 14, TEXT), Style(TEXT, INK, anchor="end"))

    def amount(self, kind: str, row: PriceRow, amount: int, spot: tuple[int, int, int], ink: str) -> str:
        """The number on its part of the bar, on a white ground where it is hatched; left out where it does not fit."""
        x1, x2, y = spot
        known = kind != "regular" or row.regular is not None
        shown = number(amount) if known else say("figure_price_unknown")
        if amount == 0 or width_of(shown, SMALL) + 8 > x2 - x1:
            return ""
        middle = (x1 + x2) // 2
        wide = width_of(shown, SMALL)
        ground = box(middle - wide // 2 - 2, y - 11, wide + 4, 14, PAPER, FAINT) if kind == "other" else ""
        return ground + text(middle, y, shown, Style(SMALL, ink, anchor="middle"))
