"""Tables, progress and numbers that fit a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from textwrap import wrap
from typing import Any

from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from thuistafel.wording import number

LONGEST = 24
"""A word up to here (Leidschendam-Voorburg, maatschappelijke_opvang) is kept whole."""
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
    least = _least_widths(filled, is_words)
    tight = sum(least) + BETWEEN * len(least) > console().width
    widths = _widths(filled, least, console().width - len(least) * (1 if tight else BETWEEN))
    made = Table(
        title=escape(visible(title)),
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=None,
        padding=(0, 0, 0, 1) if tight and _together(least) <= console().width else (0, 1),
    )
    for heading, one, width in zip(headings, is_words, widths, strict=True):
        justify: JustifyMethod = "left" if one else "right"
        made.add_column(escape(heading), justify=justify, overflow="fold", width=width)
    for row in filled[1:]:
        made.add_row(*map(escape, row))
    return made


def _widths(filled: Sequence[Sequence[str]], least: Sequence[int], available: int) -> list[int | None]:
    """What each column gets: what it needs, and from the left what is spare; None where not all words can be whole."""
    spare = available - sum(least)
    if spare < 0:
        return [None] * len(least)
    widths: list[int | None] = []
    for column, needed in zip(zip(*filled, strict=True), least, strict=True):
        more = min(spare, max(map(len, column)) - needed)
        spare -= more
        widths.append(needed + more)
    return widths


def room_for(headings: Sequence[str], rows: Iterable[Sequence[object]], *, words: Sequence[str] = ()) -> bool:
    """Whether the terminal is wide enough for this table without a word or number cut in two."""
    filled = [headings, *([visible(cell(value)) for value in row] for row in rows)]
    is_words = [position == 0 or heading in words for position, heading in enumerate(headings)]
    return _together(_least_widths(filled, is_words)) <= console().width


def _together(least: Sequence[int]) -> int:
    """The columns with one space before each."""
    return sum(least) + len(least)


def _least_widths(filled: Sequence[Sequence[str]], is_words: Sequence[bool]) -> list[int]:
    return [_least_width(column, one) for column, one in zip(zip(*filled, strict=True), is_words, strict=True)]


def _least_width(column: Sequence[str], is_words: bool) -> int:
    """What a column needs: its longest word, or its longest number under the longest word of its heading."""
    heading, *cells = column
    whole = [] if is_words else cells
    broken = column if is_words else [heading]
    parts = [word for text in broken for word in text.split()]
    longest = max(map(len, [*whole, *parts]), default=0)
    return min(LONGEST, longest) if is_words else longest


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


@contextmanager
def counted_progress(text: str) -> Iterator[Callable[[int, int, str], None]]:
    """The same for work on many files: what is called with the number, the total and the name of each."""
    if not sys.stderr.isatty():
        yield lambda number, total, name: None
        return
    with Console(stderr=True).status(escape(text)) as status:
        yield lambda number, total, name: status.update(escape(visible(f"{text} {number} van {total}: {name}")))
