"""The verb ophalen: a StatLine table from the open data service of CBS to a folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from rich.console import Console

from thuistafel.cli.terminal import console
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import did_you_mean
from thuistafel.core.regions import resolve
from thuistafel.exchange.cells import FIRST_YEAR, LAST_YEAR
from thuistafel.exchange.public.fetching import CBS, Question, fetch
from thuistafel.exchange.reference import register
from thuistafel.wording import number

PER_MEGABYTE = 1_000_000


def show(chosen: Namespace) -> int:
    """Fetch what was asked and say where it stands."""
    year = _year(chosen.year)
    codes = tuple(_code(written, year) for written in chosen.municipalities or ())
    question = Question(chosen.table, codes, year, chosen.address or CBS)
    with _following() as said:
        found = fetch(question, Path(chosen.folder), datetime.now().astimezone(), said)
    out = console()
    out.print(f"Opgehaald: {found.file} ({number(found.rows)} regels)", soft_wrap=True, markup=False)
    out.print(f"Bron: {found.note}", soft_wrap=True, markup=False)
    return 0


def _year(written: str) -> int:
    if written.isdecimal() and len(written) == 4 and FIRST_YEAR <= int(written) <= LAST_YEAR:
        return int(written)
    raise ThuistafelError("option_not_whole", option="--jaar", written=written)


def _code(written: str, year: int) -> str:
    found = resolve(register(), written, date(year, 1, 1))
    if found is None:
        near = did_you_mean(written, (one.name for one in register().municipalities))
        raise ThuistafelError("no_such_municipality", written=written, near=near)
    return found.code


@contextmanager
def _following() -> Iterator[Callable[[int, int], None]]:
    """On a terminal the pages and megabytes so far; nothing in a pipe or file."""
    if not sys.stderr.isatty():
        yield lambda pages, read: None
        return
    with Console(stderr=True).status("Ophalen bij het CBS…") as status:
        yield lambda pages, read: status.update(f"Ophalen bij het CBS… {pages} delen, {read // PER_MEGABYTE} MB")
