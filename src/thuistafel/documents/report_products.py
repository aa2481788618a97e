"""Nieuwe woningen: what is on the list, when it can stand, and what of it comes back as demand (C8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from thuistafel.core.dossier import Product
from thuistafel.core.plan import Plan
from thuistafel.core.products import Supply, within
from thuistafel.documents.report import NewHome, NewHomes
from thuistafel.documents.report_words import count, decimal, homes, listing, number, percent, say
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import UNKNOWN

MONTHS = 24
NAMES = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def new_homes(plan: Plan) -> NewHomes | None:
    """The list with its sentence, reckoned from 1 January of the plan year; None when nothing is on it."""
    products = sorted(plan.dossier.products, key=lambda one: (one.likely or one.late or date.max, one.name))
    if not products:
        return None
    year = plan.dossier.frame.plan_year
    names = {one.code: one.name for one in (*plan.dossier.composition.members, *plan.dossier.neighbours)}
    (soon,) = within(products, date(year, 1, 1), [MONTHS])
    known = sum(one.homes for one in products if one.homes is not None)
    stand = translated("staat") if known == 1 else translated("staan")
    listed = say("products_listed", homes=homes(known), stand=stand)
    unsaid = sum(one.homes is None for one in products)
    more = [say("products_unknown", products=count(unsaid, "product", "producten"))] if unsaid else []
    said = " ".join([listed, *more, supply_sentence(soon.supply, year), say("products_caution")])
    return NewHomes(said, tuple(new_home(one, names) for one in products))


def supply_sentence(supply: Supply, year: int) -> str:
    """What stands within the horizon: for certain, at most, expected."""
    expected = UNKNOWN if supply.expected is None else decimal(supply.expected, 0)
    if supply.possible is None:
        code = "products_within_open"
    else:
        code = "products_within" if supply.expected is not None else "products_within_chance"
    certain, most = number(supply.certain), number(supply.possible)
    return say(code, certain=certain, most=most, expected=expected, months=MONTHS, year=str(year))


def new_home(product: Product, names: Mapping[str, str]) -> NewHome:
    """One product as it is printed."""
    return NewHome(
        product.name,
        names.get(product.municipality, product.municipality),
        product.municipality,
        number(product.homes),
        f"{month(product.early)} – {month(product.late)}",
        UNKNOWN if product.chance_percent is None else percent(product.chance_percent),
        yield_words(product.homes, product.chance_percent),
        say("product_returns", year=str(product.end.year)) if product.end else "",
    )


def month(day: date | None) -> str:
    """`okt 2024`; a dash when not known."""
    return UNKNOWN if day is None else f"{translated(NAMES[day.month - 1])} {day.year}"


def yield_words(total: int | None, chance: Fraction | None) -> str:
    """`0 of 60, verwacht 42`: a product comes or does not, the expected number is no home (C8)."""
    if total is None or chance is None:
        return UNKNOWN
    if chance == 100:
        return number(total)
    return say("product_yield", homes=total, expected=decimal(total * chance / 100, 0))


def asked_products(code: str, plan: Plan) -> str:
    """`Flexwoningen (60) en Splitsing (8)` in one municipality, largest first; '' when there are none."""
    own = [one for one in plan.dossier.products if one.municipality == code]
    own.sort(key=lambda one: (-(one.homes or 0), one.name))
    return listing([asked_product(one) for one in own])


def asked_product(one: Product) -> str:
    """`Splitsing met 8 woningen`; the name alone while the number is not known."""
    if one.homes is None:
        return one.name
    return translated("{name} met {homes}").format(name=one.name, homes=homes(one.homes))
