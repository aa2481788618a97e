"""The tile map: every municipality the same size, where the eye expects it, neighbours drawn as not taking part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thuistafel.core.plan import Verdict
from thuistafel.documents.figures.ink import (
    BRICK,
    BRICK_LIGHT,
    GREEN,
    GREEN_LIGHT,
    GREY,
    INK,
    OCHRE,
    OCHRE_LIGHT,
    PAPER,
    SMALL,
    STRONG,
    Frame,
    Style,
    box,
    fit,
    framed,
    hatch,
    text,
    wrap,
)
from thuistafel.documents.report import Report, Row
from thuistafel.documents.report_words import number, say

HEIGHT, GAP = 92, 6
WIDE = 420
EDGE = 4
HAAGLANDEN: Mapping[str, tuple[int, int]] = {
    "0629": (2, 0),
    "0626": (3, 0),
    "0518": (1, 1),
    "1916": (2, 1),
    "0637": (3, 1),
    "1783": (0, 2),
    "0603": (1, 2),
    "0503": (2, 2),
    "1926": (3, 2),
    "1842": (1, 3),
}
VERDICTS: Mapping[str, tuple[str, str]] = {
    Verdict.CERTAIN: (BRICK_LIGHT, BRICK),
    Verdict.CERTAINLY_NOT: (GREEN_LIGHT, GREEN),
    Verdict.DEPENDS: ("", OCHRE),
}


def tiles(report: Report, *, width: int = 480, key: str = "kaart") -> str:
    """Members with their outcome and verdict in words; neighbours as 'niet in deze samenstelling'."""
    codes = [row.code for row in report.rows] + [code for code, _ in report.neighbours]
    spots = positions(codes, width)
    columns = 1 + max((x for x, _ in spots.values()), default=0)
    rows = 1 + max((y for _, y in spots.values()), default=0)
    side = (width - GAP * (columns - 1)) // columns
    body: list[str] = []
    for row in report.rows:
        body += member(row, spots[row.code], side, key)
    for code, name in report.neighbours:
        body += neighbour(name, spots[code], side)
    said = "; ".join(f"{row.name}: {outcome(row)[0]} {outcome(row)[1]}, {row.verdict_words}" for row in report.rows)
    others = "; ".join(f"{name}: {say('figure_map_neighbour')}" for _, name in report.neighbours)
    description = say("figure_map_description", rows="; ".join(part for part in (said, others) if part))
    frame = Frame(
        key,
        width,
        rows * (HEIGHT + GAP),
        say("figure_map_title"),
        description,
        report.header.label,
    )
    return framed(frame, body, [hatch(f"{key}-h", OCHRE_LIGHT, "#ecd08a", 8)])


def positions(codes: Sequence[str], width: int) -> dict[str, tuple[int, int]]:
    """Column and row per CBS code: the known region as the eye knows it, any other in lines."""
    if width >= WIDE and codes and all(code in HAAGLANDEN for code in codes):
        used = {code: HAAGLANDEN[code] for code in codes}
        left, top = (min(spot[axis] for spot in used.values()) for axis in (0, 1))
        return {code: (x - left, y - top) for code, (x, y) in used.items()}
    columns = max(1, min(5, width // 104, len(codes)))
    return {code: (index % columns, index // columns) for index, code in enumerate(codes)}


def outcome(row: Row) -> tuple[str, str]:
    """The big number and its word: `55 tekort`, `7 over`, `– onbekend`."""
    figures = row.figures
    if figures.shortage or (figures.shortage == 0 and figures.room_left is None):
        return number(figures.shortage), say("tile_short")
    if figures.shortage is None:
        return number(None), say("tile_unknown")
    return number(figures.room_left), say("tile_left")


def member(row: Row, spot: tuple[int, int], side: int, key: str) -> list[str]:
    """One tile: name, number with its word, verdict."""
    x, y = spot[0] * (side + GAP), spot[1] * (HEIGHT + GAP)
    ground, ink = VERDICTS.get(row.verdict, (PAPER, INK))
    room = side - 2 * EDGE
    big, word = outcome(row)
    parts = [box(x, y, side, HEIGHT, ground or f"url(#{key}-h)", ink)]
    if not ground:
        parts.append(box(x + 1, y + 1, side - 2, HEIGHT - 2, "#fffaf0cc"))
    for index, line in enumerate(wrap(row.name, room, SMALL)):
        parts.append(text(x + EDGE, y + 17 + 14 * index, line, Style(SMALL, INK)))
    words = fit(f"{big} {word}", room, STRONG)
    parts.append(text(x + EDGE, y + 58, words, Style(STRONG, ink, strong=True)))
    verdict = say("tile_depends") if row.verdict == Verdict.DEPENDS else row.verdict_words
    parts.append(text(x + EDGE, y + 80, fit(verdict, room, SMALL), Style(SMALL, ink)))
    return parts


def neighbour(name: str, spot: tuple[int, int], side: int) -> list[str]:
    """A neighbour: dashed edge, its name, and that it takes no part."""
    x, y = spot[0] * (side + GAP), spot[1] * (HEIGHT + GAP)
    parts = [
        f'<rect x="{x}" y="{y}" width="{side}" height="{HEIGHT}" fill="{PAPER}" stroke="{GREY}" '
        f'stroke-dasharray="4 3"/>',
        text(x + EDGE, y + 17, fit(name, side - 2 * EDGE, SMALL), Style(SMALL, INK)),
    ]
    for index, line in enumerate(wrap(say("figure_map_neighbour"), side - 2 * EDGE, SMALL, 3)):
        parts.append(text(x + EDGE, y + 48 + 14 * index, line, Style(SMALL, GREY)))
    return parts
