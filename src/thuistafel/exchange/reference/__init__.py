"""Reference tables with source and date: municipalities, mergers, population, compositions."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from thuistafel.core.regions import Membership, Merger, Municipality, Register

SOURCE = "CBS, Gemeentelijke indeling per jaar en Bevolkingsontwikkeling; regio per jaar (CC BY 4.0)"

FOLDER = Path(__file__).parent

SHORT_NAMES = {
    "0518": ("'s-Gravenhage", "DH", "Gravenhage"),
    "0637": ("Z'meer",),
    "0796": ("Den Bosch",),
    "1842": ("MD",),
    "1916": ("LV", "L-V", "Leidschendam/Voorburg", "L'dam-Voorburg"),
    "1926": ("PN", "P-N", "P'nacker", "P'nacker-Nootdorp"),
}
"""How parties write municipalities besides their name."""


@cache
def register() -> Register:
    """The Netherlands as built in: every municipality since 2012, mergers, compositions, inhabitants on 1 January."""
    inhabitants = _inhabitants()
    return Register(
        municipalities=_municipalities(),
        mergers=tuple(Merger(date.fromisoformat(day), old, new) for day, old, new in _table("mergers")[1:]),
        memberships=tuple(
            Membership(name, code, _day(start), _day(end), source)
            for name, code, start, end, source in _table("memberships")[1:]
        ),
        inhabitants=inhabitants,
        netherlands=_totals(inhabitants),
        source=SOURCE,
    )


@cache
def national_tasks() -> Mapping[str, int]:
    """The task for the whole of the Netherlands per half-year (`2023-I`), in persons; not every half-year is known."""
    return {period: int(task) for period, task in _table("national_tasks")[1:]}


def _municipalities() -> tuple[Municipality, ...]:
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for place, code in _table("places")[1:]:
        aliases[code].append(place)
    for code, names in SHORT_NAMES.items():
        aliases[code].extend(names)
    return tuple(
        Municipality(code, name, _day(start), _day(end), tuple(aliases[code]))
        for code, name, start, end in _table("municipalities")[1:]
    )


def _inhabitants() -> dict[str, dict[int, int]]:
    (_, *years), *table = _table("population")
    return {
        code: {int(year): int(count) for year, count in zip(years, counts, strict=True) if count}
        for code, *counts in table
    }


def _totals(inhabitants: dict[str, dict[int, int]]) -> dict[int, int]:
    totals: defaultdict[int, int] = defaultdict(int)
    for per_year in inhabitants.values():
        for year, count in per_year.items():
            totals[year] += count
    return dict(totals)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _table(name: str) -> list[list[str]]:
    """The header and the rows of a table, below its source line."""
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter=";"))
