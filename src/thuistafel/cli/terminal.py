"""Tables, progress and numbers that fit a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from thuistafel.wording import number

WIDE = 110
# What a terminal obeys instead of showing: control signs, reversed reading direction, halves of signs.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with every sign that steers a terminal as □, so that no file can move the cursor or hide a line."""
    return _OBEYED.sub("□", text)


class _VisibleConsole(Console):
    """A console for texts out of files of others; tables are made visible cell by cell in `table`."""

    def print(self, *objects: Any, **options: Any) -> None:
        super().print(*(visible(each) if isinstance(each, str) else each for each in objects), **options)


def console() -> Console:
    """The terminal; plain text when it is a file or pipe."""
    return _VisibleConsole(highlight=False, soft_wrap=False)


def show_json(answer: Mapping[str, object]) -> int:
    """The answer as UTF-8 JSON; status 0."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    print(_OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))
    return 0


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, words: Sequence[str] = ()) -> Table:
    """A table whose columns are numbers, right-aligned, except the first and those named in `words`."""
    made = Table(title=escape(visible(title)), title_justify="left", title_style="bold", header_style="bold", box=None)
    for position, heading in enumerate(headings):
        is_words = position == 0 or heading in words
        made.add_column(escape(heading), justify="left" if is_words else "right", overflow="fold")
    for row in rows:
        made.add_row(*(escape(visible(cell(value))) for value in row))
    return made


def cell(value: object) -> str:
    """A table cell: whole numbers the Dutch way, None as –."""
    if value is None or isinstance(value, int):
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
