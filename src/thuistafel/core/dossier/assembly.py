"""Rows to a dossier (contract rules 1–3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from thuistafel.core.claims import Place, Unit, WorkingValue
from thuistafel.core.dossier.claimed import Reader, subject_of
from thuistafel.core.dossier.findings import Findings
from thuistafel.core.dossier.listed import ListReader
from thuistafel.core.dossier.model import (
    Conflict,
    Dossier,
    Flow,
    Frame,
    Institution,
    PictureKey,
    PictureState,
    Placement,
    Product,
    Quarantined,
    Row,
    Table,
)
from thuistafel.core.dossier.names import Names
from thuistafel.core.dossier.region import first_day, memberships, own_municipalities, social_rentals, with_own
from thuistafel.core.dossier.subjects import Entry, working_values
from thuistafel.core.dossier.totals import without_control_totals
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import Register, compose, inhabitants_of, neighbours

Listed = Institution | Flow
L = TypeVar("L", bound=Listed)
M = TypeVar("M", Placement, Product)


def assemble(
    frame: Frame,
    rows: Iterable[Row],
    register: Register,
    quarantine: Iterable[Quarantined] = (),
    warnings: Iterable[Reason] = (),
) -> Dossier:
    """All that the rows say, as one dossier; the order of the rows changes nothing.

    `quarantine` and `warnings` are what reading the files brought up. What cannot be used is set aside, never dropped.
    Raises DossierError when there is no region to calculate for.
    """
    tables = _by_table(rows)
    findings = Findings(list(quarantine), [], list(warnings))
    own = own_municipalities(register, tables[Table.MUNICIPALITIES], frame, findings)
    register = with_own(register, own)
    taking_part = memberships(register, tables[Table.COMPOSITION], frame)
    day = first_day(frame)
    composition = compose(register, taking_part, frame.composition, day)
    names = Names(register, day, composition)
    around = neighbours(register, taking_part, composition, day)
    inhabitants = inhabitants_of(register, [one.code for one in (*composition.members, *around)], frame.plan_year)
    dossier = Dossier(
        frame=frame,
        composition=composition,
        neighbours=around,
        inhabitants=inhabitants,
        social_rentals=social_rentals(own, frame),
    )
    dossier = _with_claims(dossier, tables, Reader(frame, names, findings))
    findings.warnings += other_years(tables, frame)
    dossier = _with_lists(dossier, tables, ListReader(names, findings))
    return _with_findings(replace(dossier, mentioned=names.mentioned()), findings)


def other_years(tables: Mapping[Table, Sequence[Row]], frame: Frame) -> list[Reason]:
    """Tables of which no row is of a year that a plan looks at: all their rows count for nothing."""
    wanted = {
        Table.LETTINGS: {frame.plan_year, frame.plan_year - 1},
        Table.OUTFLOW: {frame.plan_year},
        Table.PRIORITY: {frame.plan_year},
    }
    found = []
    for table, years in wanted.items():
        stated = Counter(year for row in tables[table] if isinstance(year := row.cells.get("jaar"), int))
        if stated and not years & stated.keys():
            rows = tuple(f"{year} ({times})" for year, times in sorted(stated.items()))
            found.append(because("no_row_of_year", table=table.value, year=frame.plan_year, found=rows))
    return found


def _with_claims(dossier: Dossier, tables: Mapping[Table, Sequence[Row]], reader: Reader) -> Dossier:
    findings, names = reader.findings, reader.names
    letting_subject = subject_of(Table.LETTINGS, names)
    lettings = working_values(findings.taken(tables[Table.LETTINGS], reader.letting), letting_subject, findings)
    outflow = findings.taken(tables[Table.OUTFLOW], reader.outflow)
    priority = findings.taken(tables[Table.PRIORITY], reader.priority)
    return replace(
        dossier,
        lettings=without_control_totals(lettings, letting_subject, findings),
        outflow=working_values(outflow, subject_of(Table.OUTFLOW, names), findings),
        priority=working_values(priority, subject_of(Table.PRIORITY, names), findings),
        picture=_picture(tables[Table.PICTURE], reader),
    )


def _with_lists(dossier: Dossier, tables: Mapping[Table, Sequence[Row]], reader: ListReader) -> Dossier:
    findings = reader.findings
    placements = _own_first(tables[Table.PLACEMENTS], reader.placement, _placed, findings)
    flows = findings.taken(tables[Table.FLOWS], reader.flow)
    urgency = findings.taken(tables[Table.URGENCY], reader.urgency)
    products = _own_first(tables[Table.PRODUCTS], reader.product, _product, findings)
    return replace(
        dossier,
        institutions=_institutions(findings.taken(tables[Table.INSTITUTIONS], reader.institution), findings),
        placements=tuple(sorted(placements, key=repr)),
        flows=_one_each(flows, lambda one: (one.target_group, one.year), Table.FLOWS, findings),
        urgency=tuple(sorted(urgency, key=repr)),
        products=tuple(sorted(products, key=repr)),
        rounding_balance=_balances(findings.taken(tables[Table.BALANCE], reader.balance)),
    )


def _with_findings(dossier: Dossier, findings: Findings) -> Dossier:
    return replace(
        dossier,
        quarantine=tuple(sorted(findings.quarantine, key=lambda each: (each.place, each.value, each.reason.code))),
        conflicts=tuple(sorted(findings.conflicts, key=lambda each: (each.subject, each.reason.code, repr(each)))),
        warnings=tuple(sorted(set(findings.warnings), key=lambda each: (each.code, repr(each.items)))),
    )


def _picture(rows: Sequence[Row], reader: Reader) -> dict[PictureKey, WorkingValue | PictureState]:
    """Working values, and what says that there is none: not applicable goes before not delivered."""
    entries = _of_one_unit(list(reader.findings.taken(rows, reader.picture)), reader.findings)
    values = working_values(entries, subject_of(Table.PICTURE, reader.names), reader.findings)
    states: dict[PictureKey, PictureState] = {}
    for key, state in Findings().taken(rows, reader.picture_state):
        if key not in values and states.get(key) is not PictureState.NOT_APPLICABLE:
            states[key] = state
    picture: dict[PictureKey, WorkingValue | PictureState] = {**values, **states}
    return {key: picture[key] for key in sorted(picture)}


def _of_one_unit(entries: list[Entry[PictureKey]], findings: Findings) -> list[Entry[PictureKey]]:
    """Where sources count one subject in several units households go before persons; the others are set aside."""
    units: dict[PictureKey, Unit] = {}
    for entry in entries:
        units[entry.key] = min(entry.claim.unit, units.get(entry.key, entry.claim.unit))
    for entry in entries:
        if entry.claim.unit is not units[entry.key]:
            reason = because("unit_differs", unit=entry.claim.unit.value, other=units[entry.key].value)
            place = replace(entry.claim.places[0], column="eenheid")
            findings.quarantine.append(Quarantined(place, entry.claim.unit.value, reason))
    return [entry for entry in entries if entry.claim.unit is units[entry.key]]


def _institutions(found: Iterable[Institution], findings: Findings) -> dict[str, Institution]:
    chosen = _one_each(found, lambda one: (one.name,), Table.INSTITUTIONS, findings)
    return {institution.name: institution for institution in chosen}


def _own_first(
    rows: Sequence[Row],
    read: Callable[[Row], M | None],
    key: Callable[[M], tuple[str, ...]],
    findings: Findings,
) -> list[M]:
    """Rows of the dossier's own table, and of the sent ones those about something else: nothing counts twice."""
    own = list(findings.taken([row for row in rows if not row.is_sent], read))
    sent = list(findings.taken([row for row in rows if row.is_sent], read))
    known = {key(one) for one in own}
    said = {_unsigned(one) for one in own}
    differing = {key(one) for one in sent if key(one) in known and _unsigned(one) not in said}
    findings.conflicts += [Conflict(about, because("row_given_twice")) for about in sorted(differing)]
    return own + [one for one in sent if key(one) not in known]


def _unsigned(one: M) -> M:
    """A row without where it stands and who says it."""
    return replace(one, place=Place(""), source="")


def _placed(one: Placement) -> tuple[str, ...]:
    when = (str(one.year), str(one.quarter or ""))
    return (Table.PLACEMENTS.value, one.origin, one.destination, one.target_group, *when, one.rooms)


def _product(one: Product) -> tuple[str, ...]:
    return (Table.PRODUCTS.value, one.name, one.municipality)


def _one_each(
    found: Iterable[L], key: Callable[[L], tuple[object, ...]], table: Table, findings: Findings
) -> tuple[L, ...]:
    """One row per key, the first by source; that there were more is reported unless they say the same."""
    groups: defaultdict[tuple[object, ...], list[L]] = defaultdict(list)
    for row in sorted(found, key=lambda each: (repr(key(each)), each.source, repr(each))):
        groups[key(row)].append(row)
    for about, rows in groups.items():
        if len({_says(row) for row in rows}) > 1:
            subject = (str(table), *(str(part) for part in about))
            findings.conflicts.append(Conflict(subject, because("row_given_twice")))
    return tuple(rows[0] for rows in groups.values())


def _says(listed: Listed) -> tuple[object, ...]:
    """A row without where it stands and who says it."""
    if isinstance(listed, Institution):
        return (listed.municipality, listed.kind)
    return (listed.start, listed.inflow, listed.dropout, listed.placed)


def _balances(found: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    sums: defaultdict[str, Fraction] = defaultdict(Fraction)
    for code, balance in found:
        sums[code] += balance
    return dict(sorted(sums.items()))


def _by_table(rows: Iterable[Row]) -> defaultdict[Table, list[Row]]:
    tables: defaultdict[Table, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.place):
        tables[row.table].append(row)
    return tables
