"""Rows to a dossier, and a dossier with its plan values widened (contract rules 1–3 and 9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from thuistafel.core.claims import Claim, Grade, Unit, WorkingValue, widened, working_value
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
    Quarantined,
    Row,
    Table,
)
from thuistafel.core.dossier.names import Names
from thuistafel.core.dossier.region import first_day, memberships, social_rentals, with_own_municipalities
from thuistafel.core.dossier.subjects import without_control_totals, working_values
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import Register, compose, inhabitants_of, neighbours

K = TypeVar("K")
R = TypeVar("R")


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
    register = with_own_municipalities(register, tables[Table.MUNICIPALITIES], frame, findings)
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
        social_rentals=social_rentals(register, tables[Table.MUNICIPALITIES], frame, findings),
    )
    dossier = _with_claims(dossier, tables, Reader(frame, names, findings))
    dossier = _with_lists(dossier, tables, ListReader(names, findings))
    return _with_findings(dossier, findings)


def widen(dossier: Dossier) -> Dossier:
    """The same dossier when every plan value may turn out as much off as the rules say (contract rule 9)."""
    share = dossier.frame.rules.plan_value_deviation_percent / 100
    return replace(
        dossier,
        lettings=_widened_values(dossier.lettings, share),
        outflow=_widened_values(dossier.outflow, share),
        priority=_widened_values(dossier.priority, share),
    )


def _with_claims(dossier: Dossier, tables: Mapping[Table, Sequence[Row]], reader: Reader) -> Dossier:
    findings, names = reader.findings, reader.names
    letting_subject = subject_of(Table.LETTINGS, names)
    lettings = working_values(findings.taken(tables[Table.LETTINGS], reader.letting), letting_subject, findings)
    outflow = findings.taken(tables[Table.OUTFLOW], reader.outflow)
    priority = findings.taken(tables[Table.PRIORITY], reader.priority)
    picture = _picture(tables[Table.PICTURE], reader)
    return replace(
        dossier,
        lettings=without_control_totals(lettings, letting_subject, findings),
        outflow=working_values(outflow, subject_of(Table.OUTFLOW, names), findings),
        priority=working_values(priority, subject_of(Table.PRIORITY, names), findings),
        picture=picture,
        picture_units=dict.fromkeys(picture, Unit.HOUSEHOLDS),
    )


def _with_lists(dossier: Dossier, tables: Mapping[Table, Sequence[Row]], reader: ListReader) -> Dossier:
    findings = reader.findings
    placements = findings.taken(tables[Table.PLACEMENTS], reader.placement)
    urgency = findings.taken(tables[Table.URGENCY], reader.urgency)
    products = findings.taken(tables[Table.PRODUCTS], reader.product)
    return replace(
        dossier,
        institutions=_institutions(findings.taken(tables[Table.INSTITUTIONS], reader.institution), findings),
        placements=tuple(sorted(placements, key=repr)),
        flows=_flows(findings.taken(tables[Table.FLOWS], reader.flow), findings),
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
    values = working_values(
        reader.findings.taken(rows, reader.picture), subject_of(Table.PICTURE, reader.names), reader.findings
    )
    states: dict[PictureKey, PictureState] = {}
    for key, state in Findings().taken(rows, reader.picture_state):
        if key not in values and states.get(key) is not PictureState.NOT_APPLICABLE:
            states[key] = state
    return dict(sorted({**values, **states}.items()))


def _institutions(found: Iterable[Institution], findings: Findings) -> dict[str, Institution]:
    return _one_each(found, lambda one: one.name, lambda one: (one.source, repr(one)), "instellingen", findings)


def _flows(found: Iterable[Flow], findings: Findings) -> tuple[Flow, ...]:
    per_year = _one_each(
        found, lambda one: (one.target_group, one.year), lambda one: (one.source, repr(_figures(one))), "stromen", findings
    )
    return tuple(per_year.values())


def _figures(flow: Flow) -> tuple[int | None, ...]:
    return (flow.start, flow.inflow, flow.dropout, flow.placed)


def _one_each(
    found: Iterable[R], key: Callable[[R], K], order: Callable[[R], object], table: str, findings: Findings
) -> dict[K, R]:
    """One row per key, the first by source; others are reported."""
    chosen: dict[K, R] = {}
    for one in sorted(found, key=lambda each: (repr(key(each)), order(each))):  # type: ignore[arg-type]
        if key(one) in chosen:
            findings.conflicts.append(Conflict((table, *_words(key(one))), because("row_given_twice", table=table)))
        else:
            chosen[key(one)] = one
    return chosen


def _words(key: object) -> tuple[str, ...]:
    return tuple(str(part) for part in key) if isinstance(key, tuple) else (str(key),)


def _balances(found: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    sums: defaultdict[str, Fraction] = defaultdict(Fraction)
    for code, balance in found:
        sums[code] += balance
    return dict(sorted(sums.items()))


def _widened_values(values: Mapping[K, WorkingValue], share: Fraction) -> dict[K, WorkingValue]:
    return {key: _widened_value(value, share) for key, value in values.items()}


def _widened_value(value: WorkingValue, share: Fraction) -> WorkingValue:
    if all(claim.grade is not Grade.PLAN for claim in value.claims):
        return value
    return working_value(_widened_claim(claim, share) for claim in value.claims)


def _widened_claim(claim: Claim, share: Fraction) -> Claim:
    return replace(claim, range=widened(claim.range, share)) if claim.grade is Grade.PLAN else claim


def _by_table(rows: Iterable[Row]) -> defaultdict[Table, list[Row]]:
    tables: defaultdict[Table, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.place):
        tables[row.table].append(row)
    return tables
