"""Rows of the tables without claims: institutions, placements, flows, urgency, products, rounding balance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.dossier import cells
from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.core.dossier.model import Flow, Institution, Placement, Product, Row, UrgencyFacts
from thuistafel.core.dossier.names import POOL_WORDS, Names
from thuistafel.core.regions import normalised

_FRACTION = re.compile(r"[-+]?\d{1,12}(/[1-9]\d{0,11}|\.\d{1,12})?")


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads rows that each stand for themselves."""

    names: Names
    findings: Findings

    def institution(self, row: Row) -> Institution:
        """An institution; an unreadable municipality is set aside and the institution kept."""
        written = cells.text(row, "gemeente")
        name = cells.required(row, "instelling")
        code = None
        if written:
            try:
                code = self.names.municipality("gemeente", written).code
            except Refused as refused:
                self.findings.set_aside(row, refused)
        return Institution(name, code, cells.text(row, "soort"), cells.text(row, "bron"))

    def placement(self, row: Row) -> Placement | None:
        """Households housed; None when the count is not there."""
        count = cells.whole(row, "aantal")
        if count is None:
            self.findings.warn(row, "count_not_delivered")
            return None
        written = cells.required(row, "herkomst")
        pool = POOL_WORDS.get(normalised(written))
        return Placement(
            origin=pool or self.names.municipality("herkomst", written).code,
            destination=self.names.municipality("woongemeente", cells.required(row, "woongemeente")).code,
            target_group=cells.text(row, "doelgroep"),
            year=cells.year(row),
            quarter=_between(row, "kwartaal", 1, 4),
            rooms=cells.text(row, "kamers"),
            count=count,
            place=row.place,
            source=cells.text(row, "bron"),
        )

    def flow(self, row: Row) -> Flow:
        """A year of a group's queue."""
        return Flow(
            target_group=cells.required(row, "doelgroep"),
            year=cells.year(row),
            start=cells.whole(row, "begin"),
            inflow=cells.whole(row, "instroom"),
            dropout=cells.whole(row, "uitval"),
            placed=cells.whole(row, "geplaatst"),
            place=row.place,
            source=cells.text(row, "bron"),
        )

    def urgency(self, row: Row) -> UrgencyFacts:
        """What is known of a group's urgency."""
        shortage = _ends(row, "tekort_laag", "tekort_hoog")
        waiting = _ends(row, "wacht_laag", "wacht_hoog")
        overlap = _ends(row, "overlap_laag", "overlap_hoog")
        return UrgencyFacts(
            target_group=cells.required(row, "doelgroep"),
            shortage_low=shortage[0],
            shortage_high=shortage[1],
            waiting_low=waiting[0],
            waiting_high=waiting[1],
            urgency_class=_between(row, "urgentieklasse", 1, 4),
            overlaps_with=cells.text(row, "overlapt_met"),
            overlap_low=overlap[0],
            overlap_high=overlap[1],
            place=row.place,
            source=cells.text(row, "bron"),
        )

    def product(self, row: Row) -> Product:
        """A new housing product; its dates in order."""
        early, likely, late = (cells.day(row, column) for column in ("vroeg", "waarschijnlijk", "laat"))
        dates = [each for each in (early, likely, late) if each]
        if dates != sorted(dates):
            raise Refused("waarschijnlijk", "dates_out_of_order")
        return Product(
            name=cells.required(row, "product"),
            municipality=self.names.municipality("gemeente", cells.required(row, "gemeente")).code,
            kind=cells.text(row, "soort"),
            homes=cells.whole(row, "woningen"),
            rooms=cells.text(row, "kamers"),
            early=early,
            likely=likely,
            late=late,
            chance_percent=cells.percent(row, "kans_procent"),
            end=cells.day(row, "einddatum"),
            status=cells.text(row, "status"),
            place=row.place,
            source=cells.text(row, "bron"),
        )

    def balance(self, row: Row) -> tuple[str, Fraction]:
        """What a municipality lost or won by earlier roundings."""
        code = self.names.municipality("gemeente", cells.required(row, "gemeente")).code
        return code, _fraction(row, "saldo")


def _between(row: Row, column: str, low: int, high: int) -> int | None:
    number = cells.whole(row, column)
    if number is not None and not low <= number <= high:
        raise Refused(column, "not_between", given=number, low=low, high=high)
    return number


def _ends(row: Row, low_column: str, high_column: str) -> tuple[int | None, int | None]:
    low, high = cells.whole(row, low_column), cells.whole(row, high_column)
    if low is not None and high is not None and low > high:
        raise Refused(low_column, "low_above_high", low=low, high=high)
    return low, high


def _fraction(row: Row, column: str) -> Fraction:
    cell = row.cells.get(column)
    if cell is None:
        raise Refused(column, "missing_key")
    written = str(cell).replace(" ", "").replace("−", "-")
    if not _FRACTION.fullmatch(written):
        raise Refused(column, "no_fraction", given=str(cell))
    return Fraction(written)
