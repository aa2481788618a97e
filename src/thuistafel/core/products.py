"""New housing products: what is there by when, for certain and perhaps, and what comes back as demand (C8)."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.core.dossier import Product
from thuistafel.core.matching import match_rooms, rooms_in
from thuistafel.core.reasons import Reason, because

HORIZONS = (6, 12, 24)


@dataclass(frozen=True, slots=True)
class Supply:
    """Homes on a day: `certain` whatever happens, `possible` at most, `expected` by chance; None is not known."""

    certain: int
    possible: int | None
    expected: Fraction | None

    def __add__(self, other: Supply) -> Supply:
        possible = None if self.possible is None or other.possible is None else self.possible + other.possible
        expected = None if self.expected is None or other.expected is None else self.expected + other.expected
        return Supply(self.certain + other.certain, possible, expected)


NOTHING = Supply(0, 0, Fraction(0))


@dataclass(frozen=True, slots=True)
class Within:
    """What stands within so many months of a day."""

    months: int
    until: date
    supply: Supply


@dataclass(frozen=True, slots=True)
class WaterfallRow:
    """A year's end: homes that stand then, homes whose end date made them demand again, shortage that is left."""

    year: int
    supply: Supply
    returning: Supply
    left: Interval


@dataclass(frozen=True, slots=True)
class Step:
    """A product that may stand before the horizon, or (`returns`) whose end date makes its homes demand again.

    `day` is its likely date, else its latest, or its end date; None when not known.
    """

    product: Product
    day: date | None
    supply: Supply
    returns: bool


def standing(product: Product, day: date) -> Supply:
    """What a product gives on `day`: nothing certain below 100% or before its latest date."""
    if not _can_stand(product, day):
        return NOTHING
    if product.homes is None:
        return Supply(0, None, None)
    is_certain = product.chance_percent == 100 and product.late is not None and product.late <= day
    return Supply(product.homes if is_certain else 0, product.homes, _expected(product, product.homes, day))


def together(products: Iterable[Product], day: date) -> Supply:
    """The products on `day` added up."""
    return sum((standing(product, day) for product in products), NOTHING)


def within(products: Iterable[Product], today: date, horizons: Iterable[int] = HORIZONS) -> tuple[Within, ...]:
    """What stands so many months after `today`."""
    known = tuple(products)
    ends = [(months, _months_later(today, months)) for months in horizons]
    return tuple(Within(months, until, together(known, until)) for months, until in ends)


def waterfall(products: Iterable[Product], shortage: Interval, years: Iterable[int]) -> tuple[WaterfallRow, ...]:
    """What closes the shortage by the end of each year; a temporary home is demand again from its end date."""
    known = tuple(products)
    rows = []
    for year in years:
        supply = together(known, date(year, 12, 31))
        back = (standing(product, last) for product in known if (last := _last_day(product, year)))
        low = 0 if supply.possible is None else max(0, shortage.low - supply.possible)
        left = Interval(low, max(0, shortage.high - supply.certain))
        rows.append(WaterfallRow(year, supply, sum(back, NOTHING), left))
    return tuple(rows)


def steps(products: Iterable[Product], horizon: int) -> tuple[Step, ...]:
    """What closes the shortage by the end of the year `horizon`, by date; what comes less what goes is what stands.

    A product that cannot stand by then is left out.
    """
    found = []
    for product in products:
        last = date(horizon, 12, 31)
        ends = product.end if product.end is not None and product.end <= last else None
        supply = standing(product, ends - timedelta(days=1) if ends else last)
        if supply != NOTHING:
            found.append(Step(product, product.likely or product.late, supply, False))
            found += [Step(product, ends, supply, True)] if ends else []
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.returns, _by_date(one.product))))


def fitting(products: Iterable[Product], unmet: Mapping[int, int]) -> tuple[Product, ...]:
    """The products with only those homes that fit an unmet profile (`unmet`: households per rooms needed).

    Who comes first chooses first; a product whose rooms are not known is held to what is left in all.
    """
    left = Counter(unmet)
    kept = []
    for product in sorted(products, key=_by_date):
        rooms = rooms_in(product.rooms)
        if product.homes is None:
            kept.append(product)
            continue
        fits = match_rooms(left, {max(left, default=0) if rooms is None else rooms: product.homes})
        for fit in fits.fits:
            left[fit.needed] -= fit.count
        kept.append(replace(product, homes=fits.housed))
    return tuple(kept)


def unknowns(products: Iterable[Product]) -> tuple[Reason, ...]:
    """What is missing to count a product: homes, chance or dates."""
    return tuple(
        because("product_incomplete", product=product.name, missing=", ".join(missing))
        for product in sorted(products, key=_by_date)
        if (missing := _missing(product))
    )


def _can_stand(product: Product, day: date) -> bool:
    is_over = product.end is not None and product.end <= day
    is_early = product.early is not None and day < product.early
    return not is_over and not is_early and product.chance_percent != 0


def _expected(product: Product, homes: int, day: date) -> Fraction | None:
    due = product.likely or product.late
    if due is None or product.chance_percent is None:
        return None
    return homes * product.chance_percent / 100 if due <= day else Fraction(0)


def _last_day(product: Product, year: int) -> date | None:
    return product.end - timedelta(days=1) if product.end is not None and product.end.year == year else None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _by_date(product: Product) -> tuple[date, str, str]:
    return (product.likely or product.late or date.max, product.name, product.municipality)


def _missing(product: Product) -> list[str]:
    columns = {
        "woningen": product.homes,
        "vroeg": product.early,
        "waarschijnlijk": product.likely,
        "laat": product.late,
        "kans_procent": product.chance_percent,
    }
    return [name for name, value in columns.items() if value is None]
