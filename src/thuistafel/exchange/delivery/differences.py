"""What a newer version says differently, number by number, with the cell of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Row
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import normalised
from thuistafel.exchange.delivery.amounts import end_in

AMOUNTS = ("aantal", "inwoners", "sociale_huurwoningen", "woningen", "laag", "hoog", "kwaliteit", "kans_procent")
"""The columns that say how many; with those below they do not say what a row is about."""
BESIDE = ("bron", "peildatum", "definitie", "toelichting", "vroeg", "waarschijnlijk", "laat", "einddatum", "status")

Subject = tuple[str, ...]
"""The table and what its row is about, whatever the case and signs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One number before and after; None where there was or is none. `about` is the subject as people read it."""

    about: tuple[str, ...]
    was: Row | None
    became: Row | None

    @property
    def reason(self) -> Reason:
        """The difference as a sentence."""
        about = ", ".join(self.about)
        if self.was is None and self.became is not None:
            return because("difference_added", about=about, became=stated(self.became), cell=_cell(self.became))
        if self.became is None and self.was is not None:
            return because("difference_gone", about=about, was=stated(self.was), cell=_cell(self.was))
        if self.was is None or self.became is None:
            raise AssertionError("a difference has a side")
        before, after = stated(self.was), stated(self.became)
        cells = {"was_cell": _cell(self.was), "became_cell": _cell(self.became)}
        return because("difference_changed", about=about, was=before, became=after, **cells)


def subject(row: Row) -> Subject:
    """What the row is about, so that two versions of it are equal."""
    about = ((name, normalised(str(value))) for name, value in row.cells.items() if name not in (*AMOUNTS, *BESIDE))
    return (row.table.value, *(part for pair in sorted(about) for part in pair))


def differences(before: Iterable[Row], after: Iterable[Row]) -> tuple[Difference, ...]:
    """What was changed, added or taken away, by subject; rows that only moved are no difference."""
    old, new = _by_subject(before), _by_subject(after)
    found: list[Difference] = []
    for key in sorted({*old, *new}):
        was, became = old.get(key, []), new.get(key, [])
        found += _changed(_without(was, became), _without(became, was))
    return tuple(found)


def _by_subject(rows: Iterable[Row]) -> dict[Subject, list[Row]]:
    found: defaultdict[Subject, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.place):
        found[subject(row)].append(row)
    return found


def _without(rows: list[Row], others: list[Row]) -> list[Row]:
    same = [_says(row) for row in others]
    return [row for row in rows if _says(row) not in same]


def _changed(was: list[Row], became: list[Row]) -> Iterable[Difference]:
    for position in range(max(len(was), len(became))):
        old = was[position] if position < len(was) else None
        new = became[position] if position < len(became) else None
        row = new or old
        if row is not None:
            yield Difference(_about(row), old, new)


def _says(row: Row) -> tuple[object, ...]:
    return tuple(row.cells.get(name) for name in (*AMOUNTS, *BESIDE) if name not in {"bron", "toelichting"})


def _about(row: Row) -> tuple[str, ...]:
    return tuple(str(value) for name, value in row.cells.items() if name not in (*AMOUNTS, *BESIDE))


def stated(row: Row) -> str:
    """The number of a row as one would write it: `42`, `ca. 40`, `37–47`, `n.v.t.`, `leeg`."""
    value = next((row.cells[name] for name in AMOUNTS if name in row.cells), None)
    if isinstance(value, Amount):
        return _written(value, row)
    return "leeg" if value is None else str(value)


def _written(amount: Amount, row: Row) -> str:
    if not amount.applies:
        return "n.v.t."
    low, high = (end_in(row.cells, name) for name in ("laag", "hoog"))
    low = amount.low if low is None else low
    high = amount.high if high is None else high
    ends = "" if low is None and high is None else f"{'' if low is None else low}–{'' if high is None else high}"
    if amount.value is None:
        return ends or "leeg"
    return f"{'ca. ' if amount.approximate else ''}{amount.value}{f' ({ends})' if ends else ''}"


def _cell(row: Row) -> str:
    """The cell of its number, else its row."""
    where: Place = row.place_of(next((name for name in AMOUNTS if name in row.cells), ""))
    return where.cell or f"rij {where.row}"
