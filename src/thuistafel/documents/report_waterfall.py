"""From the shortage of the plan year to the horizon: each new product by date, never counted as sure homes (C8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.core.plan import Plan
from thuistafel.core.products import Step, steps, waterfall
from thuistafel.documents.report import Waterfall, WaterfallStep
from thuistafel.documents.report_complete import is_delivered
from thuistafel.documents.report_products import month
from thuistafel.documents.report_words import decimal, homes, number, say
from thuistafel.wording.numbers import UNKNOWN

MOST_STEPS = 12
"""So many products are drawn one by one."""


def waterfall_of(plan: Plan) -> Waterfall | None:
    """The way down; None without products, without a known shortage, or where nobody can be short."""
    frame, shortage, band = plan.dossier.frame, plan.distribution.total.shortage, plan.ranges.region
    found = steps(plan.dossier.products, frame.horizon)
    if not found or shortage is None or not band.high or not is_delivered(plan):
        return None
    (row,) = waterfall(plan.dossier.products, band, [frame.horizon])
    sure = row.supply.certain
    certain = say("waterfall_some_certain", homes=homes(sure)) if sure else say("waterfall_none_certain")
    sentence = say(
        "waterfall_sentence",
        shortage=homes(shortage),
        horizon=str(frame.horizon),
        left=_between(row.left),
        certain=certain,
    )
    shown = _readable(found, plan.dossier.names)
    return Waterfall(sentence, frame.plan_year, frame.horizon, shortage, band, shown, row.left)


def _readable(found: Sequence[Step], names: Mapping[str, str]) -> tuple[WaterfallStep, ...]:
    """The largest by date, and the others together behind them; one whose homes are not known is large."""
    if len(found) <= MOST_STEPS:
        return tuple(_step(one, names) for one in found)
    by_size = sorted(range(len(found)), key=lambda at: (found[at].supply.possible is not None, -_most(found[at]), at))
    largest = sorted(by_size[:MOST_STEPS])
    return (*(_step(found[at], names) for at in largest), _others([found[at] for at in by_size[MOST_STEPS:]]))


def _others(rest: Sequence[Step]) -> WaterfallStep:
    """Many small ones as one step: what they bring in all, less what goes again."""
    signs = [(-1 if one.returns else 1, one.supply) for one in rest]
    most = sum(sign * (supply.possible or 0) for sign, supply in signs)
    certain = sum(sign * supply.certain for sign, supply in signs)
    expected = None
    if all(supply.expected is not None for _, supply in signs):
        expected = sum((sign * (supply.expected or Fraction(0)) for sign, supply in signs), Fraction(0))
    shown = UNKNOWN if expected is None else decimal(expected, 0)
    outcome = say("waterfall_others_outcome", homes=most, expected=shown)
    name = say("waterfall_others", products=number(len(rest)))
    return WaterfallStep(name, "", outcome, abs(most), max(0, certain), most < 0)


def _most(step: Step) -> int:
    return step.supply.possible or 0


def _between(left: Interval) -> str:
    if not left.width:
        return homes(left.low)
    return say("waterfall_between", low=left.low, high=homes(left.high))


def _step(step: Step, names: Mapping[str, str]) -> WaterfallStep:
    product = step.product
    where = names.get(product.municipality, product.municipality)
    place = f"{where}, {month(step.day)}"
    return WaterfallStep(product.name, place, _outcome(step), product.homes, step.supply.certain, step.returns)


def _outcome(step: Step) -> str:
    """`0 of 60, verwacht 42`: it comes or it does not; only what is certain is a number of homes."""
    most, expected = step.supply.possible, step.supply.expected
    if most is None:
        return say("waterfall_unknown")
    if step.returns:
        return say("waterfall_returns")
    if step.supply.certain == most:
        return say("waterfall_sure", homes=homes(most))
    shown = UNKNOWN if expected is None else decimal(expected, 0)
    return say("product_yield", homes=most, expected=shown)
