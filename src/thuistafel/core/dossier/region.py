"""The region of a dossier: `gemeenten.csv` and `samenstelling.csv` over the built-in register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thuistafel.core.dossier import cells
from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.core.dossier.model import Conflict, Frame, Row, Table
from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import because
from thuistafel.core.regions import Membership, Municipality, Register, code_of, normalised


def first_day(frame: Frame) -> date:
    """The day that counts for names, members and inhabitants: 1 January of the plan year."""
    return date(frame.plan_year, 1, 1)


@dataclass(frozen=True, slots=True)
class Own:
    """What a row of `gemeenten.csv` says; a row without `peiljaar` is of the plan year."""

    municipality: Municipality
    year: int
    inhabitants: int | None
    social_rentals: int | None


def own_municipalities(register: Register, rows: Sequence[Row], frame: Frame, findings: Findings) -> tuple[Own, ...]:
    """What `gemeenten.csv` adds to the register or corrects in it, one per municipality as written and year.

    Rows that say different things add to each other; of numbers that differ the lowest count, and that is reported.
    """
    stated: dict[tuple[Municipality, int], Own] = {}
    for one in sorted(findings.taken(rows, lambda row: _own(register, row, frame)), key=repr):
        first = stated.get((one.municipality, one.year), one)
        stated[one.municipality, one.year] = _together(first, one)
        if _together(first, one) != _together(one, first):
            subject = (str(Table.MUNICIPALITIES), one.municipality.name, str(one.year))
            findings.conflicts.append(Conflict(subject, because("row_given_twice")))
    return tuple(stated.values())


def _together(first: Own, other: Own) -> Own:
    """What the first says, and where it says nothing what the other says."""
    inhabitants = other.inhabitants if first.inhabitants is None else first.inhabitants
    social_rentals = other.social_rentals if first.social_rentals is None else first.social_rentals
    return replace(first, inhabitants=inhabitants, social_rentals=social_rentals)


def with_own(register: Register, own: Sequence[Own]) -> Register:
    """The register as the dossier knows it."""
    changed: dict[str, Municipality] = {}
    for municipality in (one.municipality for one in own):
        known = changed.setdefault(municipality.code, municipality)
        aliases = tuple(dict.fromkeys((*known.aliases, *municipality.aliases)))
        changed[municipality.code] = replace(known, aliases=aliases)
    kept = tuple(one for one in register.municipalities if one.code not in changed)
    inhabitants = {code: dict(series) for code, series in register.inhabitants.items()}
    for one in own:
        if one.inhabitants is not None:
            inhabitants.setdefault(one.municipality.code, {})[one.year] = one.inhabitants
    added = tuple(changed[code] for code in sorted(changed))
    return replace(register, municipalities=kept + added, inhabitants=inhabitants) if own else register


def region_register(register: Register, rows: Iterable[Row], frame: Frame) -> Register:
    """The register with what the rows of `gemeenten.csv` add to it; a row that cannot be used adds nothing."""
    return with_own(register, own_municipalities(register, list(rows), frame, Findings()))


def social_rentals(own: Iterable[Own], frame: Frame) -> dict[str, int]:
    """Social rental homes per CBS code: of the plan year, else of the latest year before."""
    latest: dict[str, tuple[int, int]] = {}
    for one in own:
        if one.social_rentals is not None and one.year <= frame.plan_year:
            code = one.municipality.code
            latest[code] = max(latest.get(code, (0, 0)), (one.year, one.social_rentals))
    return {code: count for code, (_, count) in sorted(latest.items())}


def memberships(register: Register, rows: Iterable[Row], frame: Frame) -> tuple[Membership, ...]:
    """The compositions of `samenstelling.csv`; a built-in one stays unless the file gives one of the same name.

    Raises `unknown_member` when a row names no municipality at all.
    """
    own = [_membership(register, row, first_day(frame)) for row in rows]
    names = {normalised(each.composition) for each in own}
    return (*own, *(each for each in register.memberships if normalised(each.composition) not in names))


def _own(register: Register, row: Row, frame: Frame) -> Own:
    return Own(
        municipality=_municipality(register, row, first_day(frame)),
        year=cells.year(row, "peiljaar") if "peiljaar" in row.cells else frame.plan_year,
        inhabitants=cells.whole(row, "inwoners"),
        social_rentals=cells.whole(row, "sociale_huurwoningen"),
    )


def _municipality(register: Register, row: Row, day: date) -> Municipality:
    """The municipality of a row: known by name, or new with its own code, or a new name for a known code."""
    written = _written(row)
    known = code_of(register, written, day)
    code = _cbs_code(row) or known
    if code is None:
        raise Refused("cbs_code", "municipality_needs_code", name=written)
    if known not in (None, code):
        raise Refused("cbs_code", "code_of_another", given=code, name=written, known=known)
    existing = next((one for one in register.municipalities if one.code == code), None)
    if existing is None:
        return Municipality(code, written)
    if not existing.exists_on(day):
        raise Refused("gemeente", "municipality_not_in_year", given=written, year=day.year)
    return existing if known else replace(existing, aliases=(*existing.aliases, written))


def _cbs_code(row: Row) -> str | None:
    written = cells.text(row, "cbs_code")
    code = written.upper().removeprefix("GM").zfill(4)
    if written and not (code.isdecimal() and len(code) == 4):
        raise Refused("cbs_code", "no_cbs_code", given=written)
    return code if written else None


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
