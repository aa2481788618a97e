"""The region of a dossier: `gemeenten.csv` and `samenstelling.csv` over the built-in register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from thuistafel.core.dossier import cells
from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.core.dossier.model import Frame, Row
from thuistafel.core.errors import DossierError
from thuistafel.core.regions import Membership, Municipality, Register, code_of, normalised, resolve


def first_day(frame: Frame) -> date:
    """The day that counts for names, members and inhabitants: 1 January of the plan year."""
    return date(frame.plan_year, 1, 1)


def with_own_municipalities(register: Register, rows: Sequence[Row], frame: Frame, findings: Findings) -> Register:
    """The register with what `gemeenten.csv` adds or corrects; a row without `peiljaar` is of the plan year."""
    own = list(findings.taken(rows, lambda row: _municipality(register, row, first_day(frame))))
    inhabitants = defaultdict(dict, {code: dict(series) for code, series in register.inhabitants.items()})
    for row, municipality in own:
        for code, year, count in findings.taken([row], lambda row, code=municipality.code: _count(row, frame, code)):
            inhabitants[code][year] = count
    changed = {municipality.code: municipality for _, municipality in own}
    kept = tuple(one for one in register.municipalities if one.code not in changed)
    added = tuple(changed[code] for code in sorted(changed))
    return replace(register, municipalities=kept + added, inhabitants=dict(inhabitants)) if own else register


def social_rentals(register: Register, rows: Iterable[Row], frame: Frame, findings: Findings) -> dict[str, int]:
    """Social rental homes per CBS code, as `gemeenten.csv` gives them for the plan year or the latest year before."""
    latest: dict[str, tuple[int, int]] = {}
    for row in rows:
        found = resolve(register, _written(row), first_day(frame))
        count = cells.whole(row, "sociale_huurwoningen") if found else None
        year = _year(row, frame)
        if found and count is not None and year <= frame.plan_year:
            latest[found.code] = max(latest.get(found.code, (0, 0)), (year, count))
    return {code: count for code, (_, count) in sorted(latest.items())}


def memberships(register: Register, rows: Iterable[Row], frame: Frame) -> tuple[Membership, ...]:
    """The compositions of `samenstelling.csv`; a built-in one stays unless the file gives one of the same name.

    Raises `unknown_member` when a row names no municipality at all.
    """
    own = [_membership(register, row, first_day(frame)) for row in rows]
    names = {normalised(each.composition) for each in own}
    return (*own, *(each for each in register.memberships if normalised(each.composition) not in names))


def _municipality(register: Register, row: Row, day: date) -> tuple[Row, Municipality]:
    written = _written(row)
    known = code_of(register, written, day)
    code = cells.text(row, "cbs_code").upper().removeprefix("GM").zfill(4) if cells.text(row, "cbs_code") else known
    if code is None:
        raise Refused("gemeente", "municipality_needs_code", given=written)
    if not (code.isdecimal() and len(code) == 4):
        raise Refused("cbs_code", "no_cbs_code", given=code)
    if known not in (None, code):
        raise Refused("cbs_code", "code_of_another", given=code, name=written, known=known)
    existing = next((one for one in register.municipalities if one.code == code), Municipality(code, written))
    aliases = existing.aliases if known or existing.name == written else (*existing.aliases, written)
    return row, replace(existing, aliases=aliases)


def _count(row: Row, frame: Frame, code: str) -> tuple[str, int, int] | None:
    count = cells.whole(row, "inwoners")
    return None if count is None else (code, _year(row, frame), count)


def _year(row: Row, frame: Frame) -> int:
    return cells.year(row, "peiljaar") if "peiljaar" in row.cells else frame.plan_year


def _membership(register: Register, row: Row, day: date) -> Membership:
    try:
        name, written = cells.required(row, "samenstelling"), _written(row)
        start, end = cells.day(row, "geldig_van"), cells.day(row, "geldig_tot")
    except Refused as refused:
        raise DossierError("unreadable_member", column=refused.column, **_where(row)) from None
    code = code_of(register, written, day)
    if code is None:
        raise DossierError("unknown_member", name=name, member=written, **_where(row))
    return Membership(name, code, start, end, cells.text(row, "bron"))


def _written(row: Row) -> str:
    return cells.required(row, "gemeente")


def _where(row: Row) -> dict[str, object]:
    return {"file": row.place.file, "row": row.place.row}
