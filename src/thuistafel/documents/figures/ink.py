"""Colours, text that is measured before it is placed, and the frame every figure shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

GREEN = "#1d5f58"
GREEN_LIGHT = "#dcebe7"
BRICK = "#a5301c"
BRICK_LIGHT = "#f6e2dc"
OCHRE = "#8a5a00"
OCHRE_LIGHT = "#fbf0d5"
INK = "#16202e"
GREY = "#525c6b"
FAINT = "#b9bec6"
LINE = "#dcd9d1"
PAPER = "#fff"

NARROW = 480
"""Below so many pixels names stand above what they name instead of beside it."""

SMALL = 12
TEXT = 14
STRONG = 16
FONT = "'Source Sans 3', sans-serif"

# Widths in thousandths of the size: the widest of Source Sans 3 Semibold and Arial Bold, so that text fits whichever
# of them is there.
WIDTHS = {
    **dict.fromkeys("ijlI|'’.,:;/\\ \u00a0·", 350),
    **dict.fromkeys("ijl'’.,:; \u00a0·", 282),
    **dict.fromkeys("frt()[]-!*", 400),
    **dict.fromkeys('aceksvxyzJ0123456789áàâäéèêëçíìîï–_?$€"“”', 560),
    **dict.fromkeys("bdghnopquLFTZóòôöúùûüñ+=×±<>", 615),
    **dict.fromkeys("ABCDEHKNPRSUVXYÉ&", 725),
    **dict.fromkeys("GOQw", 780),
    **dict.fromkeys("mM%", 890),
}
WIDEST = 1000


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `anchor` is start, middle or end."""

    size: int = TEXT
    fill: str = INK
    strong: bool = False
    anchor: str = "start"


def width_of(text: str, size: int) -> int:
    """Pixels a text takes at most, rounded up."""
    return -(-sum(WIDTHS.get(letter, WIDEST) for letter in text) * size // 1000)


def fit(text: str, room: int, size: int) -> str:
    """The text, shortened with an ellipsis where it would be wider than `room` pixels."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


def wrap(text: str, room: int, size: int, most: int = 2) -> list[str]:
    """The text in at most so many lines, broken at spaces and after hyphens; the last one is shortened."""
    lines = [""]
    for word in text.replace("-", "- ").split(" "):
        glue = "" if not lines[-1] or lines[-1].endswith("-") else " "
        joined = f"{lines[-1]}{glue}{word}"
        if lines[-1] and width_of(joined, size) > room:
            lines.append(word)
        else:
            lines[-1] = joined
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [fit(line, room, size) for line in lines]


def text(x: int, y: int, words: str, style: Style) -> str:
    """A text at its baseline; what equals the figure's own size (small) and ink is left out."""
    size = "" if style.size == SMALL else f' font-size="{style.size}"'
    fill = "" if style.fill == INK else f' fill="{style.fill}"'
    weight = ' font-weight="600"' if style.strong else ""
    anchor = "" if style.anchor == "start" else f' text-anchor="{style.anchor}"'
    return f'<text x="{x}" y="{y}"{size}{fill}{weight}{anchor}>{escape(words)}</text>'


def box(x: int, y: int, width: int, height: int, fill: str, stroke: str = "") -> str:
    """A rectangle."""
    edge = f' stroke="{stroke}"' if stroke else ""
    return f'<rect x="{x}" y="{y}" width="{max(0, width)}" height="{height}" fill="{fill}"{edge}/>'


def rule(x1: int, y1: int, x2: int, y2: int, stroke: str, width: int = 1) -> str:
    """A straight line."""
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{stroke}" stroke-width="{width}"/>'


def hatch(key: str, ground: str, stroke: str, gap: int = 5) -> str:
    """A pattern of slanting lines, so that a surface reads without colour."""
    return (
        f'<pattern id="{key}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{gap}" height="{gap}" fill="{ground}"/>'
        f'<rect width="2" height="{gap}" fill="{stroke}"/></pattern>'
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a figure: its key (prefix of every id), size, title and description, and the label inside."""

    key: str
    width: int
    height: int
    title: str
    description: str
    label: str


def in_lines(words: Iterable[str], mark: int, width: int) -> Iterator[tuple[str, int, int]]:
    """Each word of a legend with its x and how far below the first line: so many pixels of mark before each."""
    x, below = 0, 0
    for word in words:
        needed = mark + width_of(word, SMALL) + 14
        if x and x + needed > width:
            x, below = 0, below + 20
        yield word, x, below
        x += needed


def framed(frame: Frame, body: Sequence[str], patterns: Sequence[str] = ()) -> str:
    """The finished figure; a label such as 'Fictieve cijfers' gets its own line below and ends the description."""
    foot = 22 if frame.label else 0
    label = (
        text(frame.width - 2, frame.height + 15, frame.label, Style(SMALL, GREY, anchor="end")) if frame.label else ""
    )
    key, description = escape(frame.key, quote=True), f"{frame.description} {frame.label}".strip()
    defs = f"<defs>{''.join(patterns)}</defs>" if patterns else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{frame.width}" height="{frame.height + foot}" '
        f'viewBox="-1 -1 {frame.width + 2} {frame.height + foot + 2}" role="img" aria-labelledby="{key}-t {key}-d" '
        f'font-family="{FONT}" font-size="{SMALL}" fill="{INK}"><title id="{key}-t">{escape(frame.title)}</title>'
        f'<desc id="{key}-d">{escape(description)}</desc>{defs}{"".join(body)}{label}</svg>'
    )
