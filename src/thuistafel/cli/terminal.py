"""Tables, progress and numbers that fit a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from textwrap import wrap
from typing import Any

from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from thuistafel.wording import number

NARROW, WIDE = 78, 120
"""From how many columns a terminal shows the usual and the wide table."""
LONGEST = 22
"""A word up to here (Leidschendam-Voorburg) is kept whole."""
BETWEEN = 2
# What a terminal obeys instead of showing: control signs, reversed reading direction, halves of signs.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every sign that steers a terminal as □, so that no file can move the cursor or hide a line."""
    return _OBEYED.sub("□", text)


class _Terminal(Console):
    """A console for texts out of files of others; a reader who went away is left to the program.

    Rich itself would end with status 1. Tables are made visible cell by cell in `table`.
    """

    def print(self, *objects: Any, **options: Any) -> None:
        super().print(*(visible(each) if isinstance(each, str) else each for each in objects), **options)

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    """The terminal; plain text when it is a file or pipe."""
    return _Terminal(highlight=False, soft_wrap=False)


def show_json(answer: Mapping[str, object]) -> int:
    """The answer as UTF-8 JSON; status 0."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    print(_OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))
    return 0


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, words: Sequence[str] = ()) -> Table:
    """A table whose columns are numbers, right-aligned, except the first and those named in `words`.

    Columns of words give way on a narrow terminal, but keep their longest word whole as far as that goes.
    """
    filled = [headings, *([visible(cell(value)) for value in row] for row in rows)]
    is_words = [position == 0 or heading in words for position, heading in enumerate(headings)]
    least = [_least_width(column, one) for column, one in zip(zip(*filled, strict=True), is_words, strict=True)]
    fits = sum(least) + BETWEEN * len(least) <= console().width
    made = Table(title=escape(visible(title)), title_justify="left", title_style="bold", header_style="bold", box=None)
    for heading, one, width in zip(headings, is_words, least, strict=True):
        justify: JustifyMethod = "left" if one else "right"
        made.add_column(escape(heading), justify=justify, overflow="fold", min_width=width if fits else None)
    for row in filled[1:]:
        made.add_row(*map(escape, row))
    return made


def _least_width(column: Iterable[str], is_words: bool) -> int:
    """What a column needs: its longest word, or its longest number."""
    if not is_words:
        return max(map(len, column))
    return min(LONGEST, max(len(word) for text in column for word in (text.split() or [""])))


def show_indented(out: Console, text: str, by: int = 2) -> None:
    """A text wrapped to the terminal, its later lines two further in than its first."""
    before = " " * by
    lines = wrap(text, out.width - 1, initial_indent=before, subsequent_indent=before + "  ", break_on_hyphens=False)
    for line in lines:
        out.print(escape(line))


def cell(value: object) -> str:
    """A table cell: numbers the Dutch way, None as –."""
    if value is None or isinstance(value, int | Fraction):
        return number(value)
    return str(value)


def interval(low: int | None, high: int | None) -> str:
    """`62–101`, one number when both are equal, – when there is none."""
    if low is None or high is None:
        return "–"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Say on the terminal what takes long; nothing in a pipe or file."""
    if not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(escape(text)):
        yield
